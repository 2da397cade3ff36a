// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options/CommandTable.h"

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

OptionGroup inputOptions()
{
    return {
        u"Input"_s,
        {
            {u"format"_s, u"FORMAT"_s,
             u"records: every line is an object of data (text or JSON) or dataBase64, partitionKey "
             "and optionally explicitHashKey. bodies: every line is a payload. auto: a line with "
             "exactly these members is a record, and so is a row that get or put has printed; any "
             "other is a payload."_s,
             u"auto"_s},
            {u"payload"_s, u"KIND"_s,
             u"What a line that is a payload holds: json, text, hex, base64, or file (the path of "
             "a file that is the payload)."_s,
             u"json"_s},
            {u"strip-comments"_s,
             {},
             u"Take // and /* */ comments out of JSON payloads. No value is touched."_s,
             {}},
            {u"json-layout"_s, u"LAYOUT"_s,
             u"as-is, compact or pretty: white space only, by tokens; numbers, order and "
             "duplicates stay as they are."_s,
             u"as-is"_s},
            {u"newline"_s, {}, u"Append a line feed to each payload."_s, {}},
            {u"gzip"_s, {}, u"Compress each payload with gzip, after the line feed."_s, {}},
        },
    };
}

OptionGroup keyOptions()
{
    return {
        u"Keys"_s,
        {
            {u"partition-key"_s, u"EXPR"_s,
             u"For payloads that bring no key: a text, \"random\" for a new UUID each, a field of "
             "the JSON payload such as $.order.id, or text:EXPR for a text that looks like one of "
             "these. With --format records a record without one is refused unless this says "
             "what it gets."_s,
             u"random"_s},
            {u"explicit-hash-key"_s,
             u"N"_s,
             u"A decimal number from 0 to 2^128-1 that decides the shard instead of the key, for "
             "records that bring none; or a field such as $.hash."_s,
             {}},
        },
    };
}

OptionGroup sendingOptions()
{
    return {
        u"Sending"_s,
        {
            {u"max-attempts"_s, u"N"_s,
             u"How often a record is tried that is refused with a retryable code or not sent. 1: once."_s,
             u"3"_s},
            {u"retry-for"_s,
             u"SECONDS"_s,
             u"No attempt begins later than that after the first one of its record."_s,
             {}},
            {u"retry-codes"_s,
             u"CODE,…"_s,
             u"Try again only at these codes, instead of throttling and failures of the "
             "service."_s,
             {}},
            {u"retry-uncertain"_s,
             {},
             u"Send records again whose answer was lost. Each may then be stored twice."_s,
             {}},
            {u"strict-order"_s,
             {},
             u"PutRecord with SequenceNumberForOrdering, one at a time for each key; a key stops "
             "at its first record that is not stored."_s,
             {}},
            {u"concurrency"_s, u"N"_s, u"Requests on their way at once, 1 to 96."_s,
             u"by the time to an answer, up to 36"_s},
            {u"max-request-records"_s, u"N"_s, u"Records in a request, 1 to 500."_s, u"500"_s},
            {u"max-request-bytes"_s, u"SIZE"_s, u"Payloads and keys in a request, up to 10MiB."_s,
             u"5MiB"_s},
        },
    };
}

OptionGroup checkingOptions()
{
    return {
        u"Checking"_s,
        {
            {u"dry-run"_s,
             {},
             u"Send nothing: say which requests would be made, of how many bytes, and in which "
             "shard each record would land."_s,
             {}},
            {u"check"_s,
             {},
             u"Ask the service with DryRun whether it would take the records. Only at AWS's own "
             "endpoints and the simulator: others ignore the question and store."_s,
             {}},
            {u"force"_s, {}, u"--check at any endpoint, knowing that it may store."_s, {}},
        },
    };
}

OptionGroup resultOptions()
{
    return {
        u"Results"_s,
        {
            {u"results"_s,
             u"FILE"_s,
             u"Write one line of JSON for every record, in input order. \"-\" is standard output. "
             "Records that were not stored carry their data; the file can be put again: stored "
             "ones are left out."_s,
             {}},
            {u"rows"_s, u"N"_s, u"How many rows of records that were not stored the table shows."_s,
             u"20"_s},
        },
    };
}

} // namespace

CommandSpec putSpec()
{
    CommandSpec spec;
    spec.name = u"put"_s;
    spec.arguments = u"STREAM [FILE|-]"_s;
    spec.summary = u"Publish records from a file or standard input"_s;
    spec.description =
        u"Publishes the records of FILE.records, or a record for every line of any other FILE (or "
        u"standard input) to the stream, a name or "
        "an ARN, and says of each one whether it was stored, refused, not sent, or is uncertain "
        "because the answer was lost. Lines that cannot be sent are reported with line and "
        "column; the others are sent."_s;
    spec.leastArguments = 1;
    spec.mostArguments = 2;
    spec.groups = {
        inputOptions(),      keyOptions(),       templateOptions(),
        sendingOptions(),    checkingOptions(),  resultOptions(),
        connectionOptions(), simulatorOptions(), outputOptions({traceOption(), dataDirOption()})};
    spec.examples = {
        u"headgate-cli put orders events.jsonl --region eu-west-1"_s,
        u"headgate-cli put orders events.jsonl --partition-key '$.customer.id' --results out.jsonl"_s,
        u"echo '{\"hello\": 1}' | headgate-cli put orders --profile staging"_s,
        u"headgate-cli put orders notes.txt --payload text --newline --gzip"_s,
        u"headgate-cli put orders events.jsonl --dry-run"_s,
        u"headgate-cli put orders checkout.records --count 500 --var tenant=acme --seed 7"_s,
        u"headgate-cli sample hot-key | headgate-cli put demo-orders - --simulator --max-attempts 1"_s,
    };
    spec.exitStatuses = {
        u"0 every record is stored (with --dry-run or --check: could be)"_s,
        u"1 some records are not stored or uncertain, or the results could not be written"_s,
        u"2 wrong usage, or input that cannot be read"_s,
        u"3 no connection, credentials or stream: nothing was stored"_s,
    };
    return spec;
}

} // namespace app
