#include "office.h"
#include "support/scriptedserver.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHelpEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QTextDocument>
#include <QTextEdit>
#include <QToolButton>
#include <QToolTip>

using support::Answer;
using support::ReceivedRequest;

namespace {

/// In every text from outside; stands after what would be mark-up.
QString mallory()
{
    return QStringLiteral("Mallory");
}

/// What somebody reads where `text` is shown: without its mark-up, where it is taken for such.
QString asShown(const QString &text, Qt::TextFormat format)
{
    const bool isRich = format == Qt::RichText || (format == Qt::AutoText && Qt::mightBeRichText(text));
    if (!isRich)
        return text;
    QTextDocument document;
    document.setHtml(text);
    return document.toPlainText();
}

QString nameOf(const QObject *object)
{
    return QLatin1String(object->metaObject()->className()) + u'/' + object->objectName();
}

/// What a delegate draws in a cell: protected, for everybody but another delegate.
class Drawn final : public QStyledItemDelegate
{
public:
    [[nodiscard]] static QString textOf(const QAbstractItemView &view, const QModelIndex &index)
    {
        constexpr auto initialise = &Drawn::initStyleOption;
        QStyleOptionViewItem option;
        const auto *delegate = qobject_cast<QStyledItemDelegate *>(view.itemDelegateForIndex(index));
        if (delegate)
            (delegate->*initialise)(&option, index);
        return option.text;
    }
};

/// Looks at everything that is to be seen, as somebody with a mouse and good eyes would.
class Onlooker final
{
public:
    /// `text` begins with what is in every text from outside, as it is to be read.
    explicit Onlooker(const QString &text)
        : m_literal(text.left(text.indexOf(mallory()) + mallory().size()))
    {}

    void look()
    {
        // Tool tips come and go meanwhile.
        QList<QPointer<QWidget>> all;
        const QWidgetList now = QApplication::allWidgets();
        std::copy(now.begin(), now.end(), std::back_inserter(all));
        for (QWidget *widget : std::as_const(all)) {
            if (!widget || !widget->isVisible() || widget->inherits("QTipLabel"))
                continue;
            judge(widget->toolTip(), Qt::AutoText, widget, "tool tip");
            judge(widget->whatsThis(), Qt::AutoText, widget, "help");
            judge(widget->windowTitle(), Qt::PlainText, widget, "title");
            const QList<QAction *> actions = widget->actions();
            for (const QAction *action : actions) {
                judge(action->toolTip(), Qt::AutoText, widget, "tool tip of an action");
                judge(QString(action->text()).remove(u'&'), Qt::PlainText, widget, "action");
            }
            if (const auto *label = qobject_cast<QLabel *>(widget))
                judge(label->text(), label->textFormat(), widget, "text");
            if (const auto *button = qobject_cast<QAbstractButton *>(widget))
                judge(QString(button->text()).remove(u'&'), Qt::PlainText, widget, "text");
            if (const auto *edit = qobject_cast<QTextEdit *>(widget))
                judge(edit->toPlainText(), Qt::PlainText, widget, "text");
            if (auto *view = qobject_cast<QAbstractItemView *>(widget))
                lookAtCells(*view);
        }
    }

    /// What was shown otherwise than it should be.
    [[nodiscard]] QStringList complaints() const { return m_complaints; }
    /// How often a text from outside was seen, by the class and name of where it was.
    [[nodiscard]] int seenIn(const QString &place) const { return m_seen.value(place); }
    [[nodiscard]] QStringList places() const { return m_seen.keys(); }

private:
    void lookAtCells(QAbstractItemView &view, const QModelIndex &parent = {})
    {
        for (int row = 0; row < view.model()->rowCount(parent); ++row) {
            for (int column = 0; column < view.model()->columnCount(parent); ++column) {
                const QModelIndex index = view.model()->index(row, column, parent);
                judge(Drawn::textOf(view, index), Qt::PlainText, &view, "cell");
                const QPoint middle = view.visualRect(index).center();
                QHelpEvent event(QEvent::ToolTip, middle, view.viewport()->mapToGlobal(middle));
                QApplication::sendEvent(view.viewport(), &event);
                judge(QToolTip::text(), Qt::AutoText, &view, "tool tip of a cell");
                QToolTip::hideText();
                lookAtCells(view, index);
            }
        }
    }

    void judge(const QString &text, Qt::TextFormat format, const QWidget *where, const char *what)
    {
        if (!text.contains(mallory()))
            return;
        ++m_seen[nameOf(where)];
        const QString shown = asShown(text, format);
        const bool isReordered = text.contains(QChar(0x202e));
        const bool isBroken = qobject_cast<const QAbstractItemView *>(where) && shown.contains(u'\n');
        if (!shown.contains(m_literal) || isReordered || isBroken)
            m_complaints.append(QStringLiteral("%1 of %2: %3").arg(QLatin1String(what), nameOf(where), text));
    }

    QString m_literal;
    QStringList m_complaints;
    QMap<QString, int> m_seen;
};

/// A Botdoc where everything that can be a text is one of Mallory's.
class Mallory final
{
public:
    explicit Mallory(const QString &text)
        : m_text(text)
    {
        server.on("GET", "/v1/media/", [this](const ReceivedRequest &) { return page(); });
        for (int id = 1; id <= 4; ++id) {
            const QByteArray path = "/v1/media/" + QByteArray::number(id) + '/';
            server.on("GET", path, [this, id](const ReceivedRequest &) { return json(media(id)); });
            server.on("DELETE", path, refusal(403));
            server.on("GET", path + "download/", refusal(403));
        }
        server.on("POST", "/v1/media/", refusal(413));
        const QJsonObject container = {
            {QStringLiteral("id"), 1080},
            {QStringLiteral("subject"), m_text},
            {QStringLiteral("contact"), QJsonArray{QJsonObject{{QStringLiteral("name"), m_text}}}}};
        server.on("GET", "/v1/module_container/container/",
                  json({{QStringLiteral("count"), 1}, {QStringLiteral("results"), QJsonArray{container}}}));
    }

    /// A first page that is refused, in words.
    void refuseTheList(int status) { m_listStatus = status; }

    [[nodiscard]] botdoc::Server address() const
    {
        return botdoc::Server::fromText(server.url().toString()).value();
    }

    support::ScriptedServer server;

private:
    [[nodiscard]] static Answer json(const QJsonObject &object, int status = 200)
    {
        return Answer::json(QJsonDocument(object).toJson(), status);
    }
    [[nodiscard]] Answer refusal(int status) const
    {
        return json({{QStringLiteral("detail"), m_text}, {m_text, QJsonArray{m_text}}}, status);
    }
    [[nodiscard]] Answer page() const
    {
        if (m_listStatus != 200)
            return refusal(m_listStatus);
        return json({{QStringLiteral("count"), 4},
                     {QStringLiteral("results"), QJsonArray{media(4), media(3), media(2), media(1)}}});
    }
    /// Number 4 has one download left, number 3 none.
    [[nodiscard]] QJsonObject media(int id) const
    {
        QJsonObject media = {
            {QStringLiteral("id"), id},
            {QStringLiteral("bytes"), 100},
            {QStringLiteral("request"), 1080},
            {QStringLiteral("metadata"), QJsonObject{{QStringLiteral("remote_addr"), m_text}}},
            {QStringLiteral("times_downloaded"), id == 4 ? 5 : (id == 3 ? 6 : 0)},
            {QStringLiteral("max_allowed_times_downloaded"), 6}};
        for (const char *field : {"name", "content_type", "extension", "file", "state", "tag",
                                  "removed_requested_from", "file_checksum", "download_link_data_collection"})
            media.insert(QLatin1String(field), m_text);
        return media;
    }

    QString m_text;
    int m_listStatus = 200;
};

} // namespace

/// Texts from outside are shown as they are written, wherever they are shown.
class TestStrangers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void listAndDetails_data() { texts(); }
    void listAndDetails();
    void dialogs_data() { texts(); }
    void dialogs();
    void refusals_data() { texts(); }
    void refusals();
    void sending_data() { texts(); }
    void sending();
    void listRefused_data() { texts(); }
    void listRefused();
    void signInRefused_data() { texts(); }
    void signInRefused();

private:
    static void texts();
    void signIn();
    [[nodiscard]] QTableView *table() const { return Office::find<QTableView>(QStringLiteral("mediaTable")); }
    void selectMedia(int id) const { table()->selectRow(4 - id); }
    void trigger(const QString &text) const;
    /// The number of rows in the transfers' table that have ended.
    [[nodiscard]] QAbstractItemModel *transferRows() const
    {
        return m_window->findChild<QTableView *>(QStringLiteral("transferTable"))->model();
    }
    [[nodiscard]] bool hasEnded() const { return !m_transfers->hasUnfinished(); }
    void sees(const QStringList &places);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Mallory> m_mallory;
    std::unique_ptr<account::Settings> m_settings;
    std::unique_ptr<account::DemoServerProcess> m_demo;
    std::unique_ptr<account::Account> m_account;
    account::MemoryCredentialStore m_keychain;
    std::unique_ptr<account::AccountSwitch> m_accounts;
    std::unique_ptr<transfers::Transfers> m_transfers;
    ui::Translations m_translations;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<Onlooker> m_onlooker;
};

void TestStrangers::texts()
{
    QTest::addColumn<QString>("text");
    const QString link = QStringLiteral(
        "</b> &amp; <a href=\"http://127.0.0.1/\">here</a><img src=\"http://127.0.0.1/\">\u202egnp.exe");
    QTest::newRow("mark-up") << QString(QStringLiteral("<b>Mallory") + link);
    QTest::newRow("entities") << QString(QStringLiteral("&lt;Mallory&gt;") + link);
    QTest::newRow("a document") << QString(QStringLiteral("<!DOCTYPE html>Mallory") + link);
    QTest::newRow("lines") << QString(QStringLiteral("\u202e<i>Mallory\n\r\u2028<table>") + link);
}

void TestStrangers::initTestCase()
{
    Office::prepare();
}

void TestStrangers::init()
{
    QFETCH(const QString, text);
    m_folder = std::make_unique<QTemporaryDir>();
    m_mallory = std::make_unique<Mallory>(text);
    m_settings = std::make_unique<account::Settings>(account::SettingsPlaces::in(m_folder->path()));
    m_settings->set<account::Setting::SaveFolder>(m_folder->path());
    m_demo = std::make_unique<account::DemoServerProcess>();
    m_account = std::make_unique<account::Account>();
    m_accounts = std::make_unique<account::AccountSwitch>(*m_account, *m_settings, m_keychain);
    m_transfers = std::make_unique<transfers::Transfers>();
    m_translations.use(account::Language::English);
    m_window = std::make_unique<ui::MainWindow>(ui::MainWindow::Parts{.accounts = *m_accounts,
                                                                      .settings = *m_settings,
                                                                      .demoServer = *m_demo,
                                                                      .transfers = *m_transfers,
                                                                      .translations = m_translations});
    // As it is to be read: what would reorder it is a visible mark.
    m_onlooker = std::make_unique<Onlooker>(QString(text).replace(QChar(0x202e), QChar(0xfffd)));
    m_window->show();
}

void TestStrangers::cleanup()
{
    if (m_onlooker)
        QCOMPARE(m_onlooker->complaints(), QStringList());
    m_onlooker.reset();
    m_window.reset();
    m_transfers.reset();
    m_accounts.reset();
    m_account.reset();
    m_mallory.reset();
}

void TestStrangers::signIn()
{
    botdoc::Credentials credentials;
    credentials.token = "aaa.bbb.ccc";
    m_accounts->signIn(m_mallory->address(), credentials, false);
}

void TestStrangers::trigger(const QString &text) const
{
    const QList<QAction *> actions = m_window->findChildren<QAction *>();
    for (QAction *action : actions) {
        if (QString(action->text()).remove(u'&') == text && action->isEnabled()) {
            action->trigger();
            return;
        }
    }
    QFAIL(qPrintable(QStringLiteral("no action to be triggered is called ") + text));
}

/// Looks, and finds Mallory's texts in all these places: a test that sees nothing proves nothing.
void TestStrangers::sees(const QStringList &places)
{
    m_onlooker->look();
    for (const QString &place : places) {
        QVERIFY2(m_onlooker->seenIn(place) > 0,
                 qPrintable(place + QStringLiteral(" not among ") + m_onlooker->places().join(u' ')));
    }
}

void TestStrangers::listAndDetails()
{
    signIn();
    QTRY_VERIFY(table() && table()->model()->rowCount() == 4);
    selectMedia(1);
    QTRY_COMPARE(m_mallory->server.count("GET", "/v1/media/1/"), 1);
    QTRY_VERIFY(m_mallory->server.count("GET", "/v1/module_container/container/") == 1);
    QTRY_VERIFY(table()->model()->index(0, 2).data().toString().contains(mallory()));
    sees({QStringLiteral("ui::MediaTableView/mediaTable"), QStringLiteral("QTextEdit/detailsText"),
          QStringLiteral("ui::RequestListView/requestList")});
}

void TestStrangers::dialogs()
{
    signIn();
    QTRY_VERIFY(table() && table()->model()->rowCount() == 4);
    table()->selectAll();
    trigger(QStringLiteral("Delete\u2026"));
    QMessageBox *box = nullptr;
    QTRY_VERIFY((box = Office::find<QMessageBox>({})));
    sees({QStringLiteral("QLabel/qt_msgbox_informativelabel")});
    box->reject();
    QTRY_VERIFY(!Office::find<QMessageBox>({}));

    // One download left, none left: named before the others are saved.
    table()->selectAll();
    trigger(QStringLiteral("Save to folder\u2026"));
    QFileDialog *folder = nullptr;
    QTRY_VERIFY((folder = Office::find<QFileDialog>({})));
    Q_EMIT folder->fileSelected(m_folder->path());
    folder->reject();
    QDialog *sheet = nullptr;
    QTRY_VERIFY((sheet = Office::find<QDialog>(QStringLiteral("saveSheet"))));
    sees({QStringLiteral("QTreeWidget/oddMedias")});
    sheet->reject();
    QTRY_VERIFY(!Office::find<QDialog>(QStringLiteral("saveSheet")));

    // One by itself: asked about, told.
    selectMedia(4);
    trigger(QStringLiteral("Save to folder\u2026"));
    QTRY_VERIFY((box = Office::find<QMessageBox>({})));
    QVERIFY(box->informativeText().contains(mallory()));
    sees({QStringLiteral("QLabel/qt_msgbox_informativelabel")});
    box->reject();
    QTRY_VERIFY(!Office::find<QMessageBox>({}));
    selectMedia(3);
    trigger(QStringLiteral("Save to folder\u2026"));
    auto *bar = Office::find<QFrame>(QStringLiteral("messageBar"));
    QVERIFY(bar);
    const QList<QToolButton *> buttons = bar->findChildren<QToolButton *>();
    for (QToolButton *button : buttons) {
        if (button->isCheckable())
            button->click();
    }
    sees({QStringLiteral("QLabel/messageDetails")});

    selectMedia(1);
    trigger(QStringLiteral("Save as\u2026"));
    QFileDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = Office::find<QFileDialog>({})));
    m_onlooker->look();
    const QString proposed = dialog->selectedFiles().value(0);
    QCOMPARE(QFileInfo(proposed).absolutePath(), QDir(m_folder->path()).absolutePath());
    QVERIFY(QFileInfo(proposed).fileName().contains(mallory()));
    dialog->reject();
}

void TestStrangers::refusals()
{
    signIn();
    QTRY_VERIFY(table() && table()->model()->rowCount() == 4);
    QTRY_VERIFY(table()->model()->index(0, 2).data().toString().contains(mallory()));
    selectMedia(1);
    trigger(QStringLiteral("Delete\u2026"));
    QMessageBox *box = nullptr;
    QTRY_VERIFY((box = Office::find<QMessageBox>({})));
    const QList<QAbstractButton *> buttons = box->buttons();
    for (QAbstractButton *button : buttons) {
        if (box->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    }
    selectMedia(2);
    trigger(QStringLiteral("Open"));
    QTRY_COMPARE(transferRows()->rowCount(), 2);
    QTRY_VERIFY(hasEnded());
    for (int row = 0; row < 2; ++row)
        QVERIFY(transferRows()->index(row, 3).data().toString().contains(mallory()));
    sees({QStringLiteral("QTableView/transferTable")});
}

void TestStrangers::sending()
{
    signIn();
    QTRY_VERIFY(table() && table()->model()->rowCount() == 4);
    // The file system's names are not ours, either; what it does not take is not to be shown.
    QString path = m_folder->filePath(QStringLiteral("file.txt"));
    QFETCH(const QString, text);
    QFile file(m_folder->filePath(QString(text).remove(u'/')));
    if (file.open(QIODevice::WriteOnly))
        path = file.fileName();
    else
        file.setFileName(path);
    QVERIFY(file.isOpen() || file.open(QIODevice::WriteOnly));
    file.write("content");
    file.close();
    trigger(QStringLiteral("Send files\u2026"));
    QFileDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = Office::find<QFileDialog>({})));
    Q_EMIT dialog->filesSelected({path});
    dialog->reject();
    QTableView *files = nullptr;
    QTRY_VERIFY((files = Office::find<QTableView>(QStringLiteral("filesToSend"))));
    QTRY_COMPARE(files->model()->rowCount(), 1);
    files->window()->findChild<QLineEdit *>(QStringLiteral("requestSearch"))->setText(QStringLiteral("1080"));
    auto *send = Office::find<QPushButton>(QStringLiteral("sendButton"));
    QTRY_VERIFY(send->isEnabled());
    sees({QStringLiteral("ui::RequestListView/requestList")});
    if (path.contains(mallory()))
        sees({QStringLiteral("QTableView/filesToSend")});
    send->click();
    QTRY_COMPARE(transferRows()->rowCount(), 1);
    QTRY_VERIFY(hasEnded());
    QVERIFY(transferRows()->index(0, 3).data().toString().contains(mallory()));
    sees({QStringLiteral("QTableView/transferTable")});
}

void TestStrangers::listRefused()
{
    signIn();
    QTRY_VERIFY(table() && table()->model()->rowCount() == 4);
    m_mallory->refuseTheList(403);
    trigger(QStringLiteral("Refresh"));
    QTRY_VERIFY(Office::find<QFrame>(QStringLiteral("messageBar")));
    sees({QStringLiteral("QLabel/messageText")});
}

void TestStrangers::signInRefused()
{
    m_mallory->refuseTheList(403);
    signIn();
    QTRY_COMPARE(m_account->state(), account::Account::State::SignedOut);
    QCoreApplication::processEvents();
    m_onlooker->look();
    QVERIFY2(!m_onlooker->places().isEmpty(), "the reason is not shown");
}

QTEST_MAIN(TestStrangers)
#include "tst_strangers.moc"
