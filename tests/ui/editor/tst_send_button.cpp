// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/SendButton.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using ui::SendButton;
using ui::SendPlan;

class TestSendButton : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatItWillDo_data();
    void saysWhatItWillDo();
    void sendsAndStops();
};

void TestSendButton::saysWhatItWillDo_data()
{
    QTest::addColumn<SendPlan>("plan");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isEnabled");

    const SendPlan one{.stream = u"orders"_s, .records = 1, .sendable = 1, .isExamined = true};
    QTest::newRow("one") << one << u"Send 1 → orders"_s << true;

    SendPlan some = one;
    some.records = 500;
    some.sendable = 499;
    QTest::newRow("some") << some << u"Send 499 of 500 → orders"_s << true;

    SendPlan unknown = some;
    unknown.isExamined = false;
    QTest::newRow("not yet known") << unknown << u"Send 500 → orders"_s << true;

    SendPlan none = some;
    none.sendable = 0;
    QTest::newRow("none can be sent") << none << u"Send 500 → orders"_s << false;

    SendPlan blocked = one;
    blocked.stream.clear();
    blocked.blockedBy = u"Choose a stream first"_s;
    QTest::newRow("no stream") << blocked << u"Send 1"_s << false;

    SendPlan sending = none;
    sending.isSending = true;
    QTest::newRow("sending") << sending << u"Stop"_s << true;

    SendPlan production = one;
    production.isProduction = true;
    QTest::newRow("production") << production << u"Send 1 → orders  PRODUCTION"_s << true;

    SendPlan many = one;
    many.records = many.sendable = 100'000;
    QTest::newRow("many") << many << u"Send 100\u2009000 → orders"_s << true;
}

void TestSendButton::saysWhatItWillDo()
{
    QFETCH(SendPlan, plan);
    QFETCH(bool, isEnabled);
    SendButton button;

    button.setPlan(plan);

    QTEST(button.text(), "text");
    QCOMPARE(button.accessibleName(), button.text());
    QCOMPARE(button.isEnabled(), isEnabled);
    QCOMPARE(ui::hindranceTo(plan).isEmpty(), isEnabled);
    QVERIFY(isEnabled || button.toolTip() == ui::hindranceTo(plan));
}

void TestSendButton::sendsAndStops()
{
    SendButton button;
    button.setPlan({.stream = u"a"_s, .records = 1, .sendable = 1, .isExamined = true});
    QSignalSpy sends(&button, &SendButton::sendRequested);
    QSignalSpy stops(&button, &SendButton::stopRequested);

    QTest::mouseClick(&button, Qt::LeftButton);
    QCOMPARE(sends.size(), 1);

    SendPlan plan = button.plan();
    plan.isSending = true;
    button.setPlan(plan);
    QTest::keyClick(&button, Qt::Key_Space);
    QCOMPARE(stops.size(), 1);
    QCOMPARE(sends.size(), 1);
}

QTEST_MAIN(TestSendButton)
#include "tst_send_button.moc"
