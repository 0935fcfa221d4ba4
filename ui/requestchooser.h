#pragma once

#include "botdoc/ids.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace medias {
class RequestListModel;
}

namespace ui {

class RequestFinder;

/// Where files go: a request found by name, matter or number in the list, or its number typed, for staff who
/// may not list requests or know it by heart.
class RequestChooser final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestChooser)

public:
    /// `requests` must outlive this.
    explicit RequestChooser(medias::RequestListModel &requests, QWidget *parent = nullptr);

    void choose(std::optional<botdoc::RequestId> request);
    [[nodiscard]] std::optional<botdoc::RequestId> chosen() const;

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void selectWhatIsMeant();
    void updateHint();

    medias::RequestListModel &m_requests;
    RequestFinder *m_finder;
    QLabel *m_hint;
};

} // namespace ui
