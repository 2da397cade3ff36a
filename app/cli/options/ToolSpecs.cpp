// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options/CommandTable.h"

using namespace Qt::Literals::StringLiterals;

namespace app {

CommandSpec getSpec()
{
    CommandSpec spec;
    spec.name = u"get"_s;
    spec.arguments = u"STREAM"_s;
    spec.summary = u"Read records back from a shard, or from all of them"_s;
    spec.description =
        u"Reads from each shard up to its newest record, or until --limit. As jsonl each record "
        "is an object of data (text) or dataBase64 (other bytes), partitionKey, sequenceNumber, "
        "shardId and arrivedAt."_s;
    spec.leastArguments = 1;
    spec.mostArguments = 1;
    spec.groups = {
        {u"Reading"_s,
         {
             {u"shard"_s, u"ID"_s, u"A shard by its id, or by the number at the end of it."_s,
              u"all shards"_s},
             {u"from"_s, u"PLACE"_s,
              u"trim-horizon (the oldest record), latest (only what comes from now on), a time "
              "such as 2026-11-24T10:00:00Z, at:SEQUENCE or after:SEQUENCE."_s,
              u"trim-horizon"_s},
             {u"iterator-type"_s,
              u"TYPE"_s,
              u"The same by the service's names: TRIM_HORIZON, LATEST, AT_TIMESTAMP, "
              "AT_SEQUENCE_NUMBER, AFTER_SEQUENCE_NUMBER."_s,
              {}},
             {u"starting-sequence-number"_s, u"SEQUENCE"_s, u"For the last two of these."_s, {}},
             {u"timestamp"_s,
              u"TIME"_s,
              u"For AT_TIMESTAMP: ISO 8601, or seconds since 1970."_s,
              {}},
             {u"limit"_s, u"N"_s, u"Stop after N records."_s, u"no limit"_s},
             {u"wait"_s, u"SECONDS"_s,
              u"At the newest record, go on for that long and show what comes."_s, u"0"_s},
         }},
        connectionOptions(),
        simulatorOptions(),
        outputOptions({traceOption(), dataDirOption()}),
    };
    spec.examples = {
        u"headgate-cli get orders --limit 10"_s,
        u"headgate-cli get orders --shard 2 --from 2026-11-24T10:00:00Z --output jsonl"_s,
        u"headgate-cli get orders --shard 0 --from at:49590338271490256608559692538361571095"_s,
        u"headgate-cli get orders --from latest --wait 30"_s,
    };
    spec.exitStatuses = simpleExitStatuses();
    return spec;
}

CommandSpec simulatorSpec()
{
    CommandSpec spec;
    spec.name = u"simulator"_s;
    spec.summary = u"Run the built-in Kinesis endpoint"_s;
    spec.description =
        u"Runs an endpoint on this computer that checks signatures and requests, routes, "
        "throttles and answers as Kinesis does, until it is interrupted. Records are kept in "
        "memory only. The first lines say the address, the keys and an example."_s;
    spec.groups = {
        {u"Endpoint"_s,
         {
             {u"port"_s, u"N"_s, u"The port; 0 takes any free one."_s, u"4567"_s},
             {u"region"_s, u"REGION"_s, u"The region it says it is."_s, u"us-east-1"_s},
             {u"stream"_s,
              u"NAME:SHARDS[:MAXKIB][:auto]"_s,
              u"A stream that exists from the start: shards, the largest record in KiB, and "
              "whether the service chooses shards. May be repeated."_s,
              u"demo-orders:4"_s,
              {},
              true},
             {u"key"_s,
              u"ID"_s,
              u"A key beside the fixed pair. ID@VARIABLE takes its secret from an environment "
              "variable; a bare ID reads it as a line of standard input. May be repeated."_s,
              {},
              {},
              true},
             {u"no-limits"_s, {}, u"No throughput limits of shards: for measuring."_s, {}},
             {u"create-ms"_s, u"N"_s,
              u"How long a new stream is CREATING and a deleted one DELETING; those of --stream "
              u"are "
              "ACTIVE at once."_s,
              u"500"_s},
             {u"log"_s, u"FILE"_s, u"A line for each request."_s, {}},
         }},
        {u"Faults"_s,
         {
             {u"fault"_s,
              u"SPEC"_s,
              u"KIND[:NAME=VALUE,…], may be repeated. Kinds: throttle, fail-records, shard-cap "
              "(records= or kib= that a shard takes a second), error (code=, status=), latency "
              "(ms=), drop (when=before|after), truncate, html, empty (status=), hang, "
              "wrong-count, skew (seconds=). Any of them: percent=, every=, first=, action=; "
              "throttle, fail-records and shard-cap: shard=."_s,
              {},
              {},
              true},
             {u"seed"_s, u"N"_s, u"Of the dice that percent= throws."_s, u"1"_s},
         }},
        outputOptions(),
    };
    spec.examples = {
        u"headgate-cli simulator --stream orders:4 --stream clicks:1:10240:auto"_s,
        u"headgate-cli simulator --fault throttle:percent=20 --fault latency:ms=200"_s,
        u"headgate-cli simulator --fault drop:when=after,first=2,action=PutRecords"_s,
    };
    spec.exitStatuses = {u"0 interrupted"_s, u"2 wrong usage"_s, u"3 the port cannot be used"_s};
    return spec;
}

CommandSpec sampleSpec()
{
    CommandSpec spec;
    spec.name = u"sample"_s;
    spec.arguments = u"[NAME]"_s;
    spec.summary = u"Print a set of records that comes with the program"_s;
    spec.description =
        u"Prints a shipped set of records as lines that put understands; without a name, the "
        "names. hot-key: 500 orders of which one key has more than a shard takes. orders: 100 "
        "small orders."_s;
    spec.mostArguments = 1;
    spec.groups = {{u"Options"_s, {helpOption()}}};
    spec.examples = {u"headgate-cli sample hot-key | headgate-cli put demo-orders - --simulator"_s};
    spec.exitStatuses = {u"0 done"_s, u"2 no such set"_s};
    return spec;
}

CommandSpec signSpec()
{
    CommandSpec spec;
    spec.name = u"sign"_s;
    spec.summary = u"Show how a request is signed, sending nothing"_s;
    spec.description =
        u"Prints the canonical request, the string to sign and the headers of one request, for "
        "finding out why a signature is refused. The session token is masked."_s;
    spec.groups = {
        {u"Request"_s,
         {
             {u"action"_s, u"NAME"_s, u"The action, for instance PutRecords."_s, u"ListStreams"_s},
             {u"body"_s, u"FILE"_s, u"The body; \"-\" is standard input."_s, u"{}"_s},
             {u"date"_s, u"TIME"_s, u"Sign as of this time, for instance 20150830T123600Z."_s,
              u"now"_s},
         }},
        accountOptions(),
        outputOptions({dataDirOption()}),
    };
    spec.examples = {
        u"headgate-cli sign --profile staging --region eu-west-1"_s,
        u"headgate-cli sign --action PutRecords --body request.json --date 20261124T100000Z"_s,
    };
    spec.exitStatuses = {u"0 done"_s, u"2 wrong usage or bad input"_s, u"3 no credentials"_s};
    return spec;
}

} // namespace app
