#pragma once

#include "botdoc/ids.h"

#include <QList>
#include <QSet>

namespace medias {

class MediaPages;
class MediaRows;
struct PageAnswer;

/// Which of the list is in view: rows side by side, or, where somebody has searched or sorted, medias in
/// whatever rows. Tells which pages are to be asked for because of it.
class RowsInView final
{
public:
    /// Both outlive this.
    RowsInView(const MediaRows &rows, MediaPages &pages);

    void clear();
    /// Both included; -1, -1: none. What could not be loaded may be asked for again when it comes into view:
    /// the pages that have come.
    QList<int> setRows(int first, int last);
    /// Those that were in view before are asked for anew by askAnew() alone.
    void setMedias(const QList<botdoc::MediaId> &ids);
    /// Of medias those alone that are on the first `mostPages` pages.
    void askAnew(int mostPages);
    /// It has been said what they are now.
    void noteAnswered(const PageAnswer &answer);
    void noteFailed(int page);

    /// The first and the last of the rows that there are; -1: they are not side by side, or there is none.
    [[nodiscard]] int first() const { return last() == -1 ? -1 : m_first; }
    [[nodiscard]] int last() const;
    /// Pages with rows in view that are not known to be as they were in this epoch.
    [[nodiscard]] QList<int> pages(quint32 epoch) const;
    /// Likewise one page behind and one ahead, by their nearest rows.
    [[nodiscard]] QList<int> pagesAround(quint32 epoch) const;

private:
    void addUnlessFresh(QList<int> &pages, int row, quint32 epoch) const;

    const MediaRows &m_rows;
    MediaPages &m_pages;
    int m_first = -1;
    int m_last = -1;
    QList<botdoc::MediaId> m_medias; // in place of such rows
    // Of these, those to be asked for anew: once each, for their pages are others each time the list changes.
    QSet<botdoc::MediaId> m_due;
};

} // namespace medias
