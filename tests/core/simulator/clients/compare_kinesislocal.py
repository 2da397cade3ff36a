# SPDX-License-Identifier: GPL-3.0-or-later
"""The newer half of the API, which kinesalite does not have, beside kinesis-local."""

import os
import sys
import time

from raw_client import URL, call, record

OTHER = os.environ["KINESISLOCAL_URL"]
ARN = "arn:aws:kinesis:us-east-1:000000000000:stream/cmp"

# Members that only one of both has, by their path with lists left out.
EXTRA = {
    "EncryptionType",  # theirs, of PutRecord and PutRecords: AWS leaves it out without encryption
    "Records.EncryptionType",
    "StreamSummaries",  # ours, of ListStreams
}


def members(value, path=""):
    """The paths of all members that are not null, with the type of what is there."""
    if isinstance(value, dict):
        found = set()
        for key, each in value.items():
            inner = f"{path}.{key}" if path else key
            if each is not None and inner not in EXTRA:
                found |= members(each, inner) or {inner}
        return found
    if isinstance(value, list):
        return set().union(*(members(each, path) for each in value)) if value else {path}
    return {f"{path} {'number' if isinstance(value, (int, float)) else type(value).__name__}"}


def until_active():
    for url in (URL, OTHER):
        while call("DescribeStreamSummary", {"StreamName": "cmp"}, url=url).json.get(
                "StreamDescriptionSummary", {}).get("StreamStatus") != "ACTIVE":
            time.sleep(0.02)


def main():
    failed = []
    count = 0

    def same(name, action, body, other=None, values=()):
        """Both answer 200 with the same members, and with the same `values` of them."""
        nonlocal count
        count += 1
        ours = call(action, body)
        theirs = call(action, other or body, url=OTHER)
        if ours.status != 200 or theirs.status != 200:
            failed.append(f"{name}: ours {ours}, theirs {theirs}")
            return ours.json, theirs.json
        if members(ours.json) != members(theirs.json):
            failed.append(f"{name}: only ours {members(ours.json) - members(theirs.json)}, only "
                          f"theirs {members(theirs.json) - members(ours.json)}")
        for pick in values:
            if pick(ours.json) != pick(theirs.json):
                failed.append(f"{name}: ours {pick(ours.json)}, theirs {pick(theirs.json)}")
        return ours.json, theirs.json

    def same_from_iterators(name, position, values=()):
        ours, theirs = same(name + ": iterator", "GetShardIterator", position)
        return same(name, "GetRecords", {"ShardIterator": ours["ShardIterator"]},
                    {"ShardIterator": theirs["ShardIterator"]}, values)

    create = {"StreamName": "cmp", "ShardCount": 3, "MaxRecordSizeInKiB": 2048}
    same("create", "CreateStream", create)
    until_active()
    same("summary by ARN", "DescribeStreamSummary", {"StreamARN": ARN}, values=[
        lambda body: [body["StreamDescriptionSummary"][name] for name in (
            "StreamName", "StreamARN", "StreamStatus", "OpenShardCount", "RetentionPeriodHours",
            "EncryptionType", "ConsumerCount", "StreamModeDetails", "MaxRecordSizeInKiB")]])
    same("description by ARN", "DescribeStream", {"StreamARN": ARN})
    same("streams", "ListStreams", {}, values=[
        lambda body: body["StreamNames"], lambda body: body["HasMoreStreams"]])

    def ranges(body):
        return [(each["ShardId"], each["HashKeyRange"], each.get("ParentShardId"),
                 "EndingSequenceNumber" in {key for key, value in each["SequenceNumberRange"].items()
                                            if value}) for each in body["Shards"]]
    same("shards by ARN", "ListShards", {"StreamARN": ARN}, values=[ranges])
    keys = [f"key-{i}" for i in range(60)] + ["é", "東京", "😀"]
    same("put by ARN", "PutRecords",
         {"StreamARN": ARN, "Records": [record(key, key.encode() * 40) for key in keys]},
         values=[lambda body: body["FailedRecordCount"],
                 lambda body: [each["ShardId"] for each in body["Records"]]])
    same("put one by ARN", "PutRecord", {"StreamARN": ARN, **record("a", b"alone")},
         values=[lambda body: body["ShardId"]])
    same("large record", "PutRecord", {"StreamARN": ARN, **record("a", b"x" * (2 ** 20 + 5))})
    for shard in range(3):
        same_from_iterators(
            f"records of shard {shard}",
            {"StreamARN": ARN, "ShardId": f"shardId-{shard:012}", "ShardIteratorType": "TRIM_HORIZON"},
            [lambda body: sorted((each["PartitionKey"], each["Data"]) for each in body["Records"])])
    same("split", "SplitShard", {"StreamARN": ARN, "ShardToSplit": "shardId-000000000000",
                                 "NewStartingHashKey": "1000"})
    until_active()
    same("shards after a split", "ListShards", {"StreamARN": ARN}, values=[ranges])
    same("open shards", "ListShards", {"StreamARN": ARN, "ShardFilter": {"Type": "AT_LATEST"}},
         values=[ranges])
    same("shards after another", "ListShards", {
        "StreamARN": ARN, "ShardFilter": {"Type": "AFTER_SHARD_ID",
                                          "ShardId": "shardId-000000000002"}}, values=[ranges])
    same_from_iterators(
        "end of a closed shard",
        {"StreamARN": ARN, "ShardId": "shardId-000000000000", "ShardIteratorType": "LATEST"},
        [lambda body: sorted((each["ShardId"], each["ParentShards"],
                              sorted(each["HashKeyRange"].items())) for each in body["ChildShards"]),
         lambda body: body.get("NextShardIterator")])
    same("delete", "DeleteStream", {"StreamARN": ARN, "EnforceConsumerDeletion": True})

    for line in failed:
        print("FAILED", line)
    print(f"{count} requests compared, {len(failed)} differences")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
