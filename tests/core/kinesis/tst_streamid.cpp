// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/StreamId.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestStreamId : public QObject
{
    Q_OBJECT

private slots:
    void takesNames_data();
    void takesNames();
    void takesArns_data();
    void takesArns();
    void refusesEverythingElse_data();
    void refusesEverythingElse();
};

void TestStreamId::takesNames_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("one character") << u"a"_s;
    QTest::newRow("all kinds") << u"Orders_2026.test-1"_s;
    QTest::newRow("128 characters") << QString(128, u'x');
    QTest::newRow("dots alone") << u".."_s;
}

void TestStreamId::takesNames()
{
    QFETCH(QString, text);

    const auto stream = core::StreamId::fromString(text);

    QVERIFY(stream);
    QCOMPARE(stream->name(), text);
    QCOMPARE(stream->toString(), text);
    QVERIFY(!stream->isArn());
    QVERIFY(stream->region().isEmpty());
    QVERIFY(stream->accountId().isEmpty());
}

void TestStreamId::takesArns_data()
{
    QTest::addColumn<QString>("arn");
    QTest::addColumn<QString>("region");

    QTest::newRow("aws") << u"arn:aws:kinesis:us-east-1:123456789012:stream/orders"_s
                         << u"us-east-1"_s;
    QTest::newRow("china") << u"arn:aws-cn:kinesis:cn-north-1:123456789012:stream/orders"_s
                           << u"cn-north-1"_s;
    QTest::newRow("gov") << u"arn:aws-us-gov:kinesis:us-gov-west-1:123456789012:stream/orders"_s
                         << u"us-gov-west-1"_s;
}

void TestStreamId::takesArns()
{
    QFETCH(QString, arn);
    QFETCH(QString, region);

    const auto stream = core::StreamId::fromString(arn);

    QVERIFY(stream);
    QVERIFY(stream->isArn());
    QCOMPARE(stream->arn(), arn);
    QCOMPARE(stream->toString(), arn);
    QCOMPARE(stream->name(), u"orders"_s);
    QCOMPARE(stream->region(), region);
    QCOMPARE(stream->accountId(), u"123456789012"_s);
}

void TestStreamId::refusesEverythingElse_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("nothing") << QString();
    QTest::newRow("129 characters") << QString(129, u'x');
    QTest::newRow("blank") << u"my stream"_s;
    QTest::newRow("blank after") << u"orders "_s;
    QTest::newRow("newline after") << u"orders\n"_s;
    QTest::newRow("letter beyond ASCII") << u"bücher"_s;
    QTest::newRow("digit beyond ASCII") << u"orders١"_s;
    QTest::newRow("slash") << u"stream/orders"_s;
    QTest::newRow("other service") << u"arn:aws:sqs:us-east-1:123456789012:stream/orders"_s;
    QTest::newRow("consumer")
        << u"arn:aws:kinesis:us-east-1:123456789012:stream/orders/consumer/c:1"_s;
    QTest::newRow("short account") << u"arn:aws:kinesis:us-east-1:12345:stream/orders"_s;
    QTest::newRow("no region") << u"arn:aws:kinesis::123456789012:stream/orders"_s;
    QTest::newRow("no name") << u"arn:aws:kinesis:us-east-1:123456789012:stream/"_s;
    QTest::newRow("other partition") << u"arn:axs:kinesis:us-east-1:123456789012:stream/orders"_s;
    QTest::newRow("newline after arn")
        << u"arn:aws:kinesis:us-east-1:123456789012:stream/orders\n"_s;
}

void TestStreamId::refusesEverythingElse()
{
    QFETCH(QString, text);

    QVERIFY(!core::StreamId::fromString(text));
}

QTEST_APPLESS_MAIN(TestStreamId)
#include "tst_streamid.moc"
