#include "savesheet.h"

#include "botdoc/displaytext.h"
#include "isolate.h"
#include "medias/mediatext.h"
#include "quietlabel.h"
#include "retranslation.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ui {

using botdoc::Media;
using medias::MediasByRoom;
using medias::MediasToSave;
using medias::MediaText;

namespace {

enum Column { NameColumn, SizeColumn, ColumnCount };

int numberOf(const QList<Media> &medias)
{
    return static_cast<int>(medias.size());
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

} // namespace

SaveSheet::SaveSheet(const MediasToSave &medias, const QString &folder, std::optional<qint64> room,
                     QWidget *parent)
    : QDialog(parent)
    , m_medias(medias)
    , m_folder(folder)
    , m_room(room)
    , m_headline(new QLabel(this))
    , m_place(new QuietLabel({}, this))
    , m_odd(new QTreeWidget(this))
    , m_useLast(new QCheckBox(this))
    , m_warning(new QuietLabel({}, this))
    , m_cancel(nullptr)
    , m_save(nullptr)
{
    setObjectName(QStringLiteral("saveSheet"));
    setWindowModality(Qt::WindowModal);
    m_headline->setObjectName(QStringLiteral("saveHeadline"));
    m_odd->setObjectName(QStringLiteral("oddMedias"));
    m_useLast->setObjectName(QStringLiteral("useLastDownloads"));
    lay();
    m_useLast->setVisible(!m_medias.last.isEmpty());
    m_warning->setVisible(!m_medias.last.isEmpty());
    connect(m_useLast, &QCheckBox::toggled, this, &SaveSheet::update);
    m_cancel->setFocus();
    keepTranslated(this, [this] { retranslate(); });
}

void SaveSheet::lay()
{
    QFont bold = m_headline->font();
    bold.setBold(true);
    m_headline->setFont(bold);
    m_headline->setTextFormat(Qt::PlainText);
    m_headline->setWordWrap(true);

    m_odd->setColumnCount(ColumnCount);
    m_odd->setHeaderHidden(true);
    m_odd->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_odd->setTextElideMode(Qt::ElideMiddle);
    m_odd->setUniformRowHeights(true);
    m_odd->setRootIsDecorated(false);
    m_odd->setExpandsOnDoubleClick(false);
    m_odd->setSelectionMode(QAbstractItemView::NoSelection);
    m_odd->header()->setStretchLastSection(false);
    m_odd->header()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    m_odd->header()->setSectionResizeMode(SizeColumn, QHeaderView::ResizeToContents);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_cancel = buttons->button(QDialogButtonBox::Cancel);
    m_cancel->setIcon({});
    m_save = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(QStringLiteral("saveThese"));
    m_save->setAutoDefault(false);
    m_cancel->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &SaveSheet::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &SaveSheet::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addWidget(m_headline);
    layout->addWidget(m_place);
    layout->addWidget(m_odd, 1);
    layout->addWidget(m_useLast);
    layout->addWidget(m_warning);
    layout->addWidget(buttons);
    const int letter = fontMetrics().averageCharWidth();
    resize(letter * 84, fontMetrics().height() * 24);
}

void SaveSheet::retranslate()
{
    setWindowTitle(QGuiApplication::applicationDisplayName());
    m_odd->setAccessibleName(tr("Medias that are out of the ordinary"));
    m_place->setText(tr("Into %1").arg(isolated(QDir::toNativeSeparators(m_folder))));
    m_useLast->setText(tr("Use the last download of %Ln media(s), too", nullptr, numberOf(m_medias.last)));
    m_warning->setText(
        tr("Afterwards nobody can fetch them from the server again. Keep the saved files safe.", nullptr,
           numberOf(m_medias.last)));
    update();
}

void SaveSheet::update()
{
    const MediasByRoom byRoom =
        MediasByRoom::of(m_useLast->isChecked() ? m_medias.usual + m_medias.last : m_medias.usual, m_room);
    m_chosen = byRoom.fit;
    const auto all = static_cast<int>(m_medias.count());
    m_headline->setText(
        tr("%1 of %Ln media(s) will be saved.", nullptr, all).arg(QLocale().toString(m_chosen.size())));
    m_save->setText(m_chosen.isEmpty() ? tr("Save") : tr("Save %Ln media(s)", nullptr, numberOf(m_chosen)));
    m_save->setEnabled(!m_chosen.isEmpty());
    fill(byRoom.tooBig);
}

void SaveSheet::fill(const QList<Media> &tooBig)
{
    m_odd->clear();
    addGroup(tr("%Ln has only one download left", nullptr, numberOf(m_medias.last)), m_medias.last);
    addGroup(tr("%Ln does not fit on the disk, where %1 are free", nullptr, numberOf(tooBig))
                 .arg(sizeText(m_room.value_or(0))),
             tooBig);
    addGroup(tr("%Ln cannot be saved: no downloads are left, ask the sender for it again", nullptr,
                numberOf(m_medias.usedUp)),
             m_medias.usedUp);
    addGroup(tr("%Ln cannot be saved: it was removed, or has not arrived completely", nullptr,
                numberOf(m_medias.incomplete)),
             m_medias.incomplete);
    m_odd->expandAll();
}

void SaveSheet::addGroup(const QString &heading, const QList<Media> &medias)
{
    if (medias.isEmpty())
        return;
    auto *group = new QTreeWidgetItem(m_odd, {isolated(heading, layoutDirection())});
    group->setFirstColumnSpanned(true);
    // As high as in the tables.
    const QSize size(0, fontMetrics().height() + 10);
    group->setSizeHint(NameColumn, size);
    QFont bold = m_odd->font();
    bold.setBold(true);
    group->setFont(NameColumn, bold);
    const qsizetype named = std::min<qsizetype>(mostNamed, medias.size());
    for (const Media &media : medias.first(named)) {
        const QString name = MediaText::name(media);
        auto *item = new QTreeWidgetItem(
            group, {isolated(name, layoutDirection()), isolated(MediaText::size(media), layoutDirection())});
        item->setSizeHint(NameColumn, size);
        item->setToolTip(NameColumn, botdoc::plainToolTip(name));
        item->setTextAlignment(SizeColumn, Qt::AlignTrailing | Qt::AlignVCenter);
    }
    const auto more = static_cast<int>(medias.size() - named);
    if (more > 0)
        new QTreeWidgetItem(group, {tr("and %Ln more", nullptr, more)});
}

void SaveSheet::accept()
{
    if (m_chosen.isEmpty())
        return;
    QDialog::accept();
    Q_EMIT saveWanted(m_chosen);
}

} // namespace ui
