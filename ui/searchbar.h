#pragma once

#include "medias/medialistmodel.h"

#include <QElapsedTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

/// What is looked for in the list, as one types; and, once something is, how much of the list was looked at,
/// with what it takes to look at the rest.
class SearchBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchBar)

public:
    /// `model` must outlive this.
    explicit SearchBar(medias::MediaListModel &model, QWidget *parent = nullptr);

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

private:
    void lay();
    void retranslate();
    void fill();
    void search();
    void showQuery();
    void showCoverage();
    [[nodiscard]] QString coverageText(const medias::MediaListModel::Coverage &coverage) const;
    [[nodiscard]] bool isSearch() const;
    [[nodiscard]] QString costText(int pages) const;

    medias::MediaListModel &m_model;
    QLineEdit *m_text;
    QComboBox *m_kind;
    QComboBox *m_condition;
    QWidget *m_coverage;
    QLabel *m_covered;
    QPushButton *m_stop;
    QPushButton *m_narrow;
    QPushButton *m_goOn;
    bool m_isShowing = false; // a query set by others
    QElapsedTimer m_fetching; // runs while pages are fetched
    int m_loadedBefore = 0;
    double m_pageTime = 0; // in milliseconds, as it was seen; 0: not yet
};

} // namespace ui
