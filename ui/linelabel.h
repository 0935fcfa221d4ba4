#pragma once

#include <QLabel>

namespace ui {

/// One line of plain text that takes what room there is: dots say that it goes on, and its tool tip has the
/// whole.
class LineLabel final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LineLabel)

public:
    explicit LineLabel(QWidget *parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString drawn() const;
};

} // namespace ui
