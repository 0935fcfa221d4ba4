#pragma once

#include <QLineEdit>
#include <QStringList>

namespace ui {

/// A field for words that are looked for, with a cross that clears it. While it is empty it says what can be
/// looked for, in as many words as it has room for.
class SearchField final : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchField)

public:
    explicit SearchField(QWidget *parent = nullptr);

    /// The same in fewer and fewer words; the last is taken where none has room.
    void setHints(const QStringList &hints);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showHint();

    QStringList m_hints;
};

} // namespace ui
