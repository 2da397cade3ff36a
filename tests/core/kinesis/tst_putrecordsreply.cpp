// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/PutRecord.h"
#include "core/kinesis/QuickReply.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using core::PutRecordsEntry;

namespace {

const QByteArray digits56 = "49590338271490256608559692538361571095921575989136588898";

QByteArray stored(QByteArrayView sequenceNumber = "1",
                  QByteArrayView shard = "shardId-000000000000")
{
    return R"({"SequenceNumber":")" + sequenceNumber.toByteArray() + R"(","ShardId":")"
        + shard.toByteArray() + R"("})";
}

QByteArray refused(const QByteArray &code = "InternalFailure", const QByteArray &message = "m")
{
    return R"({"ErrorCode":")" + code + R"(","ErrorMessage":")" + message + R"("})";
}

QByteArray answer(const QList<QByteArray> &entries, const QByteArray &failed)
{
    return R"({"FailedRecordCount":)" + failed + R"(,"Records":[)" + entries.join(',') + "]}";
}

// Both readers must agree, wherever the quick one has an opinion.
core::Result<core::PutRecordsReply> readByBoth(const QByteArray &body, qsizetype sent)
{
    const auto careful = core::carefulReply(body, sent);
    const auto quick = core::quickReply(body, sent);
    const auto read = core::putRecordsReply(body, sent);
    if (quick && (!careful || *quick != *careful))
        return core::fail({.detail = u"the quick reader takes what the careful one does not"_s});
    if (read != careful)
        return core::fail({.detail = u"the readers disagree"_s});
    return read;
}

} // namespace

class TestPutRecordsReply : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatTheServiceSends();
    void readsFailures();
    void takesAnyShapeOfJson_data();
    void takesAnyShapeOfJson();
    void plainAnswersAreReadQuickly_data();
    void plainAnswersAreReadQuickly();
    void sequenceNumbersAreExact_data();
    void sequenceNumbersAreExact();
    void entriesDecideAndCountsWarn_data();
    void entriesDecideAndCountsWarn();
    void refusesEverythingElse_data();
    void refusesEverythingElse();
    void hostileAnswersAreRefused_data();
    void hostileAnswersAreRefused();
    void longMessagesAreCut();
    void equalTextsShareTheirBytes();
    void damagedAnswersAreReadTheSameByBoth();
    void readsPutRecord();
    void refusesBadPutRecord_data();
    void refusesBadPutRecord();
};

void TestPutRecordsReply::readsWhatTheServiceSends()
{
    const QByteArray body = R"({"EncryptionType":"KMS","FailedRecordCount":0,"Records":[)"
        + stored(digits56) + ',' + stored("2", "shardId-000000000001") + "]}";

    const auto reply = readByBoth(body, 2);

    QVERIFY(reply);
    QCOMPARE(reply->encryptionType, u"KMS"_s);
    QVERIFY(reply->warning.isEmpty());
    QCOMPARE(reply->entries.size(), 2);
    QCOMPARE(reply->entries.at(0),
             (PutRecordsEntry{.sequenceNumber = digits56, .shardId = "shardId-000000000000"}));
    QVERIFY(reply->entries.at(1).isStored());
    QCOMPARE(reply->entries.at(1).shardId, QByteArray("shardId-000000000001"));
}

void TestPutRecordsReply::readsFailures()
{
    const QByteArray message = "Rate exceeded for shard shardId-000000000000 in stream S under "
                               "account 123456789012.";
    const QByteArray body = answer(
        {stored(), refused("ProvisionedThroughputExceededException", message), refused()}, "2");

    const auto reply = readByBoth(body, 3);

    QVERIFY(reply);
    QVERIFY(reply->warning.isEmpty());
    QCOMPARE(reply->entries.at(1),
             (PutRecordsEntry{.errorCode = u"ProvisionedThroughputExceededException"_s,
                              .errorMessage = QString::fromLatin1(message)}));
    QVERIFY(!reply->entries.at(2).isStored());
}

void TestPutRecordsReply::takesAnyShapeOfJson_data()
{
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("other order") << QByteArray(
        R"({"Records":[{"ShardId":"s","SequenceNumber":"7"}],"FailedRecordCount":0})");
    QTest::newRow("blanks") << QByteArray(
        " {\n\t\"Records\" : [ { \"ShardId\" : \"s\" , \"SequenceNumber\":\"7\" }\r\n] "
        ",\"FailedRecordCount\": 0 } \n");
    QTest::newRow("null is absent") << QByteArray(
        R"({"FailedRecordCount":0,"EncryptionType":null,"Records":[{"SequenceNumber":"7",)"
        R"("ShardId":"s","ErrorCode":null,"ErrorMessage":null}]})");
    QTest::newRow("unknown members") << QByteArray(
        R"({"New":{"a":[1,2]},"FailedRecordCount":0,"Records":[{"SequenceNumber":"7","Ünknown":)"
        R"(1e3,"ShardId":"s"}]})");
    QTest::newRow("escapes") << QByteArray(
        R"({"FailedRecordCount":0,"Records":[{"Sequence\u004eumber":"\u0037","ShardId":"s"}]})");
    QTest::newRow("byte order mark")
        << QByteArray("\xEF\xBB\xBF{\"FailedRecordCount\":0,"
                      "\"Records\":[{\"SequenceNumber\":\"7\",\"ShardId\":\"s\"}]}");
    QTest::newRow("encryption type is no string") << QByteArray(
        R"({"FailedRecordCount":0,"EncryptionType":5,"Records":[{"SequenceNumber":"7",)"
        R"("ShardId":"s"}]})");
}

void TestPutRecordsReply::takesAnyShapeOfJson()
{
    QFETCH(QByteArray, body);

    const auto reply = readByBoth(body, 1);

    QVERIFY2(reply, qUtf8Printable(reply ? QString() : reply.error().detail));
    QCOMPARE(reply->entries, (QList{PutRecordsEntry{.sequenceNumber = "7", .shardId = "s"}}));
    QVERIFY(reply->warning.isEmpty());
    QVERIFY(reply->encryptionType.isEmpty());
}

void TestPutRecordsReply::plainAnswersAreReadQuickly_data()
{
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("stored") << answer({stored(digits56)}, "0");
    QTest::newRow("refused") << answer({refused()}, "1");
    QTest::newRow("with nulls") << answer(
        {R"({"SequenceNumber":"7","ShardId":"s","ErrorCode":null,"ErrorMessage":null})"}, "0");
    QTest::newRow("other order") << QByteArray(R"({"Records":[)" + stored()
                                               + R"(],"EncryptionType":"NONE",)"
                                                 R"("FailedRecordCount":0})");
}

void TestPutRecordsReply::plainAnswersAreReadQuickly()
{
    QFETCH(QByteArray, body);

    QVERIFY(core::quickReply(body, 1));
}

void TestPutRecordsReply::sequenceNumbersAreExact_data()
{
    QTest::addColumn<QByteArray>("sequenceNumber");
    QTest::addColumn<bool>("isTaken");

    QTest::newRow("1 digit") << QByteArray("0") << true;
    QTest::newRow("56 digits") << digits56 << true;
    QTest::newRow("129 digits") << QByteArray(129, '9') << true;
    QTest::newRow("130 digits") << QByteArray(130, '9') << false;
    QTest::newRow("10,000 digits") << QByteArray(10'000, '9') << false;
    QTest::newRow("letters") << QByteArray("12a") << false;
    QTest::newRow("minus") << QByteArray("-1") << false;
    QTest::newRow("colon among eight") << QByteArray("123:5678") << false;
    QTest::newRow("slash among eight") << QByteArray("1234567/9") << false;
    QTest::newRow("letter among eight") << QByteArray("1234567p9") << false;
    QTest::newRow("blank") << QByteArray("1 ") << false;
    QTest::newRow("digit beyond ASCII") << QByteArray("\xD9\xA1") << false;
    QTest::newRow("empty") << QByteArray("") << false;
}

void TestPutRecordsReply::sequenceNumbersAreExact()
{
    QFETCH(QByteArray, sequenceNumber);
    QFETCH(bool, isTaken);

    const auto reply = readByBoth(answer({stored(sequenceNumber)}, "0"), 1);

    QCOMPARE(reply.has_value(), isTaken);
    if (isTaken)
        QCOMPARE(reply->entries.constFirst().sequenceNumber, sequenceNumber);
    else
        QCOMPARE(nameOf(reply.error().kind), u"badReply"_s);
}

void TestPutRecordsReply::entriesDecideAndCountsWarn_data()
{
    QTest::addColumn<QByteArray>("count"); // empty: no such member
    QTest::addColumn<QString>("warning");

    QTest::newRow("right") << QByteArray("1") << QString();
    QTest::newRow("too low") << QByteArray("0") << u"FailedRecordCount says 0, entries say 1"_s;
    QTest::newRow("too high") << QByteArray("3") << u"FailedRecordCount says 3, entries say 1"_s;
    QTest::newRow("negative") << QByteArray("-1") << u"FailedRecordCount says -1, entries say 1"_s;
    QTest::newRow("a billion") << QByteArray("1000000000")
                               << u"FailedRecordCount says 1000000000, entries say 1"_s;
    QTest::newRow("1e9") << QByteArray("1e9")
                         << u"FailedRecordCount says 1000000000.0, entries say 1"_s;
    QTest::newRow("string") << QByteArray(R"("1")")
                            << u"FailedRecordCount says \"1\", entries say 1"_s;
    QTest::newRow("object") << QByteArray("{}") << u"FailedRecordCount says {}, entries say 1"_s;
    QTest::newRow("null") << QByteArray("null") << u"FailedRecordCount is missing, entries say 1"_s;
    QTest::newRow("missing") << QByteArray() << u"FailedRecordCount is missing, entries say 1"_s;
}

void TestPutRecordsReply::entriesDecideAndCountsWarn()
{
    QFETCH(QByteArray, count);
    QFETCH(QString, warning);
    const QByteArray entries = R"("Records":[)" + stored() + ',' + refused() + "]}";
    QByteArray member = R"("FailedRecordCount":)" + count + ',';
    if (count.isEmpty())
        member.clear();

    const auto reply = readByBoth('{' + member + entries, 2);

    QVERIFY(reply);
    QCOMPARE(reply->warning, warning);
    QVERIFY(reply->entries.at(0).isStored());
    QVERIFY(!reply->entries.at(1).isStored());
}

void TestPutRecordsReply::refusesEverythingElse_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("reason");

    const auto entry = [](const char *name, const QByteArray &json, const QString &reason) {
        QTest::newRow(name) << answer({json}, "0") << reason;
    };
    QTest::newRow("nothing") << QByteArray() << u"is empty"_s;
    QTest::newRow("byte order mark alone") << QByteArray("\xEF\xBB\xBF") << u"is empty"_s;
    QTest::newRow("html") << QByteArray("<html>hello</html>")
                          << u"an HTML page came from something in between: “hello”"_s;
    QTest::newRow("array") << "[" + stored() + "]" << u"not a JSON object"_s;
    QTest::newRow("truncated") << answer({stored()}, "0").chopped(1) << u"not a JSON object"_s;
    QTest::newRow("more after") << answer({stored()}, "0") + "x" << u"not a JSON object"_s;
    QTest::newRow("second object") << answer({stored()}, "0") + "{}" << u"not a JSON object"_s;
    QTest::newRow("NUL after") << answer({stored()}, "0") + '\0' << u"not a JSON object"_s;
    QTest::newRow("comma after") << QByteArray(R"({"FailedRecordCount":0,"Records":[)" + stored()
                                               + "],}")
                                 << u"not a JSON object"_s;
    QTest::newRow("utf-16") << QByteArray("\xFF\xFE{\0}\0", 6) << u"not a JSON object"_s;
    QTest::newRow("latin-1") << answer({refused("E", "caf\xE9")}, "1") << u"not a JSON object"_s;
    QTest::newRow("raw control character")
        << answer({refused("E", "a\nb")}, "1") << u"not a JSON object"_s;
    QTest::newRow("no records") << QByteArray(R"({"FailedRecordCount":0})")
                                << u"no array Records"_s;
    QTest::newRow("records null") << QByteArray(R"({"Records":null})") << u"no array Records"_s;
    QTest::newRow("records object") << QByteArray(R"({"Records":{}})") << u"no array Records"_s;
    QTest::newRow("records twice") << QByteArray(R"({"Records":[)" + stored() + R"(],"Records":[)"
                                                 + stored() + R"(],"FailedRecordCount":0})")
                                   << u"a member twice"_s;
    QTest::newRow("count twice") << QByteArray(
        R"({"FailedRecordCount":0,"FailedRecordCount":0,"Records":[)" + stored() + "]}")
                                 << u"a member twice"_s;
    QTest::newRow("unknown member twice")
        << QByteArray(R"({"A":0,"A":0,"FailedRecordCount":0,"Records":[)" + stored() + "]}")
        << u"a member twice"_s;
    QTest::newRow("too few") << answer({}, "0") << u"count mismatch 0/1"_s;
    QTest::newRow("too many") << answer({stored(), stored()}, "0") << u"count mismatch 2/1"_s;
    entry("both", R"({"SequenceNumber":"1","ShardId":"s","ErrorCode":"E"})", u"has both"_s);
    entry("neither", R"({"ShardId":"s"})", u"has neither"_s);
    entry("empty object", "{}", u"has neither"_s);
    entry("nulls", R"({"SequenceNumber":null,"ErrorCode":null})", u"has neither"_s);
    entry("entry null", "null", u"is not an object"_s);
    entry("entry string", R"("1")", u"is not an object"_s);
    entry("sequence number is a number", R"({"SequenceNumber":1,"ShardId":"s"})",
          u"SequenceNumber that is not a string"_s);
    entry("code is a number", R"({"ErrorCode":400})", u"ErrorCode that is not a string"_s);
    entry("code is true", R"({"ErrorCode":true})", u"ErrorCode that is not a string"_s);
    entry("message is an object", R"({"ErrorCode":"E","ErrorMessage":{}})",
          u"ErrorMessage that is not a string"_s);
    entry("empty code", R"({"ErrorCode":""})", u"an error code that"_s);
    entry("long code", refused(QByteArray(257, 'E')), u"an error code that"_s);
    entry("code with a blank", refused("a b"), u"an error code that"_s);
    entry("empty sequence number and a code",
          R"({"SequenceNumber":"","ErrorCode":"E","ShardId":"s"})", u"has both"_s);
    entry("stored with a message", R"({"SequenceNumber":"1","ShardId":"s","ErrorMessage":"m"})",
          u"an error message"_s);
    entry("no shard", R"({"SequenceNumber":"1"})", u"no shard"_s);
    entry("sequence number twice", R"({"SequenceNumber":"1","SequenceNumber":"1","ShardId":"s"})",
          u"a member twice"_s);
    entry("null and then a shard", R"({"ShardId":null,"SequenceNumber":"1","ShardId":"s"})",
          u"a member twice"_s);
    entry("escaped twin", R"({"ShardId":"s","SequenceNumber":"1","Shard\u0049d":"s"})",
          u"a member twice"_s);
    entry("empty shard", stored("1", ""), u"a shard id that"_s);
    entry("shard of 129 characters", stored("1", QByteArray(129, 's')), u"a shard id that"_s);
    entry("shard of 10 KB", stored("1", QByteArray(10'000, 's')), u"a shard id that"_s);
    entry("shard with a newline", stored("1", R"(a\nb)"), u"a shard id that"_s);
    entry("shard with ANSI", stored("1", R"(\u001b[31m)"), u"a shard id that"_s);
    entry("shard with bidi", stored("1", "a\u202Eb"), u"a shard id that"_s);
    entry("shard with html", stored("1", "<b>s</b>"), u"a shard id that"_s);
    entry("bad shard of a refused one", R"({"ErrorCode":"E","ShardId":"<b>"})",
          u"a shard id that"_s);
}

void TestPutRecordsReply::refusesEverythingElse()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, reason);

    const auto reply = readByBoth(body, 1);

    QVERIFY(!reply);
    QCOMPARE(nameOf(reply.error().kind), u"badReply"_s);
    QVERIFY(reply.error().mayHaveArrived);
    QVERIFY(!reply.error().isRetryable);
    QCOMPARE(reply.error().httpStatus, 200);
    QVERIFY2(reply.error().detail.contains(reason), qUtf8Printable(reply.error().detail));
    QVERIFY(!core::quickReply(body, 1));
}

void TestPutRecordsReply::hostileAnswersAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("100,000 levels")
        << QByteArray(R"({"a":)").repeated(100'000) + '1' + QByteArray(100'000, '}');
    QTest::newRow("100,000 lists in an entry") << answer(
        {R"({"SequenceNumber":)" + QByteArray(100'000, '[') + QByteArray(100'000, ']') + '}'}, "0");
    QTest::newRow("10 million brackets") << QByteArray(10'000'000, '[');
    QTest::newRow("a million entries")
        << R"({"Records":[)" + QByteArray("{},").repeated(999'999) + "{}]}";
    QTest::newRow("200,000 keys in the answer, one twice") << []() -> QByteArray {
        QByteArray body = "{";
        for (int i = 0; i < 200'000; ++i)
            body += "\"k" + QByteArray::number(i) + "\":0,";
        return body + R"("k7":0,"FailedRecordCount":0,"Records":[)" + stored() + "]}";
    }();
    QTest::newRow("20 MB of message in a bad entry")
        << answer({R"({"ErrorMessage":")" + QByteArray(20'000'000, 'x') + R"("})"}, "1");
}

void TestPutRecordsReply::hostileAnswersAreRefused()
{
    QFETCH(QByteArray, body);

    const auto reply = core::putRecordsReply(body, 1);

    QVERIFY(!reply);
    QCOMPARE(nameOf(reply.error().kind), u"badReply"_s);
    QVERIFY(reply.error().detail.size() < 1000);
}

void TestPutRecordsReply::longMessagesAreCut()
{
    const auto reply =
        readByBoth(answer({refused("E", "x" + QByteArray("é").repeated(5000))}, "1"), 1);

    QVERIFY(reply);
    QCOMPARE(reply->entries.constFirst().errorMessage, u'x' + QString(2047, u'é'));
}

void TestPutRecordsReply::equalTextsShareTheirBytes()
{
    const auto reply = readByBoth(answer({stored(), stored("2"), refused(), refused()}, "2"), 4);

    QVERIFY(reply);
    const auto &entries = reply->entries;
    QCOMPARE(entries.at(0).shardId.constData(), entries.at(1).shardId.constData());
    QCOMPARE(entries.at(2).errorMessage.constData(), entries.at(3).errorMessage.constData());
}

void TestPutRecordsReply::damagedAnswersAreReadTheSameByBoth()
{
    const QByteArray good = answer({stored(digits56), refused(), stored("22", "shard-2")}, "1");
    const QByteArray alphabet = "{}[]\":, \\0919nulltrue-e.\n\0\x80\xC3";
    QRandomGenerator random(20261123);
    int takenByQuick = 0;
    for (int round = 0; round < 20'000; ++round) {
        QByteArray body = good;
        const int changes = 1 + random.bounded(3);
        for (int i = 0; i < changes; ++i) {
            const qsizetype at = random.bounded(static_cast<int>(body.size()));
            const char byte = alphabet.at(random.bounded(static_cast<int>(alphabet.size())));
            switch (random.bounded(3)) {
            case 0:
                body[at] = byte;
                break;
            case 1:
                body.insert(at, byte);
                break;
            default:
                body.remove(at, 1);
            }
        }
        const auto quick = core::quickReply(body, 3);
        const auto careful = core::carefulReply(body, 3);
        takenByQuick += quick ? 1 : 0;
        if (quick)
            QVERIFY2(careful && *careful == *quick, body.constData());
        if (careful) {
            QCOMPARE(careful->entries.size(), 3);
            QVERIFY(std::all_of(careful->entries.begin(), careful->entries.end(),
                                [](const PutRecordsEntry &entry) {
                                    return entry.isStored() == entry.errorCode.isEmpty();
                                }));
        }
    }
    QVERIFY(takenByQuick > 100);
}

void TestPutRecordsReply::readsPutRecord()
{
    const QByteArray body = R"({"ShardId":"shardId-000000000003","SequenceNumber":")" + digits56
        + R"(","EncryptionType":"NONE"})";

    const auto entry = core::putRecordReply(body);

    QVERIFY(entry);
    QCOMPARE(*entry,
             (PutRecordsEntry{.sequenceNumber = digits56, .shardId = "shardId-000000000003"}));
}

void TestPutRecordsReply::refusesBadPutRecord_data()
{
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("empty") << QByteArray("{}");
    QTest::newRow("no shard") << QByteArray(R"({"SequenceNumber":"1"})");
    QTest::newRow("error code") << refused();
    QTest::newRow("both") << QByteArray(R"({"SequenceNumber":"1","ShardId":"s","ErrorCode":"E"})");
    QTest::newRow("twice") << QByteArray(R"({"SequenceNumber":"1","ShardId":"s","ShardId":"s"})");
    QTest::newRow("bad number") << stored("x");
    QTest::newRow("more after") << stored() + "]";
}

void TestPutRecordsReply::refusesBadPutRecord()
{
    QFETCH(QByteArray, body);

    const auto entry = core::putRecordReply(body);

    QVERIFY(!entry);
    QCOMPARE(nameOf(entry.error().kind), u"badReply"_s);
    QVERIFY(entry.error().mayHaveArrived);
}

QTEST_APPLESS_MAIN(TestPutRecordsReply)
#include "tst_putrecordsreply.moc"
