#pragma once

#include <QList>

#include <algorithm>

namespace medias {

class MediaPages;
class MediaRows;

/// Which pages of the list are to be fetched without being in view: the first ones that lack rows, up to a
/// last one. What is not to be asked for any more is passed over, so that it ends whatever a server answers.
class PagesAhead final
{
public:
    /// Both outlive this.
    PagesAhead(const MediaRows &rows, const MediaPages &pages);

    /// From the first row on, as far as `pages` pages hold rows that are not loaded, or could not be. 0:
    /// none.
    void start(int pages);
    void stop() { m_lastPage = 0; }
    void stopBefore(int page) { m_lastPage = std::min(m_lastPage, page - 1); }
    /// False also where only such pages lack rows as are not to be asked for.
    [[nodiscard]] bool isUnderWay() const;
    /// The last of the pages there are that it reaches; 0: none.
    [[nodiscard]] int lastPage() const;
    /// Rows from this one on may be others than before.
    void rowsLackFrom(int row);
    /// As many pages as can be under way at a time, the first one first, and those before the last of them
    /// that lack rows but are not to be asked for: they will not be named again while they are marked as
    /// failed.
    [[nodiscard]] QList<int> next();

private:
    /// Whether rows that could not be loaded lack, too, or stay as they are.
    enum class Failed { Lack, Stay };

    [[nodiscard]] bool lacksRows(int page, Failed failed) const;

    const MediaRows &m_rows;
    const MediaPages &m_pages;
    int m_firstRow = 0; // none before it is to be fetched. No page: a page may become larger
    int m_lastPage = 0;
};

} // namespace medias
