#include "question.h"

#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>

namespace ui {

void ask(QWidget *window, const QString &question, const QString &text, const QString &yes,
         const std::function<void()> &go)
{
    auto *box = new QMessageBox(QMessageBox::Warning, QGuiApplication::applicationDisplayName(), question,
                                QMessageBox::Cancel, window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(text);
    QPushButton *doIt = box->addButton(yes, QMessageBox::AcceptRole);
    // Some styles give Cancel a red cross, and the button that destroys something nothing.
    box->button(QMessageBox::Cancel)->setIcon({});
    box->setDefaultButton(QMessageBox::Cancel);
    box->setEscapeButton(QMessageBox::Cancel);
    QObject::connect(doIt, &QPushButton::clicked, window, [go] { go(); });
    box->open();
}

} // namespace ui
