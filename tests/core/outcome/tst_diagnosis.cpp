// SPDX-License-Identifier: GPL-3.0-or-later
#include "DiagnosisSamples.h"
#include "core/kinesis/ServiceError.h"
#include "core/outcome/Diagnosis.h"
#include "core/publish/RequestAnswer.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Finding;
using core::Outcome;
using core::Record;
using core::RecordState;
using test::ended;
using test::evenMap;
using test::record;
using test::refusedBy;
using test::stored;
using test::throttled;

class TestDiagnosis : public QObject
{
    Q_OBJECT

private slots:
    void codesOfOursAreSaidInWords();
    void neverBlamesARecordThatWasNotSent();
    void allStoredIsNothingToSay();
    void namesTheShardAndItsHotKey();
    void saysWhenOthersUseTheShard();
    void spreadKeysAreNotBlamed();
    void oneFindingPerShard();
    void othersAreComparedWhenTheyGotLess();
    void groupsByCause_data();
    void groupsByCause();
    void saysOfAStatusWhatItsErrorSays_data();
    void saysOfAStatusWhatItsErrorSays();
    void redirectsAreSaidToBeSome();
    void statusesAreCausesOfTheirOwn();
    void differentNumbersAreOneCause();
    void mostFrequentComesFirst();
    void saysWhatMayBeStored();
    void saysWhatMayBeTwice();
    void saysItOfASingleRecord_data();
    void saysItOfASingleRecord();
    void findsTheShardInMessages_data();
    void findsTheShardInMessages();
};

void TestDiagnosis::allStoredIsNothingToSay()
{
    core::Diagnosis diagnosis;

    diagnosis.add(record("k", 100), stored("shardId-000000000000"));

    QVERIFY(diagnosis.findings().isEmpty());
    QCOMPARE(
        diagnosis.shardLoads(),
        (QList{core::ShardLoad{.shardId = u"shardId-000000000000"_s, .records = 1, .bytes = 100}}));
}

void TestDiagnosis::namesTheShardAndItsHotKey()
{
    core::Diagnosis diagnosis(u"orders"_s);
    const QString hot = u"shardId-000000000002"_s;
    for (int i = 0; i < 60; ++i)
        diagnosis.add(record("tenant-7", 20'000), stored(hot.toLatin1()));
    for (int i = 0; i < 37; ++i)
        diagnosis.add(record("tenant-7", 20'000), refusedBy(hot));
    for (int i = 0; i < 40; ++i)
        diagnosis.add(record("tenant-" + QByteArray::number(100 + i), 10'000),
                      stored(hot.toLatin1()));
    for (int i = 0; i < 30; ++i)
        diagnosis.add(record("other-" + QByteArray::number(i), 4096),
                      stored("shardId-000000000001"));

    const QList<Finding> findings = diagnosis.findings();

    QCOMPARE(findings.size(), 1);
    const Finding &finding = findings.constFirst();
    QCOMPARE(finding.title, u"37 records were refused by shardId-000000000002."_s);
    QCOMPARE(finding.why,
             u"This run offered it 137 records with 2.2 MiB; a shard takes 1,000 records and "
             "1 MiB a second from all senders together. One key, “tenant-7”, carries 82 % of "
             "that. The other shard got 120 KiB."_s);
    QVERIFY(finding.whatNow.contains(u"more shards do not help"_s));
    QCOMPARE(finding.count, 37);
    QCOMPARE(finding.code, throttled);
    QCOMPARE(finding.shardId, hot);
    QVERIFY(finding.state == RecordState::Refused);
    QCOMPARE(diagnosis.hottestKeys(1).constFirst().key, QByteArray("tenant-7"));
    QCOMPARE(diagnosis.hottestKeys(1).constFirst().bytes, 97 * 20'000);
    QCOMPARE(diagnosis.hottestKeys(5).size(), 5);
}

void TestDiagnosis::saysWhenOthersUseTheShard()
{
    core::Diagnosis diagnosis;

    diagnosis.add(record("k", 2048), refusedBy(u"shardId-000000000000"_s));

    const Finding finding = diagnosis.findings().constFirst();
    QCOMPARE(finding.title, u"1 record was refused by shardId-000000000000."_s);
    QVERIFY(finding.why.startsWith(u"This run offered it only 1 record with 2 KiB, so others "
                                   "send to it too"_s));
    QVERIFY2(!finding.why.contains(u"One key"_s), qPrintable(finding.why));
}

void TestDiagnosis::spreadKeysAreNotBlamed()
{
    core::Diagnosis diagnosis;
    for (int i = 0; i < 2000; ++i) {
        const Record each = record("key-" + QByteArray::number(i), 500);
        diagnosis.add(each, refusedBy(u"shardId-000000000000"_s));
    }

    const Finding finding = diagnosis.findings().constFirst();

    QCOMPARE(finding.title, u"2,000 records were refused by shardId-000000000000."_s);
    QVERIFY(finding.why.startsWith(u"This run offered it 2,000 records with 976.5 KiB; "_s));
    QVERIFY(!finding.why.contains(u"One key"_s));
    QVERIFY(finding.whatNow.contains(u"add shards"_s));
}

void TestDiagnosis::oneFindingPerShard()
{
    core::Diagnosis diagnosis;
    for (int i = 0; i < 6; ++i)
        diagnosis.add(record("k", 100),
                      refusedBy(u"shardId-00000000000"_s + QString::number(i % 3 == 0 ? 1 : 2)));

    const QList<Finding> findings = diagnosis.findings();

    QCOMPARE(findings.size(), 2);
    QCOMPARE(findings.at(0).shardId, u"shardId-000000000002"_s);
    QCOMPARE(findings.at(0).count, 4);
    QCOMPARE(findings.at(1).count, 2);
}

void TestDiagnosis::othersAreComparedWhenTheyGotLess()
{
    core::Diagnosis diagnosis({}, evenMap(4));
    diagnosis.add(record("a", 1000), stored("shardId-000000000003"));
    diagnosis.add(record("b", 5000), refusedBy(u"shardId-000000000000"_s));
    diagnosis.add(record("c", 100), refusedBy(u"shardId-000000000001"_s));

    const QList<Finding> findings = diagnosis.findings();

    QVERIFY(findings.at(0).why.endsWith(u" The other 3 shards got 1,000 B at most."_s));
    QVERIFY(!findings.at(1).why.contains(u"other 3"_s));
}

void TestDiagnosis::groupsByCause_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("why"); // begins so
    QTest::addColumn<QString>("whatNow"); // contains

    const auto row = [](const char *name, const Outcome &outcome, const QString &title,
                        const QString &why, const QString &whatNow) {
        QTest::newRow(name) << outcome << title << why << whatNow;
    };
    row("internal failure",
        ended(RecordState::Refused, u"InternalFailure"_s, u"Internal service failure."_s),
        u"2 records were refused. The service failed on its side."_s, u"It calls this"_s,
        u"after a pause"_s);
    row("throttled, no shard", ended(RecordState::Refused, throttled, u"Rate exceeded."_s),
        u"2 records were refused. “orders” takes no more right now."_s, u"A shard takes"_s,
        u"after a pause"_s);
    row("denied", ended(RecordState::Refused, u"AccessDeniedException"_s, u"No."_s),
        u"2 records were refused. These keys may not do that."_s, u"The service says: No."_s,
        u"other keys"_s);
    row("slower", ended(RecordState::Refused, u"SlowDown"_s, u"Reduce your request rate."_s),
        u"2 records were refused. The service asks for fewer requests (SlowDown)."_s,
        u"Too many came"_s, u"after a pause"_s);
    row("its own timeout", ended(RecordState::Refused, u"RequestTimeout"_s, u"Too late."_s),
        u"2 records were refused. The service failed on its side (RequestTimeout)."_s,
        u"It says: Too late."_s, u"after a pause"_s);
    row("unknown code", ended(RecordState::Refused, u"NewException"_s, u"Words"_s),
        u"2 records were refused. The service refused the request (NewException)."_s,
        u"It says: Words."_s, u"Correct"_s);
    row("invalid input", ended(RecordState::Refused, u"badInput"_s, u"The key is too long."_s),
        u"2 records were refused. The input is not valid."_s, u"The key is too long."_s,
        u"Correct it"_s);
    row("timeout", ended(RecordState::Uncertain, u"IdleTimeout"_s, u"Nothing moved for 10 s."_s),
        u"2 records are uncertain. The endpoint stopped talking."_s, u"Nothing moved"_s,
        u"Look for them in the stream"_s);
    row("502", ended(RecordState::Uncertain, u"badReply"_s, u"<html>"_s),
        u"2 records are uncertain. The answer of the endpoint cannot be understood."_s,
        u"<html>."_s, u"Look for them"_s);
    row("nobody there",
        ended(RecordState::NotSent, u"ConnectionRefused"_s, u"Connection refused"_s),
        u"2 records were not sent. Nobody takes connections at the endpoint."_s,
        u"The computer is there"_s, u"Start the endpoint"_s);
    row("tls", ended(RecordState::NotSent, u"tls"_s, u"Self-signed."_s),
        u"2 records were not sent. The endpoint could not prove who it is."_s, u"Self-signed."_s,
        u"CA certificate"_s);
    row("own reason", ended(RecordState::NotSent, u"orderStopped"_s, u"record 1 was refused"_s),
        u"2 records were not sent: out of order."_s, u"Record 1 was refused."_s,
        u"when the reason is gone"_s);
    row("check passed",
        ended(RecordState::NotSent, u"DryRunOperationException"_s,
              u"would be accepted; nothing was written"_s),
        u"2 records would be accepted. Nothing was written."_s, u"The service would have"_s,
        u"when you mean it"_s);
}

void TestDiagnosis::groupsByCause()
{
    QFETCH(Outcome, outcome);
    QFETCH(QString, title);
    QFETCH(QString, why);
    QFETCH(QString, whatNow);
    core::Diagnosis diagnosis(u"orders"_s);

    diagnosis.add(record("k", 100), outcome);
    diagnosis.add(record("l", 100), outcome);

    const QList<Finding> findings = diagnosis.findings();
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.constFirst().title, title);
    QVERIFY2(findings.constFirst().why.startsWith(why), qUtf8Printable(findings.constFirst().why));
    QVERIFY2(findings.constFirst().whatNow.contains(whatNow),
             qUtf8Printable(findings.constFirst().whatNow));
    QCOMPARE(findings.constFirst().code, outcome.errorCode);
    QCOMPARE(findings.constFirst().count, 2);
}

// As a run makes it of such an answer.
static Outcome outcomeOf(const core::Error &error)
{
    const core::AttemptEnd end = core::attemptEnd(error, {}, {});
    return {.state = end.state,
            .errorCode = end.code,
            .errorMessage = end.message,
            .httpStatus = end.httpStatus};
}

void TestDiagnosis::saysOfAStatusWhatItsErrorSays_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("what");

    const auto row = [](int status, const QString &what) {
        QTest::addRow("%d", status) << status << QByteArray() << what;
        QTest::addRow("%d, with a page", status)
            << status << QByteArray("<html>No entry</html>") << what;
    };
    row(400, u"refused the request (status 400)"_s);
    row(401, u"asks for a login"_s);
    row(403, u"in front of Kinesis refused"_s);
    row(404, u"There is no Kinesis"_s);
    row(405, u"refused the request (status 405)"_s);
    row(407, u"The proxy asks for a login"_s);
    row(408, u"did not wait for the whole request"_s);
    row(413, u"too large"_s);
    row(429, u"fewer requests"_s);
    row(500, u"failed (status 500)"_s);
    row(502, u"failed (status 502)"_s);
    row(503, u"failed (status 503)"_s);
    row(504, u"failed (status 504)"_s);
}

void TestDiagnosis::saysOfAStatusWhatItsErrorSays()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, what);
    core::Error error = core::serviceError(status, std::nullopt, body).error;
    core::Diagnosis diagnosis;
    diagnosis.add(record("k", 10), outcomeOf(error));
    error.mayHaveArrived = false; // findings say that in words of their own

    const Finding finding = diagnosis.findings().constFirst();
    const core::Explanation explanation = core::explain(error, {});

    QVERIFY2(finding.title.contains(what), qUtf8Printable(finding.title));
    QVERIFY2(finding.title.endsWith(explanation.what), qUtf8Printable(finding.title));
    QCOMPARE(finding.why, explanation.why);
    QVERIFY2(finding.whatNow.endsWith(explanation.whatNow), qUtf8Printable(finding.whatNow));
    QVERIFY2(!finding.whatNow.contains(u"login page"_s), qUtf8Printable(finding.whatNow));
}

void TestDiagnosis::redirectsAreSaidToBeSome()
{
    const core::Error error{.kind = core::Error::Kind::Redirected,
                            .code = u"Redirected"_s,
                            .detail = u"It pointed to evil.example."_s,
                            .httpStatus = 307};
    core::Diagnosis diagnosis;
    Outcome kept = outcomeOf(error); // of a record that the stop kept back
    QCOMPARE(kept.state, RecordState::Refused);
    diagnosis.add(record("k", 10), kept);
    kept.state = RecordState::NotSent;
    kept.errorMessage = u"the run stopped before it was sent: "_s + kept.errorMessage;
    diagnosis.add(record("l", 10), kept);

    const QList<Finding> findings = diagnosis.findings();

    QCOMPARE(findings.size(), 2);
    for (const Finding &finding : findings) {
        QVERIFY2(finding.title.endsWith(u"The endpoint pointed to another address."_s),
                 qUtf8Printable(finding.title));
        QVERIFY2(finding.why.endsWith(u"not followed. It pointed to evil.example."_s),
                 qUtf8Printable(finding.why));
        QVERIFY2(finding.whatNow.startsWith(u"Check the endpoint."_s),
                 qUtf8Printable(finding.whatNow));
    }
}

void TestDiagnosis::statusesAreCausesOfTheirOwn()
{
    core::Diagnosis diagnosis;
    for (const int status : {401, 404, 401})
        diagnosis.add(record("k", 10),
                      outcomeOf(core::serviceError(status, std::nullopt, "").error));

    QCOMPARE(diagnosis.findings().size(), 2);
    QCOMPARE(diagnosis.findings().constFirst().count, 2);
}

void TestDiagnosis::differentNumbersAreOneCause()
{
    core::Diagnosis diagnosis;
    for (int i = 0; i < 5; ++i)
        diagnosis.add(
            record("k", 10),
            ended(RecordState::Refused, u"InternalFailure"_s, u"Failure "_s + QString::number(i)));

    QCOMPARE(diagnosis.findings().size(), 1);
    QCOMPARE(diagnosis.findings().constFirst().count, 5);
}

void TestDiagnosis::mostFrequentComesFirst()
{
    core::Diagnosis diagnosis;
    diagnosis.add(record("k", 10), ended(RecordState::Refused, u"InternalFailure"_s, u"x"_s));
    for (int i = 0; i < 3; ++i)
        diagnosis.add(record("k", 10), ended(RecordState::Uncertain, u"timeout"_s, u"x"_s));

    QCOMPARE(diagnosis.findings().constFirst().count, 3);
    QCOMPARE(diagnosis.findings().constLast().count, 1);
}

void TestDiagnosis::saysWhatMayBeStored()
{
    core::Diagnosis diagnosis;
    Outcome flagged = ended(RecordState::Refused, u"InternalFailure"_s, u"x"_s);
    flagged.possibleDuplicates = 1;

    diagnosis.add(record("k", 10), flagged);
    const auto why = [&diagnosis] { return diagnosis.findings().constFirst().why; };
    QVERIFY2(why().endsWith(u" nothing was written: it may be in the stream."_s),
             qPrintable(why()));

    diagnosis.add(record("k", 10), flagged);
    QVERIFY2(why().endsWith(u": they may be in the stream."_s), qPrintable(why()));

    diagnosis.add(record("k", 10), ended(RecordState::Refused, u"InternalFailure"_s, u"x"_s));
    QVERIFY2(why().endsWith(u": 2 of them may be in the stream."_s), qPrintable(why()));
}

void TestDiagnosis::saysWhatMayBeTwice()
{
    core::Diagnosis diagnosis;
    Outcome twice = stored("shardId-000000000000");
    twice.possibleDuplicates = 2;

    diagnosis.add(record("k", 10), twice);
    diagnosis.add(record("k", 10), stored("shardId-000000000000"));

    QCOMPARE(diagnosis.findings().size(), 1);
    QCOMPARE(diagnosis.findings().constFirst().title, u"1 record may be in the stream twice."_s);
    QVERIFY(diagnosis.findings().constFirst().state == RecordState::Stored);
}

void TestDiagnosis::saysItOfASingleRecord_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QString>("advice"); // begins so; of two it says "them"

    Outcome twice = stored("shardId-000000000000");
    twice.possibleDuplicates = 1;
    QTest::newRow("shard") << refusedBy(u"shardId-000000000000"_s)
                           << u"Retry it after a pause, see who else"_s;
    QTest::newRow("own reason") << ended(RecordState::NotSent, u"orderStopped"_s,
                                         u"record 1 was refused"_s)
                                << u"Send it again when the reason is gone."_s;
    QTest::newRow("uncertain")
        << ended(RecordState::Uncertain, u"IdleTimeout"_s, u"Nothing moved for 10 s."_s)
        << u"Look for it in the stream (headgate-cli get orders --from TIME) before sending it again: "_s;
    QTest::newRow("twice")
        << twice
        << u"Nothing needs to be done where readers recognise doubles, for instance by an id in "
           "the data. Else look for it in the stream."_s;
}

void TestDiagnosis::saysItOfASingleRecord()
{
    QFETCH(Outcome, outcome);
    QFETCH(QString, advice);
    core::Diagnosis diagnosis(u"orders"_s);
    diagnosis.add(record("k", 10), outcome);
    const QString ofOne = diagnosis.findings().constFirst().whatNow;
    QVERIFY2(ofOne.startsWith(advice), qPrintable(ofOne));

    diagnosis.add(record("l", 10), outcome);
    const QString ofTwo = diagnosis.findings().constFirst().whatNow;
    QVERIFY2(ofTwo.startsWith(advice.replace(u" it "_s, u" them "_s)), qPrintable(ofTwo));
}

void TestDiagnosis::findsTheShardInMessages_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("shardId");

    const QString id = u"shardId-000000000002"_s;
    QTest::newRow("put") << u"Rate exceeded for shard shardId-000000000002 in stream S under "
                            "account A."_s
                         << id;
    QTest::newRow("get") << u"Rate exceeded for Shard - 123456789012/S/shardId-000000000002"_s
                         << id;
    QTest::newRow("at the end") << u"shardId-000000000002."_s << id;
    QTest::newRow("none") << u"Rate exceeded for stream S"_s << QString();
    QTest::newRow("a stream of that name") << u"in stream shardId-1-backup"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void TestDiagnosis::findsTheShardInMessages()
{
    QFETCH(QString, message);
    QFETCH(QString, shardId);

    QCOMPARE(core::shardIn(message), shardId);
}

void TestDiagnosis::codesOfOursAreSaidInWords()
{
    core::Diagnosis diagnosis;
    diagnosis.add(record("key", 9),
                  ended(RecordState::NotSent, u"invalidRecord"_s, u"The body is not JSON."_s));
    const Finding finding = diagnosis.findings().constFirst();
    QCOMPARE(finding.title, u"1 record was not sent: not valid."_s);
    QCOMPARE(finding.why, u"The body is not JSON."_s);
}

void TestDiagnosis::neverBlamesARecordThatWasNotSent()
{
    const QString answer = u"1 validation error detected: Value null at "
                           "'records.2.member.partitionKey' failed to satisfy constraint"_s;
    core::Diagnosis diagnosis;
    diagnosis.add(record("key", 9), ended(RecordState::Refused, u"ValidationException"_s, answer));
    const Finding finding = diagnosis.findings().constFirst();
    QVERIFY(!finding.title.contains(u"ecord 2"_s));
    QVERIFY(finding.why.contains(answer));
    diagnosis.add(record("key", 9), ended(RecordState::Refused, u"ValidationException"_s, answer));
    QVERIFY(diagnosis.findings().constFirst().title.contains(u"Record 2 of the request"_s));
}

QTEST_APPLESS_MAIN(TestDiagnosis)
#include "tst_diagnosis.moc"
