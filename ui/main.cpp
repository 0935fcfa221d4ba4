#include "account/accountswitch.h"
#include "account/credentialstore.h"
#include "account/demoserverprocess.h"
#include "account/settings.h"
#include "icon.h"
#include "mainwindow.h"
#include "readablepalette.h"
#include "transfers/transferjournal.h"
#include "transfers/transfers.h"
#include "translations.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QNetworkInformation>
#include <QNetworkProxyFactory>

#include <algorithm>
#include <memory>

using account::Setting;

namespace {

/// Help and version are words, and asked for where there is no display, too.
bool asksForWords(int argc, char *argv[])
{
    return std::any_of(argv + 1, argv + argc, [](const char *argument) {
        const QLatin1String option(argument);
        return option == QLatin1String("-h") || option == QLatin1String("--help") ||
               option == QLatin1String("-v") || option == QLatin1String("--version");
    });
}

/// Where the system tells that there is a network again, transfers need not wait for their next look at the
/// server.
void lookWhenOnline(transfers::Transfers &transfers)
{
    using Network = QNetworkInformation;
    if (!Network::loadBackendByFeatures(Network::Feature::Reachability))
        return;
    QObject::connect(Network::instance(), &Network::reachabilityChanged, &transfers,
                     [&transfers](Network::Reachability reachability) {
                         if (reachability == Network::Reachability::Online)
                             transfers.lookNow();
                     });
}

} // namespace

int main(int argc, char *argv[])
{
    transfers::Transfers::prepareProcess();
    const std::unique_ptr<QCoreApplication> application = asksForWords(argc, argv)
                                                              ? std::make_unique<QCoreApplication>(argc, argv)
                                                              : std::make_unique<QApplication>(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Mediadesk"));
    QCoreApplication::setApplicationName(QStringLiteral("mediadesk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MEDIADESK_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Mediadesk"));
    QGuiApplication::setDesktopFileName(QStringLiteral(MEDIADESK_ID));
    account::Settings settings;
    ui::Translations translations;
    translations.use(settings.get<Setting::Language>());
    QNetworkProxyFactory::setUseSystemConfiguration(true);

    QCommandLineParser options;
    options.setApplicationDescription(
        QCoreApplication::translate("main", "Browse, save, delete and send the medias of Botdoc requests."));
    // Not Qt's own: it speaks English where the rest does not.
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")},
                                  QCoreApplication::translate("main", "Show this help."));
    options.addOption(help);
    options.addVersionOption();
    const QCommandLineOption demo(
        QStringLiteral("demo"),
        QCoreApplication::translate("main", "Start the demo server on this computer and sign in to it."));
    options.addOption(demo);
    options.process(*application);
    if (options.isSet(help))
        options.showHelp();
    if (!options.positionalArguments().isEmpty()) {
        qCritical("%s",
                  qUtf8Printable(QCoreApplication::translate("main", "Mediadesk takes no file names: %1")
                                     .arg(options.positionalArguments().first())));
        return 2;
    }

    QGuiApplication::setWindowIcon(ui::programIcon());
    ui::keepPaletteReadable();
    account::DemoServerProcess demoServer;
    account::Account account;
    const auto keychain = account::CredentialStore::ofThisSystem();
    account::AccountSwitch accounts(account, settings, *keychain);
    transfers::Transfers transfers(transfers::TransferJournal::usualFolder());
    transfers.setChunkSize(settings.get<Setting::ChunkSize>());
    transfers.setParallel(static_cast<int>(settings.get<Setting::ParallelTransfers>()));
    ui::MainWindow window({.accounts = accounts,
                           .settings = settings,
                           .demoServer = demoServer,
                           .transfers = transfers,
                           .translations = translations});
    window.show();
    lookWhenOnline(transfers);
    if (options.isSet(demo))
        window.startDemo();
    else
        accounts.signInAgain();
    return QApplication::exec();
}
