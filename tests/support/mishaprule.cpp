#include "support/mishaprule.h"

#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace support {

namespace {

std::optional<RelayedHead::Chunk> chunkOf(const QString &word, QString &problem)
{
    using Chunk = RelayedHead::Chunk;
    if (word.isEmpty())
        return std::nullopt;
    const std::array<std::pair<QLatin1String, Chunk>, 4> words{{{QLatin1String("only"), Chunk::Only},
                                                                {QLatin1String("first"), Chunk::First},
                                                                {QLatin1String("middle"), Chunk::Middle},
                                                                {QLatin1String("last"), Chunk::Last}}};
    for (const auto &[name, chunk] : words) {
        if (word == name)
            return chunk;
    }
    problem = QStringLiteral("no part of a file: \"%1\"").arg(word);
    return std::nullopt;
}

} // namespace

bool MishapRule::matches(const RelayedHead &head) const
{
    if (!verb.isEmpty() && verb != head.verb)
        return false;
    if (chunk && chunk != head.chunk)
        return false;
    if (path.isEmpty())
        return true;
    const QString pattern = QRegularExpression::wildcardToRegularExpression(path);
    return QRegularExpression(pattern).match(QString::fromLatin1(head.path())).hasMatch();
}

MishapRule MishapRule::fromJson(const QJsonObject &object, QString &problem)
{
    MishapRule rule;
    rule.verb = object[u"verb"].toString().toLatin1();
    rule.path = object[u"path"].toString();
    rule.chunk = chunkOf(object[u"chunk"].toString(), problem);
    rule.nth = object[u"nth"].toInt();
    rule.times = object[u"times"].toInt();
    rule.probability = object[u"probability"].toDouble(1);
    rule.mishap = Mishap::fromJson(object, problem);
    return rule;
}

void MishapPlan::add(const MishapRule &rule)
{
    const std::array<quint32, 2> seeds{m_seed, static_cast<quint32>(m_rules.size())};
    m_rules.append({rule, QRandomGenerator(seeds.data(), seeds.size())});
}

void MishapPlan::clear()
{
    m_rules.clear();
}

Mishap MishapPlan::decide(const RelayedHead &head)
{
    Counted *striking = nullptr;
    for (Counted &counted : m_rules) {
        const MishapRule &rule = counted.rule;
        if (!rule.matches(head))
            continue;
        ++counted.matched;
        const bool isDrawn = counted.random.generateDouble() < rule.probability;
        const bool isMeant = rule.nth == 0 || counted.matched == rule.nth;
        const bool isLeft = rule.times == 0 || counted.struck < rule.times;
        if (!striking && isDrawn && isMeant && isLeft)
            striking = &counted;
    }
    if (!striking)
        return {};
    ++striking->struck;
    return striking->rule.mishap;
}

bool MishapPlan::asksForChunks() const
{
    return std::any_of(m_rules.begin(), m_rules.end(),
                       [](const Counted &counted) { return counted.rule.chunk.has_value(); });
}

} // namespace support
