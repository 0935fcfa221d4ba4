#include "content/filethread.h"

#include "support/eventually.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

#include <atomic>

using content::FileThread;
using support::eventually;

namespace {

/// Work that ends when it is told to, as on a network share that hangs.
struct Hanging
{
    QSemaphore begun;
    QSemaphore mayEnd;

    void hang()
    {
        begun.release();
        mayEnd.acquire();
    }
};

/// Tells in which thread it was destroyed.
struct Witness
{
    explicit Witness(std::atomic<QThread *> &thread)
        : diedIn(thread)
    {}
    ~Witness() { diedIn = QThread::currentThread(); }
    Q_DISABLE_COPY_MOVE(Witness)

    std::atomic<QThread *> &diedIn;
};

} // namespace

class TestFileThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QVERIFY(FileThread::waitForDropped(std::chrono::seconds(10))); }

    void runsInOrderElsewhere();
    void givesValues();
    void sparesDeadContexts();
    void survivesItsEndInACallback();
    void doesNotWaitForWhatHangs();
    void dropsWhatHasNotBegun();
    void letsGoThere();
    void threadsServeAgain();
};

void TestFileThread::runsInOrderElsewhere()
{
    FileThread thread;
    QList<int> worked;
    QList<int> told;
    QThread *const here = QThread::currentThread();
    bool wasElsewhere = true;
    bool wasHere = true;
    for (int i = 0; i < 100; ++i) {
        thread.run(
            [&, i] {
                worked.append(i);
                wasElsewhere = wasElsewhere && QThread::currentThread() != here;
            },
            this,
            [&, i] {
                told.append(i);
                wasHere = wasHere && QThread::currentThread() == here;
            });
    }
    QVERIFY(told.isEmpty());
    QVERIFY(eventually([&] { return told.size() == 100; }));
    QCOMPARE(worked, told);
    QVERIFY(std::is_sorted(told.begin(), told.end()));
    QVERIFY(wasElsewhere && wasHere);
}

void TestFileThread::givesValues()
{
    FileThread thread;
    QString value;
    thread.ask<QString>([] { return u"there"_qs; }, this, [&](const QString &told) { value = told; });
    QVERIFY(eventually([&] { return !value.isEmpty(); }));
    QCOMPARE(value, u"there"_qs);
}

void TestFileThread::sparesDeadContexts()
{
    FileThread thread;
    bool wasTold = false;
    bool isLast = false;
    auto context = std::make_unique<QObject>();
    thread.run([] {}, context.get(), [&] { wasTold = true; });
    context.reset();
    thread.run([] {}, this, [&] { isLast = true; });
    QVERIFY(eventually([&] { return isLast; }));
    QVERIFY(!wasTold);
}

void TestFileThread::survivesItsEndInACallback()
{
    auto thread = std::make_unique<FileThread>();
    bool wasTold = false;
    thread->run([] {}, this,
                [&] {
                    thread.reset();
                    wasTold = true;
                });
    QVERIFY(eventually([&] { return wasTold; }));
}

void TestFileThread::doesNotWaitForWhatHangs()
{
    const auto share = std::make_shared<Hanging>();
    auto thread = std::make_unique<FileThread>();
    bool wasTold = false;
    thread->run([share] { share->hang(); }, this, [&] { wasTold = true; });
    share->begun.acquire();

    // If it waited, the test would never end.
    thread.reset();
    QVERIFY(!FileThread::waitForDropped(std::chrono::milliseconds(20)));

    share->mayEnd.release();
    QVERIFY(FileThread::waitForDropped(std::chrono::seconds(10)));
    QCoreApplication::processEvents();
    QVERIFY(!wasTold);
}

void TestFileThread::dropsWhatHasNotBegun()
{
    const auto share = std::make_shared<Hanging>();
    std::atomic<QThread *> diedIn = nullptr;
    const auto hasRun = std::make_shared<std::atomic<bool>>(false);
    {
        FileThread thread;
        thread.run([share] { share->hang(); }, this, [] {});
        const auto witness = std::make_shared<Witness>(diedIn);
        thread.run([hasRun, witness] { *hasRun = true; }, this, [] {});
        share->begun.acquire();
    }
    QCOMPARE(diedIn.load(), nullptr);
    share->mayEnd.release();
    QVERIFY(FileThread::waitForDropped(std::chrono::seconds(10)));
    QVERIFY(!*hasRun);
    QVERIFY(diedIn.load() && diedIn.load() != QThread::currentThread());
}

void TestFileThread::letsGoThere()
{
    std::atomic<QThread *> afterWork = nullptr;
    std::atomic<QThread *> atRelease = nullptr;
    {
        FileThread thread;
        auto inWork = std::make_shared<Witness>(afterWork);
        bool isDone = false;
        thread.run([held = std::move(inWork)] {}, this, [&] { isDone = true; });
        QVERIFY(eventually([&] { return isDone; }));
        thread.release(std::make_shared<Witness>(atRelease));
    }
    QVERIFY(FileThread::waitForDropped(std::chrono::seconds(10)));
    QVERIFY(afterWork.load() && afterWork.load() != QThread::currentThread());
    QVERIFY(atRelease.load() && atRelease.load() != QThread::currentThread());
}

void TestFileThread::threadsServeAgain()
{
    QSet<QThread *> threads;
    for (int i = 0; i < 50; ++i) {
        {
            FileThread thread;
            QThread *its = nullptr;
            thread.ask<QThread *>([] { return QThread::currentThread(); }, this,
                                  [&](QThread *told) { its = told; });
            QVERIFY(eventually([&] { return its != nullptr; }));
            threads.insert(its);
        }
        QVERIFY(FileThread::waitForDropped(std::chrono::seconds(10)));
    }
    QVERIFY(!threads.contains(QThread::currentThread()));
    // One, or those that the tests before have left.
    QVERIFY2(threads.size() < 10, qPrintable(QString::number(threads.size())));
}

QTEST_GUILESS_MAIN(TestFileThread)

#include "tst_filethread.moc"
