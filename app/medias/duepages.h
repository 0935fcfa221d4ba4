#pragma once

#include <QList>
#include <QObject>

namespace medias {

class MediaPages;
class MediaRows;
class PagesAhead;
class RowsInView;

/// Which pages of the list are to be asked for next: the first and the last one where what the list is has to
/// be known anew, those in view, those around it, and those to be fetched ahead.
class DuePages final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DuePages)

public:
    /// All of them outlive this.
    DuePages(const MediaRows &rows, const MediaPages &pages, const RowsInView &inView, PagesAhead &ahead,
             QObject *parent = nullptr);
    ~DuePages() override;

    /// Nothing is known of the list: the first page, which tells what there is.
    void restart();
    /// What it is now. `withLastPage`: once the first one has told which that is.
    void askAnew(bool withLastPage);
    /// It is shorter than was said: nothing else before the first page has told how long.
    void doubtLength() { m_isLengthInDoubt = true; }
    void noteAnswered(int page);
    void noteFailed(int page);
    /// There is no such page though there should be.
    void noteMissing(int page);

    /// The most urgent first. `isReady`: it is known what there is; `epoch` as of the list.
    [[nodiscard]] QList<int> next(bool isReady, quint32 epoch);
    /// Others will be due once what is in view has been painted: then paintedInView() is told.
    [[nodiscard]] bool areOthersToCome() const { return m_around == Around::Posted; }

Q_SIGNALS:
    void paintedInView();

protected:
    bool event(QEvent *event) override;

private:
    enum class Around { Waits, Posted, Due };

    [[nodiscard]] QList<int> forView(quint32 epoch);
    [[nodiscard]] int lastPage() const;

    const MediaRows &m_rows;
    const MediaPages &m_pages;
    const RowsInView &m_inView;
    PagesAhead &m_ahead;
    Around m_around = Around::Waits; // whether the pages around what is in view are to be asked for
    bool m_isFirstPageDue = false;
    bool m_isLastPageDue = false;
    bool m_isLengthInDoubt = false;
};

} // namespace medias
