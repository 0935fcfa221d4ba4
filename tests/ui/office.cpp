#include "office.h"

#include <QAccessible>
#include <QAction>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTableView>

Office::Office(const QStringList &options)
    : demo(options)
    , settings(account::SettingsPlaces::in(folder.path()))
    , window({.accounts = accounts,
              .settings = settings,
              .demoServer = demoProcess,
              .transfers = transfers,
              .translations = translations})
{
    translations.use(account::Language::English);
    if (!demo.isReady())
        return;
    settings.set<account::Setting::SaveFolder>(folder.path());
    window.show();
    account.signIn(demo.server(), QStringLiteral("Test"), demo.credentials());
    m_isOpen = QTest::qWaitFor([this] { return rows()->rowCount() > 0; }, 10'000);
}

Office::~Office() = default;

void Office::prepare()
{
    QCoreApplication::setApplicationName(QStringLiteral("mediadesk-test"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Mediadesk"));
}

QTableView *Office::table() const
{
    return window.findChild<QTableView *>(QStringLiteral("mediaTable"));
}

QAbstractItemModel *Office::rows() const
{
    return table()->model();
}

int Office::rowNamed(const QString &name) const
{
    for (int row = 0; row < rows()->rowCount(); ++row) {
        if (rows()->index(row, 0).data().toString() == name)
            return row;
    }
    return -1;
}

void Office::select(int row) const
{
    table()->selectRow(row);
}

void Office::trigger(const QString &actionText) const
{
    const QList<QAction *> actions = window.findChildren<QAction *>();
    for (QAction *action : actions) {
        QString text = action->text();
        if (text.remove(u'&') == actionText && action->isEnabled()) {
            action->trigger();
            return;
        }
    }
    QFAIL(qPrintable(QStringLiteral("no action to be triggered is called ") + actionText));
}

QStringList Office::nameless(QWidget *window)
{
    QStringList names;
    const QList<QWidget *> all = window->findChildren<QWidget *>();
    for (QWidget *widget : all) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(window))
            continue;
        const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        if (!interface || interface->text(QAccessible::Name).isEmpty())
            names.append(QString::fromLatin1(widget->metaObject()->className()) + u'/' +
                         widget->objectName());
    }
    return names;
}

QByteArray Office::get(const QString &path, int *status)
{
    QNetworkAccessManager network;
    QNetworkRequest request(demo.server().endpoint(path));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setRawHeader("Authorization", account.session()->authorization());
    for (int hop = 0; hop < 2; ++hop) {
        const std::unique_ptr<QNetworkReply> reply(network.get(request));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished())
            finished.wait(10'000);
        const QUrl target = reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
        if (target.isEmpty()) {
            if (status)
                *status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            return reply->readAll();
        }
        // The storage elsewhere must not see the token.
        request = QNetworkRequest(reply->url().resolved(target));
    }
    return {};
}
