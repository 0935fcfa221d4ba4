#include "mnemonics.h"

#include <QHash>
#include <QSet>

namespace ui {

namespace {

/// Gives letters to texts one after the other. One that finds only letters that others have takes one whose
/// owner can do with another.
class Letters
{
public:
    explicit Letters(const QStringList &texts)
        : m_texts(texts)
        , m_places(texts.size(), -1)
    {
        for (qsizetype text = 0; text < texts.size(); ++text) {
            QSet<QChar> tried;
            (void)find(text, tried);
        }
    }

    /// Of its letter in the text; -1: it has none.
    [[nodiscard]] qsizetype placeIn(qsizetype text) const { return m_places[text]; }

private:
    [[nodiscard]] bool find(qsizetype text, QSet<QChar> &tried)
    {
        for (const bool isToBeFree : {true, false}) {
            for (const bool isToStart : {true, false}) {
                for (qsizetype place = 0; place < m_texts[text].size(); ++place) {
                    if (isStart(text, place) == isToStart && isFree(text, place) == isToBeFree &&
                        take(text, place, tried))
                        return true;
                }
            }
        }
        return false;
    }

    [[nodiscard]] bool take(qsizetype text, qsizetype place, QSet<QChar> &tried)
    {
        const QChar letter = letterAt(text, place);
        if (!letter.isLetterOrNumber() || tried.contains(letter))
            return false;
        tried.insert(letter);
        const auto owner = m_owners.constFind(letter);
        if (owner != m_owners.cend() && !find(*owner, tried))
            return false;
        m_owners.insert(letter, text);
        m_places[text] = place;
        return true;
    }

    [[nodiscard]] QChar letterAt(qsizetype text, qsizetype place) const
    {
        return m_texts[text][place].toUpper();
    }
    [[nodiscard]] bool isFree(qsizetype text, qsizetype place) const
    {
        return !m_owners.contains(letterAt(text, place));
    }
    [[nodiscard]] bool isStart(qsizetype text, qsizetype place) const
    {
        return place == 0 || m_texts[text][place - 1].isSpace();
    }

    const QStringList &m_texts;
    QList<qsizetype> m_places;
    QHash<QChar, qsizetype> m_owners;
};

} // namespace

QStringList withMnemonics(const QStringList &texts)
{
    const Letters letters(texts);
    QStringList marked = texts;
    for (qsizetype text = 0; text < texts.size(); ++text) {
        if (const qsizetype place = letters.placeIn(text); place != -1)
            marked[text].insert(place, u'&');
    }
    return marked;
}

} // namespace ui
