#pragma once

#include "account/setting.h"

#include <QTranslator>

namespace ui {

/// The language of the program: our texts, Qt's own, and how dates, numbers and sizes are written. Windows
/// hear of a change by LanguageChange, once, when the event loop is back.
///
/// Needs the application, and must not outlive it.
class Translations final
{
    Q_DISABLE_COPY_MOVE(Translations)

public:
    Translations() = default;

    /// As the system: English where we have no other. The country stays the system's.
    void use(account::Language language);

private:
    QTranslator m_ours;
    QTranslator m_qts;
};

} // namespace ui
