#pragma once

#include <QAction>
#include <QObject>

namespace medias {
class MediaListModel;
class MediaSelection;
} // namespace medias

namespace ui {

class ColumnWidths;
class MessageBar;

/// Copies the selected rows, with the columns that are wanted: as a table for mails and spreadsheets.
class RowCopying final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowCopying)

public:
    /// More are not copied, for the window would stand still; it is said, then.
    static constexpr int mostRows = 2000;

    struct Parts
    {
        const medias::MediaListModel &medias;
        const medias::MediaSelection &selection;
        const ColumnWidths &columns;
        MessageBar &messages;
    };

    /// All parts must outlive this.
    RowCopying(const Parts &parts, QObject *parent);

    [[nodiscard]] QAction *action() { return &m_action; }

private:
    void retranslate();
    void copy();

    Parts m_parts;
    QAction m_action;
};

} // namespace ui
