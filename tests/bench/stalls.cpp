// Tells for how long the window does not answer while a folder with many files is dropped onto it, sent, and
// the list scrolled meanwhile.
//
//     mediadesk-bench-stalls [--files N] [--medias N]
//
// N files (10,000) of 20 KiB go to a demo server with N medias (100,000). A second thread posts an event
// every millisecond; how late each is dealt with is what is told. Exit status 0: none was later than 50 ms.

#include "eventloop.h"
#include "pulse.h"
#include "ui/office.h"

#include <QCommandLineParser>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTimer>

#include <cstdio>

using namespace std::chrono_literals;

namespace {

/// Whether none was later than what is allowed.
bool tell(const char *what, bench::Pulse &pulse)
{
    constexpr double most = 50;
    const bench::Stalls stalls = pulse.take();
    if (stalls.events == 0)
        return true;
    std::printf("%s: %lld events, %.2f %% within 16 ms, longest stall %.1f ms of %.0f, after %.2f s\n", what,
                static_cast<long long>(stalls.events), stalls.percentInTime(), stalls.longest, most,
                stalls.at);
    std::fflush(stdout);
    return stalls.longest <= most;
}

void makeFiles(const QString &folder, int count)
{
    QByteArray bytes(20 * 1024, 'x');
    for (int n = 0; n < count; ++n) {
        QFile file(folder + QStringLiteral("/%1.bin").arg(n));
        bytes.replace(0, 8, QByteArray::number(n).rightJustified(8, '0'));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", qUtf8Printable(file.fileName()));
    }
}

void drop(QWidget &window, const QString &folder)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(folder)});
    const QPoint middle = window.rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QDropEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &event);
}

} // namespace

int main(int argc, char *argv[])
{
    transfers::Transfers::prepareProcess();
    const QApplication application(argc, argv);
    QCommandLineParser options;
    options.addOption({QStringLiteral("files"), {}, QStringLiteral("number"), QStringLiteral("10000")});
    options.addOption({QStringLiteral("medias"), {}, QStringLiteral("number"), QStringLiteral("100000")});
    options.process(application);
    const int files = options.value(QStringLiteral("files")).toInt();

    Office::prepare();
    Office office({QStringLiteral("--medias"), options.value(QStringLiteral("medias"))});
    if (!office.isOpen())
        qFatal("the demo server does not answer");
    const QTemporaryDir folder;
    makeFiles(folder.path(), files);

    bench::Pulse pulse;
    QScrollBar *bar = office.table()->verticalScrollBar();
    QTimer scrolling;
    QObject::connect(&scrolling, &QTimer::timeout, bar,
                     [bar] { bar->setValue(bar->value() + 7 > bar->maximum() ? 0 : bar->value() + 7); });
    scrolling.start(16ms);
    bench::runFor(3s);
    bool isGood = tell("scrolling alone", pulse);

    drop(office.window, folder.path());
    const auto sendButton = [] { return Office::find<QPushButton>(QStringLiteral("sendButton")); };
    bench::await("the files are listed", [&] {
        const auto *listed = Office::find<QTableView>(QStringLiteral("filesToSend"));
        return listed && listed->model()->rowCount() == files;
    });
    isGood &= tell("collecting what was dropped", pulse);
    // The side bar has such a field, too.
    const QWidget *dialog = Office::find<QTableView>(QStringLiteral("filesToSend"))->window();
    dialog->findChild<QLineEdit *>(QStringLiteral("requestSearch"))->setText(QStringLiteral("1080"));
    bench::await("they can be sent", [&] { return sendButton()->isEnabled(); });
    sendButton()->click();
    bench::await("they are under way", [&] { return office.transfers.hasUnfinished(); });
    isGood &= tell("asking for them to be sent", pulse);
    bench::await(
        "they are sent", [&] { return !office.transfers.hasUnfinished(); }, 30min);
    isGood &= tell("sending them", pulse);
    return isGood ? 0 : 1;
}
