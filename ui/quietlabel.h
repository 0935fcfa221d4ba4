#pragma once

#include <QLabel>

namespace ui {

/// Text of lesser weight, plain and wrapped, in light and dark.
class QuietLabel final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QuietLabel)

public:
    explicit QuietLabel(const QString &text = {}, QWidget *parent = nullptr);

    /// Of one line: how high it is depends on its width alone.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateColour();
};

} // namespace ui
