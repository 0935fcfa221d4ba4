#include "states.h"

#include "samplemedias.h"
#include "signinpage.h"

#include <QComboBox>
#include <QPushButton>
#include <QToolButton>

namespace {

using account::Account;

const QString mail = QStringLiteral("anna.berger@office.example.com");

ui::SignInPage &page(Stage &stage)
{
    return *stage.window().findChild<ui::SignInPage *>();
}

/// The choices of the form: 0 is the server's, 1 the way to sign in.
QComboBox &choice(Stage &stage, int place)
{
    return *page(stage).findChildren<QComboBox *>().value(place);
}

void openDetails(Stage &stage)
{
    const QList<QToolButton *> buttons = stage.window().findChildren<QToolButton *>();
    for (QToolButton *one : buttons) {
        if (one->isCheckable() && one->isVisible() && one->parentWidget()->inherits("ui::MessageBar"))
            one->setChecked(true);
    }
}

void fail(Stage &stage, int status)
{
    stage.server.signInStatus = status;
    stage.program.accounts.signIn(stage.server.address(),
                                  {.apiKey = QStringLiteral("key"), .email = mail, .token = {}}, false);
    stage.wait("the answer", [&stage] {
        return stage.program.account.state() == Account::State::SignedOut && stage.server.wire().count() > 0;
    });
    openDetails(stage);
}

void holdSignIn(Stage &stage)
{
    stage.server.holdsSignIn = true;
    stage.program.accounts.signIn(stage.server.address(),
                                  {.apiKey = QStringLiteral("key"), .email = mail, .token = {}}, false);
    stage.wait("the question", [&stage] { return stage.server.wire().underWay() > 0; });
}

void pressForget(Stage &stage)
{
    stage.remember(mail);
    page(stage).findChild<QToolButton *>(QStringLiteral("forgetAccount"))->click();
}

void askForKey(Stage &stage)
{
    stage.remember(mail);
    stage.server.signInStatus = 400;
    stage.program.accounts.signIn(stage.program.accounts.remembered().constFirst());
    stage.wait("the form", [&stage] {
        return page(stage).findChild<QPushButton *>(QStringLiteral("signInButton"))->isVisible();
    });
}

} // namespace

QList<State> signInStates()
{
    return {
        {"signed-out", [](Stage & /*stage*/) {}},
        {"signed-out-other-server", [](Stage &stage) { choice(stage, 0).setCurrentIndex(2); }},
        {"signed-out-token", [](Stage &stage) { choice(stage, 1).setCurrentIndex(1); }},
        {"signed-out-no-key-typed",
         [](Stage &stage) { page(stage).findChild<QPushButton *>(QStringLiteral("signInButton"))->click(); }},
        {"sign-in-refused", [](Stage &stage) { fail(stage, 400); }},
        {"sign-in-not-found", [](Stage &stage) { fail(stage, 404); }},
        {"sign-in-too-often", [](Stage &stage) { fail(stage, 429); }},
        {"sign-in-under-way", holdSignIn},
        {"sign-in-accounts",
         [](Stage &stage) {
             stage.remember(mail);
             stage.remember(QStringLiteral("b@example.com"));
             stage.remember(QString(80, u'm') + QStringLiteral("@example.com"));
         }},
        {"sign-in-signed-out",
         [](Stage &stage) {
             stage.remember(mail);
             page(stage).showSignedOut(stage.program.accounts.remembered().constFirst());
         }},
        {"sign-in-key-again", askForKey},
        {"sign-in-forget-question", pressForget},
        {"sign-in-long-problem",
         [](Stage &stage) {
             page(stage).showProblem(samplemedias::longText(), samplemedias::unbreakable());
         }},
    };
}
