#pragma once

#include "botdoc/ids.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QListView;
class QSortFilterProxyModel;

namespace medias {
class RequestListModel;
}

namespace ui {

/// Where files go: a request found by name, matter or number in the list, or its number typed, for staff who
/// may not list requests or know it by heart.
class RequestChooser final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestChooser)

public:
    explicit RequestChooser(medias::RequestListModel &requests, QWidget *parent = nullptr);

    void choose(std::optional<botdoc::RequestId> request);
    [[nodiscard]] std::optional<botdoc::RequestId> chosen() const;

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void updateHint();
    void retranslate();
    [[nodiscard]] std::optional<botdoc::RequestId> typedNumber() const;

    medias::RequestListModel &m_requests;
    QSortFilterProxyModel *m_found;
    QLineEdit *m_search;
    QListView *m_list;
    QLabel *m_hint;
};

} // namespace ui
