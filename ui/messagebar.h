#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace ui {

class LowArea;

/// A message in the window instead of a box over it: what happened and what to do, with at most one action,
/// the details one click further, until it is closed or replaced. Texts are shown as plain text.
class MessageBar final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageBar)

public:
    enum class Kind { Information, Success, Warning, Error };

    explicit MessageBar(QWidget *parent = nullptr);

    void show(Kind kind, const QString &text, const QString &details = {});
    /// The same with a button; `action` runs once when it is pressed, unless `context` is gone.
    void show(Kind kind, const QString &text, const QString &details, const QString &actionText,
              QObject *context, const std::function<void()> &action);
    void dismiss();
    /// What is shown, as it was given; empty: nothing is.
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void align();
    void updateIcon();

    Kind m_kind = Kind::Information;
    QString m_said; // as it was given
    QLabel *m_icon;
    QVBoxLayout *m_texts;
    QLabel *m_text;
    QLabel *m_detailsText;
    LowArea *m_details;
    QToolButton *m_action;
    QToolButton *m_detailsButton;
    QToolButton *m_close;
    QMetaObject::Connection m_onAction;
};

} // namespace ui
