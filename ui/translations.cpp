#include "translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace ui {

namespace {

QLocale::Language spokenBy(const QLocale &system)
{
    const QStringList names = system.uiLanguages();
    for (const QString &name : names) {
        const QLocale::Language language = QLocale(name).language();
        if (language == QLocale::English || language == QLocale::Spanish)
            return language;
    }
    return QLocale::English;
}

QLocale localeFor(account::Language language)
{
    const QLocale system = QLocale::system();
    QLocale::Language spoken = QLocale::English;
    switch (language) {
    case account::Language::System:
        spoken = spokenBy(system);
        break;
    case account::Language::English:
        break;
    case account::Language::Spanish:
        spoken = QLocale::Spanish;
        break;
    }
    // The system's own where it speaks the language: only that knows what its owner has set besides.
    return spoken == system.language() ? system : QLocale(spoken, system.territory());
}

} // namespace

void Translations::use(account::Language language)
{
    QCoreApplication::removeTranslator(&m_qts);
    QCoreApplication::removeTranslator(&m_ours);
    const QLocale locale = localeFor(language);
    QLocale::setDefault(locale);
    const QString code = QLocale::languageToCode(locale.language());
    // English too is a file: its plurals.
    if (m_ours.load(QLatin1String(":/i18n/mediadesk_") + code))
        QCoreApplication::installTranslator(&m_ours);
    // In packages for systems without a Qt of their own, Qt's texts lie beside the program.
    const QString file = QLatin1String("qtbase_") + code;
    const QString beside = QCoreApplication::applicationDirPath() + QLatin1String("/translations");
    if (m_qts.load(file, beside) || m_qts.load(file, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qts);
}

} // namespace ui
