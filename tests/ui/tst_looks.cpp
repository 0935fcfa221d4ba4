#include "longwords.h"
#include "look.h"
#include "lookwalker.h"
#include "office.h"
#include "readablepalette.h"
#include "states.h"

#include <QDir>
#include <QMenu>
#include <QPainter>

#include <optional>

/// Every state of the program looks right however it is set up: nothing is cut, lies over something else,
/// stands off its line, is too faint or has no name. Run with QT_SCALE_FACTOR=2, too.
///
/// With MEDIADESK_LOOKS=all in all looks, which takes minutes; with MEDIADESK_SHOTS=FOLDER a picture of each
/// goes there. tests/ui/looks does both.
class TestLooks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void looksRight_data();
    void looksRight();

private:
    void look(Stage &stage, const Look &look);
    void shoot(Stage &stage, const Look &look) const;

    const bool m_isWhole = qEnvironmentVariable("MEDIADESK_LOOKS") == QStringLiteral("all");
    const QString m_shots = qEnvironmentVariable("MEDIADESK_SHOTS");
    QMap<QString, QStringList> m_findings; // and the looks that have them
    QHash<const QWidget *, QSize> m_sizes; // that the windows of a state have by themselves
};

namespace {

void settle()
{
    for (int i = 0; i < 4; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

/// The words are there before anything is said.
void speak(Stage &stage, Look::Words words)
{
    stage.program.translations.use(words == Look::Words::Spanish ? account::Language::Spanish
                                                                 : account::Language::English);
}

} // namespace

void TestLooks::initTestCase()
{
    Office::prepare();
    ui::keepPaletteReadable();
    if (!m_shots.isEmpty())
        QVERIFY(QDir().mkpath(m_shots));
}

void TestLooks::cleanup()
{
    Look().wear();
    m_findings.clear();
}

void TestLooks::looksRight_data()
{
    QTest::addColumn<int>("place");
    for (qsizetype i = 0; i < states().size(); ++i)
        QTest::newRow(states()[i].name) << static_cast<int>(i);
}

void TestLooks::looksRight()
{
    QFETCH(const int, place);
    std::unique_ptr<Stage> stage;
    std::unique_ptr<LongWords> longWords;
    std::optional<Look::Words> spoken;
    const QList<Look> all = Look::forRun(m_isWhole);
    for (const Look &one : all) {
        if (spoken != one.words) {
            spoken = one.words;
            one.wear();
            stage.reset();
            longWords.reset();
            m_sizes.clear();
            stage = std::make_unique<Stage>();
            speak(*stage, one.words);
            if (one.words == Look::Words::Long)
                longWords = std::make_unique<LongWords>();
            stage->window().resize(Look::usualSize);
            states()[place].make(*stage);
            settle();
            QVERIFY2(stage->problem().isEmpty(), qPrintable(stage->problem()));
        }
        look(*stage, one);
    }
    // Each by itself: a failure's text is cut where it gets long.
    for (auto it = m_findings.cbegin(); it != m_findings.cend(); ++it)
        qWarning().noquote() << it.key() + QStringLiteral(" [") + it.value().join(QStringLiteral(", ")) +
                                    u']';
    QVERIFY2(m_findings.isEmpty(), qPrintable(QStringLiteral("%1 flaws").arg(m_findings.size())));
}

void TestLooks::look(Stage &stage, const Look &look)
{
    look.wear();
    const QList<QWidget *> windows = stage.windows();
    for (QWidget *window : windows) {
        if (!m_sizes.contains(window))
            m_sizes.insert(window, window->size());
        if (!qobject_cast<QMenu *>(window))
            window->resize(look.isSmall ? QSize(1, 1) : m_sizes[window]);
    }
    settle();
    for (QWidget *window : windows) {
        const QList<Finding> findings = LookWalker(*window).findings();
        for (const Finding &finding : findings)
            m_findings[finding.asText()].append(look.name());
    }
    if (!m_shots.isEmpty())
        shoot(stage, look);
}

/// The main window, and what is open before it, where it is.
void TestLooks::shoot(Stage &stage, const Look &look) const
{
    const QList<QWidget *> windows = stage.windows();
    QPixmap picture = stage.window().grab();
    QPainter painter(&picture);
    for (QWidget *window : windows) {
        if (window != &stage.window())
            painter.drawPixmap(stage.window().mapFromGlobal(window->pos()), window->grab());
    }
    painter.end();
    picture.save(
        QStringLiteral("%1/%2--%3.png").arg(m_shots, QLatin1String(QTest::currentDataTag()), look.name()));
}

QTEST_MAIN(TestLooks)
#include "tst_looks.moc"
