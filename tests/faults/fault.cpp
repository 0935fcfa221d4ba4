#include "fault.h"

using support::Mishap;
using Kind = support::Mishap::Kind;
using namespace std::chrono_literals;

namespace {

Fault answered(const QString &name, int status, bool isPage = false, Kind kind = Kind::Answer)
{
    Mishap mishap{kind, 10};
    mishap.status = status;
    mishap.isPage = isPage;
    return {name, mishap};
}

Fault ended(Fault fault, Mishap::Ending ending)
{
    fault.mishap.ending = ending;
    return fault;
}

Fault timedOut(const QString &name, const Mishap &mishap)
{
    return {.name = name, .mishap = mishap, .inactivity = 5s};
}

/// Each with and without a time to wait.
QList<Fault> statuses()
{
    QList<Fault> faults;
    for (const int status : {401, 403, 404, 408, 409, 413, 429, 500, 502, 503, 504}) {
        Fault fault = answered(QString::number(status), status);
        faults.append(fault);
        fault.name += u" with Retry-After"_qs;
        fault.mishap.retryAfter = 1;
        faults.append(fault);
    }
    return faults;
}

} // namespace

QList<Fault> allFaults()
{
    constexpr qint64 within = 20; // of the shortest body
    QList<Fault> faults{
        {u"none"_qs, {}},
        // Longer than the client looks: the test delivers it after that.
        {.name = u"late, after it was looked for"_qs, .mishap = {Kind::DeliverLate, 0, 1h}},
        {.name = u"late, while it is looked for"_qs, .mishap = {Kind::DeliverLate}, .isLookedForLong = true},
        {u"lost answer"_qs, {Kind::LoseAnswer}},
        {u"reset before"_qs, {Kind::ResetBefore}},
        {u"reset during"_qs, {Kind::Cut, within}},
        {u"reset after"_qs, {Kind::LoseRequest}},
        timedOut(u"stalled before"_qs, {Kind::StallRequest}),
        timedOut(u"stalled before the answer"_qs, {Kind::StallAnswer, -1}),
        timedOut(u"stalled in the answer"_qs, {Kind::StallAnswer, within}),
        {u"trickle"_qs, {Kind::Trickle, 100, 1ms}},
        {u"truncated"_qs, {Kind::Truncate, within}},
        {u"flipped byte"_qs, {Kind::FlipByte, 0}},
        {u"length too long"_qs, {Kind::LongLength, 10}},
        {u"length too short"_qs, {Kind::ShortLength, 10}},
        {u"half closed"_qs, {Kind::HalfClose}},
        {u"refused for a while"_qs, {Kind::Refuse, 0, 5ms}},
        {.name = u"throttled"_qs, .mishap = {}, .pace = {500'000, 20ms}},
        answered(u"web page"_qs, 200, true),
        answered(u"web page, acted on"_qs, 200, true, Kind::ReplaceAnswer),
        answered(u"404, a web page"_qs, 404, true),
        answered(u"502, acted on"_qs, 502, true, Kind::ReplaceAnswer),
        answered(u"504, acted on"_qs, 504, true, Kind::ReplaceAnswer),
        answered(u"early 401, closed"_qs, 401, false, Kind::AnswerEarly),
        ended(answered(u"early 401, reset"_qs, 401, false, Kind::AnswerEarly), Mishap::Ending::Reset),
        answered(u"early 413, closed"_qs, 413, false, Kind::AnswerEarly),
        ended(answered(u"early 413, reset"_qs, 413, false, Kind::AnswerEarly), Mishap::Ending::Reset),
    };
    return faults + statuses();
}
