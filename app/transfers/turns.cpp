#include "transfers/turns.h"

#include <algorithm>

namespace transfers {

void Turns::wait(const Transfer &transfer)
{
    laneOf(transfer).waiting.emplace(transfer.id, turnOf(transfer));
}

void Turns::start(const Transfer &transfer)
{
    Lane &lane = laneOf(transfer);
    lane.waiting.erase(transfer.id);
    lane.running.emplace(transfer.id, turnOf(transfer));
}

std::optional<TransferId> Turns::next() const
{
    const std::optional<TransferId> file = nextIn(m_files);
    return file ? file : nextIn(m_removals);
}

std::optional<TransferId> Turns::nextIn(const Lane &lane)
{
    if (lane.running.size() - lane.moved.size() >= static_cast<std::size_t>(lane.most))
        return std::nullopt;
    for (const auto &[id, turn] : lane.waiting) {
        const auto isInItsWay = [&turn = turn](const auto &other) { return turn && other.second == turn; };
        if (std::none_of(lane.running.begin(), lane.running.end(), isInItsWay))
            return id;
    }
    return std::nullopt;
}

void Turns::moved(TransferId id)
{
    for (Lane *lane : {&m_files, &m_removals}) {
        if (lane->running.count(id) > 0)
            lane->moved.insert(id);
    }
}

void Turns::leave(TransferId id)
{
    for (Lane *lane : {&m_files, &m_removals}) {
        lane->waiting.erase(id);
        lane->running.erase(id);
        lane->moved.erase(id);
    }
}

void Turns::clear()
{
    for (Lane *lane : {&m_files, &m_removals}) {
        lane->waiting.clear();
        lane->running.clear();
        lane->moved.clear();
    }
}

bool Turns::isOver() const
{
    return m_files.waiting.empty() && m_files.running.empty() && m_removals.waiting.empty() &&
           m_removals.running.empty();
}

Turns::Turn Turns::turnOf(const Transfer &transfer)
{
    if (transfer.kind != Transfer::Kind::Upload)
        return std::nullopt;
    return Destination{transfer.request.value_or(botdoc::RequestId{}), transfer.name};
}

Turns::Lane &Turns::laneOf(const Transfer &transfer)
{
    return transfer.kind == Transfer::Kind::Removal ? m_removals : m_files;
}

QList<TransferId> Turns::upcomingUploads(int most, const std::function<bool(TransferId)> &isWanted) const
{
    std::set<Destination> taken;
    for (const auto &[id, turn] : m_files.running) {
        if (turn)
            taken.insert(*turn);
    }
    QList<TransferId> ids;
    for (auto at = m_files.waiting.begin(); at != m_files.waiting.end() && ids.size() < most; ++at) {
        const auto &[id, turn] = *at;
        if (turn && isWanted(id) && taken.insert(*turn).second)
            ids.append(id);
    }
    return ids;
}

} // namespace transfers
