#include "savesheet.h"
#include "translations.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using botdoc::Media;
using medias::MediasToSave;
using ui::SaveSheet;

namespace {

Media media(qint64 id, qint64 bytes = 1000)
{
    Media media;
    media.id = botdoc::MediaId{id};
    media.name = QStringLiteral("Media %1.pdf").arg(id);
    media.bytes = bytes;
    return media;
}

QList<Media> some(qint64 first, int count, qint64 bytes = 1000)
{
    QList<Media> medias;
    for (int i = 0; i < count; ++i)
        medias.append(media(first + i, bytes));
    return medias;
}

/// The sheet, and what is asked of it.
class Sheet final
{
    Q_DISABLE_COPY_MOVE(Sheet)

public:
    explicit Sheet(const MediasToSave &medias, std::optional<qint64> room = std::nullopt)
        : sheet(medias, QStringLiteral("/home/me/Saved"), room)
        , useLast(sheet.findChild<QCheckBox *>())
        , save(sheet.findChild<QPushButton *>(QStringLiteral("saveThese")))
        , cancel(sheet.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Cancel))
        , wanted(&sheet, &SaveSheet::saveWanted)
    {
        sheet.show();
    }

    [[nodiscard]] QString headline() const
    {
        return sheet.findChild<QLabel *>(QStringLiteral("saveHeadline"))->text();
    }
    /// The headings, each with how many lines are below it.
    [[nodiscard]] QStringList groups() const
    {
        const auto *tree = sheet.findChild<QTreeWidget *>();
        QStringList groups;
        for (int i = 0; i < tree->topLevelItemCount(); ++i) {
            const QTreeWidgetItem *group = tree->topLevelItem(i);
            groups.append(QStringLiteral("%1: %2").arg(group->text(0)).arg(group->childCount()));
        }
        return groups;
    }
    [[nodiscard]] QList<qint64> saved() const
    {
        QList<qint64> ids;
        const auto medias = wanted.value(0).value(0).value<QList<Media>>();
        for (const Media &media : medias)
            ids.append(botdoc::number(media.id));
        return ids;
    }

    SaveSheet sheet;
    QCheckBox *useLast;
    QPushButton *save;
    QPushButton *cancel;
    QSignalSpy wanted;
};

} // namespace

/// What is asked before many are saved.
class TestSaveSheet final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void namesWhatIsOdd();
    void lastDownloadsAreLeftOut();
    void lastDownloadsOnRequest();
    void doesNothingByReturn();
    void takesWhatFits();
    void keepsTheirRoomForTheUsualOnes();
    void savesNothingOfNothing();
    void namesNoMoreThanCanBeRead();

private:
    ui::Translations m_translations; // for the plurals
};

void TestSaveSheet::initTestCase()
{
    m_translations.use(account::Language::English);
}

void TestSaveSheet::namesWhatIsOdd()
{
    Sheet sheet({some(1, 9), some(20, 2), some(30, 1), some(40, 1)});
    QCOMPARE(sheet.headline(), QStringLiteral("9 of 13 medias will be saved."));
    QCOMPARE(sheet.groups(),
             (QStringList{
                 QStringLiteral("2 have only one download left: 2"),
                 QStringLiteral("1 cannot be saved: no downloads are left, ask the sender for it again: 1"),
                 QStringLiteral("1 cannot be saved: it was removed, or has not arrived completely: 1")}));
    QCOMPARE(sheet.save->text(), QStringLiteral("Save 9 medias"));
}

void TestSaveSheet::lastDownloadsAreLeftOut()
{
    Sheet sheet({some(1, 2), some(20, 2), {}, {}});
    QVERIFY(sheet.useLast->isVisible() && !sheet.useLast->isChecked());
    sheet.save->click();
    QCOMPARE(sheet.saved(), (QList<qint64>{1, 2}));
    QVERIFY(!sheet.sheet.isVisible());
}

void TestSaveSheet::lastDownloadsOnRequest()
{
    Sheet sheet({some(1, 2), some(20, 2), {}, {}});
    QTest::keyClick(sheet.useLast, Qt::Key_Space);
    QCOMPARE(sheet.headline(), QStringLiteral("4 of 4 medias will be saved."));
    sheet.save->click();
    QCOMPARE(sheet.saved(), (QList<qint64>{1, 2, 20, 21}));
}

void TestSaveSheet::doesNothingByReturn()
{
    Sheet sheet({some(1, 2), some(20, 2), {}, {}});
    QVERIFY(sheet.cancel->isDefault());
    QTest::keyClick(&sheet.sheet, Qt::Key_Return);
    QVERIFY(!sheet.sheet.isVisible());
    QVERIFY(sheet.wanted.isEmpty());
}

void TestSaveSheet::takesWhatFits()
{
    QList<Media> usual = some(1, 3);
    usual.insert(1, media(9, 50'000));
    Sheet sheet({usual, {}, {}, {}}, 3'000);
    QVERIFY(!sheet.useLast->isVisible());
    QCOMPARE(sheet.groups(),
             QStringList{QStringLiteral("1 does not fit on the disk, where 3.0 kB are free: 1")});
    sheet.save->click();
    QCOMPARE(sheet.saved(), (QList<qint64>{1, 2, 3}));
}

/// A last download is not used up for what finds no room.
void TestSaveSheet::keepsTheirRoomForTheUsualOnes()
{
    Sheet sheet({some(1, 2), some(20, 2), {}, {}}, 3'500);
    sheet.useLast->setChecked(true);
    QCOMPARE(sheet.groups().value(1), QStringLiteral("1 does not fit on the disk, where 3.5 kB are free: 1"));
    sheet.useLast->setChecked(false);
    QCOMPARE(sheet.groups().size(), 1);
    sheet.useLast->setChecked(true);
    sheet.save->click();
    QCOMPARE(sheet.saved(), (QList<qint64>{1, 2, 20}));
}

void TestSaveSheet::savesNothingOfNothing()
{
    Sheet sheet({{}, some(20, 2), some(30, 1), {}});
    QCOMPARE(sheet.headline(), QStringLiteral("0 of 3 medias will be saved."));
    QVERIFY(!sheet.save->isEnabled());
    sheet.useLast->setChecked(true);
    QVERIFY(sheet.save->isEnabled());
}

void TestSaveSheet::namesNoMoreThanCanBeRead()
{
    Sheet sheet({some(1, 1), {}, some(1000, SaveSheet::mostNamed + 50), {}});
    const QTreeWidgetItem *group = sheet.sheet.findChild<QTreeWidget *>()->topLevelItem(0);
    QCOMPARE(group->childCount(), SaveSheet::mostNamed + 1);
    QCOMPARE(group->child(SaveSheet::mostNamed)->text(0), QStringLiteral("and 50 more"));
}

QTEST_MAIN(TestSaveSheet)
#include "tst_savesheet.moc"
