// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/Import.h"
#include "core/recordfiles/RecordFile.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Draft;
using core::DraftRecord;
using core::ImportKind;
using core::ImportResult;
using core::KeySource;
using core::PayloadKind;

class TestImport : public QObject
{
    Q_OBJECT

private slots:
    void takesRecords_data();
    void takesRecords();
    void saysWhatItCouldNotTake_data();
    void saysWhatItCouldNotTake();
    void keepsNoSecret_data();
    void keepsNoSecret();
    void takesAKdgTemplateAsATemplate();
    void takesBytesThatAreNoText();
    void takesAPostmanEnvironment();
    void takesWhatABundleHolds();
    void followsTheHint();
    void endsWithHostileScripts();
};

namespace {

constexpr auto kdgSample = R"({
    "sensorId": {{random.number(50)}},
    "currentTemperature": {{random.number({"min":10,"max":150})}},
    "status": "{{random.arrayElement(["OK","FAIL","WARN"])}}"
}
)";

} // namespace

void TestImport::takesRecords_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ImportKind>("kind");
    QTest::addColumn<QString>("stream");
    QTest::addColumn<QList<DraftRecord>>("records");

    const auto row = [](const char *name, const char *text, ImportKind kind, const QString &stream,
                        const QList<DraftRecord> &records) {
        QTest::newRow(name) << QByteArray(text) << kind << stream << records;
    };
    const QList<DraftRecord> one{{R"({"a":1})", u"k"_s}};
    row("a request in JSON, base64",
        R"({"StreamName":"s","Records":[{"Data":"eyJhIjoxfQ==","PartitionKey":"k"}]})",
        ImportKind::CliJson, u"s"_s, one);
    row("a request in JSON, raw",
        R"({"StreamARN":"arn:x","Records":[{"Data":"{\"a\":1}","PartitionKey":"k"},
           {"Data":"[]","PartitionKey":"l","ExplicitHashKey":"7"}]})",
        ImportKind::CliJson, u"arn:x"_s, {one.first(), {"[]", u"l"_s, u"7"_s}});
    row("one record in JSON", R"({"Data":"{\"a\":1}","PartitionKey":"k"})", ImportKind::CliJson, {},
        one);
    row("put-record",
        R"(aws kinesis put-record --stream-name s --partition-key k --data '{"a":1}')",
        ImportKind::CommandLines, u"s"_s, one);
    row("put-record with base64",
        "$ aws --profile=p kinesis put-record \\\n  --stream-name=s \\\n  --partition-key k "
        "--data eyJhIjoxfQ==",
        ImportKind::CommandLines, u"s"_s, one);
    row("raw data that looks like base64",
        "aws kinesis put-record --stream-name s --partition-key k --data true "
        "--cli-binary-format raw-in-base64-out",
        ImportKind::CommandLines, u"s"_s, {{"true", u"k"_s}});
    row("put-records in JSON",
        R"(aws kinesis put-records --records '[{"Data":"{\"a\":1}","PartitionKey":"k"}]' --stream-name s)",
        ImportKind::CommandLines, u"s"_s, one);
    row("put-records in shorthand",
        R"(aws kinesis put-records --stream-name s --records Data=a,PartitionKey=k 'Data="b,c",PartitionKey=l,ExplicitHashKey=0' --cli-binary-format raw-in-base64-out)",
        ImportKind::CommandLines, u"s"_s, {{"a", u"k"_s}, {"b,c", u"l"_s, u"0"_s}});
    row("PowerShell",
        "aws kinesis put-record `\r\n  --stream-name s `\r\n  --partition-key k `\r\n  --data "
        "'{\\\"a\\\":1}' --cli-binary-format raw-in-base64-out",
        ImportKind::CommandLines, u"s"_s, {{R"({\"a\":1})", u"k"_s}});
    row("cmd",
        "aws kinesis put-record ^\r\n  --stream-name s ^\r\n  --partition-key k --data "
        "\"{\\\"a\\\":1}\"",
        ImportKind::CommandLines, u"s"_s, one);
    row("curl",
        R"(curl -s https://kinesis.eu-west-1.amazonaws.com/ -H 'X-Amz-Target: Kinesis_20131202.PutRecords' --data '{"StreamName":"s","Records":[{"Data":"eyJhIjoxfQ==","PartitionKey":"k"}]}')",
        ImportKind::CommandLines, u"s"_s, one);
    row("a script",
        R"(import { KinesisClient } from 'x';
           const records = [
             { data: '{"a":1}', partitionKey: 'k' }, // it's one
             { "data": JSON.stringify({a: 1, 'b': [true, null, -2.5e3], c: "\u00e9\n"}), partitionKey: `k` },
             { Data: 'eyJhIjoxfQ==', PartitionKey: "k", ExplicitHashKey: '5', },
             { data: encoding.b64encode('x'), partitionKey: 'k' },
           ];
           kinesis.putRecords('s', records);)",
        ImportKind::Script, {},
        {one.first(),
         {"{\"a\":1,\"b\":[true,null,-2.5e3],\"c\":\"é\\n\"}", u"k"_s},
         {R"({"a":1})", u"k"_s, u"5"_s},
         {"x", u"k"_s}});
    row("a bundle", "Template: no\n\n### a\nPartition-Key: k\n\n{\"a\":1}\n", ImportKind::Bundle,
        {}, {{R"({"a":1})", u"k"_s, {}, u"a"_s}});
}

void TestImport::takesRecords()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<DraftRecord>, records);

    const ImportResult result = core::importText(text);

    QTEST(result.kind, "kind");
    QTEST(result.stream, "stream");
    QCOMPARE(result.drafts.size(), 1);
    const Draft &draft = result.drafts.first();
    QCOMPARE(draft.records.size(), records.size());
    for (qsizetype i = 0; i < records.size(); ++i) {
        QCOMPARE(draft.records.at(i).body, records.at(i).body);
        QCOMPARE(draft.records.at(i).partitionKey, records.at(i).partitionKey);
        QCOMPARE(draft.records.at(i).explicitHashKey, records.at(i).explicitHashKey);
    }
    QCOMPARE(draft.keySource, KeySource::Fixed);
    QVERIFY(!draft.isTemplate);
}

void TestImport::saysWhatItCouldNotTake_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qsizetype>("line");
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("drafts");

    const auto row = [](const char *name, const char *text, qsizetype line, const QString &words,
                        int drafts) {
        QTest::newRow(name) << QByteArray(text) << line << words << drafts;
    };
    row("nothing known", "hello", 1, u"not known"_s, 0);
    row("other JSON", R"({"a":1})", 1, u"neither"_s, 0);
    row("a record without data",
        R"({"Records":[{"PartitionKey":"k"},{"Data":"{}","PartitionKey":"k"}]})", 1, u"Record 1"_s,
        1);
    row("data in a file", "aws kinesis put-record \\\n --partition-key k --data fileb://x", 2,
        u"another file"_s, 0);
    row("a variable", "aws kinesis put-record --partition-key \"$KEY\" --data '{}'", 1,
        u"variable"_s, 1);
    row("a profile", "aws kinesis put-record --data '{}' --partition-key k --profile p", 1,
        u"--profile"_s, 1);
    row("another command", "aws kinesis put-record --data '{}' --partition-key k\nrm -rf x", 2,
        u"puts no records"_s, 1);
    row("records that are none", "aws kinesis put-records --records hello", 1, u"neither JSON"_s,
        0);
    row("curl for another action", "curl -H 'X-Amz-Target: Kinesis_20131202.ListStreams' -d '{}' x",
        1, u"does not put"_s, 0);
    row("a computed record",
        "putRecords('s', [\n{ data: `a${i}`, partitionKey: 'k' },\n{ data: 'b', partitionKey: 'k' "
        "}])",
        2, u"computed"_s, 1);
    row("a script without records", "kinesis.putRecords(makeRecords());", 1, u"No record"_s, 0);
    row("a damaged bundle", "### a\nGzip: what\n\n{}", 2, u"yes or no"_s, 1);
}

void TestImport::saysWhatItCouldNotTake()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, words);

    const ImportResult result = core::importText(text);

    QVERIFY(!result.notTaken.isEmpty());
    QTEST(result.notTaken.first().line, "line");
    QVERIFY2(result.notTaken.first().text.contains(words),
             qPrintable(result.notTaken.first().text));
    QTEST(static_cast<int>(result.drafts.size()), "drafts");
}

void TestImport::keepsNoSecret_data()
{
    QTest::addColumn<QByteArray>("text");

    const auto curl = [](const QByteArray &options) -> QByteArray {
        return "curl -H 'X-Amz-Target: Kinesis_20131202.PutRecord' " + options
            + R"( -d '{"StreamName":"s","Data":"e30=","PartitionKey":"k"}' https://x)";
    };
    QTest::newRow("--user") << curl("--aws-sigv4 aws:amz:r:kinesis --user AKID:hunter2");
    QTest::newRow("--user=") << curl("--user=AKID:hunter2");
    QTest::newRow("-u") << curl("-u 'AKID:hunter2'");
    QTest::newRow("-u at once") << curl("-uAKID:hunter2");
    QTest::newRow("a token") << curl("-H 'x-amz-security-token: hunter2'");
    QTest::newRow("authorization") << curl("-H 'Authorization: AWS4 hunter2'");
    QTest::newRow("variables in front")
        << QByteArray("AWS_SECRET_ACCESS_KEY=hunter2 aws kinesis put-record --data '{}' "
                      "--partition-key k");
    QTest::newRow("Postman") << QByteArray(
        R"({"values":[{"key":"t","value":"hunter2","type":"secret"}]})");
}

void TestImport::keepsNoSecret()
{
    QFETCH(QByteArray, text);

    const ImportResult result = core::importText(text);

    QVERIFY(!result.notTaken.isEmpty());
    QVERIFY(result.notTaken.first().text.contains(u"dropped"));
    for (const auto &remark : result.notTaken)
        QVERIFY(!remark.text.contains(u"hunter2"));
    for (const Draft &draft : result.drafts)
        QVERIFY(!core::RecordFile::fromDraft(draft)->toBytes().contains("hunter2"));
    if (result.environment) {
        QVERIFY(result.environment->variables.isEmpty());
        QCOMPARE(result.environment->secrets, QStringList{u"t"_s});
    } else {
        QCOMPARE(result.drafts.size(), 1);
    }
}

void TestImport::takesAKdgTemplateAsATemplate()
{
    const ImportResult result = core::importText(kdgSample);

    QCOMPARE(result.kind, ImportKind::KdgTemplate);
    QCOMPARE(result.drafts.size(), 1);
    const Draft &draft = result.drafts.first();
    QVERIFY(draft.isTemplate);
    QVERIFY(draft.addsNewline);
    QCOMPARE(draft.keySource, KeySource::Random);
    QCOMPARE(draft.payloadKind, PayloadKind::Json);
    QCOMPARE(draft.records.first().body, QByteArray(kdgSample).trimmed());
    QVERIFY(result.notTaken.isEmpty());
}

void TestImport::takesBytesThatAreNoText()
{
    const ImportResult result = core::importText(
        R"({"Records":[{"Data":"AP/+","PartitionKey":"k"},{"Data":"e30=","PartitionKey":"k"}]})");

    const Draft &draft = result.drafts.first();
    QCOMPARE(draft.records.at(0).body, "AP/+");
    QCOMPARE(core::formOf(draft, 0).payloadKind, PayloadKind::Base64);
    QCOMPARE(core::formOf(draft, 0).keySource, KeySource::Fixed);
    QCOMPARE(core::formOf(draft, 1).payloadKind, PayloadKind::Json);
}

void TestImport::takesAPostmanEnvironment()
{
    const ImportResult result = core::importText(
        R"({"id":"x","name":"Staging","values":[{"key":"tenant","value":"acme","enabled":true},)"
        R"({"key":"n","value":7,"type":"any"},{"key":"off","value":"x","enabled":false}]})");

    QCOMPARE(result.kind, ImportKind::PostmanEnvironment);
    QVERIFY(result.environment);
    QVERIFY(result.environment->variables
            == (QList<core::DraftVariable>{{u"tenant"_s, u"acme"_s}, {u"n"_s, u"7"_s}}));
    QCOMPARE(result.notTaken.size(), 1);
}

void TestImport::takesWhatABundleHolds()
{
    Draft draft = core::newDraft();
    draft.isTemplate = true;
    draft.variables = {{u"a"_s, u"b"_s}};
    draft.records = {{"### odd", u"k"_s}, {QByteArray("\0\xff", 2), {}, {}, u"t"_s}};
    draft.mode = Draft::Mode::Table;

    const ImportResult result = core::importText(core::RecordFile::fromDraft(draft)->toBytes());

    QCOMPARE(result.kind, ImportKind::Bundle);
    QVERIFY(result.notTaken.isEmpty());
    Draft again = result.drafts.first();
    again.id = draft.id;
    QVERIFY(again == draft);
}

void TestImport::followsTheHint()
{
    const ImportResult named =
        core::importText("@a = {{ x }}\n", {.fileName = u"staging.env.records"_s, .kind = {}});
    QVERIFY(named.environment);
    QCOMPARE(named.environment->variables.size(), 1);

    const ImportResult said =
        core::importText("plain", {.fileName = {}, .kind = ImportKind::KdgTemplate});
    QCOMPARE(said.drafts.first().payloadKind, PayloadKind::Text);
}

void TestImport::endsWithHostileScripts()
{
    const core::ImportHint script{.fileName = u"x.js"_s, .kind = {}};
    for (const char *piece :
         {"{", "{a:", "{a:{", "{a:x(", "[", "'", "`", "/*", "{data:'", "\\", "'\\", "{a:`\\"})
        core::importText(QByteArray(piece).repeated(300'000), script);
    const ImportResult deep = core::importText(
        "const a = {data: " + QByteArray("[").repeated(5000) + ", partitionKey: 'k'}", script);
    QVERIFY(deep.drafts.isEmpty());
}

QTEST_APPLESS_MAIN(TestImport)
#include "tst_import.moc"
