#pragma once

#include "account/accountswitch.h"
#include "account/demoserverprocess.h"
#include "account/settings.h"
#include "mainwindow.h"
#include "support/demoserver.h"
#include "transfers/transfers.h"
#include "translations.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

class QTableView;

/// The whole program in one process, on a demo server of its own, as main() puts it together.
class Office final
{
public:
    /// `options` go to the demo server. Signed in, with the list shown, when isOpen().
    explicit Office(const QStringList &options = {});
    ~Office();
    Q_DISABLE_COPY_MOVE(Office)

    /// Names as tests expect them; once, before the first window. Language and locale are English.
    static void prepare();

    [[nodiscard]] bool isOpen() const { return m_isOpen; }

    [[nodiscard]] QTableView *table() const;
    [[nodiscard]] QAbstractItemModel *rows() const;
    /// The first row whose name is that; -1: none is loaded.
    [[nodiscard]] int rowNamed(const QString &name) const;
    void select(int row) const;
    void trigger(const QString &actionText) const;
    /// The widget of that name and type in whatever window is open; nullptr when there is none.
    template <typename Widget>
    [[nodiscard]] static Widget *find(const QString &name)
    {
        const QWidgetList all = QApplication::allWidgets();
        for (QWidget *widget : all) {
            auto *match = qobject_cast<Widget *>(widget);
            if (match && match->isVisible() && (name.isEmpty() || match->objectName() == name))
                return match;
        }
        return nullptr;
    }

    /// Controls in `window` that the keyboard can reach and a screen reader has no name for.
    [[nodiscard]] static QStringList nameless(QWidget *window);

    /// The call's answer as the server gives it, over a connection of the test's own.
    [[nodiscard]] QByteArray get(const QString &path, int *status = nullptr);

    QTemporaryDir folder;
    support::DemoServer demo;
    account::Settings settings;
    account::DemoServerProcess demoProcess;
    account::Account account;
    account::MemoryCredentialStore keychain;
    account::AccountSwitch accounts{account, settings, keychain};
    transfers::Transfers transfers;
    ui::Translations translations;
    ui::MainWindow window;

private:
    bool m_isOpen = false;
};
