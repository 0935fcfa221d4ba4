// Stands between any client and a server of plain HTTP on this machine, and passes on what both say, except
// for what it is told to do to them: for tests and for trying by hand.
//
//     mediadesk-fault-proxy --target ADDRESS [--port PORT] [--seed N] [--rules FILE] [--rule JSON]...
//                           [--rate BYTES] [--round-trip MS] [--until-stdin-closes]
//
// FILE holds a JSON array of rules; support/mishaprule.h and support/mishap.h say what stands in one. It
// prints its address as the demo server does, and then answers each line of standard input as proxycontrol.h
// says.

#include "proxycontrol.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QUrl>

#include <cstdio>
#include <iostream>
#include <string>
#include <thread>

namespace {

void print(const QByteArray &text)
{
    std::fputs(text.constData(), stdout);
    std::fflush(stdout);
}

/// Hands each line of standard input to `control`, in its thread; reading it blocks, whatever the system.
void readOrders(ProxyControl &control, bool endsWithInput)
{
    std::thread([&control, endsWithInput] {
        std::string line;
        while (std::getline(std::cin, line)) {
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [&control, order = QByteArray::fromStdString(line)] {
                    print(control.answerTo(order) + '\n');
                },
                Qt::QueuedConnection);
        }
        if (endsWithInput)
            QMetaObject::invokeMethod(QCoreApplication::instance(), &QCoreApplication::quit,
                                      Qt::QueuedConnection);
    }).detach();
}

/// The rules as an order for the control.
QByteArray orderFor(const QByteArray &rules)
{
    return R"({"do": "add", "rules": )" + rules + '}';
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("mediadesk-fault-proxy"));
    QCommandLineParser options;
    for (const char *name : {"target", "port", "seed", "rules", "rule", "rate", "round-trip"})
        options.addOption({QString::fromLatin1(name), {}, QStringLiteral("value")});
    options.addOption({QStringLiteral("until-stdin-closes"), {}});
    options.process(application);
    const auto value = [&](const char *name) { return options.value(QString::fromLatin1(name)); };

    const int target = QUrl(value("target")).port();
    if (target <= 0)
        qFatal("--target is no address with a port");
    support::Relay relay(static_cast<quint16>(target), nullptr, static_cast<quint16>(value("port").toUInt()));
    if (!relay.isListening())
        qFatal("the port cannot be listened on");
    relay.forgetRules(value("seed").toUInt());
    relay.setPace({value("rate").toLongLong(), std::chrono::milliseconds(value("round-trip").toLongLong())});

    ProxyControl control(relay);
    QList<QByteArray> orders;
    if (options.isSet(QStringLiteral("rules"))) {
        QFile file(value("rules"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("the rules cannot be read");
        orders.append(orderFor(file.readAll()));
    }
    for (const QString &rule : options.values(QStringLiteral("rule")))
        orders.append(orderFor('[' + rule.toUtf8() + ']'));
    for (const QByteArray &order : std::as_const(orders)) {
        const QByteArray answer = control.answerTo(order);
        if (!QJsonDocument::fromJson(answer).object()[u"ok"].toBool())
            qFatal("%s", answer.constData());
    }

    print("Address: " + relay.server().base().toString().toUtf8() + "\nReady\n");
    readOrders(control, options.isSet(QStringLiteral("until-stdin-closes")));
    return QCoreApplication::exec();
}
