#pragma once

#include <QSharedDataPointer>

#include <utility>

namespace medias {

/// What is to be changed, from now on this owner's alone. Qt's own detach() reads the count of owners without
/// an order: what another thread read before it let go could come after what is changed here.
template <typename T>
[[nodiscard]] T &changeable(QSharedDataPointer<T> &shared)
{
    if (std::as_const(shared)->ref.loadAcquire() != 1)
        shared = new T(*std::as_const(shared));
    return *shared;
}

} // namespace medias
