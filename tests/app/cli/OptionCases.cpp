// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/OptionCases.h"

#include <QCryptographicHash>

using namespace Qt::Literals::StringLiterals;

namespace test {
namespace {

QList<OptionCase> inputCases()
{
    const QStringList put{u"put"_s, u"orders"_s, u"--output=jsonl"_s};
    const QStringList plan{u"put"_s, u"orders"_s, u"--output=jsonl"_s, u"--dry-run"_s,
                           u"--partition-key=k"_s};
    const QByteArray line = "{\"a\":1}\n";
    return {
        {u"put --format"_s, put, {u"--format=records"_s}, line, 1, "no member “a”"},
        {u"put --payload"_s, put, {u"--payload=text"_s}, "hi\n", 0, "\"stored\""},
        {u"put --strip-comments"_s, put, {u"--strip-comments"_s}, "1 // one\n", 0, "\"stored\""},
        {u"put --json-layout"_s, plan, {u"--json-layout=pretty"_s}, line, 0, "\"bytes\":13,"},
        {u"put --newline"_s, plan, {u"--newline"_s}, line, 0, "\"bytes\":9,"},
        {u"put --gzip"_s, plan, {u"--gzip"_s}, line, 0, "!\"bytes\":8,"},
        {u"put --partition-key"_s, put, {u"--partition-key=$.a"_s}, line, 0, R"(Key":"1")"},
        {u"put --explicit-hash-key"_s,
         plan,
         {u"--explicit-hash-key=0"_s},
         line,
         0,
         R"("explicitHashKey":"0")"},
    };
}

QList<OptionCase> sendingCases()
{
    const QStringList put{u"put"_s, u"orders"_s, u"--output=jsonl"_s};
    const QStringList plan{u"put"_s, u"orders"_s, u"--output=json"_s, u"--dry-run"_s,
                           u"--partition-key=k"_s};
    const QStringList throttled = put + QStringList{u"--simulator"_s, u"--fault=throttle"_s};
    const QStringList lost =
        put + QStringList{u"--simulator"_s, u"--fault=drop:first=1,action=PutRecords"_s};
    const QByteArray two = "{\"a\":1}\n{\"a\":2}\n";
    return {
        {u"put --max-attempts"_s, throttled, {u"--max-attempts=1"_s}, two, 1, "\"attempts\":1,"},
        {u"put --retry-codes"_s, throttled, {u"--retry-codes=Other"_s}, two, 1, "\"attempts\":1,"},
        {u"put --retry-for"_s, throttled, {u"--retry-for=0"_s}, two, 1, "\"attempts\":1,"},
        {u"put --retry-uncertain"_s, lost, {u"--retry-uncertain"_s}, two, 0, "\"stored\""},
        {u"put --strict-order"_s, plan, {u"--strict-order"_s}, two, 0, "\"requests\":2,"},
        {u"put --concurrency"_s, put, {u"--concurrency=97"_s}, two, 2, "number from 1 to 96"},
        {u"put --max-request-records"_s,
         plan,
         {u"--max-request-records=1"_s},
         two,
         0,
         "\"requests\":2,"},
        {u"put --max-request-bytes"_s,
         plan,
         {u"--max-request-bytes=15"_s},
         two,
         0,
         "\"requests\":2,"},
        {u"put --dry-run"_s, put, {u"--dry-run"_s}, two, 0, "nothing was sent"},
        {u"put --check"_s,
         {u"put"_s, u"orders"_s, u"--simulator"_s},
         {u"--check"_s},
         two,
         0,
         "2 records would be accepted; nothing was written"},
        {u"put --force"_s,
         {u"put"_s, u"orders"_s, u"--check"_s},
         {u"--force"_s},
         two,
         0,
         "2 records would be accepted; nothing was written"},
        {u"put --results"_s,
         {u"put"_s, u"orders"_s},
         {u"--results=-"_s},
         two,
         0,
         "\"sequenceNumber\":"},
        {u"put --rows"_s, {u"put"_s, u"orders"_s}, {u"--rows=1"_s}, two, 0, "and 1 more stored"},
    };
}

// "read" holds "first" and "second".
QList<OptionCase> streamCases()
{
    const QStringList get{u"get"_s, u"read"_s};
    const QStringList from =
        get + QStringList{u"--output=json"_s, u"--shard=0"_s, u"--iterator-type"_s};
    const QStringList create{u"create"_s, u"fresh"_s, u"--wait"_s, u"--output=json"_s};
    const QByteArray nothing = "Nothing: --from latest";
    return {
        {u"get --shard"_s, get, {u"--shard=9"_s}, {}, 2, "has no shard \"9\""},
        {u"get --from"_s, get, {u"--from=latest"_s}, {}, 0, nothing},
        {u"get --iterator-type"_s, get, {u"--iterator-type=LATEST"_s}, {}, 0, nothing},
        {u"get --starting-sequence-number"_s,
         from + QStringList{u"AFTER_SEQUENCE_NUMBER"_s},
         {u"--starting-sequence-number={first}"_s},
         {},
         0,
         "second"},
        {u"get --timestamp"_s,
         from + QStringList{u"AT_TIMESTAMP"_s},
         {u"--timestamp=0"_s},
         {},
         0,
         "first"},
        {u"get --limit"_s, get, {u"--limit=1"_s}, {}, 0, "!second"},
        {u"get --wait"_s,
         get + QStringList{u"--from=latest"_s},
         {u"--wait=1"_s},
         {},
         0,
         "No records there."},
        {u"create --shards"_s, create, {u"--shards=3"_s}, {}, 0, "\"openShards\":3,"},
        {u"create --on-demand"_s, create, {u"--on-demand"_s}, {}, 0, "\"ON_DEMAND\""},
        {u"create --max-record-size"_s,
         create,
         {u"--max-record-size=2MiB"_s},
         {},
         0,
         "\"maxRecordBytes\":2097152,"},
        {u"create --auto-distribution"_s,
         create + QStringList{u"--on-demand"_s},
         {u"--auto-distribution"_s},
         {},
         0,
         "\"AUTO\""},
        {u"create --wait"_s,
         {u"create"_s, u"fresh"_s, u"--output=json"_s},
         {u"--wait"_s},
         {},
         0,
         "\"status\":\"ACTIVE\""},
        {u"delete --yes"_s,
         {u"delete"_s, u"read"_s},
         {u"--yes"_s},
         {},
         0,
         "read is being deleted."},
        {u"delete --enforce-consumer-deletion"_s,
         {u"delete"_s, u"read"_s, u"--yes"_s, u"--trace=-"_s},
         {u"--enforce-consumer-deletion"_s},
         {},
         0,
         "\"EnforceConsumerDeletion\":true"},
    };
}

// "saved" and "nowhere" are connections already; "dev" is a profile.
QList<OptionCase> connectionCases()
{
    const QStringList add{u"connection"_s, u"add"_s, u"fresh"_s};
    const QStringList inRegion = add + QStringList{u"--region=us-east-1"_s};
    const QString local = u"--endpoint-url=http://localhost:4567"_s;
    return {
        {u"connection add --region"_s,
         add + QStringList{local},
         {u"--region=eu-west-1"_s},
         {},
         0,
         "Saved."},
        {u"connection add --endpoint-url"_s, inRegion, {local}, {}, 0, "Saved."},
        {u"connection add --access-key-id"_s,
         inRegion,
         {u"--access-key-id=AKIDEXAMPLE"_s},
         {},
         2,
         "expected: Secret access key:"},
        {u"connection add --session-token"_s,
         inRegion + QStringList{u"--access-key-id=ASIAEXAMPLE"_s},
         {u"--session-token"_s},
         "a secret\n",
         2,
         "expected: Session token:"},
        {u"connection add --profile"_s, add, {u"--profile=dev"_s}, {}, 0, "Saved."},
        {u"connection add --ca-bundle"_s,
         inRegion + QStringList{local},
         {u"--ca-bundle=missing.pem"_s},
         {},
         2,
         "missing.pem"},
        {u"connection add --replace"_s,
         {u"connection"_s, u"add"_s, u"saved"_s, u"--region=us-east-1"_s, local},
         {u"--replace"_s},
         {},
         0,
         "Saved."},
        {u"* --connection"_s,
         {u"streams"_s},
         {u"--connection=nowhere"_s},
         {},
         3,
         "Nobody takes connections at 127.0.0.1:1."},
        {u"* --profile"_s,
         {u"connection"_s, u"test"_s},
         {u"--profile=dev"_s},
         {},
         0,
         "profile dev"},
        {u"* --region"_s,
         {u"connection"_s, u"test"_s, u"--output=json"_s},
         {u"--region=eu-west-1"_s},
         {},
         3,
         "\"region\":\"eu-west-1\""},
        {u"* --endpoint-url"_s,
         {u"streams"_s},
         {u"--endpoint-url"_s, deadEndpoint},
         {},
         3,
         "Nobody takes connections at 127.0.0.1:1."},
        {u"* --ca-bundle"_s, {u"streams"_s}, {u"--ca-bundle=missing.pem"_s}, {}, 2, "missing.pem"},
        {u"* --proxy"_s, {u"streams"_s}, {u"--proxy=ftp://there"_s}, {}, 2, "is not a proxy"},
    };
}

// Of a template and of one that wants an environment.
QList<OptionCase> templateCases()
{
    const QString orders =
        QStringLiteral(HEADGATE_SOURCE_DIR "/tests/data/templates/orders.records");
    const QString regions =
        QStringLiteral(HEADGATE_SOURCE_DIR "/tests/data/templates/regions.records");
    const QStringList put{u"put"_s, u"orders"_s, orders, u"--output=jsonl"_s};
    const QStringList render{u"render"_s, orders};
    const QByteArray ofSeed = R"("partitionKey":"acme-969708")";
    return {
        {u"put --count"_s, put, {u"--count=3"_s}, {}, 0, "\"index\":2,"},
        {u"put --seed"_s, put, {u"--seed=7"_s}, {}, 0, ofSeed},
        {u"put --var"_s, put, {u"--var=tenant=zeta"_s}, {}, 0, "\"zeta-"},
        {u"put --env"_s,
         {u"put"_s, u"orders"_s, regions, u"--output=jsonl"_s},
         {u"--env=staging"_s},
         {},
         0,
         R"("partitionKey":"eu")"},
        {u"render --count"_s, render, {u"--count=3"_s}, {}, 0, R"(\"number\": 3)"},
        {u"render --seed"_s, render, {u"--seed=7"_s}, {}, 0, ofSeed},
        {u"render --var"_s, render, {u"--var=tenant=zeta"_s}, {}, 0, "\"zeta-"},
        {u"render --env"_s, {u"render"_s, regions}, {u"--env=staging"_s}, {}, 0, R"("eu")"},
    };
}

QList<OptionCase> otherCases()
{
    const QStringList inside{u"streams"_s, u"--simulator"_s, u"--output=json"_s};
    const QByteArray hash =
        QCryptographicHash::hash("{\"body\":1}", QCryptographicHash::Sha256).toHex();
    return {
        {u"* --simulator"_s, {u"streams"_s}, {u"--simulator"_s}, {}, 0, "demo-orders"},
        {u"* --simulator-stream"_s,
         inside,
         {u"--simulator-stream=s:7"_s},
         {},
         0,
         "\"openShards\":7"},
        {u"* --fault"_s,
         inside,
         {u"--fault=error:code=AccessDeniedException"_s},
         {},
         3,
         "AccessDeniedException"},
        {u"* --output"_s,
         {u"describe"_s, u"orders"_s},
         {u"--output=json"_s},
         {},
         0,
         "{\"name\":\"orders\""},
        {u"* --trace"_s, {u"streams"_s}, {u"--trace=-"_s}, {}, 0, "=== 1 ListStreams to http"},
        {u"* --data-dir"_s,
         {u"connection"_s, u"list"_s},
         {u"--data-dir=elsewhere"_s},
         {},
         0,
         "!saved"},
        {u"* --help"_s,
         {u"shards"_s, u"orders"_s},
         {u"--help"_s},
         {},
         0,
         "Usage: headgate-cli shards STREAM"},
        {u"sign --action"_s,
         {u"sign"_s},
         {u"--action=PutRecords"_s},
         {},
         0,
         "x-amz-target:Kinesis_20131202.PutRecords"},
        {u"sign --body"_s, {u"sign"_s}, {u"--body=-"_s}, "{\"body\":1}", 0, hash},
        {u"sign --date"_s, {u"sign"_s}, {u"--date=20150830T123600Z"_s}, {}, 0, "20150830T123600Z"},
    };
}

} // namespace

QList<OptionCase> optionCases()
{
    return inputCases() + sendingCases() + streamCases() + connectionCases() + templateCases()
        + otherCases();
}

} // namespace test
