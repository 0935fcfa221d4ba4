#include "account/accountswitch.h"
#include "account/credentialstore.h"
#include "account/demoserverprocess.h"
#include "account/settings.h"
#include "icon.h"
#include "mainwindow.h"
#include "transfers/transfers.h"
#include "translations.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QNetworkProxyFactory>

using account::Setting;

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Mediadesk"));
    QCoreApplication::setApplicationName(QStringLiteral("mediadesk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MEDIADESK_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Mediadesk"));
    QGuiApplication::setDesktopFileName(QStringLiteral(MEDIADESK_ID));
    QGuiApplication::setWindowIcon(ui::programIcon());
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
    options.process(application);
    if (options.isSet(help))
        options.showHelp();
    if (!options.positionalArguments().isEmpty()) {
        qCritical("%s",
                  qUtf8Printable(QCoreApplication::translate("main", "Mediadesk takes no file names: %1")
                                     .arg(options.positionalArguments().first())));
        return 2;
    }

    account::DemoServerProcess demoServer;
    account::Account account;
    const auto keychain = account::CredentialStore::ofThisSystem();
    account::AccountSwitch accounts(account, settings, *keychain);
    transfers::Transfers transfers;
    transfers.setChunkSize(settings.get<Setting::ChunkSize>());
    transfers.setParallel(static_cast<int>(settings.get<Setting::ParallelTransfers>()));
    ui::MainWindow window({.accounts = accounts,
                           .settings = settings,
                           .demoServer = demoServer,
                           .transfers = transfers,
                           .translations = translations});
    window.show();
    if (options.isSet(demo))
        window.startDemo();
    else
        accounts.signInAgain();
    return QApplication::exec();
}
