#include "demo/demoserver.h"
#include "demo/demostore.h"
#include "demo/options.h"
#include "demo/stopsignal.h"

#include <QCoreApplication>

#include <cstdio>

namespace {

void print(std::FILE *file, const QString &text)
{
    std::fputs(text.toLocal8Bit().constData(), file);
    std::fflush(file);
}

int serve(const demo::Options &options)
{
    demo::DemoStore store(options);
    if (const QString error = store.open(); !error.isEmpty()) {
        print(stderr, error % u'\n');
        return 1;
    }
    demo::DemoServer server(store, options);
    const quint16 port = server.start();
    if (port == 0) {
        print(stderr, u"Port %1 of 127.0.0.1 cannot be listened on.\n"_qs.arg(options.port));
        return 1;
    }
    // These lines are read by programs: by Mediadesk's --demo, and by its tests.
    print(stdout, u"Address: http://127.0.0.1:%1/v1/\nKey: %2\nE-mail: %3\nReady\n"_qs.arg(port).arg(
                      store.key(), store.email()));
    demo::waitForStop(options.untilStdinCloses);
    server.stop();
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    demo::prepareStopSignal();
    QCoreApplication application(argc, argv);
    // The data lie beside Mediadesk's own.
    QCoreApplication::setApplicationName(u"mediadesk"_qs);
    QCoreApplication::setApplicationVersion(QLatin1String(MEDIADESK_VERSION));
    const demo::CommandLine commandLine = demo::parseCommandLine(QCoreApplication::arguments());
    if (commandLine.exitCode) {
        print(*commandLine.exitCode == 0 ? stdout : stderr, commandLine.text);
        return *commandLine.exitCode;
    }
    return serve(commandLine.options);
}
