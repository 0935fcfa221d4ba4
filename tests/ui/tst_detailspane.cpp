#include "detailspane.h"
#include "medias/listserver.h"
#include "medias/mediaselection.h"
#include "medias/requestlistmodel.h"

#include <QItemSelectionModel>
#include <QJsonDocument>
#include <QTest>
#include <QTextEdit>

using medias::MediaListModel;

/// What is said of the selected media keeps up with the list.
class TestDetailsPane final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksAnewWhenTheListSaysOtherwise();
};

void TestDetailsPane::asksAnewWhenTheListSaysOtherwise()
{
    ListServer list(3);
    QJsonObject details = mediaObject(3);
    details.insert(QStringLiteral("updated"), QStringLiteral("2020-08-15T10:00:00Z"));
    list.server().on("GET", "/v1/media/3/", [&details](const support::ReceivedRequest &) {
        return support::Answer::json(QJsonDocument(details).toJson());
    });
    const auto asked = [&list] { return list.server().count("GET", "/v1/media/3/"); };

    medias::RequestListModel requests;
    MediaListModel model;
    QItemSelectionModel rows(&model);
    medias::MediaSelection selection(&model, &rows);
    ui::DetailsPane pane(requests);
    pane.setClient(list.desk().client());
    connect(&selection, &medias::MediaSelection::changed, &pane, [&] { pane.show(selection); });
    connect(&pane, &ui::DetailsPane::refreshed, &model, &MediaListModel::update);
    model.setClient(list.desk().client());
    model.setVisibleRows(0, 2);
    QVERIFY(list.desk().comesToRest());
    rows.select(model.index(0, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    QVERIFY(list.desk().comesToRest());
    const auto *text = pane.findChild<QTextEdit *>(QStringLiteral("detailsText"));
    QVERIFY2(text->toPlainText().contains(QStringLiteral("2020-08-15")), qPrintable(text->toPlainText()));
    QCOMPARE(asked(), 1);

    // The list does not say when it was.
    list.more = {{QStringLiteral("times_downloaded"), 2}};
    details.insert(QStringLiteral("times_downloaded"), 2);
    details.insert(QStringLiteral("updated"), QStringLiteral("2021-03-04T10:00:00Z"));
    model.refresh();
    QVERIFY(list.desk().comesToRest());
    QVERIFY2(text->toPlainText().contains(QStringLiteral("2021-03-04")), qPrintable(text->toPlainText()));
    QCOMPARE(asked(), 2);
    model.refresh();
    QVERIFY(list.desk().comesToRest());
    QCOMPARE(asked(), 2);
}

QTEST_MAIN(TestDetailsPane)
#include "tst_detailspane.moc"
