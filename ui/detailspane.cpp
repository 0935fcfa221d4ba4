#include "detailspane.h"

#include "botdoc/client.h"
#include "botdoc/errortext.h"
#include "medias/mediaselection.h"
#include "medias/mediatext.h"
#include "medias/packedmedias.h"
#include "medias/requestlistmodel.h"
#include "retranslation.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QScrollBar>
#include <QTextCursor>
#include <QTextEdit>
#include <QVBoxLayout>

namespace ui {

namespace {

/// Words and lines of the pane; only ever given plain text, so nothing a stranger named can become mark-up.
class DetailsWriter
{
public:
    DetailsWriter(QTextEdit &edit, const QColor &quiet)
        : m_cursor(edit.document())
        , m_quiet(quiet)
        , m_size(edit.font().pointSizeF())
    {
        m_cursor.beginEditBlock();
        m_cursor.select(QTextCursor::Document);
        m_cursor.removeSelectedText();
    }
    ~DetailsWriter() { m_cursor.endEditBlock(); }
    Q_DISABLE_COPY_MOVE(DetailsWriter)

    void title(const QString &text) { write(text, m_size * 1.25, true, {}, 0); }
    void label(const QString &text) { write(text, m_size * 0.9, false, m_quiet, m_size); }
    void value(const QString &text) { write(text, m_size, false, {}, 1); }
    void hint(const QString &text) { write(text, m_size * 0.9, false, m_quiet, 1); }
    void paragraph(const QString &text) { write(text, m_size, false, m_quiet, m_size); }

private:
    void write(const QString &text, double size, bool bold, const QColor &colour, double above)
    {
        QTextBlockFormat block;
        block.setTopMargin(above);
        QTextCharFormat format;
        format.setFontPointSize(size);
        if (bold)
            format.setFontWeight(QFont::DemiBold);
        if (colour.isValid())
            format.setForeground(colour);
        if (m_isFirst)
            m_cursor.setBlockFormat(block);
        else
            m_cursor.insertBlock(block, format);
        m_isFirst = false;
        m_cursor.insertText(text, format);
    }

    QTextCursor m_cursor;
    QColor m_quiet;
    double m_size;
    bool m_isFirst = true;
};

} // namespace

DetailsPane::DetailsPane(const medias::RequestListModel &requests, QWidget *parent)
    : QWidget(parent)
    , m_requests(requests)
    , m_notice(new QLabel(this))
    , m_text(new QTextEdit(this))
{
    setObjectName(QStringLiteral("detailsPane"));
    m_notice->setObjectName(QStringLiteral("detailsNotice"));
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_notice->setContentsMargins(12, 8, 12, 8);
    m_notice->hide();
    m_text->setObjectName(QStringLiteral("detailsText"));
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setTabChangesFocus(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->document()->setDocumentMargin(12);
    m_text->document()->setUndoRedoEnabled(false);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_text, 1);

    connect(&m_requests, &medias::RequestListModel::titlesChanged, this, [this] {
        if (m_media)
            render();
    });
    clear(tr("Select a media to see its details."));
    keepTranslated(this, [this] { retranslate(); });
}

void DetailsPane::retranslate()
{
    m_text->setAccessibleName(tr("Details of the selected media"));
    if (m_media)
        render();
    if (m_isGone)
        setGone();
}

void DetailsPane::setClient(botdoc::Client *client)
{
    m_client = client;
    clear(tr("Select a media to see its details."));
}

void DetailsPane::show(const medias::MediaSelection &selection)
{
    const medias::MediaSelection::Size size = selection.size();
    if (size.medias == 0) {
        if (m_media && selection.isAwaited(m_media->id))
            vanished();
        else
            clear(tr("Select a media to see its details."));
        return;
    }
    if (size.medias > 1) {
        const QString bytes = QLocale().formattedDataSize(size.bytes, 1, QLocale::DataSizeSIFormat);
        clear(tr("%Ln medias selected", nullptr, size.medias) + u'\n' +
              (size.isAtLeast ? tr("At least %1 together").arg(bytes) : tr("%1 together").arg(bytes)));
        return;
    }
    const botdoc::Media media = selection.medias().constFirst();
    if (m_media && m_media->id == media.id) {
        if (m_call)
            return;
        const botdoc::Media fresher = medias::withDetails(media, *m_media);
        const bool isAnother = *m_media != fresher;
        if (isAnother) {
            m_media = fresher;
            render();
        }
        // What the list does not keep may be another, too; or what kept it away may be over.
        if (isAnother || !m_notice->text().isEmpty())
            ask();
        return;
    }
    m_media = media;
    render();
    m_text->verticalScrollBar()->setValue(0);
    ask();
}

/// Medias also vanish by moving to where the list has not been loaded.
void DetailsPane::vanished()
{
    if (!m_isGone && !m_call)
        ask();
}

void DetailsPane::setGone()
{
    m_isGone = true;
    setNotice(tr("This media is no longer on the server."), Meaning::Neutral);
}

void DetailsPane::ask()
{
    if (m_call)
        m_call->cancel();
    clearNotice();
    if (!m_client)
        return;
    const botdoc::MediaId id = m_media->id;
    m_call = m_client->media(id, this, [this, id](const botdoc::Result<botdoc::Media> &answer) {
        // The answer about a media that is no longer the one shown.
        if (!m_media || m_media->id != id)
            return;
        m_call = nullptr;
        if (answer) {
            m_media = *answer;
            render();
            Q_EMIT refreshed(*answer);
            return;
        }
        if (answer.error().kind == botdoc::ApiError::Kind::Cancelled)
            return;
        if (answer.error().kind != botdoc::ApiError::Kind::NotFound) {
            setNotice(botdoc::inWords(answer.error()), Meaning::Bad);
            return;
        }
        setGone();
        Q_EMIT gone(id);
    });
}

void DetailsPane::clear(const QString &hint)
{
    if (m_call)
        m_call->cancel();
    m_call = nullptr;
    m_media.reset();
    clearNotice();
    m_hint = hint;
    render();
}

/// Its texts have colours of their own. Its children have their palette later.
void DetailsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    render();
    if (!m_notice->text().isEmpty())
        setNotice(m_notice->text(), m_isGone ? Meaning::Neutral : Meaning::Bad);
}

void DetailsPane::render()
{
    if (!m_media) {
        DetailsWriter(*m_text, quietText(palette())).paragraph(m_hint);
        return;
    }
    const int scrolled = m_text->verticalScrollBar()->value();
    {
        DetailsWriter writer(*m_text, quietText(palette()));
        const QString request = m_media->request ? m_requests.labelOf(*m_media->request) : QString();
        writer.title(medias::MediaText::name(*m_media));
        const QList<medias::Detail> details = medias::detailsOf(*m_media, request);
        for (const medias::Detail &detail : details) {
            if (detail.value == medias::MediaText::name(*m_media))
                continue;
            writer.label(detail.label);
            writer.value(detail.value);
            if (!detail.hint.isEmpty() && detail.hint != detail.value)
                writer.hint(detail.hint);
        }
    }
    m_text->verticalScrollBar()->setValue(scrolled);
}

void DetailsPane::setNotice(const QString &text, Meaning meaning)
{
    m_notice->setText(text);
    m_notice->show();
    QPalette palette = this->palette();
    palette.setColor(QPalette::WindowText, meaningColour(palette, meaning));
    m_notice->setPalette(palette);
}

void DetailsPane::clearNotice()
{
    m_isGone = false;
    m_notice->clear();
    m_notice->hide();
}

} // namespace ui
