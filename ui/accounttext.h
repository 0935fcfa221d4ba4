#pragma once

#include <QString>

namespace account {
struct CredentialError;
struct RememberedAccount;
} // namespace account

namespace ui {

/// What the window calls an account: its e-mail address, or what else there is to tell it by. Drawn as it is.
[[nodiscard]] QString accountName(const account::RememberedAccount &remembered);

/// "Live · api.botdoc.io"
[[nodiscard]] QString accountServer(const account::RememberedAccount &remembered);

/// Why a kept key has to be typed, and what to do about it.
[[nodiscard]] QString keyNeededText(const account::CredentialError &why);
/// Why a key could not be kept, though that was asked for.
[[nodiscard]] QString keyNotKeptText(const account::CredentialError &why);
/// Why the key of an account that was forgotten is still there.
[[nodiscard]] QString keyNotRemovedText(const account::RememberedAccount &remembered,
                                        const account::CredentialError &why);

/// A text with a host in it, for a label that wraps: a host may be longer than a line, and then breaks after
/// a dot or a hyphen. For drawing only.
[[nodiscard]] QString breakable(const QString &text);

} // namespace ui
