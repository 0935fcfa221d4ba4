#include "mnemonics.h"

#include <QTest>

class TestMnemonics final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestMnemonics)

public:
    TestMnemonics() = default;

private Q_SLOTS:
    void marksLetters_data();
    void marksLetters();
};

void TestMnemonics::marksLetters_data()
{
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<QStringList>("marked");
    QTest::newRow("none") << QStringList() << QStringList();
    QTest::newRow("the first letters")
        << QStringList{u"Name"_qs, u"Tag"_qs} << QStringList{u"&Name"_qs, u"&Tag"_qs};
    QTest::newRow("of another word") << QStringList{u"Size"_qs, u"Save list"_qs}
                                     << QStringList{u"&Size"_qs, u"Save &list"_qs};
    QTest::newRow("within") << QStringList{u"Tag"_qs, u"Type"_qs} << QStringList{u"&Tag"_qs, u"T&ype"_qs};
    QTest::newRow("the other gives way")
        << QStringList{u"Tag"_qs, u"T"_qs} << QStringList{u"T&ag"_qs, u"&T"_qs};
    QTest::newRow("others give way one after the other")
        << QStringList{u"AB"_qs, u"BC"_qs, u"A"_qs} << QStringList{u"A&B"_qs, u"B&C"_qs, u"&A"_qs};
    QTest::newRow("no letter is left") << QStringList{u"A"_qs, u"a"_qs} << QStringList{u"&A"_qs, u"a"_qs};
    QTest::newRow("no letters") << QStringList{u"\u2026 -"_qs, QString()}
                                << QStringList{u"\u2026 -"_qs, QString()};
}

void TestMnemonics::marksLetters()
{
    QFETCH(const QStringList, texts);
    QFETCH(const QStringList, marked);
    QCOMPARE(ui::withMnemonics(texts), marked);
}

QTEST_GUILESS_MAIN(TestMnemonics)
#include "tst_mnemonics.moc"
