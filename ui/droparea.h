#pragma once

#include <QAbstractButton>

namespace ui {

/// The place that says files can be dropped, and opens the file chooser when it is clicked or pressed.
/// Dropping works on the whole window; this is where people learn of it.
class DropArea final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DropArea)

public:
    explicit DropArea(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    [[nodiscard]] static QString hint();
};

} // namespace ui
