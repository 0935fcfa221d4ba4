#include "messagebar.h"

#include "colours.h"
#include "icon.h"
#include "longruns.h"
#include "lowarea.h"
#include "retranslation.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace ui {

namespace {

Meaning meaningOf(MessageBar::Kind kind)
{
    switch (kind) {
    case MessageBar::Kind::Information:
        return Meaning::Neutral;
    case MessageBar::Kind::Success:
        return Meaning::Good;
    case MessageBar::Kind::Warning:
        return Meaning::Caution;
    case MessageBar::Kind::Error:
        return Meaning::Bad;
    }
    return Meaning::Neutral;
}

QString iconOf(MessageBar::Kind kind)
{
    switch (kind) {
    case MessageBar::Kind::Information:
        return QStringLiteral("info");
    case MessageBar::Kind::Success:
        return QStringLiteral("success");
    case MessageBar::Kind::Warning:
        return QStringLiteral("warning");
    case MessageBar::Kind::Error:
        return QStringLiteral("error");
    }
    return {};
}

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_texts(new QVBoxLayout)
    , m_text(plainLabel(this))
    , m_detailsText(plainLabel(this))
    , m_details(new LowArea(m_detailsText, this))
    , m_action(new QToolButton(this))
    , m_detailsButton(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("messageBar"));
    m_text->setObjectName(QStringLiteral("messageText"));
    m_action->setObjectName(QStringLiteral("messageAction"));
    m_detailsButton->setCheckable(true);
    m_detailsButton->setAutoRaise(true);
    m_close->setAutoRaise(true);
    m_close->setIcon(icon(QStringLiteral("close"), QPalette::WindowText));
    m_detailsText->setObjectName(QStringLiteral("messageDetails"));
    m_detailsText->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_details->setVisible(false);

    m_text->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_texts->setSpacing(2);
    m_texts->addWidget(m_text);
    m_texts->addWidget(m_details, 1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(m_texts, 1);
    layout->addWidget(m_detailsButton, 0, Qt::AlignTop);
    layout->addWidget(m_action, 0, Qt::AlignTop);
    layout->addWidget(m_close, 0, Qt::AlignTop);

    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    connect(m_detailsButton, &QToolButton::toggled, m_details, &QWidget::setVisible);
    keepTranslated(this, [this] { retranslate(); });
    hide();
}

void MessageBar::retranslate()
{
    // What was said stays as it was said.
    m_detailsButton->setText(tr("Details"));
    m_details->setAccessibleName(tr("Details"));
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close this message"));
    align();
}

/// The first line of the text stands on the line of the buttons, and the icon beside its middle.
void MessageBar::align()
{
    const int height = std::max(m_close->sizeHint().height(), m_detailsButton->sizeHint().height());
    for (QWidget *one : std::initializer_list<QWidget *>{m_icon, m_action, m_detailsButton, m_close})
        one->setMinimumHeight(height);
    const int above = (height - m_text->fontMetrics().height()) / 2;
    m_texts->setContentsMargins(0, above, 0, above);
}

void MessageBar::show(Kind kind, const QString &text, const QString &details)
{
    disconnect(m_onAction);
    m_kind = kind;
    m_said = text;
    m_text->setText(withLongRunsBroken(text));
    m_detailsText->setText(withLongRunsBroken(details));
    m_detailsButton->setChecked(false);
    m_detailsButton->setVisible(!details.isEmpty());
    m_action->hide();
    setAccessibleName(text);
    updateIcon();
    QFrame::show();
    update();
}

void MessageBar::show(Kind kind, const QString &text, const QString &details, const QString &actionText,
                      QObject *context, const std::function<void()> &action)
{
    // One that tells how far something has come is shown again and again.
    const bool hadFocus = m_action->hasFocus();
    show(kind, text, details);
    m_action->setText(actionText);
    m_action->show();
    if (hadFocus)
        m_action->setFocus();
    m_onAction = connect(m_action, &QToolButton::clicked, context, [this, action] {
        dismiss();
        action();
    });
}

void MessageBar::dismiss()
{
    disconnect(m_onAction);
    hide();
}

QString MessageBar::text() const
{
    return isHidden() ? QString() : m_said;
}

void MessageBar::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), meaningBackground(palette(), meaningOf(m_kind)));
    const QRect edge = QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, 4, height()));
    painter.fillRect(edge, meaningColour(palette(), meaningOf(m_kind)));
}

void MessageBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        updateIcon();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        align();
    QFrame::changeEvent(event);
}

void MessageBar::updateIcon()
{
    m_icon->setPixmap(icon(iconOf(m_kind), QPalette::WindowText).pixmap(QSize(20, 20), devicePixelRatioF()));
}

} // namespace ui
