#include "content/savedbefore.h"

#include "botdoc/media.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using content::savedBefore;
using content::SaveTarget;

namespace {

const QByteArray bytes = "what was saved";

botdoc::Media media()
{
    botdoc::Media media;
    media.id = botdoc::MediaId{7};
    media.name = QStringLiteral("a.pdf");
    media.bytes = bytes.size();
    media.fileChecksum = QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex();
    return media;
}

} // namespace

class TestSavedBefore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isTheFileWithItsBytes();
    void isNoneWithoutAFile();
    void isNoneOfOtherBytes();
    void maybeNumbered();
    void stopsWhereNumbersEnd();
    void whatIsReplacedHasOneName();
    void needsAChecksum();
    void waitsForNoPipe();

private:
    void write(const QString &name, const QByteArray &content) const;
    [[nodiscard]] SaveTarget target() const { return {m_folder->path(), {}, false}; }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSavedBefore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestSavedBefore::write(const QString &name, const QByteArray &content) const
{
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

void TestSavedBefore::isTheFileWithItsBytes()
{
    write(QStringLiteral("a.pdf"), bytes);
    const auto found = savedBefore(media(), target());
    QVERIFY(found);
    QCOMPARE(found->path, m_folder->filePath(QStringLiteral("a.pdf")));
    QCOMPARE(found->md5, *media().fileChecksum);
    QCOMPARE(found->bytes, bytes.size());
    QVERIFY(found->checked);

    SaveTarget named = target();
    named.fileName = QStringLiteral("b.pdf");
    QVERIFY(!savedBefore(media(), named));
    write(QStringLiteral("b.pdf"), bytes);
    QVERIFY(savedBefore(media(), named));
}

void TestSavedBefore::isNoneWithoutAFile()
{
    QVERIFY(!savedBefore(media(), target()));
}

void TestSavedBefore::isNoneOfOtherBytes()
{
    QByteArray same = bytes;
    same[0] = 'W';
    for (const QByteArray &other : QList<QByteArray>{same, bytes + 'x', QByteArray()}) {
        write(QStringLiteral("a.pdf"), other);
        QVERIFY(!savedBefore(media(), target()));
    }
    // Of a size that the server does not tell.
    botdoc::Media unsized = media();
    unsized.bytes.reset();
    write(QStringLiteral("a.pdf"), bytes + 'x');
    QVERIFY(!savedBefore(unsized, target()));
    write(QStringLiteral("a.pdf"), bytes);
    QVERIFY(savedBefore(unsized, target()));
}

void TestSavedBefore::maybeNumbered()
{
    write(QStringLiteral("a.pdf"), "another");
    write(QStringLiteral("a (1).pdf"), "a third");
    write(QStringLiteral("a (2).pdf"), bytes);
    const auto found = savedBefore(media(), target());
    QVERIFY(found);
    QCOMPARE(found->path, m_folder->filePath(QStringLiteral("a (2).pdf")));
}

void TestSavedBefore::stopsWhereNumbersEnd()
{
    write(QStringLiteral("a.pdf"), "another");
    write(QStringLiteral("a (2).pdf"), bytes);
    QVERIFY(!savedBefore(media(), target()));
}

void TestSavedBefore::whatIsReplacedHasOneName()
{
    SaveTarget over = target();
    over.overwrite = true;
    write(QStringLiteral("a.pdf"), "the old one");
    write(QStringLiteral("a (1).pdf"), bytes);
    QVERIFY(!savedBefore(media(), over));
    write(QStringLiteral("a.pdf"), bytes);
    QVERIFY(savedBefore(media(), over));
}

void TestSavedBefore::needsAChecksum()
{
    botdoc::Media unchecked = media();
    unchecked.fileChecksum.reset();
    write(QStringLiteral("a.pdf"), bytes);
    QVERIFY(!savedBefore(unchecked, target()));
}

void TestSavedBefore::waitsForNoPipe()
{
#ifdef Q_OS_UNIX
    botdoc::Media unsized = media();
    unsized.bytes.reset();
    QCOMPARE(mkfifo(QFile::encodeName(m_folder->filePath(QStringLiteral("a.pdf"))).constData(), 0600), 0);
    QVERIFY(!savedBefore(unsized, target()));
#else
    QSKIP("There are no pipes among files here.");
#endif
}

QTEST_APPLESS_MAIN(TestSavedBefore)
#include "tst_savedbefore.moc"
