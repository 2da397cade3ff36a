// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/send/NetworkRun.h"

#include <QTest>

// Answers that came whole and do not say what became of the records, and answers of somebody who is
// not the service. What each oddity of the JSON means is the reader's test; here it is what becomes
// of the records of a request on the network.

using namespace core;
using namespace test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray entries(qsizetype count)
{
    return storedBody(QByteArray(R"("Data":)").repeated(count));
}

QByteArray oneEntry(const QByteArray &entry, const QByteArray &failedRecordCount = "0")
{
    return R"({"FailedRecordCount":)" + failedRecordCount + R"(,"Records":[)" + entry + "]}";
}

QByteArray storedAs(const QByteArray &sequenceNumber,
                    const QByteArray &shardId = "shardId-000000000000")
{
    return oneEntry(R"({"SequenceNumber":")" + sequenceNumber + R"(","ShardId":")" + shardId
                    + R"("})");
}

QByteArray utf16(const QByteArray &latin1)
{
    QByteArray bytes("\xFF\xFE", 2);
    for (const char byte : latin1) {
        bytes.append(byte);
        bytes.append('\0');
    }
    return bytes;
}

} // namespace

class TestContentFaults : public QObject
{
    Q_OBJECT

private slots:
    void entriesAreForTheRecordsSent_data();
    void entriesAreForTheRecordsSent();
    void oneBadEntryTaintsTheRequest_data();
    void oneBadEntryTaintsTheRequest();
    void anAnswerOfOneRecord_data();
    void anAnswerOfOneRecord();
    void theCharsetOfTheHeaderIsNotBelieved();
    void aWrongCountIsNoticed_data();
    void aWrongCountIsNoticed();
    void strangersAnswersAreShownAsText_data();
    void strangersAnswersAreShownAsText();
    void strangersBytesAreUncertain_data();
    void strangersBytesAreUncertain();
};

void TestContentFaults::entriesAreForTheRecordsSent_data()
{
    QTest::addColumn<qsizetype>("count");

    for (const qsizetype count : {0, 1, 499, 501, 1000})
        QTest::addRow("%lld for 500", qint64(count)) << count;
}

void TestContentFaults::entriesAreForTheRecordsSent()
{
    QFETCH(qsizetype, count);
    FaultServer server;
    server.script({ReadRequest{}, Send{okay(entries(count))}, Again{}});
    NetworkRun run(server.url());

    QVERIFY(run.send(500));

    QCOMPARE(run.state(), u"uncertain"_s);
    QCOMPARE(server.requests().size(), 1);
    QVERIFY2(run.outcome(0).errorMessage.contains(u"count mismatch %1/500"_s.arg(count)),
             qUtf8Printable(run.outcome(0).errorMessage));
}

void TestContentFaults::oneBadEntryTaintsTheRequest_data()
{
    QTest::addColumn<QByteArray>("entry");

    QTest::newRow("stored and refused")
        << QByteArray(R"({"SequenceNumber":"1","ShardId":"s","ErrorCode":"InternalFailure"})");
    QTest::newRow("neither") << QByteArray("{}");
    QTest::newRow("nothing") << QByteArray("null");
    QTest::newRow("empty number") << QByteArray(R"({"SequenceNumber":"","ShardId":"s"})");
    QTest::newRow("number that is no text") << QByteArray(R"({"SequenceNumber":1,"ShardId":"s"})");
    QTest::newRow("code that is no text") << QByteArray(R"({"ErrorCode":500})");
    QTest::newRow("empty code") << QByteArray(R"({"ErrorCode":""})");
    QTest::newRow("no shard") << QByteArray(R"({"SequenceNumber":"1"})");
}

void TestContentFaults::oneBadEntryTaintsTheRequest()
{
    QFETCH(QByteArray, entry);
    FaultServer server;
    server.script({ReadRequest{},
                   Send{okay(oneEntry(storedEntry(1) + ',' + entry + ',' + storedEntry(3)))},
                   Again{}});
    NetworkRun run(server.url());

    QVERIFY(run.send(3));

    QCOMPARE(run.state(), u"uncertain"_s);
    QCOMPARE(server.requests().size(), 1);
}

void TestContentFaults::anAnswerOfOneRecord_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("sequenceNumber"); // empty: the record is uncertain

    const auto stored = [](const char *name, const QByteArray &body, const QByteArray &number) {
        QTest::newRow(name) << body << number;
    };
    const auto uncertain = [](const char *name, const QByteArray &body) {
        QTest::newRow(name) << body << QByteArray();
    };
    const QByteArray digits56 = "49590338271490256608559692538361571095921575989136588898";
    stored("1 digit", storedAs("7"), "7");
    stored("56 digits", storedAs(digits56), digits56);
    stored("129 digits", storedAs(QByteArray(129, '9')), QByteArray(129, '9'));
    uncertain("130 digits", storedAs(QByteArray(130, '9')));
    uncertain("10,000 digits", storedAs(QByteArray(10'000, '9')));
    uncertain("shard id of 10 KB", storedAs("1", QByteArray(10'000, 's')));
    uncertain("shard id with a newline", storedAs("1", R"(shard\nId)"));
    uncertain("shard id with an escape sequence", storedAs("1", R"(\u001b[31mshard)"));
    uncertain("shard id with a bidi control", storedAs("1", "shard\u202EdI"));
    uncertain("shard id with HTML", storedAs("1", "<b>shard</b>"));

    stored("byte order mark", "\xEF\xBB\xBF" + storedAs("7"), "7");
    uncertain("UTF-16", utf16(storedAs("7")));
    uncertain("Latin-1", oneEntry("{\"ErrorCode\":\"E\",\"ErrorMessage\":\"caf\xE9\"}", "1"));
    uncertain("records twice", R"({"Records":[],)" + storedAs("7").sliced(1));
    uncertain("records twice, the first right", storedAs("7").chopped(1) + R"(,"Records":[]})");
    uncertain("more after the end", storedAs("7") + storedAs("8"));
    uncertain("nothing but blanks", "   \r\n");

    uncertain("100,000 levels",
              QByteArray(R"({"a":)").repeated(100'000) + '1' + QByteArray(100'000, '}'));
    uncertain("10 million brackets", QByteArray(10'000'000, '['));
    uncertain("a million entries",
              R"({"Records":[)" + QByteArray("{},").repeated(999'999) + "{}]}");
    uncertain("200,000 members of one name",
              "{" + QByteArray(R"("k":0,)").repeated(200'000) + storedAs("7").sliced(1));
}

void TestContentFaults::anAnswerOfOneRecord()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, sequenceNumber);
    FaultServer server;
    server.script({ReadRequest{}, Send{okay(body)}, Again{}});
    NetworkRun run(server.url());

    QVERIFY(run.send(1));

    const Outcome &outcome = run.outcome(0);
    QCOMPARE(run.state(), sequenceNumber.isEmpty() ? u"uncertain"_s : u"stored"_s);
    QCOMPARE(outcome.sequenceNumber, sequenceNumber);
    QVERIFY(outcome.errorMessage.size() < 1000);
    QCOMPARE(server.requests().size(), 1);
}

void TestContentFaults::theCharsetOfTheHeaderIsNotBelieved()
{
    FaultServer server;
    const QByteArray body = entries(1);
    server.script({ReadRequest{},
                   Send{"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-16\r\n"
                        "Content-Length: "
                        + QByteArray::number(body.size()) + "\r\n\r\n" + body},
                   Again{}});
    NetworkRun run(server.url());

    QVERIFY(run.send(1));

    QCOMPARE(run.state(), u"stored"_s);
}

void TestContentFaults::aWrongCountIsNoticed_data()
{
    QTest::addColumn<QByteArray>("count");

    for (const char *count : {"0", "3", "-1", "1e9", "1000000000", R"("1")", "null", "[]"})
        QTest::newRow(count) << QByteArray(count);
}

void TestContentFaults::aWrongCountIsNoticed()
{
    QFETCH(QByteArray, count);
    FaultServer server;
    server.script({ReadRequest{},
                   Send{okay(oneEntry(
                       storedEntry(1) + R"(,{"ErrorCode":"Unheard","ErrorMessage":"no"})", count))},
                   Again{}});
    NetworkRun run(server.url());

    QVERIFY(run.send(2));

    QCOMPARE(run.outcome(0).state, RecordState::Stored);
    QCOMPARE(run.outcome(1).state, RecordState::Refused);
    QCOMPARE(run.heard.notices.filter(u"FailedRecordCount"_s).size(), 1);
}

void TestContentFaults::strangersAnswersAreShownAsText_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("shown");

    const QByteArray page = "<html><head><title>Log in</title></head>\n<body>Hello</body></html>";
    const QString line = u"an HTML page came from something in between: “Log in Hello”"_s;
    const auto row = [](const char *name, const QByteArray &status, const QByteArray &body,
                        const QString &state, const QString &shown) {
        QTest::newRow(name) << status << body << state << shown;
    };
    row("the page of a captive portal", "200 OK", page, u"uncertain"_s, line);
    row("a long page", "200 OK", page + QByteArray(10'000, 'x'), u"uncertain"_s,
        QString(line.chopped(1) + u' ' + QString(60, u'x')));
    row("201", "201 Created", page, u"uncertain"_s, line);
    row("206", "206 Partial Content", entries(1), u"uncertain"_s, u"SequenceNumber"_s);
    row("418", "418 I'm a teapot", page, u"refused"_s, line);
    row("404 of a web server", "404 Not Found", page, u"refused"_s, line);
    row("403 of a firewall", "403 Forbidden", page, u"refused"_s, line);
    row("500 of a gateway", "500 Internal Server Error", page, u"uncertain"_s, line);
    row("501", "501 Not Implemented", page, u"uncertain"_s, line);
    row("503 of a gateway", "503 Service Unavailable", page, u"uncertain"_s, line);
}

void TestContentFaults::strangersAnswersAreShownAsText()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, state);
    QFETCH(QString, shown);
    FaultServer server;
    server.script({ReadRequest{}, Send{answer(status, body)}, Again{}});
    NetworkRun run(server.url());

    QVERIFY(run.send(1));

    const QString message = run.outcome(0).errorMessage;
    QCOMPARE(run.state(), state);
    QVERIFY2(message.contains(shown), qUtf8Printable(message));
    QVERIFY(message.size() <= 400);
    QCOMPARE(server.requests().size(), 1);
}

void TestContentFaults::strangersBytesAreUncertain_data()
{
    QTest::addColumn<Script>("script");

    const auto row = [](const char *name, const Script &script) { QTest::newRow(name) << script; };
    row("banner of SSH", {ReadRequest{}, Send{"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n"}});
    row("HTTP/0.9", {ReadRequest{}, Send{entries(1)}});
    row("mail server", {ReadRequest{}, Send{"220 mail.example.com ESMTP\r\n"}});
    row("zeros", {ReadRequest{}, Send{QByteArray(1000, '\0')}});
    row("an alert of TLS", {ReadRequest{}, Send{QByteArray("\x15\x03\x01\x00\x02\x02\x46", 7)}});
    row("no status", {ReadRequest{}, Send{"HTTP/1.1 OK\r\n\r\n"}});
    row("status 99", {ReadRequest{}, Send{"HTTP/1.1 99 Low\r\nContent-Length: 0\r\n\r\n"}});
    row("status 101", {ReadRequest{}, Send{"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n"}});
    row("status 102", {ReadRequest{}, Send{"HTTP/1.1 102 Processing\r\n\r\n"}});
    row("status 204", {ReadRequest{}, Send{"HTTP/1.1 204 No Content\r\n\r\n"}});
    row("status 1000", {ReadRequest{}, Send{"HTTP/1.1 1000 High\r\nContent-Length: 0\r\n\r\n"}});
}

void TestContentFaults::strangersBytesAreUncertain()
{
    QFETCH(Script, script);
    FaultServer server;
    server.script(script);
    TransportSettings settings = quickSettings();
    settings.deadlines.idle = 400ms;
    NetworkRun run(server.url(), {}, settings);

    QVERIFY(run.send(1));

    QCOMPARE(run.state(), u"uncertain"_s);
    QCOMPARE(server.requests().size(), 1);
}

QTEST_GUILESS_MAIN(TestContentFaults)
#include "tst_contentfaults.moc"
