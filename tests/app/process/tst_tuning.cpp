// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/Tuning.h"

#include <QAbstractEventDispatcher>
#include <QTest>
#include <QThread>

class TestTuning : public QObject
{
    Q_OBJECT

private slots:
    void init() { qunsetenv("QT_NO_THREADED_GLIB"); }
    void workersHaveTheLoopsOfQt();
    void aChoiceOfThePersonStays();
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

QTEST_GUILESS_MAIN(TestTuning)
#include "tst_tuning.moc"
