#include "content/namedfolder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using content::folderNamed;

namespace {

bool makeFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write("content") > 0;
}

} // namespace

class TestNamedFolder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesIt();
    void usesTheOneThatIsThere();
    void isNoFile();
    void saysWhyNot();
};

void TestNamedFolder::makesIt()
{
    const QTemporaryDir place;
    const auto folder = folderNamed(place.path(), u"Müller \u05d0 v1.2"_qs);
    QVERIFY(folder);
    QCOMPARE(*folder, place.filePath(u"Müller \u05d0 v1.2"_qs));
    QVERIFY(QFileInfo(*folder).isDir());
}

void TestNamedFolder::usesTheOneThatIsThere()
{
    const QTemporaryDir place;
    QVERIFY(QDir(place.path()).mkdir(u"Matter"_qs));
    QVERIFY(makeFile(place.filePath(u"Matter/before.txt"_qs)));
    const auto folder = folderNamed(place.path(), u"Matter"_qs);
    QVERIFY(folder);
    QCOMPARE(*folder, place.filePath(u"Matter"_qs));
    QVERIFY(QFile::exists(*folder + u"/before.txt"_qs));
}

void TestNamedFolder::isNoFile()
{
    const QTemporaryDir place;
    QVERIFY(makeFile(place.filePath(u"Matter v1.2"_qs)));
    for (int i = 0; i < 2; ++i) {
        const auto folder = folderNamed(place.path(), u"Matter v1.2"_qs);
        QVERIFY(folder);
        QCOMPARE(*folder, place.filePath(u"Matter v1.2 (1)"_qs));
    }
    QVERIFY(QFileInfo(place.filePath(u"Matter v1.2"_qs)).isFile());
#ifndef Q_OS_WIN
    // A link that leads nowhere.
    QVERIFY(QFile::link(place.filePath(u"nowhere"_qs), place.filePath(u"Linked"_qs)));
    QCOMPARE(folderNamed(place.path(), u"Linked"_qs).value(), place.filePath(u"Linked (1)"_qs));
#endif
}

void TestNamedFolder::saysWhyNot()
{
    const QTemporaryDir place;
    const auto folder = folderNamed(place.filePath(u"gone"_qs), u"Matter"_qs);
    QVERIFY(!folder);
    QCOMPARE(folder.error().kind, botdoc::ApiError::Kind::Disk);
    QVERIFY(!folder.error().technical.isEmpty());
    QVERIFY(!QFileInfo::exists(place.filePath(u"gone"_qs)));
}

QTEST_GUILESS_MAIN(TestNamedFolder)
#include "tst_namedfolder.moc"
