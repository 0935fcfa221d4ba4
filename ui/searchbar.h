#pragma once

#include "medias/medialistmodel.h"

#include <QWidget>

class QBoxLayout;
class QComboBox;
class QLabel;
class QPushButton;

namespace ui {

class FetchCost;
class SearchField;

/// What is looked for in the list, as one types; and, once something is, how much of the list was looked at,
/// with what it takes to look at the rest.
class SearchBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchBar)

public:
    /// Both must outlive this; `cost` is that of `model`.
    SearchBar(medias::MediaListModel &model, const FetchCost &cost, QWidget *parent = nullptr);

    /// The keyboard goes to the words, which are selected.
    void begin();
    /// Looks for nothing any more; the order stays.
    void clear();

Q_SIGNALS:
    /// The keyboard is to go to the list.
    void left();
    /// A request is to be chosen: there is less to search in one.
    void requestWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void lay();
    void fold();
    void retranslate();
    void fill();
    void search();
    void showQuery();
    void showCoverage();
    [[nodiscard]] QString coverageText(const medias::MediaListModel::Coverage &coverage) const;
    [[nodiscard]] bool isSearch() const;

    medias::MediaListModel &m_model;
    const FetchCost &m_cost;
    SearchField *m_text;
    QComboBox *m_kind;
    QComboBox *m_condition;
    QBoxLayout *m_choices; // the words and, beside or below them, the boxes
    QWidget *m_coverage;
    QBoxLayout *m_covering; // the same of what was covered and the buttons
    QLabel *m_covered;
    QPushButton *m_stop;
    QPushButton *m_narrow;
    QPushButton *m_goOn;
    bool m_isShowing = false; // a query set by others
};

} // namespace ui
