#pragma once

#include "botdoc/apierror.h"

#include <QList>

class QSslError;

namespace botdoc {

/// Of Kind::Tls: what is wrong with a server's certificate. It may be wrong in several ways at once: the
/// cause is the one that most speaks against it, `technical` names all.
[[nodiscard]] ApiError certificateError(const QList<QSslError> &errors);

} // namespace botdoc
