#include "medias/mediaselection.h"

#include "medias/medialistmodel.h"

#include <QItemSelectionModel>

#include <algorithm>
#include <utility>

namespace medias {

using botdoc::Media;
using botdoc::MediaId;

namespace {

/// Adds a row, as part of the last range where it is that one's neighbour.
void addRow(QItemSelection &rows, const QAbstractItemModel &model, int row)
{
    const QModelIndex first = model.index(row, 0);
    const QModelIndex last = model.index(row, model.columnCount() - 1);
    if (!rows.isEmpty() && rows.constLast().bottom() == row - 1)
        rows.last() = QItemSelectionRange(rows.constLast().topLeft(), last);
    else
        rows.append(QItemSelectionRange(first, last));
}

/// Whole rows of the model; `rows` rise.
QItemSelection selectionOf(const QAbstractItemModel &model, const QList<int> &rows)
{
    QItemSelection selection;
    for (qsizetype first = 0, end = 0; first < rows.size(); first = end) {
        for (end = first + 1; end < rows.size() && rows[end] == rows[end - 1] + 1;)
            ++end;
        selection.append({model.index(rows[first], 0), model.index(rows[end - 1], model.columnCount() - 1)});
    }
    return selection;
}

} // namespace

MediaSelection::MediaSelection(MediaListModel *model, QItemSelectionModel *selectionModel, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_selectionModel(selectionModel)
{
    Q_ASSERT(selectionModel->model() == model);
    connect(selectionModel, &QItemSelectionModel::selectionChanged, this, &MediaSelection::readSelection);
    connect(selectionModel, &QItemSelectionModel::currentChanged, this, &MediaSelection::readCurrent);
    connect(model, &MediaListModel::rowsAboutToMove, this, &MediaSelection::rowsAboutToMove);
    connect(model, &MediaListModel::rowReplaced, this, &MediaSelection::rowReplaced);
    connect(model, &MediaListModel::rowsMoved, this, &MediaSelection::rowsMoved);
    connect(model, &MediaListModel::orderAboutToChange, this, &MediaSelection::orderAboutToChange);
    connect(model, &MediaListModel::orderChanged, this, &MediaSelection::orderChanged);
    connect(model, &MediaListModel::mediaRemoved, this, &MediaSelection::mediaRemoved);
    connect(model, &MediaListModel::dataChanged, this, &MediaSelection::detailsChanged);
    connect(model, &MediaListModel::modelReset, this, &MediaSelection::reset);
    const auto rowsChanged = [this] { m_haveRowsChanged = true; };
    connect(model, &MediaListModel::rowsInserted, this, rowsChanged);
    connect(model, &MediaListModel::rowsRemoved, this, rowsChanged);
    model->setKept([this](MediaId id) { return m_ids.contains(id); });
    readSelection();
    readCurrent();
}

MediaSelection::~MediaSelection()
{
    m_model->setKept({});
}

QList<int> MediaSelection::rows() const
{
    QList<int> rows;
    for (const MediaId id : m_ids) {
        if (const int row = m_model->rowOf(id); row != -1)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

QList<Media> MediaSelection::medias() const
{
    QList<Media> medias;
    const QList<int> selected = rows();
    medias.reserve(selected.size());
    for (const int row : selected)
        medias.append(*m_model->mediaAt(row));
    return medias;
}

MediaSelection::Size MediaSelection::size() const
{
    if (!m_size) {
        Size size;
        for (const MediaId id : m_ids) {
            const std::optional<MediaListModel::ContentSize> content = m_model->contentSizeOf(id);
            if (!content)
                continue;
            ++size.medias;
            size.bytes += content->value_or(0);
            size.isAtLeast = size.isAtLeast || !*content;
        }
        m_size = size;
    }
    return *m_size;
}

QSet<MediaId> MediaSelection::findAway() const
{
    QSet<MediaId> away;
    for (const MediaId id : m_ids) {
        if (m_model->rowOf(id) == -1)
            away.insert(id);
    }
    return away;
}

void MediaSelection::setIds(const QSet<MediaId> &ids)
{
    m_ids = ids;
    m_away = findAway();
}

void MediaSelection::tellChange()
{
    m_size.reset();
    Q_EMIT changed();
}

bool MediaSelection::contains(MediaId id) const
{
    return m_ids.contains(id) && m_model->rowOf(id) != -1;
}

bool MediaSelection::isAwaited(MediaId id) const
{
    return m_ids.contains(id) && m_model->rowOf(id) == -1;
}

/// What the user has selected.
void MediaSelection::readSelection()
{
    if (m_isMoving)
        return;
    const QItemSelection selection = m_selectionModel->selection();
    qsizetype most = 0;
    for (const QItemSelectionRange &range : selection)
        most += range.height();
    QSet<MediaId> ids;
    ids.reserve(most);
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (const std::optional<MediaId> id = m_model->idAt(row))
                ids.insert(*id);
        }
    }
    if (ids == m_ids)
        return;
    setIds(ids);
    tellChange();
    Q_EMIT chosen();
}

void MediaSelection::selectLoaded()
{
    QList<int> loaded;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->idAt(row))
            loaded.append(row);
    }
    m_selectionModel->select(selectionOf(*m_model, loaded),
                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void MediaSelection::readCurrent()
{
    if (m_isMoving)
        return;
    const std::optional<MediaId> current = m_model->idAt(m_selectionModel->currentIndex().row());
    if (std::exchange(m_current, current) != current)
        tellChange();
}

void MediaSelection::rowsAboutToMove()
{
    m_isMoving = true;
    m_haveRowsChanged = false;
}

void MediaSelection::rowReplaced(int row, bool hadMedia)
{
    m_haveRowsChanged = true;
    const std::optional<MediaId> id = m_model->idAt(row);
    const bool wasSelected = m_selectionModel->isRowSelected(row);
    // It was selected before it was known which media it would be.
    if (id && wasSelected && !hadMedia && !m_ids.contains(*id)) {
        m_ids.insert(*id);
        m_isChangeUntold = true;
    }
    const bool isSelected = id && m_ids.contains(*id);
    if (isSelected != wasSelected)
        addRow(isSelected ? m_toSelect : m_toDeselect, *m_model, row);
}

void MediaSelection::rowsMoved()
{
    const auto rowsOf = [](QItemSelectionModel::SelectionFlag how) {
        return how | QItemSelectionModel::Rows;
    };
    m_selectionModel->select(std::exchange(m_toDeselect, {}), rowsOf(QItemSelectionModel::Deselect));
    m_selectionModel->select(std::exchange(m_toSelect, {}), rowsOf(QItemSelectionModel::Select));

    bool isChanged = std::exchange(m_isChangeUntold, false);
    if (m_haveRowsChanged) {
        const QSet<MediaId> away = findAway();
        isChanged = isChanged || away != m_away;
        m_away = away;
    }
    isChanged = restoreCurrent() || isChanged;
    m_isMoving = false;
    if (isChanged)
        tellChange();
}

/// Where its media is now. True: another one is current.
bool MediaSelection::restoreCurrent()
{
    const QModelIndex shown = m_selectionModel->currentIndex();
    const int row = m_current ? m_model->rowOf(*m_current) : -1;
    // One that has no row now while its place is blank may be back with the next answer.
    const bool isAwaited = m_current && row == -1 && shown.isValid() && !m_model->isLoaded(shown.row());
    if (row != -1 && row != shown.row()) {
        m_selectionModel->setCurrentIndex(m_model->index(row, std::max(0, shown.column())),
                                          QItemSelectionModel::NoUpdate);
    } else if (row == -1 && !isAwaited) {
        const std::optional<MediaId> current = m_model->idAt(shown.row());
        return std::exchange(m_current, current) != current;
    }
    return false;
}

void MediaSelection::orderAboutToChange()
{
    m_isMoving = true;
    m_selectionModel->clearSelection();
}

void MediaSelection::orderChanged(bool isOtherQuery)
{
    const qsizetype before = m_ids.size();
    // Of the same query one may be between two rows of the list just now.
    if (m_model->isQueryShown()) {
        QSet<MediaId> ids = m_ids;
        ids.removeIf(
            [&](MediaId id) { return m_model->rowOf(id) == -1 && (isOtherQuery || m_model->isListed(id)); });
        setIds(ids);
    }
    m_selectionModel->select(selectionOf(*m_model, rows()),
                             QItemSelectionModel::Select | QItemSelectionModel::Rows);
    // What is selected next with Shift is beside it, not in its place.
    m_selectionModel->select(QItemSelection(), QItemSelectionModel::Select);
    m_isChangeUntold = false;
    m_away = findAway();
    const bool isCurrentAnother = restoreCurrent();
    m_isMoving = false;
    if (isCurrentAnother || m_ids.size() != before)
        tellChange();
}

void MediaSelection::mediaRemoved(MediaId id)
{
    const bool wasCurrent = m_current == id;
    if (wasCurrent)
        m_current.reset();
    m_away.remove(id);
    // Told once of all that go.
    if (m_ids.remove(id) || wasCurrent)
        m_isChangeUntold = true;
}

void MediaSelection::detailsChanged(const QModelIndex &first, const QModelIndex &last)
{
    if (first.column() == MediaListModel::Stays && last.column() == MediaListModel::Stays)
        return; // time has passed
    const auto isMeant = [&](MediaId id) {
        const int row = m_model->rowOf(id);
        return row >= first.row() && row <= last.row();
    };
    if (!std::any_of(m_ids.begin(), m_ids.end(), isMeant) && !(m_current && isMeant(*m_current)))
        return;
    if (m_isMoving)
        m_isChangeUntold = true;
    else
        tellChange();
}

void MediaSelection::reset()
{
    m_isMoving = false;
    m_toSelect.clear();
    m_toDeselect.clear();
    m_isChangeUntold = false;
    const bool had = !m_ids.isEmpty() || m_current;
    setIds({});
    m_current.reset();
    if (had)
        tellChange();
}

} // namespace medias
