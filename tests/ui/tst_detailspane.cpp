#include "detailspane.h"
#include "medias/listserver.h"
#include "medias/mediaselection.h"
#include "medias/requestlistmodel.h"

#include <QItemSelectionModel>
#include <QJsonDocument>
#include <QLabel>
#include <QTest>
#include <QTextEdit>

using medias::MediaListModel;

/// What is said of the selected media keeps up with the list.
class TestDetailsPane final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksAnewWhenTheListSaysOtherwise();
    void saysThatTheMediaHasVanished();
    void keepsOneThatHasMovedOutOfSight();
    void forgetsWhatWasDeletedHere();
};

namespace {

/// A pane beside a list whose medias' details are as the list has them, but for those it has not.
struct Pane
{
    Q_DISABLE_COPY_MOVE(Pane)

    explicit Pane(int medias)
        : list(medias)
    {
        for (qint64 id = 1; id <= medias; ++id) {
            list.server().on("GET", "/v1/media/" + QByteArray::number(id) + '/',
                             [this, id](const support::ReceivedRequest &) {
                                 return kept.contains(id) || list.ids.contains(id)
                                            ? support::Answer::json(QJsonDocument(mediaObject(id)).toJson())
                                            : support::Answer::json(R"({"detail": "Not found."})", 404);
                             });
        }
        pane.setClient(list.desk().client());
        QObject::connect(&selection, &medias::MediaSelection::changed, &pane, [&] { pane.show(selection); });
        model.setClient(list.desk().client());
        isReady = list.desk().comesToRest();
        model.setVisibleRows(0, 20);
        isReady = isReady && list.desk().comesToRest();
    }

    bool select(int row)
    {
        rows.select(model.index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        return list.desk().comesToRest();
    }
    bool refresh()
    {
        model.refreshQuietly();
        return list.desk().comesToRest();
    }
    QString text() const { return pane.findChild<QTextEdit *>(QStringLiteral("detailsText"))->toPlainText(); }
    QString notice() const
    {
        const auto *label = pane.findChild<QLabel *>(QStringLiteral("detailsNotice"));
        return label->isHidden() ? QString() : label->text();
    }

    ListServer list;
    QSet<qint64> kept; ///< medias that the server has, but not in its list
    medias::RequestListModel requests;
    MediaListModel model;
    QItemSelectionModel rows{&model};
    medias::MediaSelection selection{&model, &rows};
    ui::DetailsPane pane{requests};
    bool isReady = false;
};

const QString goneText = QStringLiteral("This media is no longer on the server.");

} // namespace

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

void TestDetailsPane::saysThatTheMediaHasVanished()
{
    Pane pane(5);
    QVERIFY(pane.isReady);
    QVERIFY(pane.select(0));
    pane.list.ids.removeOne(5);
    QVERIFY(pane.refresh());
    QCOMPARE(pane.model.rowCount(), 4);
    QCOMPARE(pane.selection.count(), 0);
    QCOMPARE(pane.notice(), goneText);
    QVERIFY2(pane.text().contains(QStringLiteral("Media 5.pdf")), qPrintable(pane.text()));
    const int asked = pane.list.server().count("GET", "/v1/media/5/");
    QVERIFY(pane.refresh());
    pane.pane.show(pane.selection); // as when the language changes
    QVERIFY(pane.list.desk().comesToRest());
    QCOMPARE(pane.list.server().count("GET", "/v1/media/5/"), asked);
    QCOMPARE(pane.notice(), goneText);

    QVERIFY(pane.select(0));
    QCOMPARE(pane.notice(), QString());
    QVERIFY(pane.text().contains(QStringLiteral("Media 4.pdf")));

    // One of several: the others are shown.
    pane.rows.select(pane.model.index(1, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QCOMPARE(pane.selection.count(), 2);
    pane.list.ids.removeOne(3);
    QVERIFY(pane.refresh());
    QCOMPARE(pane.notice(), QString());
    QVERIFY(pane.text().contains(QStringLiteral("Media 4.pdf")));
}

/// Whether it has vanished only the server knows.
void TestDetailsPane::keepsOneThatHasMovedOutOfSight()
{
    Pane pane(5);
    QVERIFY(pane.isReady);
    QVERIFY(pane.select(0));
    pane.kept = {5};
    pane.list.ids.removeOne(5);
    QVERIFY(pane.refresh());
    QCOMPARE(pane.selection.count(), 0);
    QCOMPARE(pane.notice(), QString());
    QVERIFY(pane.text().contains(QStringLiteral("Media 5.pdf")));
    pane.list.ids.prepend(5);
    QVERIFY(pane.refresh());
    QCOMPARE(pane.selection.count(), 1);
    QVERIFY(pane.text().contains(QStringLiteral("Media 5.pdf")));
}

void TestDetailsPane::forgetsWhatWasDeletedHere()
{
    Pane pane(5);
    QVERIFY(pane.isReady);
    QVERIFY(pane.select(0));
    pane.list.ids.removeOne(5);
    pane.model.removed(botdoc::MediaId(5));
    QVERIFY(pane.list.desk().comesToRest());
    QCOMPARE(pane.notice(), QString());
    QVERIFY(pane.text().contains(QStringLiteral("Select a media")));
}

QTEST_MAIN(TestDetailsPane)
#include "tst_detailspane.moc"
