// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/send/RunBench.h"

#include <QTest>

#include <memory>

using namespace core;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

using test::Heard;

namespace {

constexpr auto throttled = R"({"__type":"ProvisionedThroughputExceededException","message":"no"})";

// A publisher between a scripted service and a clock of its own.
class Stage
{
public:
    explicit Stage(const PublishOptions &options = {}, int capacity = 6)
        : transport(time.clock(), capacity)
        , client(transport, test::localSettings(), time.clock())
        , journal(events)
    {
        transport.answerWith([this](const sigv4::Request &request) {
            events.append(u"send"_s);
            return transport.httpReply(200, test::storedBody(request.body));
        });
        publisher = std::make_unique<Publisher>(*StreamId::fromString(u"orders"_s), options,
                                                Publisher::Environment{
                                                    .client = client,
                                                    .journal = &journal,
                                                    .clock = time.clock(),
                                                    .random = [] { return 0.5; },
                                                    .callLater = time.callLater(),
                                                });
        heard = std::make_unique<Heard>(*publisher);
    }

    QByteArray header(qsizetype request, const QByteArray &name) const
    {
        for (const auto &[key, value] : transport.requests().at(request).headers) {
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        }
        return {};
    }

    QStringList events;
    test::ManualTime time;
    test::FakeTransport transport;
    KinesisClient client;
    test::NotingJournal journal;
    std::unique_ptr<Publisher> publisher;
    std::unique_ptr<Heard> heard;
};

} // namespace

class TestPublisher : public QObject
{
    Q_OBJECT

private slots:
    void givesEveryRecordBackInOrder();
    void anEmptyRunFinishes();
    void finishesOnlyWhenClosed();
    void writesTheIntentBeforeAnythingLeaves();
    void sendsNothingWithoutAnIntent();
    void journalsEveryAttempt();
    void waitsBeforeTryingAgain();
    void repeatsUnderOneInvocation();
    void listenersFindTheRequestOfAnExchange();
    void sendsNoMoreAtOnceThanTheTransportCarries();
    void asksForMoreWhenThereIsRoom();
    void stopsAtAnErrorThatAllWouldMeet();
    void saysWhyItStoppedBeforeItSaysThatItIsOver();
    void cancelLeavesTimeToAnswer();
    void cancelWithNothingInTheAirIsQuick();
    void correctsTheClockAndSaysSo();
    void aNameThatComesBackIsUsed();
    void keepsOrderByPutRecord();
    void passesDryRunOn();
    void mayGoWhileRequestsAreInTheAir();
};

void TestPublisher::givesEveryRecordBackInOrder()
{
    Stage stage;
    stage.publisher->add(test::runRecords(1200));
    stage.publisher->addSettled({.index = 1200, .outcome = {.state = RecordState::Refused}});
    stage.publisher->close();
    stage.time.pass(100ms);

    const Heard &heard = *stage.heard;
    QCOMPARE(heard.records.size(), 1201U);
    for (qint64 index = 0; index < 1200; ++index) {
        const SettledRecord &record = heard.records[static_cast<std::size_t>(index)];
        QCOMPARE(record.index, index);
        QCOMPARE(record.outcome.state, RecordState::Stored);
        QCOMPARE(record.outcome.sequenceNumber, QByteArray::number(index % 500 + 1));
    }
    QCOMPARE(heard.finished, 1);
    QVERIFY(stage.publisher->isFinished());
    QVERIFY(heard.batches <= 2);
    QCOMPARE(stage.publisher->requestsSent(), 3);
    QCOMPARE(stage.publisher->retries(), 0);
    QCOMPARE(stage.publisher->tally().total(), 1201);
    QCOMPARE(stage.publisher->tally().of(RecordState::Stored), 1200);
}

void TestPublisher::anEmptyRunFinishes()
{
    Stage stage;
    stage.publisher->close();
    QCOMPARE(stage.heard->finished, 0); // never from within a call
    stage.time.pass(10ms);
    QCOMPARE(stage.heard->finished, 1);
    QVERIFY(stage.transport.requests().isEmpty());
}

void TestPublisher::finishesOnlyWhenClosed()
{
    Stage stage;
    stage.publisher->add(test::runRecords(1));
    stage.time.pass(1s);
    QCOMPARE(stage.heard->records.size(), 1U);
    QCOMPARE(stage.heard->finished, 0);
    stage.publisher->close();
    stage.time.pass(1s);
    stage.publisher->cancel();
    stage.time.pass(10s);
    QCOMPARE(stage.heard->finished, 1);
}

void TestPublisher::writesTheIntentBeforeAnythingLeaves()
{
    Stage stage;
    stage.publisher->add(test::runRecords(2, 7));
    stage.publisher->close();
    stage.time.pass(10ms);

    QCOMPARE(stage.events, (QStringList{u"intend 1"_s, u"send"_s, u"settle 1"_s}));
    const RequestIntent intent = stage.journal.intents.first();
    QCOMPARE(intent.recordIndexes, (QList<qint64>{7, 8}));
    QCOMPARE(intent.attempt, 1);
    QCOMPARE(intent.bytes, 2 * qint64(sizeof("data 7key 7") - 1));
    QCOMPARE(intent.at, stage.time.clock().wallTime());
    const RequestOutcome outcome = stage.journal.outcomes.first();
    QCOMPARE(outcome.outcomes.size(), 2);
    QCOMPARE(outcome.outcomes.at(1), stage.heard->records[1].outcome);
}

void TestPublisher::sendsNothingWithoutAnIntent()
{
    Stage stage;
    stage.journal.failure = Error{.kind = Error::Kind::Storage, .detail = u"disk full"_s};
    stage.publisher->add(test::runRecords(1000));
    stage.publisher->close();
    stage.time.pass(10ms);

    QVERIFY(stage.transport.requests().isEmpty());
    QCOMPARE(stage.events, QStringList{u"intend 1"_s});
    QCOMPARE(stage.heard->stops, QList{*stage.journal.failure});
    QCOMPARE(stage.heard->count(RecordState::NotSent), 1000);
    QCOMPARE(stage.heard->finished, 1);
}

void TestPublisher::journalsEveryAttempt()
{
    Stage stage;
    stage.transport.reply(400, throttled);
    stage.publisher->add(test::runRecords(1));
    stage.publisher->close();
    stage.time.pass(2s);

    QCOMPARE(stage.journal.intents.size(), 2);
    QCOMPARE(stage.journal.intents.at(1).attempt, 2);
    QCOMPARE(stage.journal.outcomes.size(), 2);
    const Outcome first = stage.journal.outcomes.at(0).outcomes.first();
    QCOMPARE(first.state, RecordState::Retrying);
    QCOMPARE(first.errorCode, u"ProvisionedThroughputExceededException"_s);
    QCOMPARE(stage.journal.outcomes.at(1).outcomes.first().state, RecordState::Stored);
}

void TestPublisher::waitsBeforeTryingAgain()
{
    Stage stage;
    stage.transport.reply(400, throttled);
    stage.publisher->add(test::runRecords(1));
    stage.publisher->close();

    stage.time.pass(499ms);
    QCOMPARE(stage.transport.requests().size(), 1);
    QCOMPARE(stage.publisher->tally().of(RecordState::Retrying), 1);
    stage.time.pass(1ms);
    QCOMPARE(stage.transport.requests().size(), 2);
    stage.time.pass(10ms);
    QCOMPARE(stage.heard->records.front().outcome.attempts, 2);
    QCOMPARE(stage.publisher->retries(), 1);
}

void TestPublisher::listenersFindTheRequestOfAnExchange()
{
    Stage stage({.maxAttempts = 2});
    QList<quint64> tags;
    stage.client.onExchange([&tags](const Exchange &exchange) { tags.append(exchange.facts.tag); });
    stage.transport.reply(400, throttled);
    stage.publisher->add(test::runRecords(1));
    stage.publisher->close();
    stage.time.pass(5s);

    QCOMPARE(tags, (QList<quint64>{1, 2}));
    QCOMPARE(stage.journal.intents.constLast().requestNumber, 2U);
}

void TestPublisher::repeatsUnderOneInvocation()
{
    Stage stage({.recordsPerRequest = 1});
    stage.transport.reply(400, throttled);
    stage.publisher->add(test::runRecords(2));
    stage.publisher->close();
    stage.time.pass(2s);

    QCOMPARE(stage.transport.requests().size(), 3);
    const QByteArray first = stage.header(0, "amz-sdk-invocation-id");
    QCOMPARE(first.size(), 36);
    QVERIFY(stage.header(1, "amz-sdk-invocation-id") != first);
    QCOMPARE(stage.header(2, "amz-sdk-invocation-id"), first);
    QCOMPARE(stage.header(0, "amz-sdk-request"), QByteArray("attempt=1; max=3"));
    QCOMPARE(stage.header(2, "amz-sdk-request"), QByteArray("attempt=2; max=3"));
}

void TestPublisher::sendsNoMoreAtOnceThanTheTransportCarries()
{
    Stage stage({.recordsPerRequest = 1, .concurrency = 100}, 4);
    stage.transport.hold();
    stage.publisher->add(test::runRecords(50));
    stage.publisher->close();
    for (int answers = 0; answers < 50; ++answers) {
        stage.time.pass(1ms);
        QVERIFY(stage.transport.inFlight() > 0);
        stage.transport.release();
    }
    stage.time.pass(10ms);

    QCOMPARE(stage.transport.mostInFlight(), 4);
    QCOMPARE(stage.heard->finished, 1);
}

void TestPublisher::asksForMoreWhenThereIsRoom()
{
    Stage stage({.window = 8});
    stage.transport.hold();
    stage.publisher->add(test::runRecords(7));
    stage.time.pass(100ms);
    QCOMPARE(stage.publisher->room(), 1);
    QCOMPARE(stage.heard->hungry, 0);
    stage.transport.release();
    stage.time.pass(100ms);

    QCOMPARE(stage.publisher->room(), 8);
    QCOMPARE(stage.heard->hungry, 1);
    stage.time.pass(100ms);
    QCOMPARE(stage.heard->hungry, 1); // once per hunger
}

void TestPublisher::stopsAtAnErrorThatAllWouldMeet()
{
    Stage stage;
    stage.transport.reply(400, R"({"__type":"AccessDeniedException","message":"not you"})",
                          {{"x-amzn-RequestId", "7"}});
    stage.publisher->add(test::runRecords(1500));
    stage.time.pass(10ms);
    stage.publisher->add(test::runRecords(1, 1500));
    stage.publisher->close();
    stage.time.pass(10ms);

    QCOMPARE(stage.transport.requests().size(), 1);
    QCOMPARE(stage.heard->stops.size(), 1);
    QCOMPARE(stage.heard->stops.first().code, u"AccessDeniedException"_s);
    QCOMPARE(stage.heard->stops.first().requestId, u"7"_s);
    QCOMPARE(stage.heard->count(RecordState::Refused), 500);
    QCOMPARE(stage.heard->count(RecordState::NotSent), 1001);
    QCOMPARE(stage.heard->records.front().outcome.requestId, QByteArray("7"));
    QCOMPARE(stage.heard->finished, 1);
}

void TestPublisher::saysWhyItStoppedBeforeItSaysThatItIsOver()
{
    test::ManualTime time;
    Milliseconds late{0}; // the clock is ahead of the timers, as on a busy machine
    Clock clock = time.clock();
    clock.now = [&late, now = clock.now] { return now() + late; };
    test::FakeTransport transport(clock);
    KinesisClient client(transport, test::localSettings(), clock);
    Publisher publisher(*StreamId::fromString(u"orders"_s), {},
                        {.client = client,
                         .clock = clock,
                         .random = [] { return 0.5; },
                         .callLater = time.callLater()});
    QStringList heard;
    connect(&publisher, &Publisher::stopped, this, [&heard] { heard.append(u"stopped"_s); });
    connect(&publisher, &Publisher::finished, this, [&heard] { heard.append(u"finished"_s); });
    transport.reply(400, R"({"__type":"AccessDeniedException","message":"no"})");
    publisher.add(test::runRecords(1));
    publisher.close();

    late = 10ms;
    time.pass(10ms);

    QCOMPARE(heard, (QStringList{u"stopped"_s, u"finished"_s}));
}

void TestPublisher::cancelLeavesTimeToAnswer()
{
    Stage stage({.recordsPerRequest = 1});
    stage.transport.hold();
    stage.publisher->add(test::runRecords(5));
    stage.time.pass(1ms);
    stage.transport.release();
    stage.time.pass(1ms);
    QCOMPARE(stage.transport.inFlight(), 2);

    stage.publisher->cancel(3s);
    QCOMPARE(stage.publisher->room(), 0);
    stage.time.pass(2900ms);
    stage.transport.release();
    stage.time.pass(99ms);
    QCOMPARE(stage.transport.aborts(), 0);
    QCOMPARE(stage.heard->finished, 0);
    stage.time.pass(1s);

    QCOMPARE(stage.transport.aborts(), 1);
    QCOMPARE(stage.heard->count(RecordState::Stored), 2);
    QCOMPARE(stage.heard->count(RecordState::Uncertain), 1);
    QCOMPARE(stage.heard->count(RecordState::NotSent), 2);
    QCOMPARE(stage.heard->finished, 1);
}

void TestPublisher::cancelWithNothingInTheAirIsQuick()
{
    Stage stage;
    stage.publisher->cancel(3s);
    stage.time.pass(10ms);
    QCOMPARE(stage.heard->finished, 1);
    stage.time.pass(10s);
    QCOMPARE(stage.transport.aborts(), 0);
}

void TestPublisher::correctsTheClockAndSaysSo()
{
    Stage stage;
    // The stage's clock stands at the 500,000th hour of 1970's count.
    stage.transport.reply(400, R"({"__type":"InvalidSignatureException","message":"old"})",
                          {{"Date", "Fri, 15 Jan 2027 08:07:00 GMT"}});
    stage.publisher->add(test::runRecords(1));
    stage.publisher->close();
    stage.time.pass(1s);

    QCOMPARE(stage.transport.requests().size(), 2);
    QVERIFY(stage.header(0, "X-Amz-Date") != stage.header(1, "X-Amz-Date"));
    QCOMPARE(stage.heard->count(RecordState::Stored), 1);
    QCOMPARE(stage.heard->notices.size(), 1);
    QVERIFY(stage.heard->notices.first().contains(u"min behind the service"_s));
}

void TestPublisher::aNameThatComesBackIsUsed()
{
    Stage stage;
    stage.transport.fail({.kind = Error::Kind::Network, .code = u"HostNotFound"_s});
    stage.publisher->add(test::runRecords(3));
    stage.publisher->close();
    stage.time.pass(999ms);
    QCOMPARE(stage.transport.requests().size(), 1);
    stage.time.pass(10ms);

    QCOMPARE(stage.heard->count(RecordState::Stored), 3);
    QCOMPARE(stage.heard->records.front().outcome.attempts, 2);
    QCOMPARE(stage.heard->notices.size(), 1);
}

void TestPublisher::keepsOrderByPutRecord()
{
    Stage stage({.strictOrder = true});
    stage.transport.reply(200, test::storedEntry(41));
    stage.transport.reply(200, test::storedEntry(42));
    std::vector<RunRecord> records = test::runRecords(2);
    records[1].record.partitionKey = records[0].record.partitionKey;
    stage.publisher->add(std::move(records));
    stage.publisher->close();
    stage.time.pass(10ms);

    QCOMPARE(stage.header(0, "X-Amz-Target"), QByteArray("Kinesis_20131202.PutRecord"));
    QVERIFY(!stage.transport.requests().at(0).body.contains("SequenceNumberForOrdering"));
    QVERIFY(stage.transport.requests().at(1).body.contains(R"("SequenceNumberForOrdering":"41")"));
    QCOMPARE(stage.heard->records[1].outcome.sequenceNumber, QByteArray("42"));
}

void TestPublisher::passesDryRunOn()
{
    Stage stage({.dryRun = true});
    stage.transport.reply(400, R"({"__type":"DryRunOperationException","message":"would do"})");
    stage.publisher->add(test::runRecords(1));
    stage.publisher->close();
    stage.time.pass(10ms);

    QVERIFY(stage.transport.lastRequest().body.contains(R"("DryRun":true)"));
    QCOMPARE(stage.heard->count(RecordState::NotSent), 1);
    QVERIFY(stage.heard->stops.isEmpty());
}

void TestPublisher::mayGoWhileRequestsAreInTheAir()
{
    Stage stage;
    stage.transport.hold();
    stage.publisher->add(test::runRecords(1));
    stage.publisher->cancel(3s);
    stage.publisher.reset();
    stage.transport.release();
    stage.time.pass(5s);

    QCOMPARE(stage.heard->finished, 0);
    QCOMPARE(stage.transport.aborts(), 0);
}

QTEST_GUILESS_MAIN(TestPublisher)
#include "tst_publisher.moc"
