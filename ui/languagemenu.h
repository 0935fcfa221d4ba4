#pragma once

#include "account/setting.h"

#include <QMenu>

namespace account {
class Settings;
}

namespace ui {

class Translations;

/// "As the system" and each language by its own name; choosing one takes effect at once. Fixed by the
/// administrator it can be read, not changed, and says why.
class LanguageMenu final : public QMenu
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LanguageMenu)

public:
    /// Both must outlive this.
    LanguageMenu(account::Settings &settings, Translations &translations, QWidget *parent = nullptr);

private:
    void add(account::Language language);
    void retranslate();

    account::Settings &m_settings;
    Translations &m_translations;
    QActionGroup *m_languages;
    QAction *m_reason;
};

} // namespace ui
