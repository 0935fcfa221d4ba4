#include "botdoc/page.h"
#include "medias/medialistmodel.h"
#include "office.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTableView>

using botdoc::Media;
using medias::MediaListModel;
using transfers::Transfer;
using transfers::TransferId;

/// The main job (browse, save, delete, send) on a server of each kind that Botdoc's documentation leaves
/// open.
class TestDialects final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void mainJob_data();
    void mainJob();
    void aRefusedFileSaysWhy_data();
    void aRefusedFileSaysWhy();
};

namespace {

/// How a transfer ended; waits for it.
Transfer outcome(Office &office, TransferId id)
{
    Transfer last;
    QObject context;
    QObject::connect(&office.transfers, &transfers::Transfers::changed, &context,
                     [&last, id](const QList<Transfer> &changed) {
                         for (const Transfer &one : changed) {
                             if (one.id == id)
                                 last = one;
                         }
                     });
    (void)QTest::qWaitFor([&last] { return last.isFinished(); }, 20'000);
    return last;
}

/// Every media the server lists now, straight from its answers.
QList<Media> listOnServer(Office &office)
{
    QList<Media> medias;
    for (int page = 1; page < 100; ++page) {
        int status = 0;
        const QByteArray body = office.get(QStringLiteral("media/?page=%1&page_size=100").arg(page), &status);
        const auto answer = botdoc::pageFromJson<Media>(QJsonDocument::fromJson(body));
        if (status != 200 || !answer)
            break;
        for (const std::optional<Media> &media : answer->results) {
            if (media)
                medias.append(*media);
        }
    }
    return medias;
}

QByteArray makeFile(const QString &path, qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator random(17);
    std::generate(bytes.begin(), bytes.end(), [&random] { return static_cast<char>(random.generate()); });
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == size ? bytes : QByteArray();
}

bool isLoaded(const Office &office, int row)
{
    return office.rows()->index(row, 0).data(MediaListModel::IsLoadedRole).toBool();
}

/// Goes through all rows as a person with a scroll bar would; false when one never gets its content.
bool seesAllRows(Office &office)
{
    for (int row = 0; row < office.rows()->rowCount(); ++row) {
        office.table()->scrollTo(office.rows()->index(row, 0));
        if (!QTest::qWaitFor([&] { return row >= office.rows()->rowCount() || isLoaded(office, row); },
                             10'000))
            return false;
    }
    return true;
}

QList<Media> loadedMedias(const Office &office)
{
    QList<Media> medias;
    for (int row = 0; row < office.rows()->rowCount(); ++row) {
        const QVariant media = office.rows()->index(row, 0).data(MediaListModel::MediaRole);
        if (media.isValid())
            medias.append(media.value<Media>());
    }
    return medias;
}

bool canBeSaved(const Media &media)
{
    return media.isComplete() && !media.isRemoved() && media.downloadsLeft().value_or(6) > 1 && media.name;
}

} // namespace

void TestDialects::initTestCase()
{
    Office::prepare();
}

void TestDialects::mainJob_data()
{
    QTest::addColumn<QStringList>("options");
    const auto row = [](const char *options) {
        QTest::newRow(options) << QString::fromLatin1(options).split(u' ', Qt::SkipEmptyParts);
    };
    row("");
    row("--no-assembly");
    row("--ranges");
    row("--fields missing");
    row("--fields null");
    row("--fields types");
    row("--token-life 2");
    row("--max-page-size 7");
    row("--order oldest");
    row("--order newest");
    row("--changing");
    row("--soft-delete");
    row("--redirect-downloads");
    row("--no-request-list");
    row("--latency 40");
}

void TestDialects::mainJob()
{
    QFETCH(const QStringList, options);
    Office office(options);
    QVERIFY2(office.isOpen(), qPrintable(office.demo.complaint()));

    // Browse.
    QVERIFY(seesAllRows(office));
    const QList<Media> medias = loadedMedias(office);
    QVERIFY(medias.size() > 40);

    // Save: what lies on the disk is what the server has.
    QList<Media> fit;
    std::copy_if(medias.begin(), medias.end(), std::back_inserter(fit), canBeSaved);
    QVERIFY(fit.size() > 10);
    const Media saved = fit.at(5);
    const QString folder = office.folder.filePath(QStringLiteral("saved"));
    QVERIFY(QDir().mkpath(folder));
    const Transfer save = outcome(
        office,
        office.transfers
            .save({{.media = saved, .target = {.folder = folder, .fileName = {}}, .requestTitle = {}}})
            .first());
    QCOMPARE(save.state, Transfer::State::Done);
    QFile onDisk(save.path);
    QVERIFY(onDisk.open(QIODevice::ReadOnly));
    const QString mediaPath = QStringLiteral("media/%1/");
    QCOMPARE(onDisk.readAll(), office.get(mediaPath.arg(number(saved.id)) + QStringLiteral("download/")));

    // Delete.
    const Media deleted = fit.at(6);
    QCOMPARE(outcome(office, office.transfers.remove({deleted}).first()).state, Transfer::State::Done);
    int status = 0;
    const auto left = Media::fromJson(
        QJsonDocument::fromJson(office.get(mediaPath.arg(number(deleted.id)), &status)).object());
    QVERIFY(status == 404 || (left && left->isRemoved()));

    // Send, in three chunks where the server joins them: once, whole, byte for byte.
    const QString name = QStringLiteral("sent in parts.bin");
    const QString path = office.folder.filePath(name);
    const QByteArray bytes = makeFile(path, 700 << 10);
    QVERIFY(!bytes.isEmpty());
    office.transfers.setChunkSize(256 << 10);
    const Transfer sent =
        outcome(office, office.transfers
                            .upload({{.path = path, .request = botdoc::RequestId{1080}, .requestTitle = {}}})
                            .first());
    QCOMPARE(sent.state, Transfer::State::Done);
    QVERIFY(sent.media);
    QCOMPARE(office.get(mediaPath.arg(number(*sent.media)) + QStringLiteral("download/")), bytes);
    QList<Media> withThatName;
    const QList<Media> all = listOnServer(office);
    std::copy_if(all.begin(), all.end(), std::back_inserter(withThatName),
                 [&](const Media &media) { return media.name == name && !media.isRemoved(); });
    QVERIFY(!withThatName.isEmpty());
    for (const Media &media : std::as_const(withThatName))
        QCOMPARE(media.id, *sent.media);
    // And it stands in the list by itself.
    QTRY_VERIFY_WITH_TIMEOUT(seesAllRows(office) && office.rowNamed(name) >= 0, 10'000);
}

void TestDialects::aRefusedFileSaysWhy_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("size") << QStringList{QStringLiteral("--max-file-size"), QStringLiteral("1000")};
    QTest::newRow("extension") << QStringList{QStringLiteral("--allowed-extensions"),
                                              QStringLiteral("pdf,png")};
}

void TestDialects::aRefusedFileSaysWhy()
{
    QFETCH(const QStringList, options);
    Office office(options);
    QVERIFY(office.isOpen());
    const QString path = office.folder.filePath(QStringLiteral("refused.bin"));
    QVERIFY(!makeFile(path, 5000).isEmpty());
    const qsizetype before = listOnServer(office).size();
    const Transfer sent =
        outcome(office, office.transfers
                            .upload({{.path = path, .request = botdoc::RequestId{1080}, .requestTitle = {}}})
                            .first());
    QCOMPARE(sent.state, Transfer::State::Failed);
    QCOMPARE(sent.error->kind, botdoc::ApiError::Kind::Rejected);
    QVERIFY(sent.error->fields.contains(QStringLiteral("file")));
    QCOMPARE(listOnServer(office).size(), before);
}

QTEST_MAIN(TestDialects)
#include "tst_dialects.moc"
