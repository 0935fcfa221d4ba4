#include "account/account.h"
#include "listprinting.h"
#include "listwindow.h"

#include <QFile>
#include <QPrintDialog>
#include <QPrinter>
#include <QTest>

using medias::MediaListModel;

namespace {

struct Office final : ListWindow
{
    explicit Office(int medias)
        : ListWindow(medias)
    {
        printing = new ui::ListPrinting(model, *columns, account, *messages, &window);
    }
    ~Office() { delete printing; }
    Q_DISABLE_COPY_MOVE(Office)

    [[nodiscard]] bool signIn() { return ListWindow::signIn() && scrollThrough(model, list.desk()); }
    /// Prints to a file, as chosen in the dialog; `choose` may choose more.
    void print(const std::function<void(QPrinter &)> &choose = {}) const
    {
        printing->action()->trigger();
        auto *dialog = window.findChild<QPrintDialog *>();
        QVERIFY(dialog);
        QPrinter *printer = dialog->printer();
        printer->setOutputFormat(QPrinter::PdfFormat);
        printer->setOutputFileName(path());
        if (choose)
            choose(*printer);
        Q_EMIT dialog->accepted(printer);
        delete dialog;
    }
    [[nodiscard]] QString path() const { return folder.filePath(QStringLiteral("list.pdf")); }
    /// Of the file; 0: it is none.
    [[nodiscard]] qsizetype pagesPrinted() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll().count("/Type /Page\n") : 0;
    }

    account::Account account;
    ui::ListPrinting *printing = nullptr;
};

} // namespace

/// The list is printed page by page, and the window is there in between.
class TestListPrinting final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void onlyWhereThereIsAList();
    void printsAllPages();
    void printsTheChosenPages();
    void theWindowIsAliveMeanwhile();
    void saysWhenItCannot();
    void endsWithTheWindow();
};

void TestListPrinting::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestListPrinting::onlyWhereThereIsAList()
{
    Office office(3);
    QVERIFY(!office.printing->action()->isEnabled());
    QVERIFY(office.signIn());
    QVERIFY(office.printing->action()->isEnabled());
}

void TestListPrinting::printsAllPages()
{
    Office office(100);
    QVERIFY(office.signIn());
    office.print();
    QTRY_VERIFY(office.message().endsWith(QStringLiteral("page(s) printed.")));
    QVERIFY(office.pagesPrinted() > 1);
    QCOMPARE(office.message(), QStringLiteral("%1 page(s) printed.").arg(office.pagesPrinted()));
    QVERIFY(office.printing->action()->isEnabled());
}

void TestListPrinting::printsTheChosenPages()
{
    Office office(100);
    QVERIFY(office.signIn());
    office.print([](QPrinter &printer) {
        printer.setPrintRange(QPrinter::PageRange);
        printer.setFromTo(2, 2);
    });
    QTRY_COMPARE(office.message(), QStringLiteral("1 page(s) printed."));
    QCOMPARE(office.pagesPrinted(), 1);
}

void TestListPrinting::theWindowIsAliveMeanwhile()
{
    Office office(1000);
    QVERIFY(office.signIn());
    int turns = 0;
    QTimer other;
    connect(&other, &QTimer::timeout, this, [&] {
        if (!office.printing->action()->isEnabled())
            ++turns;
    });
    other.start(0);
    office.print();
    QVERIFY(!office.printing->action()->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(office.printing->action()->isEnabled(), 30'000);
    QVERIFY(office.pagesPrinted() > 20);
    // Something else had its turn between any two pages.
    QVERIFY2(turns >= office.pagesPrinted() - 1, qPrintable(QString::number(turns)));
}

void TestListPrinting::saysWhenItCannot()
{
    Office office(3);
    QVERIFY(office.signIn());
    office.print([](QPrinter &printer) { printer.setOutputFileName(QStringLiteral("/no folder/list.pdf")); });
    QVERIFY(office.message().contains(QStringLiteral("could not be printed")));
    QVERIFY(office.printing->action()->isEnabled());
}

void TestListPrinting::endsWithTheWindow()
{
    auto office = std::make_unique<Office>(1000);
    QVERIFY(office->signIn());
    office->print();
    QVERIFY(!office->printing->action()->isEnabled());
    office.reset();
}

QTEST_MAIN(TestListPrinting)
#include "tst_listprinting.moc"
