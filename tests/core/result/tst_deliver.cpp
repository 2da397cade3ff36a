// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/Deliver.h"

#include <QPromise>
#include <QTest>

class TestDeliver : public QObject
{
    Q_OBJECT

private slots:
    void handsTheResultToALivingObject();
    void isSilentWhenTheOwnerIsGone();
};

void TestDeliver::handsTheResultToALivingObject()
{
    QObject owner;
    QPromise<int> promise;
    int received = 0;

    promise.start();
    core::deliver(promise.future(), &owner, [&received](int value) { received = value; });
    promise.addResult(7);
    promise.finish();

    QTRY_COMPARE(received, 7);
}

void TestDeliver::isSilentWhenTheOwnerIsGone()
{
    QPromise<int> promise;
    bool called = false;

    promise.start();
    {
        QObject owner;
        core::deliver(promise.future(), &owner, [&called](int) { called = true; });
    }
    promise.addResult(7);
    promise.finish();
    QCoreApplication::processEvents();

    QVERIFY(!called);
}

QTEST_GUILESS_MAIN(TestDeliver)
#include "tst_deliver.moc"
