#include "listprinting.h"

#include "account/account.h"
#include "account/servername.h"
#include "messagebar.h"
#include "retranslation.h"
#include "shownlist.h"

#include <QPrintDialog>
#include <QPrinter>

namespace ui {

using medias::MediaListModel;

namespace {

constexpr double margin = 12; // millimetres

} // namespace

ListPrinting::ListPrinting(const MediaListModel &model, const ColumnWidths &columns,
                           const account::Account &account, MessageBar &messages, QWidget *window)
    : QObject(window)
    , m_model(model)
    , m_columns(columns)
    , m_account(account)
    , m_messages(messages)
    , m_window(window)
    , m_turn(this)
    , m_progress(messages)
{
    m_action.setShortcut(QKeySequence::Print);
    connect(&m_action, &QAction::triggered, this, &ListPrinting::ask);
    connect(&m_model, &MediaListModel::countChanged, this, &ListPrinting::update);
    connect(&m_turn, &QTimer::timeout, this, &ListPrinting::printPage);
    update();
    keepTranslated(window, [this] { retranslate(); });
}

ListPrinting::~ListPrinting()
{
    if (!m_pages)
        return;
    m_printer->abort();
    m_painter.end();
}

void ListPrinting::retranslate()
{
    m_action.setText(tr("&Print list\u2026"));
    m_action.setToolTip(tr("Print the list of medias, as it is shown"));
}

void ListPrinting::update()
{
    m_action.setEnabled(m_model.rowCount() > 0 && !m_pages);
}

void ListPrinting::ask()
{
    if (m_window->findChild<QPrintDialog *>())
        return; // it is being asked for
    // Made anew only when there is none: what was chosen last is offered again.
    if (!m_printer) {
        m_printer = std::make_unique<QPrinter>(QPrinter::HighResolution);
        m_printer->setPageOrientation(QPageLayout::Landscape);
        m_printer->setPageMargins(QMarginsF(margin, margin, margin, margin), QPageLayout::Millimeter);
    }
    m_printer->setDocName(tr("Medias"));
    auto *dialog = new QPrintDialog(m_printer.get(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Print list"));
    dialog->setOption(QAbstractPrintDialog::PrintPageRange);
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, &ListPrinting::begin);
    dialog->open();
}

void ListPrinting::begin()
{
    if (m_pages)
        return;
    if (!m_painter.begin(m_printer.get())) {
        m_messages.show(MessageBar::Kind::Error,
                        tr("The list could not be printed. Is the printer there, and switched on?"));
        return;
    }
    const QSize size = m_printer->pageLayout().paintRectPixels(m_printer->resolution()).size();
    m_pages.emplace(shownList(m_model, m_columns),
                    account::serverLabel(m_account.serverName(), m_account.host()), *m_printer, size);
    const QPageRanges ranges =
        m_printer->printRange() == QPrinter::PageRange ? m_printer->pageRanges() : QPageRanges();
    const int copies = m_printer->supportsMultipleCopies() ? 1 : std::max(1, m_printer->copyCount());
    m_toPrint.clear();
    for (int copy = 0; copy < copies; ++copy) {
        for (int page = 0; page < m_pages->count(); ++page) {
            if (ranges.isEmpty() || ranges.contains(page + 1))
                m_toPrint.append(page);
        }
    }
    m_done = 0;
    m_progress.start(
        [this] { return tr("Printing page %L1 of %L2\u2026").arg(m_done).arg(m_toPrint.size()); },
        [this] { stop(); });
    update();
    m_turn.start();
}

void ListPrinting::printPage()
{
    if (m_done > 0 && m_done < m_toPrint.size() && !m_printer->newPage()) {
        fail();
        return;
    }
    if (m_done < m_toPrint.size())
        m_pages->paint(m_painter, m_toPrint[m_done++]);
    if (m_done < m_toPrint.size())
        return;
    if (!m_painter.end()) {
        fail();
        return;
    }
    end();
    m_messages.show(MessageBar::Kind::Success, tr("%Ln page(s) printed.", nullptr, static_cast<int>(m_done)));
}

void ListPrinting::stop()
{
    if (!m_pages)
        return;
    m_printer->abort();
    m_painter.end();
    end();
    m_messages.show(MessageBar::Kind::Warning, tr("Printing was stopped."));
}

void ListPrinting::fail()
{
    m_printer->abort();
    m_painter.end();
    end();
    m_messages.show(MessageBar::Kind::Error,
                    tr("The list could not be printed to its end. Look at the printer, then try again."));
}

void ListPrinting::end()
{
    m_turn.stop();
    m_progress.end();
    m_pages.reset();
    update();
}

} // namespace ui
