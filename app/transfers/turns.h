#pragma once

#include "transfers/transfer.h"

#include <QList>

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace transfers {

/// What has gone out under one name to one request.
using Destination = std::pair<botdoc::RequestId, QString>;

/// Whose turn it is: files move a few at a time, in the order they were asked for, but never two of one name
/// to the same request, for later chunks carry no id, and a server could only tell them apart by that.
/// Removals have their own few.
class Turns final
{
public:
    /// How many files move at a time, at least 1.
    void setParallel(int files) { m_files.most = files; }

    /// It waits from now on, behind those of lower ids.
    void wait(const Transfer &transfer);
    /// Which may start now; nullopt: none.
    [[nodiscard]] std::optional<TransferId> next() const;
    /// It runs from now on, even when it is not its turn.
    void start(const Transfer &transfer);
    /// It has moved all its bytes, and takes no other's turn any longer while it comes to its end.
    void moved(TransferId id);
    /// It neither waits nor runs any longer, if it did.
    void leave(TransferId id);
    void clear();
    /// Whether none waits or runs.
    [[nodiscard]] bool isOver() const;

    /// Up to `most` uploads that will start before others and `isWanted` says so of, each to a destination
    /// of its own to which nothing runs.
    [[nodiscard]] QList<TransferId> upcomingUploads(int most,
                                                    const std::function<bool(TransferId)> &isWanted) const;

private:
    using Turn = std::optional<Destination>; // nullopt: stands in nobody's way

    struct Lane
    {
        std::map<TransferId, Turn> waiting;
        std::map<TransferId, Turn> running;
        std::set<TransferId> moved; // of those that run
        int most;
    };

    [[nodiscard]] static std::optional<TransferId> nextIn(const Lane &lane);
    [[nodiscard]] static Turn turnOf(const Transfer &transfer);
    [[nodiscard]] Lane &laneOf(const Transfer &transfer);

    Lane m_files{{}, {}, {}, 3};
    Lane m_removals{{}, {}, {}, 3};
};

} // namespace transfers
