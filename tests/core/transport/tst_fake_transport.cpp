// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeTransport.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Error;

class TestFakeTransport : public QObject
{
    Q_OBJECT

private slots:
    void answersByScriptInOrder();
    void holdsRequestsUntilTheyAreReleased();
    void endsHeldRequestsAsCancelled();
};

void TestFakeTransport::answersByScriptInOrder()
{
    test::FakeTransport transport;
    transport.reply(200, "one", {{"Date", "now"}});
    transport.fail({.kind = Error::Kind::Timeout});

    const auto first = transport.send({.url = {}, .headers = {}, .body = "a"}).result();
    const auto second = transport.send({.url = {}, .headers = {}, .body = "b"}).result();
    const auto third = transport.send({.url = {}, .headers = {}, .body = "c"}).result();

    QCOMPARE(first->body, "one");
    QCOMPARE(first->header("date"), "now");
    QCOMPARE(nameOf(second.error().kind), u"timeout"_s);
    QCOMPARE(nameOf(third.error().kind), u"configuration"_s);
    QCOMPARE(transport.requests().size(), 3);
    QCOMPARE(transport.requests().at(1).body, "b");
}

void TestFakeTransport::holdsRequestsUntilTheyAreReleased()
{
    test::FakeTransport transport;
    transport.hold();
    transport.reply(200, "one");

    const auto first = transport.send({});
    const auto second = transport.send({});
    QVERIFY(!first.isFinished());
    transport.release();
    transport.release(core::fail({.kind = Error::Kind::Network}));

    QCOMPARE(first.result()->body, "one");
    QCOMPARE(nameOf(second.result().error().kind), u"network"_s);
    QCOMPARE(transport.mostInFlight(), 2);
}

void TestFakeTransport::endsHeldRequestsAsCancelled()
{
    test::FakeTransport transport;
    transport.hold();

    const auto future = transport.send({});
    transport.abortAll();

    QCOMPARE(nameOf(future.result().error().kind), u"cancelled"_s);
}

QTEST_GUILESS_MAIN(TestFakeTransport)
#include "tst_fake_transport.moc"
