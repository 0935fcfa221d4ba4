#include "support/places.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

namespace {

/// What a program's --help lists, where there is no display: "-h", "--help", "--data folder".
QStringList optionsOfHelp(const QString &program)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QString::fromLatin1(name));
    process.setProcessEnvironment(environment);
    process.start(program, {QStringLiteral("--help")});
    if (!process.waitForFinished() || process.exitCode() != 0)
        return {};
    static const QRegularExpression option(QStringLiteral("^  (?:(-\\w), )?(--[\\w-]+)(?: <([\\w-]+)>)?"),
                                           QRegularExpression::MultilineOption);
    QStringList options;
    for (auto it = option.globalMatch(QString::fromLocal8Bit(process.readAllStandardOutput()));
         it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        if (match.hasCaptured(1))
            options.append(match.captured(1));
        options.append(match.captured(2));
        if (match.hasCaptured(3))
            options.last() += u' ' + match.captured(3);
    }
    options.sort();
    return options;
}

/// The same of a manual page, whose items are ".It Fl h , Fl -help" and ".It Fl -data Ar folder".
QStringList optionsOfPage(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return {};
    static const QRegularExpression item(QStringLiteral("^\\.It (Fl .+)$"),
                                         QRegularExpression::MultilineOption);
    QStringList options;
    for (auto it = item.globalMatch(QString::fromUtf8(file.readAll())); it.hasNext();) {
        const QStringList alternatives = it.next().captured(1).split(QStringLiteral(" , "));
        for (QString option : alternatives)
            options.append(
                option.replace(QLatin1String("Fl "), QLatin1String("-")).remove(QLatin1String("Ar ")));
    }
    options.sort();
    return options;
}

} // namespace

/// The manual pages list the options that the programs understand, neither more nor fewer.
class TestManPages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listTheOptions_data();
    void listTheOptions();
};

void TestManPages::listTheOptions_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("page");
    const QString pages = support::inSources(QStringLiteral("packaging/linux/man/"));
    QTest::newRow("mediadesk") << QStringLiteral(MEDIADESK_PROGRAM)
                               << pages + QLatin1String("mediadesk.1.in");
    QTest::newRow("mediadesk-demo-server")
        << support::demoServerProgram() << pages + QLatin1String("mediadesk-demo-server.1.in");
}

void TestManPages::listTheOptions()
{
    QFETCH(QString, program);
    QFETCH(QString, page);
    const QStringList options = optionsOfHelp(program);
    QVERIFY2(options.contains(QLatin1String("--version")), qPrintable(program));
    QCOMPARE(optionsOfPage(page), options);
}

QTEST_GUILESS_MAIN(TestManPages)
#include "tst_manpages.moc"
