#include "cellwalk.h"

#include "colours.h"
#include "medias/requestlistmodel.h"
#include "requestlistview.h"
#include "showntext.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QTextDocument>
#include <QTextLayout>

#include <cmath>

using Rule = Finding::Rule;

namespace {

/// Between a text and the edge of its cell, so that two columns never run together.
constexpr int leastPadding = 3;

/// Without what a delegate puts around and into a text so that it is drawn as it is meant.
QString bare(const QString &text)
{
    QString plain;
    for (const QChar c : text) {
        if (c.category() != QChar::Other_Format && c != QChar::ReplacementCharacter && !c.isSpace())
            plain += c;
    }
    return plain;
}

bool hasWhole(const QVariant &toolTip, const QString &text)
{
    QTextDocument document;
    document.setHtml(toolTip.toString());
    return bare(document.toPlainText()).contains(bare(text));
}

double lineHeight(const QString &text, const QFont &font)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    return line.isValid() ? line.height() : 0;
}

QString nameOf(const QAbstractItemView &view, const QModelIndex &index)
{
    return QStringLiteral("%1/%2, row %3, column %4")
        .arg(QLatin1String(view.metaObject()->className()), view.objectName())
        .arg(index.row())
        .arg(index.column());
}

QString inShort(const QString &text)
{
    return text.size() > 60 ? text.left(40) + u'\u2026' + text.right(15) : text;
}

struct Exposed : QAbstractItemView
{
    using QAbstractItemView::initViewItemOption;
};

QStyleOptionViewItem optionOf(const QAbstractItemView &view, const QModelIndex &index)
{
    constexpr auto initialise = &Exposed::initViewItemOption;
    QStyleOptionViewItem option;
    (view.*initialise)(&option);
    option.rect = view.visualRect(index);
    if (view.selectionModel()->isSelected(index))
        option.state |= QStyle::State_Selected;
    const auto *delegate = qobject_cast<const QStyledItemDelegate *>(view.itemDelegateForIndex(index));
    return delegate ? styleOptionOf(*delegate, option, index) : option;
}

/// What the line of a request has beside its text, over what other cells have.
int takenBeside(const QAbstractItemView &view, const QModelIndex &index)
{
    constexpr int padding = 14;
    constexpr int gap = 10; // before its number
    if (!qobject_cast<const ui::RequestListView *>(&view))
        return 0;
    if (index.data(medias::RequestListModel::TitleRole).toString().isEmpty())
        return padding;
    const auto id = index.data(medias::RequestListModel::IdRole).value<botdoc::RequestId>();
    return padding + gap + view.fontMetrics().horizontalAdvance(QString::number(botdoc::number(id)));
}

QList<Finding> cellFindings(const QAbstractItemView &view, const QModelIndex &index)
{
    QList<Finding> findings;
    const QStyleOptionViewItem cell = optionOf(view, index);
    if (cell.text.isEmpty() || cell.rect.isEmpty())
        return findings;
    const auto add = [&](Rule rule, const QString &what) {
        findings.append(
            {rule, nameOf(view, index), u'"' + inShort(cell.text) + QStringLiteral("\" ") + what});
    };
    const QRect place = view.style()->subElementRect(QStyle::SE_ItemViewItemText, &cell, &view);
    const int margin = view.style()->pixelMetric(QStyle::PM_FocusFrameHMargin, &cell, &view) + 1;
    const int room = place.width() - 2 * margin - takenBeside(view, index);
    if (!cell.rect.contains(place))
        add(Rule::Outside, QStringLiteral("does not stand within its cell"));
    if (margin + (place.left() - cell.rect.left()) < leastPadding ||
        margin + (cell.rect.right() - place.right()) < leastPadding)
        add(Rule::Overlapping, QStringLiteral("touches what is beside its cell"));
    if (cell.fontMetrics.horizontalAdvance(cell.text) > room &&
        !hasWhole(index.data(Qt::ToolTipRole), cell.text))
        add(Rule::Unexplained, QStringLiteral("has %1 px, and no tool tip").arg(room));
    if (const double height = lineHeight(cell.text, cell.font); height > cell.rect.height())
        add(Rule::Clipped, QStringLiteral("is %1 px high, its row %2").arg(height).arg(cell.rect.height()));
    const bool isSelected = cell.state.testFlag(QStyle::State_Selected);
    const QColor ink = cell.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    const QColor ground = cell.palette.color(isSelected ? QPalette::Highlight : QPalette::Base);
    if (ui::contrast(ink, ground) < ui::leastContrast)
        add(Rule::Faint, QStringLiteral("in %1 on %2: contrast %3")
                             .arg(ink.name(), ground.name())
                             .arg(ui::contrast(ink, ground), 0, 'f', 2));
    return findings;
}

} // namespace

QList<Finding> cellFindings(const QAbstractItemView &view)
{
    QList<Finding> findings;
    const QAbstractItemModel *model = view.model();
    const QRect shown = view.viewport()->rect();
    const QModelIndex top = view.indexAt(shown.topLeft() + QPoint(1, 1));
    for (int row = std::max(0, top.row()); model && row < model->rowCount(); ++row) {
        if (view.visualRect(model->index(row, 0)).top() > shown.bottom())
            break;
        for (int column = 0; column < model->columnCount(); ++column) {
            const QModelIndex index = model->index(row, column);
            if (view.visualRect(index).intersects(shown))
                findings += cellFindings(view, index);
        }
    }
    return findings;
}

QList<Finding> headingFindings(const QHeaderView &header, int section)
{
    const QAbstractItemModel *model = header.model();
    const QString text = model->headerData(section, header.orientation()).toString();
    const int margin = header.style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, &header);
    const bool isSorted = header.isSortIndicatorShown() && header.sortIndicatorSection() == section;
    const int arrow =
        isSorted ? header.style()->pixelMetric(QStyle::PM_HeaderMarkSize, nullptr, &header) + margin : 0;
    const int needed = header.fontMetrics().horizontalAdvance(text) + 2 * margin + arrow;
    QList<Finding> findings;
    if (needed > header.sectionSize(section) &&
        !hasWhole(model->headerData(section, header.orientation(), Qt::ToolTipRole), text))
        findings.append({Rule::Unexplained,
                         QLatin1String(header.parentWidget()->metaObject()->className()) + u'/' +
                             header.parentWidget()->objectName(),
                         QStringLiteral("heading \"%1\" takes %2 and has %3, and no tool tip")
                             .arg(text)
                             .arg(needed)
                             .arg(header.sectionSize(section))});
    return findings;
}
