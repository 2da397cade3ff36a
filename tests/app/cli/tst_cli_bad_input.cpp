// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/CliRunner.h"
#include "tests/support/FaultServer.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;
using test::CliResult;
using test::CliRunner;
using test::FaultServer;

namespace {

const QByteArray secret = "canary/secret/of/a/key";
const QByteArray token = "canary+session+token";

QByteArray utf16(QStringView text)
{
    return {reinterpret_cast<const char *>(text.utf16()), text.size() * 2};
}

const QByteArray htmlPage = "<html><head><title>Sign in</title></head><body>Wi-Fi</body></html>";

} // namespace

// What goes wrong before, on the way to, and at the service: said so that it can be mended, with
// nothing half sent.
class TestCliBadInput : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void sendsTheOthersAndNamesLineAndField_data();
    void sendsTheOthersAndNamesLineAndField();
    void refusesWhatIsNoInput_data();
    void refusesWhatIsNoInput();
    void saysWhenThereIsNothingToSend_data();
    void saysWhenThereIsNothingToSend();
    void rendersNoLineOfWhatCannotBeSent();
    void saysWhichEnvironmentsThereAre();
    void namesWhatTheServiceRefuses_data();
    void namesWhatTheServiceRefuses();
    void saysWhatTheKeysLack_data();
    void saysWhatTheKeysLack();
    void saysThatNobodyIsThere_data();
    void saysThatNobodyIsThere();
    void understandsAnAnswerOfSomebodyElse_data();
    void understandsAnAnswerOfSomebodyElse();
    void trustsNobodyWhoCannotProveWhoHeIs_data();
    void trustsNobodyWhoCannotProveWhoHeIs();
    void trustsAnAuthorityOfItsOwn();
    void refusesACaBundleThatIsNone();
    void refusesATraceThatCannotBeWritten();

private:
    void useKeys();
    // What every refusal has: the sentences, the status, and nothing of the secret.
    void verifyRefusal(const CliResult &result, int status, const QByteArray &what) const;

    std::unique_ptr<core::Simulator> m_simulator;
    std::unique_ptr<CliRunner> m_cli;
};

void TestCliBadInput::init()
{
    core::SimulatorSettings settings;
    settings.streams = {{.name = u"orders"_s}};
    settings.keys = {{"AKIDCANARY", core::Secret(secret), {}}};
    settings.expiredKeys = {{"ASIAEXPIRED", core::Secret(secret), core::Secret(token)}};
    m_simulator = std::make_unique<core::Simulator>(settings);
    QVERIFY(m_simulator->start());
    m_cli = std::make_unique<CliRunner>();
    m_cli->use(*m_simulator);
    useKeys();
}

void TestCliBadInput::cleanup()
{
    m_cli.reset();
    m_simulator.reset();
}

void TestCliBadInput::useKeys()
{
    m_cli->setVariable(u"AWS_ACCESS_KEY_ID"_s, u"AKIDCANARY"_s);
    m_cli->setVariable(u"AWS_SECRET_ACCESS_KEY"_s, QString::fromLatin1(secret));
}

void TestCliBadInput::verifyRefusal(const CliResult &result, int status,
                                    const QByteArray &what) const
{
    QVERIFY2(result.status == status, result.both().constData());
    QVERIFY2(result.err.contains("error: "), result.both().constData());
    QVERIFY2(result.err.contains("\n  now: "), result.both().constData());
    QVERIFY2(result.err.contains(what), result.both().constData());
    QVERIFY2(!result.both().contains(secret) && !result.both().contains(token),
             result.both().constData());
    QCOMPARE(m_simulator->recordsStored(), 0);
}

void TestCliBadInput::sendsTheOthersAndNamesLineAndField_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("place");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<QStringList>("options");

    const auto keyed = [](const QByteArray &rest) {
        return QByteArray(R"({"data":"x","partitionKey":)" + rest + '}');
    };
    const QStringList none;
    QTest::newRow("malformed JSON")
        << QByteArray("{\"a\": tru}") << QByteArray("column 7") << QByteArray("not JSON") << none;
    QTest::newRow("two values") << QByteArray("{} {}") << QByteArray("column 4")
                                << QByteArray("not JSON") << none;
    QTest::newRow("cut off") << QByteArray("{\"a\":[1,") << QByteArray("column 9")
                             << QByteArray("not JSON") << none;
    QTest::newRow("no UTF-8") << QByteArray("\"\xff\"") << QByteArray("column 2")
                              << QByteArray("UTF-8") << none;
    QTest::newRow("empty key") << keyed(R"("")") << QByteArray("partitionKey")
                               << QByteArray("is empty") << none;
    QTest::newRow("key of 257 characters")
        << keyed('"' + QByteArray("é").repeated(257) + '"') << QByteArray("partitionKey")
        << QByteArray("257") << none;
    QTest::newRow("key that is a number")
        << keyed("7") << QByteArray("partitionKey") << QByteArray("must be a string") << none;
    QTest::newRow("hash key of 2^128")
        << keyed(R"("k","explicitHashKey":"340282366920938463463374607431768211456")")
        << QByteArray("explicitHashKey") << QByteArray("larger than 2^128") << none;
    QTest::newRow("negative hash key")
        << keyed(R"("k","explicitHashKey":"-1")") << QByteArray("explicitHashKey")
        << QByteArray("not a decimal number") << none;
    QTest::newRow("hash key with a leading zero")
        << keyed(R"("k","explicitHashKey":"007")") << QByteArray("explicitHashKey")
        << QByteArray("leading zero") << none;
    QTest::newRow("record over the stream's size")
        << QByteArray('"' + QByteArray(1024 * 1024, 'x') + '"') << QByteArray("data")
        << QByteArray("over this stream's record limit of 1,048,576") << none;
    QTest::newRow("base64 that is none")
        << QByteArray(R"({"dataBase64":"a*b=","partitionKey":"k"})")
        << QByteArray("dataBase64, column 17") << QByteArray("base64") << none;
    QTest::newRow("base64 without its padding")
        << QByteArray(R"({"dataBase64":"AP8","partitionKey":"k"})")
        << QByteArray("dataBase64, column 19") << QByteArray("padding") << none;
    QTest::newRow("record without a key")
        << QByteArray(R"({"data":"x"})") << QByteArray("partitionKey") << QByteArray("is missing")
        << QStringList{u"--format=records"_s};
    QTest::newRow("half of a character") << QByteArray(R"({"data":"\ud800","partitionKey":"k"})")
                                         << QByteArray("data") << QByteArray("surrogate") << none;
    QTest::newRow("field that is not there")
        << QByteArray("{\"b\":1}") << QByteArray("partitionKey") << QByteArray("$.a")
        << QStringList{u"--partition-key=$.a"_s};
    QTest::newRow("no record") << QByteArray("{\"b\":1}") << QByteArray()
                               << QByteArray("no member “b”") << QStringList{u"--format=records"_s};
}

void TestCliBadInput::sendsTheOthersAndNamesLineAndField()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, place);
    QFETCH(QByteArray, reason);
    QFETCH(QStringList, options);
    const QByteArray good = R"({"data":"{\"a\":1}","partitionKey":"good"})"
                            "\n";
    const QStringList words = QStringList{u"put"_s, u"orders"_s} + options;

    const CliResult rows =
        m_cli->run(words + QStringList{u"--output=jsonl"_s}, good + line + '\n' + good);

    QVERIFY2(rows.status == 1, rows.both().constData());
    QCOMPARE(rows.rows().size(), 3);
    QCOMPARE(m_simulator->recordsStored(), 2);
    const QJsonObject bad = rows.rows().at(1);
    QCOMPARE(bad.value("line"_L1).toInt(), 2);
    QCOMPARE(bad.value("status"_L1).toString(), u"not_sent"_s);
    QCOMPARE(bad.value("attempts"_L1).toInt(), 0);
    const QByteArray message = bad.value("errorMessage"_L1).toString().toUtf8();
    QVERIFY2(message.startsWith(place) && message.contains(reason), message.constData());

    const CliResult table = m_cli->run(words, good + line + '\n' + good);
    QVERIFY2(table.out.contains(QByteArray("\n why: line 2, " + place)), table.out.constData());
    QVERIFY2(table.out.contains("\n now: Correct it and put it again."), table.out.constData());
    if (bad.value("partitionKey"_L1).toString().isEmpty()) { // then no shard is told
        const QRegularExpression noShard(u"\\n +2 +○ not sent +– +0 "_s);
        QVERIFY2(noShard.match(QString::fromUtf8(table.out)).hasMatch(), table.out.constData());
    }
}

void TestCliBadInput::refusesWhatIsNoInput_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("what");

    QTest::newRow("missing") << u"missing.jsonl"_s << QByteArray()
                             << QByteArray("There is no file missing.jsonl.");
    QTest::newRow("folder") << u"."_s << QByteArray() << QByteArray("It is a folder, not a file.");
    QTest::newRow("device") << u"/dev/zero"_s << QByteArray()
                            << QByteArray("/dev/zero: It is a device without an end");
    QTest::newRow("UTF-16") << u"in"_s << QByteArray("\xff\xfe" + utf16(u"{\"a\":1}\n"))
                            << QByteArray("in: It is UTF-16 text");
    QTest::newRow("UTF-16 without a mark")
        << u"in"_s << utf16(u"{\"a\":1}\n") << QByteArray("in: It is UTF-16 text");
    QTest::newRow("gzip") << u"in"_s << QByteArray("\x1f\x8b\x08 and so on")
                          << QByteArray("in: It is compressed with gzip.");
    QTest::newRow("zstd") << u"in"_s << QByteArray("\x28\xb5\x2f\xfd and so on")
                          << QByteArray("in: It is compressed with zstd.");
    QTest::newRow("ZIP") << u"in"_s << QByteArray("PK\x03\x04 and so on")
                         << QByteArray("in: It is a ZIP archive.");
}

void TestCliBadInput::refusesWhatIsNoInput()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, what);
    if (!content.isEmpty())
        m_cli->write(name, content);

    verifyRefusal(m_cli->run({u"put"_s, u"orders"_s, name}), 2, what);
}

void TestCliBadInput::saysWhenThereIsNothingToSend_data()
{
    QTest::addColumn<QByteArray>("content");

    QTest::newRow("empty") << QByteArray();
    QTest::newRow("blank lines") << QByteArray("\n \r\n\n");
    QTest::newRow("a byte order mark") << QByteArray("\xef\xbb\xbf");
    QTest::newRow("all stored before")
        << QByteArray(R"({"index":0,"line":1,"partitionKey":"k","status":"stored","attempts":1})"
                      "\n");
}

void TestCliBadInput::saysWhenThereIsNothingToSend()
{
    QFETCH(QByteArray, content);
    m_cli->write(u"in.jsonl"_s, content);

    const CliResult put = m_cli->run({u"put"_s, u"orders"_s, u"in.jsonl"_s});

    QVERIFY2(put.status == 0, put.both().constData());
    QVERIFY2(put.err.contains("warning: in.jsonl has no record to send"), put.both().constData());
    QVERIFY2(put.out.contains("planned 0 = "), put.both().constData());
}

// A pipe from render to put must not store an empty record in the place of a bad one.
void TestCliBadInput::rendersNoLineOfWhatCannotBeSent()
{
    const QString path = m_cli->write(u"two.records"_s,
                                      "###\nPartition-Key: bad\n\n<<<<<<< HEAD\n"
                                      "###\nPartition-Key: good\n\n{}\n");
    const CliResult result = m_cli->run({u"render"_s, path});
    QVERIFY2(result.status == 1, result.both().constData());
    QVERIFY2(result.err.contains("Record 1 could not be sent"), result.both().constData());
    QCOMPARE(result.rows().size(), 1);
    QCOMPARE(result.rows().front().value("partitionKey"_L1).toString(), u"good"_s);
}

void TestCliBadInput::saysWhichEnvironmentsThereAre()
{
    const QString path = m_cli->write(u"a.records"_s, "###\nPartition-Key: k\n\n{}\n");
    const QStringList words{u"render"_s, path, u"--env=nope"_s};
    verifyRefusal(m_cli->run(words), 2, "There is no environment beside the record file");
    const QString environment = m_cli->write(u"staging.env.records"_s, "@a = 1\n");
    verifyRefusal(m_cli->run(words), 2, "now: Environments there: staging.");
    verifyRefusal(m_cli->run({u"render"_s, environment}), 2, "An environment has no records.");
    const QString broken = m_cli->write(u"b.records"_s, "###\nPartition-Key: {{ f() }}\n\n{}\n");
    verifyRefusal(m_cli->run({u"render"_s, broken}), 2, "now: Correct it in the file.");
}

void TestCliBadInput::namesWhatTheServiceRefuses_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("what");

    QTest::newRow("unknown stream")
        << QStringList{u"put"_s, u"nowhere"_s} << QByteArray("“nowhere” was not found");
    QTest::newRow("another region") << QStringList{u"put"_s, u"orders"_s, u"--region=eu-west-1"_s}
                                    << QByteArray("signed for the wrong region");
    QTest::newRow("stream of another account")
        << QStringList{u"put"_s, u"arn:aws:kinesis:us-east-1:123456789012:stream/orders"_s}
        << QByteArray("123456789012");
}

void TestCliBadInput::namesWhatTheServiceRefuses()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, what);

    verifyRefusal(m_cli->run(words, "1\n"), 3, what);
}

void TestCliBadInput::saysWhatTheKeysLack_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("what");

    QTest::newRow("wrong secret") << u"AKIDHEADGATESIMULATE"_s << secret
                                  << QByteArray("The signature does not match.");
    QTest::newRow("unknown") << u"AKIDNOBODY"_s << secret
                             << QByteArray(" does not know these keys.");
    QTest::newRow("expired") << u"ASIAEXPIRED"_s << secret
                             << QByteArray("The temporary keys have expired.");
    QTest::newRow("none") << QString() << QByteArray()
                          << QByteArray("There are no keys that can be used.");
    QTest::newRow("none, and where to find some")
        << QString() << QByteArray()
        << QByteArray("set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or add a connection");
    QTest::newRow("half") << u"AKIDCANARY"_s << QByteArray() << QByteArray("AWS_SECRET_ACCESS_KEY");
}

void TestCliBadInput::saysWhatTheKeysLack()
{
    QFETCH(QString, id);
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, what);
    m_cli->setVariable(u"AWS_ACCESS_KEY_ID"_s, id);
    m_cli->setVariable(u"AWS_SECRET_ACCESS_KEY"_s, QString::fromLatin1(key));
    if (id.startsWith(u"ASIA"_s))
        m_cli->setVariable(u"AWS_SESSION_TOKEN"_s, QString::fromLatin1(token));
    const bool isAws = key.isEmpty(); // this computer's endpoints do without
    if (isAws)
        m_cli->unsetVariable(u"AWS_ENDPOINT_URL_KINESIS"_s);

    verifyRefusal(m_cli->run({u"put"_s, u"orders"_s}, "1\n"), 3, what);
}

void TestCliBadInput::saysThatNobodyIsThere_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("what");

    QTest::newRow("nothing listens")
        << u"http://127.0.0.1:1"_s << 3 << QByteArray("Nobody takes connections at 127.0.0.1:1.");
    QTest::newRow("no scheme, and no keys either")
        << u"127.0.0.1:4567"_s << 2 << QByteArray("does not begin with https:// or http://");
    QTest::newRow("no such name") << u"https://kinesis.invalid"_s << 3
                                  << QByteArray("The host kinesis.invalid was not found.");
    QTest::newRow("https to the simulator")
        << u"https://127.0.0.1:%1"_s << 3 << QByteArray(" does not speak TLS.");
}

void TestCliBadInput::saysThatNobodyIsThere()
{
    QFETCH(QString, url);
    QFETCH(int, status);
    QFETCH(QByteArray, what);
    if (url.contains(u'%'))
        url = url.arg(QUrl(m_simulator->url()).port());
    if (status == 2)
        m_cli->unsetVariable(u"AWS_ACCESS_KEY_ID"_s);
    QElapsedTimer watch;
    watch.start();

    verifyRefusal(m_cli->run({u"put"_s, u"orders"_s, u"--endpoint-url"_s, url}, "1\n"), status,
                  what);
    QVERIFY2(watch.elapsed() < 9000, "It waited for a deadline.");
}

void TestCliBadInput::understandsAnAnswerOfSomebodyElse_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("what");

    const QByteArray html = "Content-Type: text/html\r\n";
    QTest::newRow("a login page") << QByteArray("200 OK") << html
                                  << QByteArray("cannot be understood");
    QTest::newRow("a page of a gateway") << QByteArray("502 Bad Gateway") << html
                                         << QByteArray("Something between here and Kinesis failed");
    QTest::newRow("a page of a web server")
        << QByteArray("404 Not Found") << html << QByteArray("404");
    QTest::newRow("elsewhere") << QByteArray("302 Found")
                               << QByteArray("Location: https://login.example.com/\r\n")
                               << QByteArray("login.example.com");
}

void TestCliBadInput::understandsAnAnswerOfSomebodyElse()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, what);
    FaultServer server;
    server.script(
        {test::ReadRequest{}, test::Send{test::answer(status, htmlPage, headers)}, test::Again{}});

    const CliResult put =
        m_cli->run({u"put"_s, u"orders"_s, u"--endpoint-url"_s, server.url().toString()}, "1\n");

    verifyRefusal(put, 3, what);
    for (const test::Received &request : server.requests())
        QVERIFY2(!request.header("X-Amz-Target").endsWith("PutRecords"), request.head.constData());
}

void TestCliBadInput::trustsNobodyWhoCannotProveWhoHeIs_data()
{
    QTest::addColumn<int>("identity");
    QTest::addColumn<QByteArray>("what");

    const QByteArray unproven = "could not prove who it is";
    QTest::newRow("own authority against the system's trust") << 0 << unproven;
    QTest::newRow("signed by itself") << 1 << unproven;
    QTest::newRow("expired") << 2 << unproven;
    QTest::newRow("of another name") << 3 << unproven;
}

void TestCliBadInput::trustsNobodyWhoCannotProveWhoHeIs()
{
    QFETCH(int, identity);
    QFETCH(QByteArray, what);
    const auto &all = test::TestCertificates::instance();
    const QByteArray name = "kinesis.example.com";
    const auto stranger = test::Identity::make(
        {.commonName = name, .alternativeNames = "DNS:" + name}, &all.authority);
    const QList<test::Identity> identities{all.good, all.selfSigned, all.expired, stranger};
    FaultServer server(test::TlsSide{identities.at(identity)});
    server.script({test::ReadRequest{}, test::Send{test::okay("{}")}, test::Again{}});
    QStringList words{u"put"_s, u"orders"_s, u"--endpoint-url"_s, server.url().toString()};
    if (identity > 0) // also with that authority trusted
        words += QStringList{u"--ca-bundle"_s, m_cli->write(u"ca.pem"_s, all.authority.toPem())};

    const CliResult put = m_cli->run(words, "1\n");

    verifyRefusal(put, 3, what);
    QVERIFY2(put.err.simplified().contains("add its CA certificate"), put.err.constData());
    QCOMPARE(server.requests().size(), 0);
}

void TestCliBadInput::trustsAnAuthorityOfItsOwn()
{
    const auto &all = test::TestCertificates::instance();
    FaultServer server(test::TlsSide{all.good});
    server.script({test::ReadRequest{},
                   test::Send{test::okay(R"({"HasMoreStreams":false,"StreamNames":[]})")},
                   test::Again{}});
    const QString bundle = m_cli->write(u"ca.pem"_s, all.authority.toPem());

    const CliResult list = m_cli->run(
        {u"streams"_s, u"--endpoint-url"_s, server.url().toString(), u"--ca-bundle"_s, bundle});

    QVERIFY2(list.status == 0, list.both().constData());
    m_cli->setVariable(u"AWS_CA_BUNDLE"_s, bundle);
    QCOMPARE(m_cli->run({u"streams"_s, u"--endpoint-url"_s, server.url().toString()}).status, 0);
}

void TestCliBadInput::refusesACaBundleThatIsNone()
{
    const QString bundle = m_cli->write(u"ca.pem"_s, "no certificate");

    const CliResult put = m_cli->run({u"put"_s, u"orders"_s, u"--ca-bundle"_s, bundle}, "1\n");

    verifyRefusal(put, 2, "ca.pem");
}

void TestCliBadInput::refusesATraceThatCannotBeWritten()
{
    const QString trace = u"--trace="_s + m_cli->path(u"no/such/folder/trace.txt"_s);

    verifyRefusal(m_cli->run({u"put"_s, u"orders"_s, trace}, "1\n"), 2, "trace.txt");
    verifyRefusal(m_cli->run({u"streams"_s, trace}), 2, "trace.txt");
}

QTEST_GUILESS_MAIN(TestCliBadInput)
#include "tst_cli_bad_input.moc"
