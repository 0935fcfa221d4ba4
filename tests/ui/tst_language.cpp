#include "languagemenu.h"
#include "mainmenu.h"
#include "medianames.h"
#include "medias/medialistmodel.h"
#include "medias/mediatext.h"
#include "office.h"
#include "support/catalogue.h"
#include "support/places.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>
#include <QTextEdit>
#include <QToolButton>

using account::Language;
using account::Setting;
using medias::MediaListModel;

/// The language can be changed while the program runs, and everything that is shown follows.
class TestLanguage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();
    void everyTextFollowsAtOnce();
    void numbersAndDatesFollow();
    void countsFollow();
    void qtsOwnTextsFollow();
    void isRemembered();
    void theAdministratorMayDecide();
    void startsInEnglishWhereThereIsNoOther();
    void mnemonicsAreUnique_data();
    void mnemonicsAreUnique();

private:
    std::unique_ptr<Office> m_office;
};

namespace {

QAction *languageAction(const Office &office, Language language)
{
    const auto *menu = office.window.findChild<QMenu *>(QStringLiteral("languageMenu"));
    const QList<QAction *> actions = menu->actions();
    for (QAction *action : actions) {
        if (action->data().isValid() && action->data().toInt() == static_cast<int>(language))
            return action;
    }
    return nullptr;
}

/// LanguageChange is posted, not sent.
void choose(const Office &office, Language language)
{
    languageAction(office, language)->trigger();
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
}

void addTextsOf(const QAbstractItemModel &model, QStringList &texts)
{
    for (int column = 0; column < model.columnCount(); ++column) {
        for (const int role : {Qt::DisplayRole, Qt::ToolTipRole})
            texts.append(model.headerData(column, Qt::Horizontal, role).toString());
        for (int row = 0; row < std::min(model.rowCount(), 20); ++row) {
            for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole})
                texts.append(model.index(row, column).data(role).toString());
        }
    }
}

void addTextsOf(const QWidget *widget, QStringList &texts)
{
    texts += {widget->windowTitle(), widget->toolTip(), widget->accessibleName()};
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        texts.append(label->text());
    else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        texts.append(button->text());
    else if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
        texts.append(edit->placeholderText());
    else if (const auto *menu = qobject_cast<const QMenu *>(widget))
        texts.append(menu->title());
    else if (const auto *text = qobject_cast<const QTextEdit *>(widget))
        texts += text->toPlainText().split(u'\n');
    else if (const auto *table = qobject_cast<const QTableView *>(widget))
        addTextsOf(*table->model(), texts);
    else if (const auto *box = qobject_cast<const QComboBox *>(widget))
        addTextsOf(*box->model(), texts);
    const QList<QAction *> actions = widget->actions();
    for (const QAction *action : actions)
        texts += {action->text(), action->toolTip()};
}

/// All texts of the program's windows, shown or not.
QStringList textsOf(const QWidget &window)
{
    QStringList texts;
    addTextsOf(&window, texts);
    const QList<QWidget *> widgets = window.findChildren<QWidget *>();
    for (const QWidget *widget : widgets)
        addTextsOf(widget, texts);
    texts.removeAll(QString());
    texts.sort();
    texts.removeDuplicates();
    return texts;
}

/// Matches what can stand where `text` is shown.
QRegularExpression patternOf(const QString &text)
{
    static const QRegularExpression placeholder(QStringLiteral("%L?(\\d+|n)"));
    QString pattern;
    qsizetype from = 0;
    for (auto it = placeholder.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        pattern +=
            QRegularExpression::escape(text.mid(from, match.capturedStart() - from)) + QLatin1String(".*");
        from = match.capturedEnd();
    }
    pattern += QRegularExpression::escape(text.mid(from));
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                              QRegularExpression::DotMatchesEverythingOption);
}

/// Those of `texts` that are English ones with a translation that reads otherwise.
QStringList englishAmong(const QStringList &texts)
{
    // Of "%1 of %2" there is too little to tell it from a document's name.
    static const QRegularExpression speaking(QStringLiteral("\\pL{3}"));
    QStringList found;
    const auto catalogue =
        support::textsIn(support::inSources(QStringLiteral("translations/mediadesk_es.ts")));
    for (const support::CatalogueText &entry : catalogue) {
        if (entry.translations.contains(entry.source) || !entry.source.contains(speaking))
            continue;
        const QRegularExpression english = patternOf(entry.source);
        for (const QString &text : texts) {
            if (!text.contains(english))
                continue;
            const bool isSpanishToo = std::any_of(
                entry.translations.begin(), entry.translations.end(),
                [&text](const QString &translation) { return text.contains(patternOf(translation)); });
            if (!isSpanishToo)
                found.append(text);
        }
    }
    return found;
}

QString cell(const Office &office, MediaListModel::Column column)
{
    return office.rows()->index(0, column).data().toString();
}

/// By way of the file dialog; waits until the file is in its list.
QWidget *openSendDialog(const Office &office, const QString &actionText, const QString &path)
{
    office.trigger(actionText);
    auto *chooser = Office::find<QFileDialog>({});
    if (!chooser)
        return nullptr;
    Q_EMIT chooser->filesSelected({path});
    // It could not be open while somebody chooses a language.
    delete chooser;
    const auto *files = Office::find<QTableView>(QStringLiteral("filesToSend"));
    const auto *send = Office::find<QPushButton>(QStringLiteral("sendButton"));
    // All that is found out about the file has been.
    if (!files || !send ||
        !QTest::qWaitFor([=] { return files->model()->rowCount() == 1 && send->isEnabled(); }))
        return nullptr;
    return Office::find<QWidget>(QStringLiteral("sendDialog"));
}

/// The office with a media selected, a file on the server and another one about to be sent.
bool fill(Office &office)
{
    office.select(0);
    QFile file(office.folder.filePath(QStringLiteral("zahlen.csv")));
    if (!file.open(QIODevice::WriteOnly) || file.write("1;2\n") != 4)
        return false;
    file.close();
    const auto media = office.rows()->index(0, 0).data(MediaListModel::MediaRole).value<botdoc::Media>();
    office.transfers.upload(
        {{.path = file.fileName(), .request = *media.request, .requestTitle = QStringLiteral("R")}});
    if (!QTest::qWaitFor([&office] { return !office.transfers.hasUnfinished(); }))
        return false;
    return openSendDialog(office, QStringLiteral("Send files\u2026"), file.fileName()) != nullptr;
}

} // namespace

void TestLanguage::initTestCase()
{
    Office::prepare();
    m_office = std::make_unique<Office>();
    QVERIFY(m_office->isOpen());
}

void TestLanguage::cleanup()
{
    while (auto *dialog = Office::find<QDialog>({}))
        delete dialog;
    if (m_office->isOpen())
        choose(*m_office, Language::System);
}

void TestLanguage::cleanupTestCase()
{
    m_office.reset();
}

void TestLanguage::everyTextFollowsAtOnce()
{
    Office &office = *m_office;
    QVERIFY(fill(office));
    const QStringList english = textsOf(office.window);
    QVERIFY(englishAmong(english).size() > 100);

    choose(office, Language::Spanish);
    const QStringList spanish = textsOf(office.window);
    QVERIFY(spanish.contains(QStringLiteral("&Archivo")));
    QVERIFY(spanish.contains(QStringLiteral("Descargas restantes")));
    QVERIFY(spanish.contains(QStringLiteral("Disponible")));
    QVERIFY(spanish.contains(QStringLiteral("Enviado y comprobado")));
    QVERIFY(spanish.contains(QStringLiteral("Qu\u00e9 se enviar\u00e1")));
    const QStringList left = englishAmong(spanish);
    QVERIFY2(left.isEmpty(), qPrintable(left.join(u'\n')));

    choose(office, Language::English);
    QCOMPARE(textsOf(office.window), english);
}

void TestLanguage::numbersAndDatesFollow()
{
    Office &office = *m_office;
    const QString received = cell(office, MediaListModel::Received);
    int row = 0;
    while (!office.rows()->index(row, MediaListModel::Size).data().toString().contains(u'.'))
        QVERIFY(++row < office.rows()->rowCount());
    // What was sent may come into the list meanwhile, and move the others.
    const QPersistentModelIndex size = office.rows()->index(row, MediaListModel::Size);
    QString expected = size.data().toString();
    choose(office, Language::Spanish);
    QCOMPARE(size.data().toString(), expected.replace(u'.', u','));
    QVERIFY(cell(office, MediaListModel::Received) != received);
    QCOMPARE(QLocale().language(), QLocale::Spanish);
}

void TestLanguage::countsFollow()
{
    const auto namesOf = [](int medias) { return ui::namesOf(QList<botdoc::Media>(medias)); };
    botdoc::Media arriving;
    arriving.currentChunk = 1'000;
    arriving.totalChunks = 12'345;
    choose(*m_office, Language::English);
    QVERIFY2(namesOf(1'242).endsWith(QStringLiteral("\nand 1,234 more")), qPrintable(namesOf(1'242)));
    QCOMPARE(medias::MediaText::state(arriving), QStringLiteral("1,000 of 12,345 parts"));
    QCOMPARE(medias::MediaText::parts(arriving), QStringLiteral("1,000 of 12,345 parts have arrived"));
    choose(*m_office, Language::Spanish);
    QVERIFY2(namesOf(12'353).endsWith(QStringLiteral("\ny 12.345 m\u00e1s")), qPrintable(namesOf(12'353)));
    QVERIFY(medias::MediaText::state(arriving).endsWith(QStringLiteral(" de 12.345 partes")));
    // As the thread says that searches in it.
    QCOMPARE(medias::MediaText::state(arriving, QLocale(QLocale::English)),
             QStringLiteral("1,000 de 12,345 partes"));
}

void TestLanguage::qtsOwnTextsFollow()
{
    Office &office = *m_office;
    choose(office, Language::Spanish);
    const QWidget *dialog = openSendDialog(office, QStringLiteral("Enviar archivos\u2026"),
                                           QCoreApplication::applicationFilePath());
    QVERIFY(dialog);
    const auto *buttons = dialog->findChild<QDialogButtonBox *>();
    QCOMPARE(buttons->button(QDialogButtonBox::Cancel)->text().remove(u'&'), QStringLiteral("Cancelar"));
}

void TestLanguage::isRemembered()
{
    Office &office = *m_office;
    QVERIFY(languageAction(office, Language::System)->isChecked());
    choose(office, Language::Spanish);
    QVERIFY(languageAction(office, Language::Spanish)->isChecked());
    QVERIFY(!languageAction(office, Language::System)->isChecked());
    QCOMPARE(office.settings.get<Setting::Language>(), Language::Spanish);
    // By its own name, whatever the language.
    QCOMPARE(languageAction(office, Language::English)->text(), QStringLiteral("English"));
    QCOMPARE(languageAction(office, Language::Spanish)->text(), QStringLiteral("Espa\u00f1ol"));
}

void TestLanguage::theAdministratorMayDecide()
{
    const QTemporaryDir folder;
    const account::SettingsPlaces places = account::SettingsPlaces::in(folder.path());
    QFile policy(places.policy);
    QVERIFY(policy.open(QIODevice::WriteOnly));
    QVERIFY(policy.write("[Fixed]\nlanguage=es\n") > 0);
    policy.close();
    account::Settings settings(places);
    ui::Translations translations;
    translations.use(settings.get<Setting::Language>());
    const ui::LanguageMenu menu(settings, translations);
    QStringList texts;
    const QList<QAction *> actions = menu.actions();
    for (const QAction *action : actions) {
        QVERIFY(!action->isEnabled());
        texts.append(action->text());
    }
    QVERIFY(texts.contains(QStringLiteral("Decidido por su administrador")));
}

void TestLanguage::startsInEnglishWhereThereIsNoOther()
{
    ui::Translations translations;
    translations.use(Language::System);
    // Tests run in the C locale.
    QCOMPARE(QLocale().language(), QLocale::English);
    QCOMPARE(ui::MainMenu::tr("&File"), QStringLiteral("&File"));
}

void TestLanguage::mnemonicsAreUnique_data()
{
    QTest::addColumn<Language>("language");
    QTest::newRow("English") << Language::English;
    QTest::newRow("Spanish") << Language::Spanish;
}

void TestLanguage::mnemonicsAreUnique()
{
    QFETCH(const Language, language);
    Office &office = *m_office;
    choose(office, language);
    QList<const QWidget *> menus{office.window.menuBar()};
    const QList<QMenu *> below = office.window.menuBar()->findChildren<QMenu *>();
    menus.append(QList<const QWidget *>(below.begin(), below.end()));
    QVERIFY(menus.size() > 4);
    for (const QWidget *menu : std::as_const(menus)) {
        QList<QKeySequence> taken;
        const QList<QAction *> actions = menu->actions();
        for (const QAction *action : actions) {
            const QKeySequence key = QKeySequence::mnemonic(action->text());
            QVERIFY2(key.isEmpty() || !taken.contains(key), qPrintable(action->text()));
            taken.append(key);
        }
    }
}

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
