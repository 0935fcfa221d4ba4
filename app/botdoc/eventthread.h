#pragma once

class QString;
class QThread;

namespace botdoc {

/// A thread for objects that are moved to it, owned by the caller. Its event loop has begun: what is posted
/// to a thread before that reaches it by ways that the thread sanitizer does not know, for Qt is not built
/// for it.
[[nodiscard]] QThread *startEventThread(const QString &name);

} // namespace botdoc
