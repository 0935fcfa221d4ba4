#pragma once

#include <QWidget>

class QStackedWidget;

namespace medias {
class MediaListModel;
class MediaSelection;
class RequestListModel;
} // namespace medias

namespace ui {

class ChosenRequest;
class ColumnsMenu;
class ColumnWidths;
class FetchCost;
class ListStatePage;
class MediaTableView;
class SearchBar;
class SelectAllBar;

/// The list of medias: what is looked for in it, its table, and, while that has no rows, why.
class MediaListPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MediaListPane)

public:
    struct Parts
    {
        medias::MediaListModel &medias;
        const medias::RequestListModel &requests;
        const ChosenRequest &chosen;
    };

    /// All parts must outlive this.
    explicit MediaListPane(const Parts &parts, QWidget *parent = nullptr);
    ~MediaListPane() override;

    [[nodiscard]] medias::MediaSelection &selection() const { return *m_selection; }
    [[nodiscard]] const ColumnWidths &columns() const { return *m_columns; }
    /// Which columns are wanted; belongs to this.
    [[nodiscard]] ColumnsMenu *columnsMenu() const { return m_columnsMenu; }

    /// The columns: which are wanted, in which order and how wide.
    [[nodiscard]] QByteArray layoutState() const;
    void restoreLayoutState(const QByteArray &state);

    /// The keyboard goes to the table, or to what stands in its place. Not by a focus proxy: Tab would take
    /// that way, too, and pass over what is before the table.
    void takeKeyboard();
    /// The keyboard goes to the words to search for.
    void search();
    void selectAllLoaded();
    /// The list is no longer the present; when it was is said below. Empty: it is the present.
    void setStale(const QString &since);

Q_SIGNALS:
    /// Somebody wants the media of the current row opened.
    void openWanted();
    void refreshWanted();
    void sendWanted();
    /// Somebody wants to choose whose medias the list shows.
    void requestWanted();
    /// Somebody wants it to show those of all requests.
    void allWanted();
    /// At that place on the screen.
    void menuWanted(const QPoint &position);
    /// In a line: how many medias there are, are found and are selected; empty while there is no list.
    void summaryChanged(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void lay();
    void connectParts();
    void pressed();
    void showOrder();
    void showState();
    void showNothingFound();
    void showEmptyList();
    void showNothingGoesSoon();
    void showPage(QWidget *page);
    void updateSummary();

    Parts m_parts;
    FetchCost *m_cost;
    SearchBar *m_searchBar;
    QStackedWidget *m_stack;
    MediaTableView *m_table;
    ListStatePage *m_state;
    ColumnWidths *m_columns;
    ColumnsMenu *m_columnsMenu;
    medias::MediaSelection *m_selection;
    QString m_stale;
    SelectAllBar *m_selectAllBar;
};

} // namespace ui
