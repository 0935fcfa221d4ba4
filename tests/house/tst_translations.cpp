#include "support/catalogue.h"
#include "support/places.h"
#include "textliterals.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using support::CatalogueText;
using support::inSources;
using support::textsIn;

namespace {

QString described(const CatalogueText &message)
{
    return message.context + QLatin1String(": ") + message.source;
}

/// What a translation must have like its source: placeholders, each at least once; as many mnemonics, line
/// breaks; the same white space around; and the mark that says that something follows.
QStringList skeletonOf(const QString &text)
{
    static const QRegularExpression placeholder(QStringLiteral("%L?(\\d+|n)"));
    static const QRegularExpression mnemonic(QStringLiteral("(?<!&)&(?=\\w)"));
    QStringList parts;
    for (auto it = placeholder.globalMatch(text); it.hasNext();)
        parts.append(it.next().captured());
    parts.sort();
    parts.removeDuplicates();
    parts.append(QStringLiteral("mnemonics: %1").arg(text.count(mnemonic)));
    parts.append(QStringLiteral("lines: %1").arg(text.count(u'\n')));
    parts.append(QStringLiteral("before: %1").arg(text.front().isSpace()));
    parts.append(QStringLiteral("after: %1").arg(text.back().isSpace()));
    parts.append(QStringLiteral("ends: ") +
                 (QStringLiteral(":\u2026").contains(text.back()) ? text.back() : u'-'));
    return parts;
}

} // namespace

/// Every text that staff can read is translated, and each translation can stand in its source's place.
class TestTranslations final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsTranslated_data();
    void everyTextIsTranslated();
    void placeholdersStay_data();
    void placeholdersStay();
    void findsWhatIsAmiss();
    void textsOfWindowsGoThroughTranslation();
    void findsLiterals();
};

void TestTranslations::everyTextIsTranslated_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("English plurals") << QStringLiteral("mediadesk_en.ts")
                                     << QStringList{QStringLiteral("-pluralonly")};
    QTest::newRow("Spanish") << QStringLiteral("mediadesk_es.ts") << QStringList();
}

void TestTranslations::everyTextIsTranslated()
{
    QFETCH(const QString, file);
    QFETCH(const QStringList, options);
    const QTemporaryDir folder;
    const QString copy = folder.filePath(file);
    QVERIFY(QFile::copy(inSources(QLatin1String("translations/") + file), copy));

    // As translations/CMakeLists.txt does it, but that what is no longer used stays to be seen.
    QProcess lupdate;
    lupdate.setWorkingDirectory(inSources());
    const QStringList common{
        QStringLiteral("app"),     QStringLiteral("ui"),         QStringLiteral("-I"),  QStringLiteral("app"),
        QStringLiteral("-I"),      QStringLiteral("ui"),         QStringLiteral("-ts"), copy,
        QStringLiteral("-silent"), QStringLiteral("-locations"), QStringLiteral("none")};
    lupdate.start(QStringLiteral(MEDIADESK_LUPDATE), options + common);
    QVERIFY(lupdate.waitForFinished());
    QCOMPARE(lupdate.exitCode(), 0);
    // It complains of texts in no context, which it leaves out.
    const QStringList said = QString::fromUtf8(lupdate.readAllStandardError()).split(u'\n');
    const QStringList complaints = said.filter(QRegularExpression(QStringLiteral("\\.(cpp|h):\\d+: ")));
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));

    const QList<CatalogueText> messages = textsIn(copy);
    QVERIFY(!messages.isEmpty());
    QStringList amiss;
    for (const CatalogueText &message : messages) {
        const bool isEmpty = std::any_of(message.translations.begin(), message.translations.end(),
                                         [](const QString &text) { return text.isEmpty(); });
        if (!message.type.isEmpty() || isEmpty)
            amiss.append((message.type.isEmpty() ? QStringLiteral("empty") : message.type) +
                         QStringLiteral(": ") + described(message));
    }
    if (!amiss.isEmpty())
        amiss.append(QStringLiteral("Build the target update-translations, and translate what is new."));
    QVERIFY2(amiss.isEmpty(), qPrintable(amiss.join(u'\n')));
}

void TestTranslations::placeholdersStay_data()
{
    QTest::addColumn<QString>("file");
    const QStringList files =
        QDir(inSources(QStringLiteral("translations"))).entryList({QStringLiteral("*.ts")});
    for (const QString &file : files)
        QTest::newRow(qPrintable(file)) << file;
}

void TestTranslations::placeholdersStay()
{
    QFETCH(const QString, file);
    QStringList amiss;
    const QList<CatalogueText> messages = textsIn(inSources(QLatin1String("translations/") + file));
    QVERIFY(!messages.isEmpty());
    for (const CatalogueText &message : messages) {
        for (const QString &text : message.translations) {
            if (!text.isEmpty() && skeletonOf(text) != skeletonOf(message.source))
                amiss.append(described(message) + QLatin1String("\n    ") + text);
        }
    }
    QVERIFY2(amiss.isEmpty(), qPrintable(amiss.join(u'\n')));
}

void TestTranslations::findsWhatIsAmiss()
{
    const auto differ = [](const char16_t *one, const char16_t *other) {
        return skeletonOf(QString::fromUtf16(one)) != skeletonOf(QString::fromUtf16(other));
    };
    QVERIFY(differ(u"%1 of %2", u"%1 de"));
    QVERIFY(differ(u"%n files", u"archivos"));
    QVERIFY(differ(u"%Ln files", u"%n archivos"));
    QVERIFY(differ(u"&Open", u"Abrir"));
    QVERIFY(differ(u"Name:", u"Nombre"));
    QVERIFY(differ(u"Save\u2026", u"Guardar..."));
    QVERIFY(differ(u"More than %L1", u"M\u00e1s de %1"));
    QVERIFY(!differ(u"%1 &of %2", u"%2 &con %1"));
    QVERIFY(!differ(u"this && that", u"esto && aquello"));
}

void TestTranslations::textsOfWindowsGoThroughTranslation()
{
    QStringList offenders;
    QDirIterator it(inSources(QStringLiteral("ui")), {QStringLiteral("*.cpp"), QStringLiteral("*.h")},
                    QDir::Files);
    int files = 0;
    while (it.hasNext()) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        ++files;
        const QStringList texts = untranslatedTexts(QString::fromUtf8(file.readAll()));
        for (const QString &text : texts)
            offenders.append(it.fileName() + QLatin1String(": ") + text);
    }
    QVERIFY(files > 20);
    QVERIFY2(offenders.isEmpty(), qPrintable(offenders.join(u'\n')));
}

void TestTranslations::findsLiterals()
{
    const auto found = [](const char *code) { return untranslatedTexts(QString::fromUtf8(code)); };
    QCOMPARE(found("label->setText(QStringLiteral(\"Save here\"));"),
             QStringList{QStringLiteral("Save here")});
    QCOMPARE(found("label->setText(u\"Save\"_qs);"), QStringList{QStringLiteral("Save")});
    QCOMPARE(found("f(tr(\"a\"), QLatin1String(\"not so fast\"));"),
             QStringList{QStringLiteral("not so fast")});
    QCOMPARE(found("label->setText(tr(\"Save \"\n  \"here\") + u'x'); // \"Save here\""), QStringList());
    QCOMPARE(found("setText(u\"\\u00bfQuitar?\"_qs)"), QStringList{QStringLiteral("\u00bfQuitar?")});
    QCOMPARE(found("Text::tr(\"%1 cannot (yet) be used\").arg(name, g(\"y\"))"), QStringList());
    QCOMPARE(found("QCoreApplication::translate(\"main\", \"No such file\")"), QStringList());
    QCOMPARE(found("setObjectName(QStringLiteral(\"mediaTable\")); icon(QStringLiteral(\"sign-out\"));"),
             QStringList());
    QCOMPARE(found("#include \"Some Header.h\"\nqCWarning(lc, \"it went wrong\"); char c = '\"';"),
             QStringList());
    QCOMPARE(found("QRegularExpression(R\"(one (two) three)\")"),
             QStringList{QStringLiteral("one (two) three")});
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
