#pragma once

#include "account/accountlist.h"

#include <QPushButton>

class QLabel;

namespace ui {

class QuietLabel;

/// A button for one remembered account: who, where, and whether its key is kept.
class AccountEntry final : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountEntry)

public:
    explicit AccountEntry(const account::RememberedAccount &remembered, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void updateMark();

    const account::RememberedAccount m_remembered;
    QLabel *m_mark;
    QLabel *m_name;
    QuietLabel *m_server;
    QuietLabel *m_hint;
};

} // namespace ui
