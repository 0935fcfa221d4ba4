#include "wholeprogram.h"

#include "settingtext.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using account::Setting;
using account::SettingsNotice;
using account::SettingsPlaces;

/// What is wrong with the settings is said in the window: once, and so that staff understand it.
class TestSettingsNotices final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saysNothingWhenAllIsWell();
    void saysWhatWasCorrected();
    void saysSeveralThingsTogether();
    void saysWhatComesUpLater();
    void speaksOfEveryKind_data();
    void speaksOfEveryKind();
    void hasANameForEverySetting();
    void startsNoDemoThatIsSwitchedOff();

private:
    void write(const QString &path, const QByteArray &content) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    SettingsPlaces m_places;
};

void TestSettingsNotices::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_places = SettingsPlaces::in(m_folder->path());
}

void TestSettingsNotices::write(const QString &path, const QByteArray &content) const
{
    QFile out(path);
    QVERIFY(out.open(QIODevice::WriteOnly));
    QCOMPARE(out.write(content), content.size());
}

void TestSettingsNotices::saysNothingWhenAllIsWell()
{
    write(m_places.user, "[transfers]\nparallel=5\n");
    const WholeProgram program(m_places);
    QVERIFY(program.bar()->isHidden());
}

void TestSettingsNotices::saysWhatWasCorrected()
{
    write(m_places.user, "[transfers]\nchunkSize=<b>12</b>\n");
    {
        const WholeProgram program(m_places);
        QVERIFY(program.bar()->isVisible());
        QVERIFY2(program.text().contains(QStringLiteral("Size of the parts")), qPrintable(program.text()));
        QVERIFY2(program.text().contains(QStringLiteral("\u201c<b>12</b>\u201d")),
                 qPrintable(program.text()));
        QVERIFY2(program.text().contains(QStringLiteral("8 MiB")), qPrintable(program.text()));
    }
    const WholeProgram again(m_places);
    QVERIFY(again.bar()->isHidden());
}

void TestSettingsNotices::saysSeveralThingsTogether()
{
    write(m_places.user, "[transfers]\nchunkSize=1\nparallel=0\n");
    const WholeProgram program(m_places);
    QStringList lines;
    const QList<QLabel *> labels = program.bar()->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        lines += label->text().split(u'\n');
    QCOMPARE(lines.filter(QStringLiteral("cannot be used")).size(), 2);
}

void TestSettingsNotices::saysWhatComesUpLater()
{
    write(m_folder->filePath(QStringLiteral("home")), "");
    m_places.user = m_folder->filePath(QStringLiteral("home/mediadesk.ini"));
    WholeProgram program(m_places);
    QVERIFY(program.bar()->isHidden());
    program.settings.set<Setting::ParallelTransfers>(4);
    QTRY_VERIFY(program.bar()->isVisible());
    QVERIFY2(program.text().contains(QDir::toNativeSeparators(m_places.user)), qPrintable(program.text()));
}

void TestSettingsNotices::speaksOfEveryKind_data()
{
    QTest::addColumn<SettingsNotice::Kind>("kind");
    QTest::addColumn<QStringList>("words");
    const QString file = QDir::toNativeSeparators(QStringLiteral("/home/elena/mediadesk.ini"));
    const QString aside = file + QStringLiteral(".broken-1");
    QTest::newRow("corrected") << SettingsNotice::Kind::Corrected
                               << QStringList{QStringLiteral("Number of files"), QStringLiteral("12"),
                                              QStringLiteral("3")};
    QTest::newRow("not understood") << SettingsNotice::Kind::NotUnderstood
                                    << QStringList{QStringLiteral("Number of files"),
                                                   QStringLiteral("newer version"), QStringLiteral("3")};
    QTest::newRow("policy ignored") << SettingsNotice::Kind::PolicyIgnored
                                    << QStringList{QStringLiteral("Number of files"),
                                                   QStringLiteral("administrator"), QStringLiteral("12"),
                                                   QStringLiteral("3")};
    QTest::newRow("policy unreadable")
        << SettingsNotice::Kind::PolicyUnreadable << QStringList{QStringLiteral("administrator"), file};
    QTest::newRow("set aside") << SettingsNotice::Kind::SetAside << QStringList{file, aside};
    QTest::newRow("unreadable") << SettingsNotice::Kind::Unreadable
                                << QStringList{file, QStringLiteral("left as they are")};
    QTest::newRow("not written") << SettingsNotice::Kind::NotWritten
                                 << QStringList{file, QStringLiteral("cannot be written")};
}

void TestSettingsNotices::speaksOfEveryKind()
{
    QFETCH(const SettingsNotice::Kind, kind);
    QFETCH(const QStringList, words);
    SettingsNotice notice;
    notice.kind = kind;
    notice.setting = Setting::ParallelTransfers;
    notice.was = QStringLiteral("12");
    notice.now = 3;
    notice.file = QStringLiteral("/home/elena/mediadesk.ini");
    notice.keptAs = notice.file + QStringLiteral(".broken-1");
    const QString text = ui::noticeText(notice);
    for (const QString &word : words)
        QVERIFY2(text.contains(word), qPrintable(text));
    QVERIFY2(!text.contains(u'%'), qPrintable(text));
}

void TestSettingsNotices::hasANameForEverySetting()
{
    for (const account::SettingRow &row : account::settingTable) {
        QVERIFY(!ui::settingName(row.setting).isEmpty());
        if (row.kind == account::Kind::Flag || row.kind == account::Kind::Choice)
            QVERIFY(!ui::settingValueText(row.setting, account::fallbackValue(row)).isEmpty());
    }
}

void TestSettingsNotices::startsNoDemoThatIsSwitchedOff()
{
    write(m_places.policy, "[Fixed]\ndemoOffered=false\n");
    WholeProgram program(m_places);
    program.window.startDemo();
    const QList<QLabel *> labels = program.window.findChildren<QLabel *>(QStringLiteral("messageText"));
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text().contains(QStringLiteral("administrator"));
    }));
}

QTEST_MAIN(TestSettingsNotices)
#include "tst_settingsnotices.moc"
