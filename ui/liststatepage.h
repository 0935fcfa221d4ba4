#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

class QuietLabel;

/// What stands in the list's place while it has no rows: loading, empty, or why it could not be loaded.
class ListStatePage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListStatePage)

public:
    explicit ListStatePage(QWidget *parent = nullptr);

    /// `button` empty: none. It has the keyboard when this has it.
    void show(const QString &iconName, const QString &title, const QString &text, const QString &button = {});

Q_SIGNALS:
    void pressed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateIcon();

    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_title;
    QuietLabel *m_text;
    QPushButton *m_button;
};

} // namespace ui
