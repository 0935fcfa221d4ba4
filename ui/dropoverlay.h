#pragma once

#include <QWidget>

namespace ui {

/// Lies over its parent while files are dragged across it, and says what dropping them will do. It takes no
/// mouse events of its own: the drop goes to the window underneath.
class DropOverlay final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DropOverlay)

public:
    explicit DropOverlay(QWidget *parent);

    void showFor(int files);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
};

} // namespace ui
