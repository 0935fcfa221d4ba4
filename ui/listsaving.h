#pragma once

#include "csvsaving.h"

#include <QAction>
#include <QObject>

namespace medias {
class MediaListModel;
}

namespace ui {

class ColumnWidths;

/// Saves the list of medias as a table for spreadsheets, and says how much of it was there to be saved.
class ListSaving final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListSaving)

public:
    /// All must outlive this; `columns` are those of `model`. The file is asked for in front of
    /// `window`.
    ListSaving(const medias::MediaListModel &model, const ColumnWidths &columns, account::Settings &settings,
               MessageBar &messages, QWidget *window);

    /// Asks where to; for menus.
    [[nodiscard]] QAction *action() { return &m_action; }

private:
    void retranslate();
    void ask();
    [[nodiscard]] CsvTable table() const;

    const medias::MediaListModel &m_model;
    const ColumnWidths &m_columns;
    CsvSaving *m_saving;
    QAction m_action;
};

} // namespace ui
