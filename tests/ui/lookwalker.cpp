#include "lookwalker.h"

#include "cellwalk.h"
#include "colours.h"
#include "drawnground.h"
#include "office.h"
#include "showntext.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QScreen>
#include <QSplitter>
#include <QTextBlock>
#include <QTextEdit>

#include <algorithm>
#include <cmath>

using Rule = Finding::Rule;

namespace {

/// What is meant to be so.
struct Exception
{
    Rule rule;
    const char *className;
    const char *reason;
};

constexpr Exception exceptions[]{
    {Rule::Overlapping, "QSplitterHandle", "is wider than its line, so that a mouse finds it"},
    {Rule::Overlapping, "ui::DropOverlay", "lies over everything while files are dragged"},
    {Rule::Outside, "QSplitterHandle", "as above"},
    {Rule::OffBaseline, "QMessageBox", "has its icon at the top of all its texts, as Qt lays it"},
    {Rule::Faint, "QLineEditIconButton", "fades in, once there is something to clear"},
    {Rule::Clipped, "ui::LineLabel", "shows dots, and has the whole in its tool tip"},
};

bool isException(Rule rule, const QWidget &widget)
{
    return std::any_of(std::begin(exceptions), std::end(exceptions), [&](const Exception &one) {
        return one.rule == rule && widget.inherits(one.className);
    });
}

/// Strokes are thinner than a pixel: where they are smoothed, they do not have the whole of their ink.
constexpr double leastDrawnContrast = 3;

QList<QWidget *> shownChildren(const QWidget &parent)
{
    QList<QWidget *> shown;
    const QList<QWidget *> all = parent.findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
    std::copy_if(all.begin(), all.end(), std::back_inserter(shown),
                 [](const QWidget *one) { return one->isVisible() && !one->isWindow(); });
    return shown;
}

bool isViewport(const QWidget &widget)
{
    const auto *area = qobject_cast<const QAbstractScrollArea *>(widget.parentWidget());
    return area && area->viewport() == &widget;
}

QString describe(const QRect &rect)
{
    return QStringLiteral("%1x%2 at %3,%4").arg(rect.width()).arg(rect.height()).arg(rect.x()).arg(rect.y());
}

QString inShort(const QString &text)
{
    return text.size() > 60 ? text.left(40) + u'\u2026' + text.right(15) : text;
}

/// The middle of the first line of its text, or of its icon; nullopt: neither.
struct Line
{
    bool isIcon = false;
    double baseline = 0;
    double middle = 0; // of capital letters, or of the icon
    double wholeMiddle = 0;
    int lines = 1;
};

std::optional<Line> lineOf(const QWidget &widget)
{
    Line line;
    line.wholeMiddle = widget.y() + widget.height() / 2.0;
    if (const auto shown = shownText(widget)) {
        line.baseline = widget.y() + shown->firstBaseline;
        line.middle = line.baseline - widget.fontMetrics().capHeight() / 2.0;
        line.lines = shown->lines;
        return line;
    }
    const auto *label = qobject_cast<const QLabel *>(&widget);
    if (!label || label->pixmap(Qt::ReturnByValue).isNull())
        return std::nullopt;
    const double height = label->pixmap(Qt::ReturnByValue).deviceIndependentSize().height();
    const QRect place = label->contentsRect();
    line.isIcon = true;
    line.middle = widget.y() + (label->alignment() & Qt::AlignTop ? place.y() + height / 2
                                                                  : place.y() + place.height() / 2.0);
    return line;
}

} // namespace

QString Finding::asText() const
{
    static const QStringList names{
        QStringLiteral("clipped"), QStringLiteral("cut, not explained"), QStringLiteral("overlapping"),
        QStringLiteral("outside"), QStringLiteral("off the baseline"),   QStringLiteral("nameless"),
        QStringLiteral("faint")};
    return QStringLiteral("%1: %2: %3").arg(names[static_cast<int>(rule)], where, what);
}

LookWalker::LookWalker(QWidget &window)
    : m_window(window)
    , m_image(window.grab().toImage().convertToFormat(QImage::Format_RGB32))
{}

QList<Finding> LookWalker::findings()
{
    m_findings.clear();
    const QList<QWidget *> all = m_window.findChildren<QWidget *>();
    // What is below that is not to be read.
    m_isVeiled = std::any_of(all.begin(), all.end(), [](const QWidget *one) {
        return one->isVisible() && one->inherits("ui::DropOverlay");
    });
    walk(m_window);
    const QStringList nameless = Office::nameless(&m_window);
    for (const QString &one : nameless)
        m_findings.append({Rule::Nameless, one, QStringLiteral("has no accessible name")});
    return m_findings;
}

void LookWalker::add(Rule rule, const QWidget &widget, const QString &what)
{
    m_findings.append(
        {rule, QLatin1String(widget.metaObject()->className()) + u'/' + widget.objectName(), what});
}

void LookWalker::walk(QWidget &widget)
{
    if (&widget != &m_window)
        checkPlace(widget);
    if (const auto shown = shownText(widget))
        checkText(widget, *shown);
    else if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        checkIcon(*button);
    if (const auto *header = qobject_cast<const QHeaderView *>(&widget)) {
        checkHeader(*header);
        return;
    }
    if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget)) {
        const QList<Finding> inCells = cellFindings(*view);
        m_findings += inCells;
    }
    if (const auto *menu = qobject_cast<const QMenu *>(&widget))
        checkMenu(*menu);
    if (const auto *bar = qobject_cast<const QMenuBar *>(&widget))
        checkMenuBar(*bar);
    if (const auto *edit = qobject_cast<const QTextEdit *>(&widget))
        checkDocument(*edit);
    checkSiblings(widget);
    const QList<QWidget *> children = shownChildren(widget);
    for (QWidget *child : children)
        walk(*child);
}

void LookWalker::checkText(const QWidget &widget, const ShownText &shown)
{
    if (!shown.fits() && !isException(Rule::Clipped, widget))
        add(Rule::Clipped, widget,
            QStringLiteral("\"%1\" takes %2x%3 and has %4")
                .arg(inShort(shown.text))
                .arg(shown.needed.width())
                .arg(shown.needed.height())
                .arg(describe(shown.place)));
    // What cannot be used may be faint.
    if (!widget.isEnabled() || shown.text.trimmed().isEmpty())
        return;
    if (m_isVeiled)
        return;
    // What is half scrolled out of sight may have nothing of its letters there.
    const QRect visible = shown.place.intersected(widget.visibleRegion().boundingRect());
    if (visible.height() < shown.place.height())
        return;
    const QRect part(widget.mapTo(&m_window, visible.topLeft()), visible.size());
    const DrawnGround drawn = DrawnGround::of(m_image, part, shown.ink);
    const double meant = ui::contrast(shown.ink, drawn.ground);
    if (meant < ui::leastContrast || drawn.contrast < leastDrawnContrast)
        add(Rule::Faint, widget,
            QStringLiteral("\"%1\" in %2 on %3: contrast %4, drawn %5")
                .arg(inShort(shown.text), shown.ink.name(), drawn.ground.name())
                .arg(meant, 0, 'f', 2)
                .arg(drawn.contrast, 0, 'f', 2));
}

/// A button that says what it does by its picture alone.
void LookWalker::checkIcon(const QAbstractButton &button)
{
    const bool isWhole = button.visibleRegion().boundingRect().size() == button.size();
    if (button.icon().isNull() || !button.isEnabled() || !isWhole || m_isVeiled ||
        isException(Rule::Faint, button))
        return;
    const QRect part(button.mapTo(&m_window, QPoint()), button.size());
    const DrawnGround drawn = DrawnGround::of(m_image, part, {});
    if (drawn.contrast < leastDrawnContrast)
        add(Rule::Faint, button,
            QStringLiteral("its picture has a contrast of %1").arg(drawn.contrast, 0, 'f', 2));
}

void LookWalker::checkPlace(const QWidget &widget)
{
    const QWidget *parent = widget.parentWidget();
    if (isException(Rule::Outside, widget))
        return;
    QRect room = parent->rect();
    // What is scrolled may be higher than what shows it, but not wider.
    if (isViewport(*parent))
        room.adjust(0, -QWIDGETSIZE_MAX, 0, QWIDGETSIZE_MAX);
    // From right to left, Qt's splitters are wrong by one.
    if (qobject_cast<const QSplitter *>(parent))
        room.adjust(-1, -1, 1, 1);
    if (!room.contains(widget.geometry()))
        add(Rule::Outside, widget,
            QStringLiteral("%1 is not within %2").arg(describe(widget.geometry()), describe(parent->rect())));
}

void LookWalker::checkSiblings(const QWidget &parent)
{
    const QList<QWidget *> children = shownChildren(parent);
    for (qsizetype i = 0; i < children.size(); ++i) {
        for (qsizetype j = i + 1; j < children.size(); ++j) {
            const QWidget &one = *children[i];
            const QWidget &other = *children[j];
            const bool isMeant = isException(Rule::Overlapping, one) || isException(Rule::Overlapping, other);
            if (!isMeant && one.geometry().intersects(other.geometry()))
                add(Rule::Overlapping, one,
                    QStringLiteral("%1 lies over %2/%3, %4")
                        .arg(describe(one.geometry()), QLatin1String(other.metaObject()->className()),
                             other.objectName(), describe(other.geometry())));
            checkRow(parent, one, other);
        }
    }
}

/// Two widgets beside each other.
void LookWalker::checkRow(const QWidget &parent, const QWidget &one, const QWidget &other)
{
    const QRect a = one.geometry();
    const QRect b = other.geometry();
    const int shared = std::min(a.bottom(), b.bottom()) - std::max(a.top(), b.top()) + 1;
    const bool isRow =
        (a.right() < b.left() || b.right() < a.left()) && shared * 2 > std::min(a.height(), b.height());
    if (!isRow)
        return;
    const auto first = lineOf(one);
    const auto second = lineOf(other);
    if (!first || !second || (first->isIcon && second->isIcon))
        return;
    const bool isIcon = first->isIcon || second->isIcon;
    const double apart = isIcon ? first->middle - second->middle : first->baseline - second->baseline;
    // Several lines may also stand around the middle of what is beside them.
    const double middle = isIcon ? parent.height() / 2.0 : second->wholeMiddle;
    const bool isAround = (isIcon || std::max(first->lines, second->lines) > 1) &&
                          std::abs((second->isIcon ? second : first)->wholeMiddle - middle) <= 1.5;
    const double most = isIcon ? 1.5 : 1;
    if (std::abs(apart) > most && !isAround && !isException(Rule::OffBaseline, parent))
        add(Rule::OffBaseline, one,
            QStringLiteral("is %1 px %2 %3/%4 beside it, in %5")
                .arg(std::abs(apart))
                .arg(apart > 0 ? QStringLiteral("below") : QStringLiteral("above"),
                     QLatin1String(other.metaObject()->className()), other.objectName(),
                     parent.objectName()));
}

void LookWalker::checkHeader(const QHeaderView &header)
{
    const QWidget *viewport = header.viewport();
    for (int section = 0; section < header.count(); ++section) {
        const QRect place(header.sectionViewportPosition(section), 0, header.sectionSize(section),
                          viewport->height());
        if (header.isSectionHidden(section) || !place.intersects(viewport->rect()))
            continue;
        for (const Finding &one : headingFindings(header, section))
            m_findings.append(one);
        if (place.left() < 0 || place.right() > viewport->width())
            add(Rule::Outside, header,
                QStringLiteral("column %1, %2, is not within %3")
                    .arg(section)
                    .arg(describe(place), describe(viewport->rect())));
    }
}

void LookWalker::checkMenu(const QMenu &menu)
{
    const QList<QAction *> actions = menu.actions();
    for (QAction *action : actions) {
        if (action->isSeparator() || !action->isVisible())
            continue;
        const QRect place = menu.actionGeometry(action);
        const QString text = withoutMnemonics(action->text());
        const int shortcut =
            menu.fontMetrics().horizontalAdvance(action->shortcut().toString(QKeySequence::NativeText));
        const int needed = menu.fontMetrics().horizontalAdvance(text) + shortcut;
        // The offscreen screen at 200 % is narrower than any that there is, and cuts menus.
        const bool isCut = place.width() > menu.screen()->availableSize().width();
        if ((!isCut && !menu.rect().contains(place)) || needed > place.width())
            add(Rule::Clipped, menu,
                QStringLiteral("\"%1\" takes %2 and has %3")
                    .arg(inShort(text))
                    .arg(needed)
                    .arg(describe(place)));
        if (!action->isEnabled())
            continue;
        const DrawnGround drawn =
            DrawnGround::of(m_image, QRect(menu.mapTo(&m_window, place.topLeft()), place.size()), {});
        if (drawn.contrast < ui::leastContrast)
            add(Rule::Faint, menu,
                QStringLiteral("\"%1\": contrast drawn %2")
                    .arg(inShort(text))
                    .arg(drawn.contrast, 0, 'f', 2));
    }
}

void LookWalker::checkMenuBar(const QMenuBar &bar)
{
    const QList<QAction *> actions = bar.actions();
    for (QAction *action : actions) {
        if (!action->isVisible())
            continue;
        const QRect place = bar.actionGeometry(action);
        const int needed = bar.fontMetrics().horizontalAdvance(withoutMnemonics(action->text()));
        if (!bar.rect().contains(place) || place.isEmpty() || needed > place.width())
            add(Rule::Clipped, bar,
                QStringLiteral("\"%1\" takes %2 and has %3")
                    .arg(action->text())
                    .arg(needed)
                    .arg(describe(place)));
    }
}

void LookWalker::checkDocument(const QTextEdit &edit)
{
    const int width = static_cast<int>(std::ceil(edit.document()->size().width()));
    if (width > edit.viewport()->width())
        add(Rule::Clipped, edit,
            QStringLiteral("takes %1 and has %2").arg(width).arg(edit.viewport()->width()));
    const QColor ground = edit.palette().color(QPalette::Base);
    for (QTextBlock block = edit.document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextCharFormat format = it.fragment().charFormat();
            const QColor ink = format.hasProperty(QTextFormat::ForegroundBrush)
                                   ? format.foreground().color()
                                   : edit.palette().color(QPalette::Text);
            if (ui::contrast(ink, ground) < ui::leastContrast)
                add(Rule::Faint, edit,
                    QStringLiteral("\"%1\" in %2 on %3")
                        .arg(inShort(it.fragment().text()), ink.name(), ground.name()));
        }
    }
}
