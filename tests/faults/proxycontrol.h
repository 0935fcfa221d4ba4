#pragma once

#include "support/relay.h"

#include <QJsonObject>

/// Drives a relay by one JSON object a line, each of which is answered by one.
///
///     {"do": "add", "rules": [{"verb": "POST", "mishap": "LoseAnswer", ...}, ...]}     see MishapRule
///     {"do": "clear", "seed": 5}               drops all rules
///     {"do": "pace", "rate": 125000000, "roundTrip": 20}        bytes a second, milliseconds
///     {"do": "refuse", "time": 2000}           nobody can connect, for so many milliseconds
///     {"do": "letGo"}                          what is held, and what was to come late
///     {"do": "log"}                            -> {"ok": true, "requests": [{"verb": "POST", ...}, ...]}
///     {"do": "forgetLog"}
///
/// What cannot be done is answered {"ok": false, "problem": "..."}.
class ProxyControl final
{
public:
    /// `relay` must outlive it.
    explicit ProxyControl(support::Relay &relay)
        : m_relay(relay)
    {}

    [[nodiscard]] QByteArray answerTo(const QByteArray &line);

private:
    [[nodiscard]] QString obey(const QJsonObject &order, QJsonObject &answer);
    [[nodiscard]] QString addRules(const QJsonObject &order);

    support::Relay &m_relay;
};
