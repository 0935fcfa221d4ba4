#pragma once

#include "support/mishap.h"

#include <QList>
#include <QRandomGenerator>

namespace support {

/// A request whose head has come, as far as rules ask about it.
struct RelayedHead
{
    enum class Chunk { None, Only, First, Middle, Last }; ///< of a file, as the form says

    QByteArray verb;
    QByteArray target; ///< path and query as sent
    Chunk chunk = Chunk::None;

    [[nodiscard]] QByteArray path() const { return target.split('?').first(); }
};

/// Which requests a mishap befalls.
struct MishapRule
{
    QByteArray verb;                         ///< empty: any
    QString path;                            ///< "/v1/media/*/": without the query; empty: any
    std::optional<RelayedHead::Chunk> chunk; ///< of a file that is being sent
    int nth = 0;                             ///< of those that match, from 1 on; 0: each
    int times = 0;                           ///< at most so often; 0: always
    double probability = 1;
    Mishap mishap;

    [[nodiscard]] bool matches(const RelayedHead &head) const;
    /// {"verb": "POST", "path": "/v1/media/", "chunk": "middle", "nth": 2, "times": 1, "probability": 0.1,
    /// "mishap": ...}: all but the last may be left out. An empty `problem` says that it was one.
    [[nodiscard]] static MishapRule fromJson(const QJsonObject &object, QString &problem);
};

/// All rules, and how often each has matched. What befalls the n-th request that matches a rule depends on
/// the seed and on the rule's place alone, and not on the requests in between.
class MishapPlan final
{
public:
    explicit MishapPlan(quint32 seed = 0)
        : m_seed(seed)
    {}

    void add(const MishapRule &rule);
    void clear();
    /// What befalls this one: by the first rule that strikes. All that match count it.
    [[nodiscard]] Mishap decide(const RelayedHead &head);
    /// Whether a rule asks which part of a file it is.
    [[nodiscard]] bool asksForChunks() const;

private:
    struct Counted
    {
        MishapRule rule;
        QRandomGenerator random;
        int matched = 0;
        int struck = 0;
    };

    quint32 m_seed;
    QList<Counted> m_rules;
};

} // namespace support
