#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A session of the AWS CLI through every operation it shares with the simulator.
set -euo pipefail

k() { /usr/bin/aws --endpoint-url "$SIMULATOR_URL" --region us-east-1 --output json --no-cli-pager kinesis "$@"; }
# One value of an answer.
q() {
    local query=$1
    shift
    k "$@" --query "$query" --output text
}
is() {
    if [ "$2" != "$3" ]; then
        echo "FAILED $1: '$2' instead of '$3'"
        exit 1
    fi
    echo "$1 passed"
}

k create-stream --stream-name cli --shard-count 2
k wait stream-exists --stream-name cli
is list-streams "$(q 'StreamNames[0]' list-streams)" cli
is describe-stream-summary "$(q 'StreamDescriptionSummary.OpenShardCount' describe-stream-summary --stream-name cli)" 2
is describe-stream "$(q 'StreamDescription.Shards[1].HashKeyRange.StartingHashKey' describe-stream --stream-name cli)" \
    170141183460469231731687303715884105728
is list-shards "$(q 'Shards[1].ShardId' list-shards --stream-name cli)" shardId-000000000001

first=$(q SequenceNumber put-record --stream-name cli --partition-key user456 --data aGVsbG8=)
is put-record "${#first}" 56
is put-record-again "$(q ShardId put-record --stream-name cli --partition-key user456 --data d29ybGQ= --sequence-number-for-ordering "$first")" shardId-000000000001
is put-records "$(q '[FailedRecordCount, Records[0].ShardId]' put-records --stream-name cli --records Data=YQ==,PartitionKey=user123 Data=Yg==,PartitionKey=user456)" \
    "0	shardId-000000000000"

iterator=$(q ShardIterator get-shard-iterator --stream-name cli --shard-id shardId-000000000001 --shard-iterator-type TRIM_HORIZON)
is get-records "$(q 'Records[].Data' get-records --shard-iterator "$iterator")" "aGVsbG8=	d29ybGQ=	Yg=="
iterator=$(q ShardIterator get-shard-iterator --stream-name cli --shard-id shardId-000000000001 --shard-iterator-type AFTER_SEQUENCE_NUMBER --starting-sequence-number "$first")
is get-records-after "$(q 'Records[0].PartitionKey' get-records --shard-iterator "$iterator" --limit 1)" user456

k split-shard --stream-name cli --shard-to-split shardId-000000000001 --new-starting-hash-key 255211775190703847597530955573826158592
k wait stream-exists --stream-name cli
is split-shard "$(q 'length(Shards)' list-shards --stream-name cli)" 4
k merge-shards --stream-name cli --shard-to-merge shardId-000000000002 --adjacent-shard-to-merge shardId-000000000003
k wait stream-exists --stream-name cli
is merge-shards "$(q 'StreamDescriptionSummary.OpenShardCount' describe-stream-summary --stream-name cli)" 2

if error=$(k describe-stream --stream-name nope 2>&1); then
    echo "FAILED describe-stream of nothing: $error"
    exit 1
fi
is error "$(printf '%s' "$error" | tr -d '\n')" \
    "An error occurred (ResourceNotFoundException) when calling the DescribeStream operation: Stream nope under account 000000000000 not found."

k delete-stream --stream-name cli
k wait stream-not-exists --stream-name cli
is delete-stream "$(q 'length(StreamNames)' list-streams)" 0
