#pragma once

#include <QScrollArea>

namespace ui {

/// Shows a wrapped text at its whole height, but never more than a few lines of it at a time: the rest is
/// scrolled to.
class LowArea final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LowArea)

public:
    /// Takes over `text`, which has a height for its width.
    explicit LowArea(QWidget *text, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
};

} // namespace ui
