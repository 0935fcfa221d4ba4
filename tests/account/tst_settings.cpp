#include "account/settings.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using account::Settings;

class TestSettings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void defaults();
    void keepsWhatWasSet();
    void correctsBadValues_data();
    void correctsBadValues();
    void fallsBackWhileAFolderIsAway();
    void survivesAFileThatIsNoIni();

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(QStringLiteral("mediadesk.ini")); }
    void write(const QByteArray &text) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSettings::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestSettings::write(const QByteArray &text) const
{
    QFile out(file());
    QVERIFY(out.open(QIODevice::WriteOnly));
    QCOMPARE(out.write(text), text.size());
}

void TestSettings::defaults()
{
    Settings settings(file());
    QCOMPARE(settings.chunkSize(), qint64(8) << 20);
    QCOMPARE(settings.parallelTransfers(), 3);
    QVERIFY(QDir(settings.saveFolder()).exists());
    QVERIFY(QDir(settings.sendFolder()).exists());
    QVERIFY(settings.takeCorrections().isEmpty());
}

void TestSettings::keepsWhatWasSet()
{
    {
        Settings settings(file());
        settings.setChunkSize(1 << 20);
        settings.setParallelTransfers(6);
        settings.setSaveFolder(m_folder->path());
        settings.setSignIn(QStringLiteral("https://botdoc.example.com/v1/"), QStringLiteral("a@example.com"));
        settings.setLayout(QStringLiteral("window"), QByteArray("\0\1\2", 3));
    }
    Settings settings(file());
    QCOMPARE(settings.chunkSize(), qint64(1) << 20);
    QCOMPARE(settings.parallelTransfers(), 6);
    QCOMPARE(settings.saveFolder(), m_folder->path());
    QCOMPARE(settings.serverAddress(), QStringLiteral("https://botdoc.example.com/v1/"));
    QCOMPARE(settings.email(), QStringLiteral("a@example.com"));
    QCOMPARE(settings.layout(QStringLiteral("window")), QByteArray("\0\1\2", 3));
}

void TestSettings::correctsBadValues_data()
{
    QTest::addColumn<QByteArray>("stored");
    QTest::newRow("too small") << QByteArray("[transfers]\nchunkSize=1\n");
    QTest::newRow("negative") << QByteArray("[transfers]\nchunkSize=-8388608\n");
    QTest::newRow("too large") << QByteArray("[transfers]\nchunkSize=99999999999999999999\n");
    QTest::newRow("no number") << QByteArray("[transfers]\nchunkSize=eight\n");
    QTest::newRow("a list") << QByteArray("[transfers]\nchunkSize=1, 2\n");
    QTest::newRow("empty") << QByteArray("[transfers]\nchunkSize=\n");
}

void TestSettings::correctsBadValues()
{
    QFETCH(const QByteArray, stored);
    write(stored);
    {
        Settings settings(file());
        QCOMPARE(settings.chunkSize(), qint64(8) << 20);
        QCOMPARE(settings.takeCorrections(), QStringList{QStringLiteral("transfers/chunkSize")});
        QVERIFY(settings.takeCorrections().isEmpty());
    }
    Settings again(file());
    QCOMPARE(again.chunkSize(), qint64(8) << 20);
    QVERIFY(again.takeCorrections().isEmpty());
}

void TestSettings::fallsBackWhileAFolderIsAway()
{
    const QString share = m_folder->filePath(QStringLiteral("share"));
    Settings settings(file());
    settings.setSaveFolder(share);
    QVERIFY(settings.saveFolder() != share);
    QVERIFY(QDir().mkpath(share));
    QCOMPARE(settings.saveFolder(), share);
}

void TestSettings::survivesAFileThatIsNoIni()
{
    write(QByteArray("\x00\xff\xfe[[[===\n\n]]\r=;", 16));
    Settings settings(file());
    QCOMPARE(settings.chunkSize(), qint64(8) << 20);
    settings.setChunkSize(1 << 20);
    QCOMPARE(settings.chunkSize(), qint64(1) << 20);
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
