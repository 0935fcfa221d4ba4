#include "lookwalker.h"

#include <QApplication>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>

#include <functional>

using Rule = Finding::Rule;

namespace {

QLabel *label(QWidget *parent, const QString &text, const QRect &place)
{
    auto *made = new QLabel(text, parent);
    made->setGeometry(place);
    return made;
}

QString words()
{
    return QStringLiteral("The quick brown fox jumps over the lazy dog");
}

/// A table of one row; its columns are 100 pixels wide.
QTableView *table(QWidget *parent, const QString &text, const QString &toolTip = {})
{
    auto *view = new QTableView(parent);
    auto *model = new QStandardItemModel(1, 1, view);
    model->setHorizontalHeaderLabels({QStringLiteral("A")});
    model->setItem(0, 0, new QStandardItem(text));
    model->item(0)->setToolTip(toolTip);
    view->setModel(model);
    view->setAccessibleName(QStringLiteral("Things"));
    view->verticalHeader()->hide();
    view->horizontalHeader()->resizeSection(0, 100);
    view->setGeometry(10, 10, 300, 200);
    return view;
}

QWidget *paint(QWidget *widget, QPalette::ColorRole role, const QColor &colour)
{
    QPalette palette = widget->palette();
    palette.setColor(role, colour);
    widget->setPalette(palette);
    return widget;
}

} // namespace

using Make = std::function<void(QWidget *window)>;
Q_DECLARE_METATYPE(Make)

/// What goes over all windows sees what is wrong with one, and nothing where nothing is.
class TestLookWalker final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sees_data();
    void sees();
    void seesNothing_data();
    void seesNothing();

private:
    static QStringList found(const Make &make, QList<Rule> *rules = nullptr);
};

QStringList TestLookWalker::found(const Make &make, QList<Rule> *rules)
{
    QWidget window;
    window.resize(400, 300);
    make(&window);
    window.show();
    QCoreApplication::processEvents();
    QStringList texts;
    const QList<Finding> findings = LookWalker(window).findings();
    for (const Finding &one : findings) {
        texts.append(one.asText());
        if (rules)
            rules->append(one.rule);
    }
    return texts;
}

void TestLookWalker::sees_data()
{
    QTest::addColumn<Make>("make");
    QTest::addColumn<int>("rule");
    const auto row = [](const char *name, Rule rule, const Make &make) {
        QTest::newRow(name) << make << static_cast<int>(rule);
    };
    row("a label too narrow", Rule::Clipped, [](QWidget *w) { label(w, words(), {10, 10, 80, 30}); });
    row("a label too low for its lines", Rule::Clipped, [](QWidget *w) {
        label(w, words(), {10, 10, 100, 30})->setWordWrap(true);
    });
    row("a word too long for its label", Rule::Clipped, [](QWidget *w) {
        label(w, QString(40, u'W'), {10, 10, 100, 200})->setWordWrap(true);
    });
    row("a button too narrow", Rule::Clipped,
        [](QWidget *w) { (new QPushButton(words(), w))->setGeometry(10, 10, 80, 30); });
    row("a tool button too narrow", Rule::Clipped, [](QWidget *w) {
        auto *button = new QToolButton(w);
        button->setText(words());
        button->setGeometry(10, 10, 80, 30);
    });
    row("a placeholder too long", Rule::Clipped, [](QWidget *w) {
        auto *field = new QLineEdit(w);
        field->setAccessibleName(QStringLiteral("Field"));
        field->setPlaceholderText(words());
        field->setGeometry(10, 10, 80, 30);
    });
    row("a menu bar too narrow", Rule::Clipped, [](QWidget *w) {
        auto *bar = new QMenuBar(w);
        bar->addMenu(words());
        bar->addMenu(words());
        bar->setGeometry(0, 0, 320, 30);
    });
    row("a cell cut short", Rule::Unexplained, [](QWidget *w) { table(w, words()); });
    row("a heading cut short", Rule::Unexplained, [](QWidget *w) {
        table(w, QStringLiteral("a"))->model()->setHeaderData(0, Qt::Horizontal, words());
    });
    row("a row too low", Rule::Clipped, [](QWidget *w) {
        QTableView *view = table(w, QStringLiteral("a"));
        view->verticalHeader()->setMinimumSectionSize(4);
        view->setRowHeight(0, 8);
    });
    row("widgets over each other", Rule::Overlapping, [](QWidget *w) {
        label(w, QStringLiteral("one"), {10, 10, 80, 30});
        label(w, QStringLiteral("two"), {80, 10, 80, 30});
    });
    row("a widget outside", Rule::Outside, [](QWidget *w) {
        label(w, QStringLiteral("one"), {380, 10, 80, 30});
    });
    row("a column outside", Rule::Outside,
        [](QWidget *w) { table(w, QStringLiteral("a"))->horizontalHeader()->resizeSection(0, 500); });
    row("a label above its field", Rule::OffBaseline, [](QWidget *w) {
        label(w, QStringLiteral("Name:"), {10, 10, 60, 24})->setAlignment(Qt::AlignTop);
        auto *field = new QLineEdit(QStringLiteral("Anna"), w);
        field->setAccessibleName(QStringLiteral("Name"));
        field->setGeometry(80, 10, 200, 24);
    });
    row("an icon above its text", Rule::OffBaseline, [](QWidget *w) {
        auto *icon = label(w, {}, {10, 10, 24, 60});
        icon->setPixmap(QPixmap(20, 20));
        icon->setAlignment(Qt::AlignTop);
        label(w, QStringLiteral("Anna"), {60, 10, 200, 60});
    });
    row("a control without a name", Rule::Nameless, [](QWidget *w) {
        auto *button = new QToolButton(w);
        button->setIcon(QPixmap(16, 16));
        button->setFocusPolicy(Qt::StrongFocus);
        button->setGeometry(10, 10, 30, 30);
    });
    row("grey on grey", Rule::Faint, [](QWidget *w) {
        paint(label(w, words(), {10, 10, 380, 30}), QPalette::WindowText, QColor(0x9a9a9a));
    });
    row("dark on dark", Rule::Faint, [](QWidget *w) {
        w->setAutoFillBackground(true);
        paint(w, QPalette::Window, QColor(0x202020));
        paint(label(w, words(), {10, 10, 380, 30}), QPalette::WindowText, QColor(0x404040));
    });
    row("a faint button", Rule::Faint, [](QWidget *w) {
        auto *button = new QPushButton(QStringLiteral("Save"), w);
        button->setGeometry(10, 10, 120, 30);
        paint(button, QPalette::ButtonText, QColor(0xbbbbbb));
    });
    row("a faint picture", Rule::Faint, [](QWidget *w) {
        QPixmap grey(16, 16);
        grey.fill(QColor(0xcccccc));
        auto *button = new QToolButton(w);
        button->setIcon(grey);
        button->setAutoRaise(true);
        button->setGeometry(10, 10, 30, 30);
    });
    row("a faint cell", Rule::Faint,
        [](QWidget *w) { paint(table(w, QStringLiteral("a")), QPalette::Text, QColor(0xbbbbbb)); });
    row("a faint line", Rule::Faint, [](QWidget *w) {
        auto *edit = new QTextEdit(w);
        edit->setAccessibleName(QStringLiteral("Text"));
        edit->setTextColor(QColor(0xbbbbbb));
        edit->setPlainText(words());
    });
}

void TestLookWalker::sees()
{
    QFETCH(const Make, make);
    QFETCH(const int, rule);
    QList<Rule> rules;
    const QStringList texts = found(make, &rules);
    QVERIFY2(rules.contains(static_cast<Rule>(rule)), qPrintable(texts.join(u'\n')));
}

void TestLookWalker::seesNothing_data()
{
    QTest::addColumn<Make>("make");
    QTest::newRow("a form") << Make([](QWidget *w) {
        auto *form = new QFormLayout(w);
        form->addRow(QStringLiteral("&Name:"), new QLineEdit(QStringLiteral("Anna")));
        auto *wrapped = new QLabel(words() + u' ' + words() + u' ' + words());
        wrapped->setWordWrap(true);
        form->addRow(wrapped);
        auto *row = new QHBoxLayout;
        row->addWidget(new QLabel(QStringLiteral("Sure?")));
        row->addWidget(new QPushButton(QStringLiteral("&Yes")));
        form->addRow(row);
    });
    QTest::newRow("a cell cut short, and explained") << Make([](QWidget *w) { table(w, words(), words()); });
    QTest::newRow("what cannot be used") << Make([](QWidget *w) {
        auto *button = new QPushButton(QStringLiteral("Save"), w);
        button->setGeometry(10, 10, 120, 30);
        button->setEnabled(false);
    });
    QTest::newRow("what is hidden") << Make([](QWidget *w) {
        label(w, QStringLiteral("one"), {10, 10, 80, 30});
        label(w, words(), {10, 10, 20, 30})->hide();
    });
}

void TestLookWalker::seesNothing()
{
    QFETCH(const Make, make);
    QCOMPARE(found(make), QStringList());
}

QTEST_MAIN(TestLookWalker)
#include "tst_lookwalker.moc"
