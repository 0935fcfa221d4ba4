#include "stage.h"

#include "medias/requestlistmodel.h"
#include "support/eventually.h"
#include "workspace.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>

using account::Account;
using LoadState = medias::MediaListModel::LoadState;

namespace {

botdoc::Credentials pasted()
{
    botdoc::Credentials credentials;
    credentials.token = "aaa.bbb.ccc";
    return credentials;
}

} // namespace

Stage::Stage()
    : program(account::SettingsPlaces::in(folder.path()))
{
    program.settings.set<account::Setting::SaveFolder>(folder.path());
    server.requests = {{1080, QStringLiteral("Mortgage of Anna Berger")},
                       {1081, QStringLiteral("Claim 2026-114, water damage")},
                       {1082, QStringLiteral("Tax return Schmidt & Sons")},
                       {1083, QString()},
                       {1084, QStringLiteral("Tenancy, 14 Garden Street")}};
}

Stage::~Stage() = default;

void Stage::wait(const char *what, const std::function<bool()> &holds)
{
    if (m_problem.isEmpty() && !support::eventually(holds))
        m_problem = QLatin1String(what);
}

void Stage::signIn()
{
    program.accounts.signIn(server.address(), pasted(), false);
    wait("signed in", [this] { return program.account.state() == Account::State::SignedIn; });
    wait("the list", [this] {
        return server.holdsMedias || workspace().list().state() == LoadState::Failed ||
               (workspace().list().state() == LoadState::Ready &&
                (table().model()->rowCount() == 0 || workspace().list().isLoaded(0)));
    });
    const auto &requests = child<QListView>("requestList");
    wait("the requests", [this, &requests] {
        return server.holdsRequests || server.requestsStatus != 200 ||
               requests.model()->rowCount() >= server.requests.size();
    });
}

void Stage::signIn(const QList<QJsonObject> &medias)
{
    server.medias = medias;
    signIn();
}

void Stage::remember(const QString &email)
{
    program.accounts.signIn(server.address(), {.apiKey = QStringLiteral("key"), .email = email, .token = {}},
                            true);
    wait("signed in", [this] { return program.account.state() == Account::State::SignedIn; });
    program.accounts.signOut();
    wait("signed out", [this] { return program.account.state() == Account::State::SignedOut; });
}

void Stage::select(int row)
{
    table().selectRow(row);
    const auto id = workspace().list().idAt(row);
    if (!id)
        return;
    const QByteArray path = "/v1/media/" + QByteArray::number(botdoc::number(*id)) + '/';
    wait("the details",
         [this, path] { return server.wire().count("GET", path) > 0 && server.wire().underWay() == 0; });
}

void Stage::choose(qint64 request)
{
    auto &list = child<QListView>("requestList");
    for (int row = 0; row < list.model()->rowCount(); ++row) {
        const QModelIndex index = list.model()->index(row, 0);
        const QVariant id = index.data(medias::RequestListModel::IdRole);
        if (!id.isValid() || botdoc::number(id.value<botdoc::RequestId>()) != request)
            continue;
        list.setCurrentIndex(index);
        Q_EMIT list.clicked(index);
        wait("the request's list", [this] { return workspace().list().state() == LoadState::Ready; });
        return;
    }
    m_problem = QStringLiteral("no such request");
}

void Stage::search(const QString &text)
{
    child<QLineEdit>("mediaSearch").setText(text);
    wait("the search", [this] {
        const auto coverage = workspace().list().coverage();
        return workspace().list().isQueryShown() && !coverage.isSearching &&
               (server.holdsMedias || !coverage.isFetching);
    });
}

void Stage::searchRequests(const QWidget &where, const QString &text)
{
    where.findChild<QLineEdit *>(QStringLiteral("requestSearch"))->setText(text);
    // A number is asked for, but only once nothing more is typed.
    bool isNumber = false;
    text.toInt(&isNumber);
    const QByteArray path = "/v1/module_container/container/" + text.toLatin1() + '/';
    const auto *state = where.findChild<QLabel *>(QStringLiteral("requestSearchState"));
    wait("the request", [&] {
        return (!isNumber || server.wire().count("GET", path) > 0) && !state->text().contains(QChar(0x2026));
    });
}

void Stage::trigger(QAction *action)
{
    if (!action->isEnabled())
        m_problem = QStringLiteral("cannot be triggered: ") + action->text();
    action->trigger();
}

void Stage::openMenu(int place)
{
    QAction *action = window().menuBar()->actions().value(place);
    action->menu()->popup(window().mapToGlobal(QPoint(0, window().menuBar()->height())));
}

ui::Workspace &Stage::workspace()
{
    return *window().findChild<ui::Workspace *>();
}

QTableView &Stage::table()
{
    return child<QTableView>("mediaTable");
}

QList<QWidget *> Stage::windows()
{
    QList<QWidget *> shown{&window()};
    const QWidgetList all = QApplication::topLevelWidgets();
    for (QWidget *one : all) {
        const bool isTip = one->inherits("QTipLabel");
        if (one->isVisible() && one != &window() && !isTip)
            shown.append(one);
    }
    return shown;
}
