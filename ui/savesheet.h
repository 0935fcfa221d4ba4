#pragma once

#include "medias/mediastosave.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace ui {

class QuietLabel;

/// Before many medias are saved, some of which are out of the ordinary: names those that have only one
/// download left, that do not fit on the disk, and that cannot be saved at all. Last downloads are used up
/// only when that is asked for.
class SaveSheet final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SaveSheet)

public:
    /// More of a kind are counted, but not named.
    static constexpr int mostNamed = 200;

    /// Into `folder`, where `room` bytes are free (nullopt: not known).
    SaveSheet(const medias::MediasToSave &medias, const QString &folder, std::optional<qint64> room,
              QWidget *parent = nullptr);

Q_SIGNALS:
    /// These are to be saved: at least one.
    void saveWanted(const QList<botdoc::Media> &medias);

protected:
    void accept() override;

private:
    void lay();
    void retranslate();
    void update();
    void fill(const QList<botdoc::Media> &tooBig);
    void addGroup(const QString &heading, const QList<botdoc::Media> &medias);

    const medias::MediasToSave m_medias;
    const QString m_folder;
    const std::optional<qint64> m_room;
    QList<botdoc::Media> m_chosen;
    QLabel *m_headline;
    QuietLabel *m_place;
    QTreeWidget *m_odd;
    QCheckBox *m_useLast;
    QuietLabel *m_warning;
    QPushButton *m_cancel;
    QPushButton *m_save;
};

} // namespace ui
