#pragma once

#include <QLineEdit>

class QToolButton;

namespace ui {

/// A line for a key or token: what is in it is hidden until the button at its end, which the keyboard reaches
/// too, shows it.
class SecretEdit final : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretEdit)

public:
    explicit SecretEdit(QWidget *parent = nullptr);

    /// What a screen reader and the tool tip call the button.
    void setRevealName(const QString &name);
    /// Hides what is in it again.
    void conceal();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void placeButton();

    QToolButton *m_reveal;
};

} // namespace ui
