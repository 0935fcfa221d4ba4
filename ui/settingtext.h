#pragma once

#include "account/settingsnotice.h"

#include <QString>

namespace ui {

/// What staff call a setting.
[[nodiscard]] QString settingName(account::Setting setting);

/// One of its values, as account::allowedValue() gives it.
[[nodiscard]] QString settingValueText(account::Setting setting, const QVariant &value);

/// Why a control for a setting is disabled that Settings::isFixed().
[[nodiscard]] QString fixedText();

/// In whole sentences: which setting or file, what was wrong, what holds now, what to do. Plain text.
[[nodiscard]] QString noticeText(const account::SettingsNotice &notice);

} // namespace ui
