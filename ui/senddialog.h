#pragma once

#include "transfers/collectedfilemodel.h"
#include "transfers/transferorder.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QPushButton;
class QTableView;

namespace account {
class Settings;
}

namespace medias {
class RequestListModel;
}

namespace ui {

class RequestChooser;

/// What will be sent and where to, before anything moves: files can be added and taken away, those that
/// cannot be sent say why, and a request must be chosen.
class SendDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SendDialog)

public:
    /// Both must outlive this.
    SendDialog(medias::RequestListModel &requests, account::Settings &settings, QWidget *parent = nullptr);

    /// Files and folders; what is in the list already is not added again.
    void add(const QStringList &paths);
    void chooseRequest(std::optional<botdoc::RequestId> request);

Q_SIGNALS:
    void sendWanted(const QList<transfers::UploadOrder> &orders);

protected:
    void accept() override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void collected(const QList<transfers::CollectedFile> &files);
    void removeSelected();
    void update();
    void retranslate();

    medias::RequestListModel &m_requests;
    account::Settings &m_settings;
    transfers::FileCollector m_collector;
    transfers::CollectedFileModel m_files;
    QTableView *m_table;
    QLabel *m_total;
    QLabel *m_filesHeading;
    QLabel *m_requestHeading;
    QPushButton *m_add;
    QPushButton *m_remove;
    QDialogButtonBox *m_buttons;
    QPushButton *m_send;
    RequestChooser *m_chooser;
};

} // namespace ui
