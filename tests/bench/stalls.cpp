// Tells for how long the window does not answer while a folder with many files is dropped onto it, sent, and
// the list scrolled meanwhile.
//
//     mediadesk-bench-stalls [--files N] [--medias N]
//
// N files (10,000) of 20 KiB go to a demo server with N medias (100,000). A second thread posts an event
// every millisecond; how late each is dealt with is what is told. Exit status 0: none was later than 50 ms.

#include "ui/office.h"

#include <QCommandLineParser>
#include <QDeadlineTimer>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>
#include <vector>

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

/// How late this thread deals with what another posts every millisecond.
class Pulse final
{
    Q_DISABLE_COPY_MOVE(Pulse)

public:
    Pulse()
        : m_thread([this] { post(); })
    {}
    ~Pulse()
    {
        m_isOver = true;
        m_thread.join();
    }

    struct Delay
    {
        double length; ///< in milliseconds
        double at;     ///< in seconds since the last call of takeDelays()

        friend bool operator<(const Delay &one, const Delay &other) { return one.length < other.length; }
    };

    /// In ascending order, since the last call.
    [[nodiscard]] std::vector<Delay> takeDelays()
    {
        std::vector<Delay> delays = std::exchange(m_delays, {});
        std::sort(delays.begin(), delays.end());
        m_begin = Clock::now();
        return delays;
    }

private:
    void post()
    {
        for (Clock::time_point next = Clock::now(); !m_isOver; next += 1ms) {
            std::this_thread::sleep_until(next);
            QMetaObject::invokeMethod(
                &m_here,
                [this, posted = Clock::now()] {
                    m_delays.push_back(
                        {std::chrono::duration<double, std::milli>(Clock::now() - posted).count(),
                         std::chrono::duration<double>(posted - m_begin).count()});
                },
                Qt::QueuedConnection);
        }
    }

    QObject m_here;
    std::vector<Delay> m_delays;
    Clock::time_point m_begin = Clock::now();
    std::atomic<bool> m_isOver = false;
    std::thread m_thread;
};

/// Whether none was later than what is allowed.
bool tell(const char *what, Pulse &pulse)
{
    constexpr double most = 50;
    const std::vector<Pulse::Delay> delays = pulse.takeDelays();
    if (delays.empty())
        return true;
    const auto isInTime = [](const Pulse::Delay &delay) { return delay.length <= 16; };
    const auto inTime = std::count_if(delays.begin(), delays.end(), isInTime);
    std::printf("%s: %zu events, %.2f %% within 16 ms, longest stall %.1f ms of %.0f, after %.2f s\n", what,
                delays.size(), 100.0 * static_cast<double>(inTime) / static_cast<double>(delays.size()),
                delays.back().length, most, delays.back().at);
    std::fflush(stdout);
    return delays.back().length <= most;
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

/// Runs the event loop as the program does: a wait that sleeps in between would be told as a stall.
void runFor(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Runs it until `holds`.
void await(const char *what, const std::function<bool()> &holds, std::chrono::milliseconds atMost = 10min)
{
    const QDeadlineTimer end(atMost);
    while (!holds()) {
        if (end.hasExpired())
            qFatal("in vain: %s", what);
        runFor(50ms);
    }
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

    Pulse pulse;
    QScrollBar *bar = office.table()->verticalScrollBar();
    QTimer scrolling;
    QObject::connect(&scrolling, &QTimer::timeout, bar,
                     [bar] { bar->setValue(bar->value() + 7 > bar->maximum() ? 0 : bar->value() + 7); });
    scrolling.start(16ms);
    runFor(3s);
    bool isGood = tell("scrolling alone", pulse);

    drop(office.window, folder.path());
    const auto sendButton = [] { return Office::find<QPushButton>(QStringLiteral("sendButton")); };
    await("the files are listed", [&] {
        const auto *listed = Office::find<QTableView>(QStringLiteral("filesToSend"));
        return listed && listed->model()->rowCount() == files;
    });
    isGood &= tell("collecting what was dropped", pulse);
    Office::find<QLineEdit>(QStringLiteral("requestSearch"))->setText(QStringLiteral("1080"));
    await("they can be sent", [&] { return sendButton()->isEnabled(); });
    sendButton()->click();
    await("they are under way", [&] { return office.transfers.hasUnfinished(); });
    isGood &= tell("asking for them to be sent", pulse);
    await(
        "they are sent", [&] { return !office.transfers.hasUnfinished(); }, 30min);
    isGood &= tell("sending them", pulse);
    return isGood ? 0 : 1;
}
