#include "question.h"

#include "longruns.h"

#include <QGuiApplication>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

namespace ui {

void ask(QWidget *window, const QString &question, const QString &text, const QString &yes,
         const std::function<void()> &go)
{
    auto *box = new QMessageBox(QMessageBox::Warning, QGuiApplication::applicationDisplayName(), question,
                                QMessageBox::Cancel, window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(withLongRunsBroken(text));
    // QMessageBox::setTextFormat() knows nothing of the informative text, where the strangers' names are.
    const QList<QLabel *> labels = box->findChildren<QLabel *>();
    for (QLabel *label : labels)
        label->setTextFormat(Qt::PlainText);
    QPushButton *doIt = box->addButton(yes, QMessageBox::AcceptRole);
    // Some styles give Cancel a red cross, and the button that destroys something nothing.
    box->button(QMessageBox::Cancel)->setIcon({});
    box->setDefaultButton(QMessageBox::Cancel);
    box->setEscapeButton(QMessageBox::Cancel);
    QObject::connect(doIt, &QPushButton::clicked, window, [go] { go(); });
    box->open();
}

} // namespace ui
