#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;

namespace ui {

class QuietLabel;

/// What stands in the list's place while it has no rows: loading, empty, or why it could not be loaded. Where
/// there is not enough room its picture goes first; then it scrolls.
class ListStatePage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListStatePage)

public:
    explicit ListStatePage(QWidget *parent = nullptr);

    /// `button` empty: none. It has the keyboard when this has it.
    void show(const QString &iconName, const QString &title, const QString &text, const QString &button = {});

    /// As wide as it can be read in: it scrolls up and down alone.
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void pressed();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    /// Of the button: the keyboard has to be where it can be seen.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void lay();
    void updateIcon();
    void showIconWhereThereIsRoom();

    QString m_iconName;
    QScrollArea *m_area;
    QLabel *m_icon;
    QLabel *m_title;
    QuietLabel *m_text;
    QPushButton *m_button;
};

} // namespace ui
