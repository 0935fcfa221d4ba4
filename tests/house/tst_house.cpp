#include "support/places.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

namespace {

/// A source file of the product.
struct Source
{
    QString path;   ///< from the project's top: "app/botdoc/media.h"
    QString module; ///< "botdoc", ..., "ui"
    QStringList lines;

    [[nodiscard]] bool isHeader() const { return path.endsWith(QLatin1String(".h")); }
    /// The lines without what stands in comments of one line.
    [[nodiscard]] QString code() const
    {
        static const QRegularExpression comment(QStringLiteral("//[^\n]*"));
        return lines.join(u'\n').remove(comment);
    }
    /// What it includes: "botdoc/media.h", "QWidget", "vector".
    [[nodiscard]] QStringList includes() const
    {
        static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"));
        QStringList all;
        for (const QString &line : lines) {
            const QRegularExpressionMatch match = include.match(line);
            if (match.hasMatch())
                all.append(match.captured(1));
        }
        return all;
    }
};

/// What each module may include besides itself: the arrows of CONTRIBUTING.md.
const QMap<QString, QStringList> below{
    {QStringLiteral("botdoc"), {}},
    {QStringLiteral("content"), {QStringLiteral("botdoc")}},
    {QStringLiteral("medias"), {QStringLiteral("botdoc"), QStringLiteral("content")}},
    {QStringLiteral("transfers"), {QStringLiteral("botdoc"), QStringLiteral("content")}},
    {QStringLiteral("account"), {QStringLiteral("botdoc")}},
    {QStringLiteral("demo"), {}},
    {QStringLiteral("ui"),
     {QStringLiteral("botdoc"), QStringLiteral("content"), QStringLiteral("medias"),
      QStringLiteral("transfers"), QStringLiteral("account")}},
};

QString moduleOf(const QString &path)
{
    const QStringList parts = path.split(u'/');
    return parts.first() == QLatin1String("app") ? parts.value(1) : parts.first();
}

QList<Source> allSources()
{
    const QDir top(support::inSources());
    QList<Source> sources;
    for (const char *folder : {"app", "ui"}) {
        QDirIterator it(top.filePath(QString::fromLatin1(folder)),
                        {QStringLiteral("*.h"), QStringLiteral("*.cpp"), QStringLiteral("*.mm")}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
                qFatal("cannot read %s", qPrintable(file.fileName()));
            const QString path = top.relativeFilePath(file.fileName());
            sources.append({path, moduleOf(path), QString::fromUtf8(file.readAll()).split(u'\n')});
        }
    }
    return sources;
}

/// The module that an include of ours leads to; empty for what is not ours.
QString moduleIncluded(const Source &source, const QString &include)
{
    const QDir top(support::inSources());
    if (QFile::exists(top.filePath(QLatin1String("app/") + include)))
        return include.section(u'/', 0, 0);
    if (QFile::exists(top.filePath(include)))
        return moduleOf(include);
    // Beside the file, and out of its folder and back in.
    const QString beside = QFileInfo(top.filePath(source.path)).dir().filePath(include);
    if (QFile::exists(beside))
        return moduleOf(top.relativeFilePath(QDir::cleanPath(beside)));
    return {};
}

} // namespace

/// The architecture, as CONTRIBUTING.md draws it. Each test names all offenders at once.
class TestHouse final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void modulesAreKnown();
    void arrowsRunDown();
    void noWidgetsBelowTheWindows();
    void headersComeOnce();
    void filesStaySmall();
    void oneWayToTheNetwork();
    void oneCallerOfDownload();

private:
    QList<Source> m_sources;
};

void TestHouse::initTestCase()
{
    m_sources = allSources();
    QVERIFY(m_sources.size() > 20);
}

void TestHouse::modulesAreKnown()
{
    QStringList unknown;
    for (const Source &source : std::as_const(m_sources)) {
        if (!below.contains(source.module))
            unknown.append(source.path);
    }
    QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(u'\n')));
}

void TestHouse::arrowsRunDown()
{
    QStringList against;
    for (const Source &source : std::as_const(m_sources)) {
        const QStringList includes = source.includes();
        for (const QString &include : includes) {
            const QString module = moduleIncluded(source, include);
            if (!module.isEmpty() && module != source.module && !below.value(source.module).contains(module))
                against.append(source.path + QLatin1String(" includes ") + include);
        }
    }
    QVERIFY2(against.isEmpty(), qPrintable(against.join(u'\n')));
}

void TestHouse::noWidgetsBelowTheWindows()
{
    // The folder's name, or a class that lives in it as the installed headers tell.
    const QDir widgets(QLibraryInfo::path(QLibraryInfo::HeadersPath) + QLatin1String("/QtWidgets"));
    QStringList offenders;
    for (const Source &source : std::as_const(m_sources)) {
        if (!source.path.startsWith(QLatin1String("app/")))
            continue;
        const QStringList includes = source.includes();
        for (const QString &include : includes) {
            const QString name = include.section(u'/', -1);
            const bool isQt = name.startsWith(u'Q') || name.startsWith(u'q');
            if (include.startsWith(QLatin1String("QtWidgets")) || (isQt && widgets.exists(name)))
                offenders.append(source.path + QLatin1String(" includes ") + include);
        }
    }
    QVERIFY2(offenders.isEmpty(), qPrintable(offenders.join(u'\n')));
}

void TestHouse::headersComeOnce()
{
    QStringList offenders;
    for (const Source &source : std::as_const(m_sources)) {
        if (source.isHeader() && !source.lines.contains(QStringLiteral("#pragma once")))
            offenders.append(source.path);
    }
    QVERIFY2(offenders.isEmpty(), qPrintable(offenders.join(u'\n')));
}

void TestHouse::filesStaySmall()
{
    QStringList offenders;
    for (const Source &source : std::as_const(m_sources)) {
        if (source.lines.size() > 800)
            offenders.append(QStringLiteral("%1: %2 lines").arg(source.path).arg(source.lines.size()));
    }
    QVERIFY2(offenders.isEmpty(), qPrintable(offenders.join(u'\n')));
}

void TestHouse::oneWayToTheNetwork()
{
    static const QRegularExpression network(QStringLiteral("\\bQ(NetworkAccessManager|\\w*Socket)\\b"));
    QStringList offenders;
    for (const Source &source : std::as_const(m_sources)) {
        const bool isAllowed =
            source.module == QLatin1String("botdoc") || source.module == QLatin1String("demo");
        if (!isAllowed && source.code().contains(network))
            offenders.append(source.path);
    }
    QVERIFY2(offenders.isEmpty(), qPrintable(offenders.join(u'\n')));
}

void TestHouse::oneCallerOfDownload()
{
    // Each call may use up one of a media's downloads: content::ContentStore counts them for all.
    static const QRegularExpression call(
        QStringLiteral("(->|\\.)\\s*download\\s*\\(|&\\s*(botdoc::)?Client::download\\b"));
    QStringList offenders;
    for (const Source &source : std::as_const(m_sources)) {
        const bool isAllowed = source.module == QLatin1String("content") ||
                               source.module == QLatin1String("botdoc") ||
                               source.module == QLatin1String("demo");
        if (!isAllowed && source.code().contains(call))
            offenders.append(source.path);
    }
    QVERIFY2(offenders.isEmpty(), qPrintable(offenders.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestHouse)
#include "tst_house.moc"
