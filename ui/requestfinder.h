#pragma once

#include "botdoc/ids.h"
#include "medias/requestsearch.h"

#include <QWidget>

#include <optional>

class QConcatenateTablesProxyModel;
class QLineEdit;
class QStandardItemModel;
class QToolButton;

namespace medias {
class RequestListModel;
}

namespace ui {

class QuietLabel;
class RequestListView;
class SearchField;

/// A search field, the requests it finds, and below them what has been covered and how to go on.
class RequestFinder final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestFinder)

public:
    enum class Look {
        Field, ///< of a dialog: framed
        Pane   ///< as wide and high as what it is in
    };

    /// `requests` must outlive this.
    RequestFinder(medias::RequestListModel &requests, Look look, QWidget *parent = nullptr);
    ~RequestFinder() override;

    /// What stands before all requests, whatever is searched for.
    struct Entry
    {
        QString text;
        QString beside;        ///< at the end of its line, as a request's number is
        bool isUrgent = false; ///< that is a badge
        QString inWords;       ///< both, for whoever cannot see them; empty: the text says it all
        QString toolTip;
    };

    void setEntries(const QList<Entry> &entries);

    [[nodiscard]] medias::RequestSearch &search() { return m_search; }
    [[nodiscard]] QLineEdit *field() const;
    [[nodiscard]] RequestListView *view() const { return m_view; }

    /// The request of a row; nullopt: an entry, or no row.
    [[nodiscard]] std::optional<botdoc::RequestId> requestAt(const QModelIndex &index) const;
    [[nodiscard]] std::optional<botdoc::RequestId> selected() const;
    /// Which of the entries, from 0; nullopt: none.
    [[nodiscard]] std::optional<int> selectedEntry() const;
    /// Without a row for it, nothing is selected. nullopt: the first entry, where there is one.
    void select(std::optional<botdoc::RequestId> request);
    void selectEntry(int entry);
    [[nodiscard]] bool hasSelection() const;

Q_SIGNALS:
    /// Another text is searched for; its matches are in the rows.
    void searched();
    void selectionChanged();
    /// Rows have come or gone, or what is known of the number typed is another.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void lay(Look look);
    void connectParts();
    void retranslate();
    void selectRow(int row);
    void fetchWhenNear();
    void listChanged();
    void showState();
    void act();
    [[nodiscard]] QString coverage() const;
    [[nodiscard]] QString numberText() const;

    medias::RequestListModel &m_requests;
    medias::RequestSearch m_search;
    QStandardItemModel *m_entries;
    QConcatenateTablesProxyModel *m_rows;
    SearchField *m_field;
    RequestListView *m_view;
    QWidget *m_below;
    QuietLabel *m_state;
    QToolButton *m_action;
};

} // namespace ui
