#include "transfers/collectedfilemodel.h"
#include "transfers/filecollector.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using transfers::CollectedFile;
using transfers::CollectedFileModel;
using transfers::FileCollector;

class TestFileCollector final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsWhatCannotBeSent();
    void walksFoldersWithoutCircles();
    void followsLinksToFiles();
    void leavesRubbishOut();
    void stopsAtTheMost();
    void endsWhileItIsBusy();
    void modelTakesEachPathOnce();
    void modelRemovesRowsInAnyOrder();

private:
    [[nodiscard]] QString link(const QString &name, const QString &target) const;
    QString make(const QString &name, const QByteArray &bytes = "x") const;
    [[nodiscard]] static QList<CollectedFile> collect(const QStringList &paths);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestFileCollector::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QString TestFileCollector::make(const QString &name, const QByteArray &bytes) const
{
    const QString path = m_folder->filePath(name);
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
}

/// A link as the desktop makes one: on Windows a shortcut, elsewhere a symbolic link.
QString TestFileCollector::link(const QString &name, const QString &target) const
{
#ifdef Q_OS_WIN
    const QString path = m_folder->filePath(name + QStringLiteral(".lnk"));
#else
    const QString path = m_folder->filePath(name);
#endif
    return QFile::link(m_folder->filePath(target), path) ? path : QString();
}

QList<CollectedFile> TestFileCollector::collect(const QStringList &paths)
{
    FileCollector collector;
    QSignalSpy collected(&collector, &FileCollector::collected);
    collector.collect(paths);
    if (collected.isEmpty())
        collected.wait();
    return collected.isEmpty() ? QList<CollectedFile>()
                               : collected.first().first().value<QList<CollectedFile>>();
}

void TestFileCollector::tellsWhatCannotBeSent()
{
    const QString good = make(QStringLiteral("good.pdf"), "12345");
    const QString empty = make(QStringLiteral("empty.pdf"), {});
    const QString gone = make(QStringLiteral("gone"));
    const QString dangling = link(QStringLiteral("dangling"), QStringLiteral("gone"));
    QVERIFY(!dangling.isEmpty());
    QVERIFY(QFile::remove(gone));
    const QList<CollectedFile> files = collect(
        {good, empty, dangling, m_folder->filePath(QStringLiteral("missing")), QProcess::nullDevice()});
    QCOMPARE(files.size(), 5);
    QCOMPARE(files.at(0).bytes, 5);
    QVERIFY(files.at(0).problem.isEmpty());
    for (int index = 1; index < 5; ++index)
        QVERIFY2(!files.at(index).problem.isEmpty(), qPrintable(files.at(index).path));
}

void TestFileCollector::walksFoldersWithoutCircles()
{
    make(QStringLiteral("case/b.txt"));
    make(QStringLiteral("case/a.txt"));
    make(QStringLiteral("case/deep/er/c.txt"));
    QVERIFY(!link(QStringLiteral("case/deep/back"), QStringLiteral("case")).isEmpty());
    QDir().mkpath(m_folder->filePath(QStringLiteral("nothing in here")));
    const QList<CollectedFile> files = collect(
        {m_folder->filePath(QStringLiteral("case")), m_folder->filePath(QStringLiteral("nothing in here"))});
    QStringList names;
    for (const CollectedFile &file : files)
        names.append(file.name);
    QCOMPARE(names, QStringList({QStringLiteral("a.txt"), QStringLiteral("b.txt"), QStringLiteral("c.txt"),
                                 QStringLiteral("nothing in here")}));
    QVERIFY(!files.last().problem.isEmpty());
}

void TestFileCollector::followsLinksToFiles()
{
    make(QStringLiteral("case/letter.pdf"), "12345");
    const QString path = link(QStringLiteral("Shortcut to the letter"), QStringLiteral("case/letter.pdf"));
    QVERIFY(!path.isEmpty());
    const QList<CollectedFile> files = collect({path});
    QCOMPARE(files.size(), 1);
    QVERIFY2(files.first().problem.isEmpty(), qPrintable(files.first().problem));
    QCOMPARE(files.first().bytes, 5);
    QFile file(files.first().path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("12345"));
}

void TestFileCollector::leavesRubbishOut()
{
    make(QStringLiteral("case/.DS_Store"));
    make(QStringLiteral("case/THUMBS.DB"));
    make(QStringLiteral("case/desktop.ini"));
    make(QStringLiteral("case/.hidden but meant"));
    const QList<CollectedFile> files = collect({m_folder->filePath(QStringLiteral("case"))});
    QCOMPARE(files.size(), 1);
    QCOMPARE(files.first().name, QStringLiteral(".hidden but meant"));
}

void TestFileCollector::stopsAtTheMost()
{
    const QString one = make(QStringLiteral("one"));
    const QList<CollectedFile> files = collect(QStringList(FileCollector::mostFiles + 7, one));
    QCOMPARE(files.size(), FileCollector::mostFiles + 1);
    QVERIFY(!files.last().problem.isEmpty());
}

void TestFileCollector::endsWhileItIsBusy()
{
    const QString one = make(QStringLiteral("one"));
    FileCollector collector;
    for (int round = 0; round < 20; ++round)
        collector.collect(QStringList(1000, one));
    QVERIFY(collector.isBusy());
}

void TestFileCollector::modelTakesEachPathOnce()
{
    CollectedFileModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const CollectedFile one{
        .path = QStringLiteral("/a/one.pdf"), .name = QStringLiteral("one.pdf"), .bytes = 10, .problem = {}};
    const CollectedFile bad{.path = QStringLiteral("/a/<b>bad"),
                            .name = QStringLiteral("<b>bad"),
                            .bytes = 0,
                            .problem = QStringLiteral("Empty")};
    model.append({one, bad, one});
    model.append({one});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.sendableCount(), 1);
    QCOMPARE(model.sendableBytes(), 10);
    QCOMPARE(model.sendable(), QList<CollectedFile>{one});
    QVERIFY(!model.index(1, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("<b>")));
}

void TestFileCollector::modelRemovesRowsInAnyOrder()
{
    CollectedFileModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<CollectedFile> files;
    for (int number = 0; number < 5; ++number) {
        files.append({.path = QStringLiteral("/f%1").arg(number),
                      .name = QStringLiteral("f%1").arg(number),
                      .bytes = 1 << number,
                      .problem = {}});
    }
    model.append(files);
    model.remove({model.index(1, 0), model.index(4, 0), model.index(1, 2), model.index(0, 0)});
    QCOMPARE(model.sendable(), QList<CollectedFile>({files.at(2), files.at(3)}));
    QCOMPARE(model.sendableBytes(), 4 + 8);
    model.append({files.at(1)});
    QCOMPARE(model.rowCount(), 3);
}

QTEST_GUILESS_MAIN(TestFileCollector)
#include "tst_filecollector.moc"
