#include "listserver.h"
#include "medias/mediaselection.h"
#include "support/eventually.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QTest>

using namespace medias;
using botdoc::Media;
using botdoc::MediaId;

namespace {

constexpr int steps = 25;

/// What the server is like.
struct Dialect
{
    bool isNewestFirst = true;
    bool hasCount = true;
    bool keepsRemoved = false; // a deleted media stays in the list, as removed
};

QSet<qint64> idsOf(const QList<Media> &medias)
{
    QSet<qint64> ids;
    for (const Media &media : medias)
        ids.insert(botdoc::number(media.id));
    return ids;
}

QString inWords(const QSet<qint64> &ids)
{
    QStringList words;
    for (const qint64 id : ids)
        words.append(QString::number(id));
    return words.join(u' ');
}

/// Somebody at a list of medias, and others who change it at any moment.
class Office final
{
    Q_DISABLE_COPY_MOVE(Office)

public:
    Office(quint32 seed, Dialect dialect);

    /// Scroll, select, delete or refresh, and wait for everything, for a little, or not at all.
    [[nodiscard]] bool step();
    /// The others stop, and everything is looked at once more.
    [[nodiscard]] bool rest();
    /// What was seen to be wrong at any moment, first of all; empty: nothing.
    [[nodiscard]] const QString &fault() const { return m_fault; }
    [[nodiscard]] QString difference() const;
    /// After rest(): a query of all there is finds exactly what it should.
    [[nodiscard]] bool isAllFound();
    [[nodiscard]] int mostInFlight() { return m_list.desk().mostInFlight(); }

private:
    void othersAct();
    void remove(qint64 id);
    void scroll();
    void select();
    void deleteSome();
    void query();
    void orderChanged(bool isOtherQuery);
    void check();
    [[nodiscard]] QSet<qint64> idsSelectedInView() const;

    QRandomGenerator m_random;
    Dialect m_dialect;
    qint64 m_nextId = 1000;
    int m_pause = 1; // after each how manieth answer others act, about
    ListServer m_list;
    MediaListModel m_model;
    QAbstractItemModelTester m_tester;
    QItemSelectionModel m_viewSelection;
    MediaSelection m_selection;
    QSet<qint64> m_chosen; // what the user has selected and not deleted
    QString m_fault;
};

Office::Office(quint32 seed, Dialect dialect)
    : m_random(seed)
    , m_dialect(dialect)
    , m_list(m_random.bounded(m_random.bounded(2) == 0 ? 20 : 120))
    , m_tester(&m_model, QAbstractItemModelTester::FailureReportingMode::Fatal)
    , m_viewSelection(&m_model)
    , m_selection(&m_model, &m_viewSelection)
{
    m_pause = m_random.bounded(1, 6);
    m_list.mostPageSize = m_random.bounded(3, 20);
    m_list.hasTotalPages = m_random.bounded(2) == 0;
    if (!dialect.hasCount)
        m_list.count.clear();
    if (!dialect.isNewestFirst)
        std::reverse(m_list.ids.begin(), m_list.ids.end());
    m_list.afterAnswer = [this] { othersAct(); };
    QObject::connect(&m_model, &MediaListModel::modelReset, &m_model, [this] { m_chosen.clear(); });
    QObject::connect(&m_model, &MediaListModel::rowsMoved, &m_model, [this] { check(); });
    QObject::connect(&m_model, &MediaListModel::orderChanged, &m_model,
                     [this](bool isOtherQuery) { orderChanged(isOtherQuery); });
    m_model.setClient(m_list.desk().client());
}

void Office::othersAct()
{
    m_list.failing.clear();
    if (m_random.bounded(10) == 0)
        m_list.failing.insert(m_random.bounded(1, 5));
    if (m_random.bounded(m_pause) != 0)
        return;
    // Mostly a few, now and then more than a page of them.
    const int changes = m_random.bounded(20) == 0 ? 30 : m_random.bounded(1, 4);
    const bool areRemovals = m_random.bounded(3) == 0;
    for (int i = 0; i < changes; ++i) {
        if (!areRemovals)
            m_list.ids.insert(m_dialect.isNewestFirst ? 0 : m_list.ids.size(), m_nextId++);
        else if (!m_list.ids.isEmpty())
            remove(m_list.ids[m_random.bounded(m_list.ids.size())]);
    }
}

void Office::remove(qint64 id)
{
    if (m_dialect.keepsRemoved)
        m_list.removed.insert(id);
    else
        m_list.ids.removeOne(id);
}

bool Office::step()
{
    switch (m_random.bounded(10)) {
    case 0:
        if (m_random.bounded(2) == 0)
            m_model.refresh();
        else
            m_model.refreshQuietly();
        break;
    case 1:
        deleteSome();
        break;
    case 8:
    case 9:
        query();
        break;
    case 2:
    case 3:
        select();
        break;
    default:
        scroll();
        break;
    }
    check();
    const Desk &desk = m_list.desk();
    switch (m_random.bounded(4)) {
    case 0:
        return true;
    case 1: {
        const qsizetype before = m_list.pages().size();
        return support::eventually([&] { return m_list.pages().size() > before || desk.isIdle(); });
    }
    default:
        return desk.comesToRest();
    }
}

void Office::scroll()
{
    if (m_model.rowCount() == 0)
        return;
    const int first = m_random.bounded(m_model.rowCount());
    m_model.setVisibleRows(first, first + m_random.bounded(15));
}

void Office::select()
{
    QList<int> loaded;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.idAt(row))
            loaded.append(row);
    }
    if (loaded.isEmpty())
        return;
    QItemSelection rows;
    for (int i = m_random.bounded(1, 6); i > 0; --i) {
        const QModelIndex index = m_model.index(loaded[m_random.bounded(loaded.size())], 0);
        rows.merge(QItemSelection(index, index), QItemSelectionModel::Select);
    }
    m_viewSelection.setCurrentIndex(rows.indexes().constLast(), QItemSelectionModel::NoUpdate);
    m_viewSelection.select(rows, QItemSelectionModel::Rows |
                                     (m_random.bounded(2) == 0 ? QItemSelectionModel::ClearAndSelect
                                                               : QItemSelectionModel::Toggle));
    m_chosen = idsSelectedInView();
}

void Office::deleteSome()
{
    const QList<Media> selected = m_selection.medias();
    for (const Media &media : selected.mid(0, m_random.bounded(1, 4))) {
        const qint64 id = botdoc::number(media.id);
        remove(id);
        m_chosen.remove(id);
        m_model.removed(media.id);
    }
}

void Office::query()
{
    MediaQuery query;
    if (m_random.bounded(2) == 0)
        query.text = QString::number(m_random.bounded(20));
    if (m_random.bounded(3) == 0)
        query.condition = MediaQuery::Condition::Available;
    const QList<MediaQuery::Order> orders{{MediaColumns::Name, Qt::AscendingOrder},
                                          {MediaColumns::Name, Qt::DescendingOrder},
                                          {MediaColumns::Size, Qt::AscendingOrder}};
    if (m_random.bounded(2) == 0)
        query.order = orders[m_random.bounded(orders.size())];
    m_model.setQuery(query);
    if (m_random.bounded(4) == 0)
        m_model.fetchForQuery(m_random.bounded(5));
}

void Office::orderChanged(bool isOtherQuery)
{
    // What is not seen any more is not to be deleted. Of the same query a media may be between two rows.
    if (m_model.isQueryShown()) {
        const QList<qint64> shown = idsIn(m_model);
        const QSet<qint64> seen(shown.begin(), shown.end());
        m_chosen.removeIf(
            [&](qint64 id) { return !seen.contains(id) && (isOtherQuery || m_model.isListed(MediaId{id})); });
    }
    check();
}

QSet<qint64> Office::idsSelectedInView() const
{
    QSet<qint64> ids;
    const QModelIndexList rows = m_viewSelection.selectedRows();
    for (const QModelIndex &index : rows) {
        const std::optional<MediaId> id = m_model.idAt(index.row());
        ids.insert(id ? botdoc::number(*id) : 0);
    }
    // Until it is searched anew, a row may be that of a media which has vanished.
    if (m_model.isQueryShown())
        ids.remove(0);
    return ids;
}

void Office::check()
{
    const auto note = [this](const QString &fault) {
        if (m_fault.isEmpty())
            m_fault = fault;
    };
    QSet<qint64> known;
    const QList<qint64> ids = idsIn(m_model);
    for (int row = 0; row < ids.size(); ++row) {
        if (ids[row] == 0)
            continue;
        if (known.contains(ids[row]))
            note(u"media %1 is in two rows"_qs.arg(ids[row]));
        if (m_model.rowOf(MediaId{ids[row]}) != row)
            note(u"media %1 is not found in its row %2"_qs.arg(ids[row]).arg(row));
        known.insert(ids[row]);
    }
    const QSet<qint64> selected = idsOf(m_selection.medias());
    const QSet<qint64> chosen = QSet<qint64>(m_chosen).intersect(known);
    if (selected != chosen) {
        note(u"selected but not chosen: %1; chosen but not selected: %2"_qs.arg(inWords(selected - chosen),
                                                                                inWords(chosen - selected)));
    }
    if (selected != idsSelectedInView())
        note(u"the view shows others as selected"_qs);
    const std::optional<MediaId> current = m_selection.current();
    if (current && m_model.rowOf(*current) != -1 &&
        m_model.rowOf(*current) != m_viewSelection.currentIndex().row())
        note(u"the view's current row is another media's"_qs);
}

bool Office::rest()
{
    m_list.afterAnswer = nullptr;
    m_list.failing.clear();
    m_model.setQuery({});
    m_model.refresh();
    return m_list.desk().comesToRest() && scrollThrough(m_model, m_list.desk(), 10);
}

QString Office::difference() const
{
    QString text;
    const QList<qint64> shown = idsIn(m_model);
    for (int row = 0; row < std::max(shown.size(), m_list.ids.size()); ++row) {
        const qint64 is = shown.value(row, -1);
        const qint64 should = m_list.ids.value(row, -1);
        if (is != should)
            text += u" row %1: %2, not %3;"_qs.arg(row).arg(is).arg(should);
        const bool isGrey =
            m_model.hasIndex(row, 0) && m_model.index(row, 0).data(MediaListModel::IsRemovedRole).toBool();
        if (isGrey != m_list.removed.contains(is))
            text += u" row %1: removed or not;"_qs.arg(row);
    }
    return text;
}

bool Office::isAllFound()
{
    MediaQuery query;
    query.text = QStringLiteral("7"); // in no other field of any
    query.condition = MediaQuery::Condition::Available;
    query.order = {MediaColumns::Name, Qt::DescendingOrder};
    // In natural order all are named as they are numbered.
    QList<qint64> expected;
    for (const qint64 id : std::as_const(m_list.ids)) {
        if (QString::number(id).contains(u'7') && !m_list.removed.contains(id))
            expected.append(id);
    }
    std::sort(expected.begin(), expected.end(), std::greater());
    m_model.setQuery(query);
    return support::eventually([&] { return m_model.isQueryShown() && idsIn(m_model) == expected; });
}

} // namespace

Q_DECLARE_METATYPE(Dialect)

/// Others add and remove at any moment, answers fail, we scroll, select, delete, search, sort and refresh:
/// never is a media in two rows, the selection stays with its medias, and once the list has come to rest, a
/// refresh and a look at everything shows exactly it, and a search finds what is there. MEDIADESK_SEEDS: how
/// many times each, other than in a usual run.
class TestMediaListAtRandom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changes_data();
    void changes();
};

void TestMediaListAtRandom::changes_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<quint32>("seed");
    bool isSet = false;
    const int given = qEnvironmentVariableIntValue("MEDIADESK_SEEDS", &isSet);
    const int seeds = isSet ? given : 4;
    for (int kind = 0; kind < 8; ++kind) {
        const Dialect dialect{(kind & 1) == 0, (kind & 2) == 0, (kind & 4) != 0};
        for (int seed = 1; seed <= seeds; ++seed) {
            QTest::addRow("%s first, %s count, removed ones %s, seed %d",
                          dialect.isNewestFirst ? "newest" : "oldest", dialect.hasCount ? "with" : "without",
                          dialect.keepsRemoved ? "stay" : "vanish", seed)
                << dialect << static_cast<quint32>(8 * seed + kind);
        }
    }
}

void TestMediaListAtRandom::changes()
{
    QFETCH(quint32, seed);
    QFETCH(Dialect, dialect);
    Office office(seed, dialect);
    for (int i = 0; i < steps; ++i) {
        QVERIFY(office.step());
        QCOMPARE(office.fault(), QString());
    }
    QVERIFY(office.rest());
    QCOMPARE(office.fault(), QString());
    QCOMPARE(office.difference(), QString());
    QVERIFY(office.isAllFound());
    QCOMPARE(office.fault(), QString());
    QVERIFY(office.mostInFlight() <= 4);
}

QTEST_GUILESS_MAIN(TestMediaListAtRandom)
#include "tst_medialistatrandom.moc"
