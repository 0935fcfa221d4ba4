#include "languagemenu.h"

#include "account/settings.h"
#include "retranslation.h"
#include "settingtext.h"
#include "translations.h"

#include <QActionGroup>

namespace ui {

using account::Language;
using account::Setting;

LanguageMenu::LanguageMenu(account::Settings &settings, Translations &translations, QWidget *parent)
    : QMenu(parent)
    , m_settings(settings)
    , m_translations(translations)
    , m_languages(new QActionGroup(this))
    , m_reason(new QAction(this))
{
    setObjectName(QStringLiteral("languageMenu"));
    for (const Language language : {Language::System, Language::English, Language::Spanish})
        add(language);
    const bool isFixed = m_settings.isFixed(Setting::Language);
    m_languages->setEnabled(!isFixed);
    m_reason->setEnabled(false);
    if (isFixed)
        addAction(m_reason);
    keepTranslated(this, [this] { retranslate(); });
}

void LanguageMenu::add(Language language)
{
    QAction *action = m_languages->addAction(addAction(QString()));
    action->setCheckable(true);
    action->setChecked(m_settings.get<Setting::Language>() == language);
    action->setData(static_cast<int>(language));
    connect(action, &QAction::triggered, this, [this, language] {
        m_settings.set<Setting::Language>(language);
        m_translations.use(language);
    });
}

void LanguageMenu::retranslate()
{
    setTitle(tr("&Language"));
    const QList<QAction *> actions = m_languages->actions();
    for (QAction *action : actions) {
        const bool isSystem = action->data().toInt() == static_cast<int>(Language::System);
        action->setText(isSystem ? tr("&As the system")
                                 : settingValueText(Setting::Language, action->data()));
    }
    m_reason->setText(fixedText());
}

} // namespace ui
