#include "wholeprogram.h"

#include "journaltext.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using transfers::JournalProblem;

Q_DECLARE_METATYPE(transfers::JournalProblem::Kind)

/// What happened to the record of the transfers is said in the window, so that staff understand it.
class TestTransferNotices final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysNothingWhenAllIsWell();
    void saysWhatWasDamaged();
    void speaksOfEveryKind_data();
    void speaksOfEveryKind();

private:
    /// With its record in m_folder.
    [[nodiscard]] std::unique_ptr<WholeProgram> program() const
    {
        return std::make_unique<WholeProgram>(account::SettingsPlaces::in(m_folder.path()),
                                              m_folder.filePath(QStringLiteral("transfers")));
    }

    QTemporaryDir m_folder;
};

void TestTransferNotices::saysNothingWhenAllIsWell()
{
    const std::unique_ptr<WholeProgram> program = this->program();
    // The record is there once it has been opened.
    const QString file = m_folder.filePath(QStringLiteral("transfers/transfers.sqlite"));
    QTRY_VERIFY(QFile::exists(file));
    QVERIFY(program->bar()->isHidden());
}

void TestTransferNotices::saysWhatWasDamaged()
{
    const QString file = m_folder.filePath(QStringLiteral("transfers/transfers.sqlite"));
    QVERIFY(QDir().mkpath(m_folder.filePath(QStringLiteral("transfers"))));
    QFile damaged(file);
    QVERIFY(damaged.open(QIODevice::WriteOnly | QIODevice::Truncate));
    damaged.write(QByteArray("<b>damaged</b>").repeated(100));
    damaged.close();
    const std::unique_ptr<WholeProgram> program = this->program();
    QTRY_VERIFY(program->bar()->isVisible());
    QVERIFY2(program->text().contains(QDir::toNativeSeparators(file) + QStringLiteral(".damaged-1")),
             qPrintable(program->text()));
    QVERIFY2(program->text().contains(QStringLiteral("look whether it has arrived")),
             qPrintable(program->text()));
}

void TestTransferNotices::speaksOfEveryKind_data()
{
    QTest::addColumn<JournalProblem::Kind>("kind");
    QTest::addColumn<bool>("isForStaff");
    using Kind = JournalProblem::Kind;
    QTest::newRow("set aside") << Kind::SetAside << true;
    QTest::newRow("in use") << Kind::InUse << true;
    QTest::newRow("newer") << Kind::OfNewerVersion << true;
    QTest::newRow("unavailable") << Kind::Unavailable << true;
    QTest::newRow("not written") << Kind::NotWritten << true;
    QTest::newRow("on a network folder") << Kind::OnNetworkFolder << false;
}

void TestTransferNotices::speaksOfEveryKind()
{
    QFETCH(const JournalProblem::Kind, kind);
    QFETCH(const bool, isForStaff);
    JournalProblem problem;
    problem.kind = kind;
    const QString text = ui::journalProblemText(problem);
    QCOMPARE(!text.isEmpty(), isForStaff);
    QVERIFY2(text.isEmpty() || text.endsWith(u'.'), qPrintable(text));
}

QTEST_MAIN(TestTransferNotices)
#include "tst_transfernotices.moc"
