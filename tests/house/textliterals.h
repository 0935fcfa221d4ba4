#pragma once

#include <QStringList>

/// The string literals in C++ `code` that read like words for people, and stand in no call that translates or
/// logs them. What reads like that: two words, or one with a capital first letter, the program's name aside.
[[nodiscard]] QStringList untranslatedTexts(const QString &code);
