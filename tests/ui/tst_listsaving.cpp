#include "account/settings.h"
#include "listsaving.h"
#include "listwindow.h"

#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QTest>

using medias::MediaListModel;

namespace {

struct Office final : ListWindow
{
    explicit Office(int medias)
        : ListWindow(medias)
    {
        saving = new ui::ListSaving(model, *columns, settings, *messages, &window);
    }
    ~Office() { delete saving; }
    Q_DISABLE_COPY_MOVE(Office)

    /// The file's lines, once it is there.
    [[nodiscard]] QList<QByteArray> savedLines()
    {
        const QString path = folder.filePath(QStringLiteral("list.csv"));
        saving->action()->trigger();
        auto *dialog = window.findChild<QFileDialog *>();
        dialog->selectFile(path);
        QMetaObject::invokeMethod(dialog, "accept");
        QFile file(path);
        if (!QTest::qWaitFor([this] { return message().contains(QStringLiteral("list.csv")); }, 10'000) ||
            !file.open(QIODevice::ReadOnly))
            return {};
        return file.readAll().split('\n');
    }

    account::Settings settings{account::SettingsPlaces::in(folder.path())};
    ui::ListSaving *saving = nullptr;
};

} // namespace

/// The list is saved as somebody has it before them, and they are told how much of it that is.
class TestListSaving final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void onlyWhereThereIsAList();
    void savesWhatIsShownInItsOrder();
    void savesWhatTheWindowHasNoRoomFor();
    void saysWhatWasNotLoaded();
    void saysWhatWentWrong();
};

void TestListSaving::initTestCase()
{
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestListSaving::onlyWhereThereIsAList()
{
    Office office(3);
    QVERIFY(!office.saving->action()->isEnabled());
    QVERIFY(office.signIn());
    QVERIFY(office.saving->action()->isEnabled());
    office.model.setClient(nullptr);
    QVERIFY(!office.saving->action()->isEnabled());
}

void TestListSaving::savesWhatIsShownInItsOrder()
{
    Office office(3);
    QVERIFY(office.signIn());
    QHeaderView *header = office.table->horizontalHeader();
    for (int column = 0; column < MediaListModel::ColumnCount; ++column)
        office.columns->setWanted(column, column == MediaListModel::Tag);
    header->moveSection(header->visualIndex(MediaListModel::Tag), 0);
    const QList<QByteArray> lines = office.savedLines();
    QCOMPARE(lines.size(), 1 + 3 + 1);
    QVERIFY2(lines[0].startsWith("\xef\xbb\xbfTag,Name,Media number,"), lines[0].constData());
    QVERIFY2(lines[1].startsWith("Tag,Media 3.pdf,3,20283,"), lines[1].constData());
    QVERIFY2(office.message().startsWith(QStringLiteral("The list of 3 media(s) was saved as ")),
             qPrintable(office.message()));
}

/// What is in the file is not to hang on how wide the window happens to be.
void TestListSaving::savesWhatTheWindowHasNoRoomFor()
{
    Office office(3);
    QVERIFY(office.signIn());
    office.columns->setWanted(MediaListModel::Type, false);
    office.table->resize(500, 300);
    QVERIFY(office.table->isColumnHidden(MediaListModel::Tag));
    const QList<QByteArray> lines = office.savedLines();
    QVERIFY2(lines.value(0).startsWith("\xef\xbb\xbfName,Tag,Request,Size,"), lines.value(0).constData());
}

void TestListSaving::saysWhatWasNotLoaded()
{
    Office office(12'000);
    QVERIFY(office.signIn());
    QCOMPARE(office.savedLines().size(), 1 + 100 + 1);
    QVERIFY2(office.message().startsWith(QStringLiteral("Saved 100 of 12,000 medias as ")),
             qPrintable(office.message()));
    QVERIFY(office.message().contains(QStringLiteral("the others are not loaded yet")));
}

void TestListSaving::saysWhatWentWrong()
{
    Office office(3);
    QVERIFY(office.signIn());
    office.saving->action()->trigger();
    auto *dialog = office.window.findChild<QFileDialog *>();
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(office.folder.filePath(QStringLiteral("no folder/list.csv")));
    QTRY_VERIFY(office.message().contains(QStringLiteral("could not be saved")));
}

QTEST_MAIN(TestListSaving)
#include "tst_listsaving.moc"
