#pragma once

#include "account/accountswitch.h"
#include "account/demoserverprocess.h"
#include "account/memorycredentialstore.h"
#include "account/settings.h"
#include "mainwindow.h"
#include "messagebar.h"
#include "transfers/transfers.h"
#include "translations.h"

#include <QLabel>

/// The program without a server, with its settings, and its record of transfers, where a test wants them.
struct WholeProgram
{
    explicit WholeProgram(const account::SettingsPlaces &places, const QString &journalFolder = {})
        : settings(places)
        , transfers(journalFolder)
        , window({.accounts = accounts,
                  .settings = settings,
                  .demoServer = demoServer,
                  .transfers = transfers,
                  .translations = translations})
    {
        window.show();
    }

    /// Where it says what is wrong with either.
    [[nodiscard]] ui::MessageBar *bar() const
    {
        return window.findChild<ui::MessageBar *>(QStringLiteral("settingsMessages"));
    }
    [[nodiscard]] QString text() const
    {
        return bar()->findChild<QLabel *>(QStringLiteral("messageText"))->text();
    }

    account::Settings settings;
    account::DemoServerProcess demoServer;
    account::Account account;
    account::MemoryCredentialStore keychain;
    account::AccountSwitch accounts{account, settings, keychain};
    transfers::Transfers transfers;
    ui::Translations translations;
    ui::MainWindow window;
};
