#pragma once

#include <QListView>

namespace ui {

/// Requests one below the other, as RequestDelegate paints them.
class RequestListView final : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestListView)

public:
    explicit RequestListView(QWidget *parent = nullptr);

    /// Goes `rows` on from the selected one, as far as there are any; from nowhere, or on from before it, to
    /// row `first`. Nowhere while there is no such row.
    void moveBy(int rows, int first);
    void selectNothing();
    /// Whether what comes after the last row is about to come into view. Never while this is hidden.
    [[nodiscard]] bool isNearEnd() const;

Q_SIGNALS:
    /// Somebody has gone to another row by the keyboard.
    void moved();
    /// Other rows are in view.
    void scrolled();

protected Q_SLOTS:
    /// Where the selected row goes, nothing is selected: not what happens to come next.
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    /// The right button selects nothing: what is selected here is what is shown elsewhere.
    void mousePressEvent(QMouseEvent *event) override;
    void showEvent(QShowEvent *event) override;
};

} // namespace ui
