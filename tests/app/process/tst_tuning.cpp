// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/Tuning.h"

#include <QAbstractEventDispatcher>
#include <QTest>
#include <QThread>

#include <memory>

#ifdef __GLIBC__
#include <malloc.h>
#endif

class TestTuning : public QObject
{
    Q_OBJECT

private slots:
    void init() { qunsetenv("QT_NO_THREADED_GLIB"); }
    void workersHaveTheLoopsOfQt();
    void aChoiceOfThePersonStays();
    void whatIsFreedIsHadAgain();
};

void TestTuning::workersHaveTheLoopsOfQt()
{
    app::tuneProcess();
    QThread thread;
    QObject worker;
    worker.moveToThread(&thread);
    thread.start();
    QByteArray loop;
    QMetaObject::invokeMethod(
        &worker,
        [&] {
            loop = QThread::currentThread()->eventDispatcher()->metaObject()->className();
            worker.moveToThread(thread.thread());
        },
        Qt::BlockingQueuedConnection);
    thread.quit();
    thread.wait();
    QCOMPARE(loop, "QEventDispatcherUNIX");
}

void TestTuning::aChoiceOfThePersonStays()
{
    qputenv("QT_NO_THREADED_GLIB", "");
    app::tuneProcess();
    QCOMPARE(qgetenv("QT_NO_THREADED_GLIB"), "");
    QVERIFY(qEnvironmentVariableIsSet("QT_NO_THREADED_GLIB"));
}

void TestTuning::whatIsFreedIsHadAgain()
{
#ifdef __GLIBC__
    app::keepFreedMemory();
    const auto mapped = mallinfo2().hblks;
    auto body = std::make_unique<QByteArray>(8 * 1024 * 1024, 'x');
    QCOMPARE(mallinfo2().hblks, mapped); // no mapping for it alone
    const auto held = mallinfo2().arena;
    body.reset();
    QCOMPARE(mallinfo2().arena, held);
#endif
}

QTEST_GUILESS_MAIN(TestTuning)
#include "tst_tuning.moc"
