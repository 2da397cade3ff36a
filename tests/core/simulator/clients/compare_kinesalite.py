# SPDX-License-Identifier: GPL-3.0-or-later
"""The same requests to the simulator and to kinesalite, whose texts were recorded from AWS."""

import json
import os
import re
import sys
import time

from raw_client import URL, b64, call, record, send

OTHER = os.environ["KINESALITE_URL"]
NAME129 = "a" * 129
KEY257 = "k" * 257

# (name, action, body) of requests that both have to refuse alike.
REFUSED = [
    (f"{action} {name}", action, body)
    for action in ("PutRecords", "PutRecord", "CreateStream", "DeleteStream", "DescribeStream",
                   "DescribeStreamSummary", "SplitShard", "MergeShards", "GetShardIterator",
                   "GetRecords", "ListStreams", "ListShards")
    for name, body in (
        ("of nothing", b""),
        ("of nonsense", b"hello"),
        ("of a truncated object", b'{"StreamName":"a"'),
        ("with a number for the name", {"StreamName": 1, "ExclusiveStartStreamName": 1,
                                        "ShardIterator": 1}),
        ("with a bool for the name", {"StreamName": True, "ExclusiveStartStreamName": True,
                                      "ShardIterator": True}),
        ("with a list for the name", {"StreamName": ["a"], "ExclusiveStartStreamName": ["a"],
                                      "ShardIterator": ["a"]}),
        ("with an object for the name", {"StreamName": {"a": 1}, "ExclusiveStartStreamName": {},
                                         "ShardIterator": {}}),
        ("with an empty name", {"StreamName": "", "ExclusiveStartStreamName": "",
                                "ShardIterator": ""}),
        ("with a long name", {"StreamName": NAME129, "ExclusiveStartStreamName": NAME129,
                              "ShardIterator": "a" * 513, "Limit": 100000}),
    )
] + [
    (f"{action} {name}", action, body)
    for action in ("PutRecords", "PutRecord", "CreateStream", "DeleteStream", "DescribeStream",
                   "DescribeStreamSummary", "SplitShard", "MergeShards", "GetShardIterator",
                   "GetRecords", "ListShards")
    for name, body in (
        ("with nothing in it", {}),
        ("with nulls", {"StreamName": None, "Records": None, "ShardCount": None}),
        ("of an unknown stream", {
            "StreamName": "nope", "Records": [record("a")], **record("a"), "ShardCount": 0,
            "ShardToSplit": "shardId-0", "NewStartingHashKey": "2", "ShardToMerge": "shardId-0",
            "AdjacentShardToMerge": "shardId-1", "ShardId": "shardId-0",
            "ShardIteratorType": "LATEST", "ShardIterator": "nope"}),
    )
] + [
    ("records as text", "PutRecords", {"StreamName": "cmp", "Records": "a"}),
    ("records as number", "PutRecords", {"StreamName": "cmp", "Records": 1}),
    ("records as object", "PutRecords", {"StreamName": "cmp", "Records": {}}),
    ("a record as text", "PutRecords", {"StreamName": "cmp", "Records": ["a"]}),
    ("a record as list", "PutRecords", {"StreamName": "cmp", "Records": [[]]}),
    ("data as number", "PutRecords", {"StreamName": "cmp", "Records": [{"Data": 1}]}),
    ("data as bool", "PutRecords", {"StreamName": "cmp", "Records": [{"Data": True}]}),
    ("data as list", "PutRecords", {"StreamName": "cmp", "Records": [{"Data": []}]}),
    ("data as raw text", "PutRecords", {"StreamName": "cmp", "Records": [{"Data": "foobar"}]}),
    ("data as JSON", "PutRecords", {"StreamName": "cmp", "Records": [{"Data": '{"a":12}'}]}),
    ("data without padding", "PutRecord", {"StreamName": "cmp", "PartitionKey": "a", "Data": "YQ"}),
    ("data with padding inside", "PutRecord", {"StreamName": "cmp", "Data": "YQ=a"}),
    ("data with stray bits", "PutRecord", {"StreamName": "cmp", "Data": "YR=="}),
    ("data of padding", "PutRecord", {"StreamName": "cmp", "Data": "===="}),
    ("data in the URL alphabet", "PutRecord", {"StreamName": "cmp", "Data": "ab-d"}),
    ("key as number", "PutRecord", {"StreamName": "cmp", "PartitionKey": 1}),
    ("empty records", "PutRecords", {"StreamName": "cmp", "Records": []}),
    ("501 records", "PutRecords", {"StreamName": "cmp", "Records": [record("a")] * 501}),
    ("no key and no data", "PutRecords", {"StreamName": "cmp", "Records": [{}, record("a")]}),
    ("600 empty records", "PutRecords", {"StreamName": "cmp", "Records": [{}] * 600}),
    ("empty key", "PutRecords", {"StreamName": "cmp", "Records": [record("a"), record("")]}),
    ("key of 257", "PutRecords", {"StreamName": "cmp", "Records": [record(KEY257)]}),
    ("key of 257 units", "PutRecord", {"StreamName": "cmp", **record("😀" * 128 + "a")}),
    ("hash key of 2^128", "PutRecords", {"StreamName": "cmp", "Records": [
        record("a", ExplicitHashKey=str(2 ** 128))]}),
    ("negative hash key", "PutRecord", {"StreamName": "cmp", **record("a", ExplicitHashKey="-1")}),
    ("empty hash key", "PutRecord", {"StreamName": "cmp", **record("a", ExplicitHashKey="")}),
    ("word as hash key", "PutRecord", {"StreamName": "cmp", **record("a", ExplicitHashKey="abc")}),
    ("word as ordering", "PutRecord", {"StreamName": "cmp", **record("a"),
                                       "SequenceNumberForOrdering": "abc"}),
    ("another's ordering", "PutRecord", {"StreamName": "cmp", **record("a"),
                                         "SequenceNumberForOrdering": str(2 ** 186 * 3 // 4)}),
    ("five things", "PutRecord", {"StreamName": "", "PartitionKey": "", "Data": "",
                                  "ExplicitHashKey": "", "SequenceNumberForOrdering": ""}),
    ("duplicate stream", "CreateStream", {"StreamName": "cmp", "ShardCount": 3}),
    ("shard count as text", "CreateStream", {"StreamName": "cmp", "ShardCount": "3"}),
    ("no shards", "CreateStream", {"StreamName": "cmp", "ShardCount": 0}),
    ("too many shards", "CreateStream", {"StreamName": "cmp", "ShardCount": 100001}),
    ("garbage iterator", "GetRecords", {"ShardIterator": "garbage"}),
    ("limit of 0", "GetRecords", {"ShardIterator": "a", "Limit": 0}),
    ("limit of 10001", "GetRecords", {"ShardIterator": "a", "Limit": 10001}),
    ("limit as text", "GetRecords", {"ShardIterator": "a", "Limit": "1"}),
    ("limit as bool", "GetRecords", {"ShardIterator": "a", "Limit": True}),
    ("unknown position", "GetShardIterator", {"StreamName": "cmp", "ShardId": "shardId-0",
                                              "ShardIteratorType": "NEWEST"}),
    ("no such shard", "GetShardIterator", {"StreamName": "cmp", "ShardId": "shardId-5",
                                           "ShardIteratorType": "LATEST"}),
    ("no shard id", "GetShardIterator", {"StreamName": "cmp", "ShardId": "first",
                                         "ShardIteratorType": "LATEST"}),
    ("position without number", "GetShardIterator", {
        "StreamName": "cmp", "ShardId": "shardId-0", "ShardIteratorType": "AT_SEQUENCE_NUMBER"}),
    ("latest with number", "GetShardIterator", {
        "StreamName": "cmp", "ShardId": "shardId-0", "ShardIteratorType": "LATEST",
        "StartingSequenceNumber": "49590338271490256608559692538361571095921575989136588898"}),
    ("number of another shard", "GetShardIterator", {
        "StreamName": "cmp", "ShardId": "shardId-0", "ShardIteratorType": "AT_SEQUENCE_NUMBER",
        "StartingSequenceNumber": "49590338271512557353758223161503106814194224350642569234"}),
    ("number of another stream", "GetShardIterator", {
        "StreamName": "cmp", "ShardId": "shardId-0", "ShardIteratorType": "AT_SEQUENCE_NUMBER",
        "StartingSequenceNumber": "49590338271490256608559692538361571095921575989136588898"}),
    ("no timestamp", "GetShardIterator", {"StreamName": "cmp", "ShardId": "shardId-0",
                                          "ShardIteratorType": "AT_TIMESTAMP"}),
    ("timestamp as text", "GetShardIterator", {"StreamName": "cmp", "Timestamp": "2026"}),
    ("timestamp in the future", "GetShardIterator", {
        "StreamName": "cmp", "ShardId": "shardId-0", "ShardIteratorType": "AT_TIMESTAMP",
        "Timestamp": 4102444800}),
    ("split at the start", "SplitShard", {"StreamName": "cmp", "ShardToSplit": "shardId-0",
                                          "NewStartingHashKey": "1"}),
    ("split beyond the end", "SplitShard", {"StreamName": "cmp", "ShardToSplit": "shardId-0",
                                            "NewStartingHashKey": str(2 ** 128 - 1)}),
    ("split of no shard", "SplitShard", {"StreamName": "cmp", "ShardToSplit": "shardId-9",
                                         "NewStartingHashKey": "5"}),
    ("merge of strangers", "MergeShards", {"StreamName": "cmp", "ShardToMerge": "shardId-0",
                                           "AdjacentShardToMerge": "shardId-2"}),
    ("merge of no shard", "MergeShards", {"StreamName": "cmp", "ShardToMerge": "shardId-0",
                                          "AdjacentShardToMerge": "shardId-9"}),
    ("neither name nor token", "ListShards", {}),
    ("name and token", "ListShards", {"StreamName": "cmp", "NextToken": "a"}),
]

# Requests before their action counts: method, headers, body.
WIRE = [
    ("GET", "GET", {}, None),
    ("PUT", "PUT", {}, b"{}"),
    ("POST of nothing but a body", "POST", {}, b"{}"),
    ("no content type", "POST", {"X-Amz-Target": "Kinesis_20131202.ListStreams"}, b"{}"),
    ("x-amz-json-1.0", "POST", {"X-Amz-Target": "Kinesis_20131202.ListStreams",
                                "Content-Type": "application/x-amz-json-1.0"}, b"{}"),
    ("application/json", "POST", {"X-Amz-Target": "Kinesis_20131202.ListStreams",
                                  "Content-Type": "application/json"}, b"{}"),
    ("application/json of nonsense", "POST", {"X-Amz-Target": "Kinesis_20131202.ListStreams",
                                              "Content-Type": "application/json"}, b"hello"),
    ("no target", "POST", {"Content-Type": "application/x-amz-json-1.1"}, b"{}"),
    ("target of nobody", "POST", {"X-Amz-Target": "Kinesis_20131202.ListStream",
                                  "Content-Type": "application/x-amz-json-1.1"}, b"{}"),
    ("target of another", "POST", {"X-Amz-Target": "DynamoDB_20120810.ListTables",
                                   "Content-Type": "application/x-amz-json-1.1"}, b"{}"),
    ("nonsense", "POST", {"Content-Type": "application/x-amz-json-1.1"}, b"hello"),
] + [
    (f"authorization {value!r}", "POST", {"X-Amz-Target": "Kinesis_20131202.ListStreams",
                                          "Content-Type": "application/x-amz-json-1.1", **value},
     b"{}")
    for value in ({}, {"Authorization": "X"}, {"Authorization": "X", "Date": "a"},
                  {"Authorization": "AWS4- Signature=b Credential=a", "Date": "a"},
                  {"Authorization": "AWS4- Signature=b,Credential=a"},
                  {"Authorization": "AWS4-HMAC-SHA256 SignedHeaders=b, Credential=a", "Date": "a"})
]


def normal(answer):
    """What has to be the same: status, content type and body, but for what is made up each time."""
    text = answer.body.decode()
    text = re.sub(r"PutRecordsRequestEntry@[0-9a-f]+", "PutRecordsRequestEntry@…", text)
    text = re.sub(r"currentTimestampInMillis: \d+", "currentTimestampInMillis: …", text)
    body = json.loads(text) if text.startswith("{") else text
    return answer.status, answer.headers.get("content-type"), body


def shape(value):
    """Names and types of an answer, with the texts that do not change from run to run."""
    if isinstance(value, dict):
        return {key: shape(each) for key, each in sorted(value.items())}
    if isinstance(value, list):
        return [shape(each) for each in value]
    if isinstance(value, str) and re.fullmatch(r"49\d{54}", value):
        return "a sequence number"
    if isinstance(value, (int, float)) and value > 1e9:
        return "a time"
    return value


def pruned(answer, *extra):
    """The answer without what kinesalite's model, of 2020, does not have, and without iterators."""
    body = answer.json
    for path in extra:
        part = body
        for name in path[:-1]:
            part = part.get(name, {})
        part.pop(path[-1], None)
    return shape(body)


def both(action, body):
    return call(action, body), call(action, body, url=OTHER)


def refusals(failed):
    for name, action, body in REFUSED:
        ours, theirs = both(action, body)
        if theirs.status == 200:
            failed.append(f"{name}: kinesalite did not refuse: {theirs}")
        elif normal(ours) != normal(theirs):
            failed.append(f"{name}:\n    ours   {normal(ours)}\n    theirs {normal(theirs)}")
    for name, method, headers, body in WIRE:
        ours, theirs = send(URL, method, "/", headers, body), send(OTHER, method, "/", headers, body)
        if normal(ours) != normal(theirs):
            failed.append(f"{name}:\n    ours   {normal(ours)}\n    theirs {normal(theirs)}")
    return len(REFUSED) + len(WIRE)


def answers(failed):
    """Answers to good requests have the same members, and the same values where they do not vary."""
    count = 0

    def same(name, action, body, *extra):
        nonlocal count
        count += 1
        ours, theirs = both(action, body)
        if (ours.status, pruned(ours, *extra)) != (theirs.status, pruned(theirs, *extra)):
            failed.append(f"{name}:\n    ours   {pruned(ours, *extra)}\n"
                          f"    theirs {pruned(theirs, *extra)}")
        return ours, theirs

    summary = "StreamDescriptionSummary"
    same("summary", "DescribeStreamSummary", {"StreamName": "cmp"}, (summary, "StreamModeDetails"),
         (summary, "MaxRecordSizeInKiB"))
    same("description", "DescribeStream", {"StreamName": "cmp"},
         ("StreamDescription", "StreamModeDetails"))
    same("shards", "ListShards", {"StreamName": "cmp"})
    same("streams", "ListStreams", {}, ("StreamSummaries",))
    keys = ["user123", "user456", "user789", "a", "é", "東京", "😀", "k" * 256, "partitionKey2"]
    same("routing", "PutRecords", {"StreamName": "cmp", "Records": [
        record(key, key.encode()) for key in keys] + [
        record("x", ExplicitHashKey=str(value)) for value in (
            0, 2 ** 127 - 1, 2 ** 127, 2 ** 128 - 1, (2 ** 128 // 3) - 1, 2 ** 128 // 3,
            2 ** 128 // 3 * 2)]})
    same("one record", "PutRecord", {"StreamName": "cmp", **record("a", b"alone")})
    for shard in range(3):
        ours, theirs = both("GetShardIterator", {"StreamName": "cmp", "ShardId": f"shardId-{shard}",
                                                 "ShardIteratorType": "TRIM_HORIZON"})
        pages = [call("GetRecords", {"ShardIterator": each.json["ShardIterator"]}, url=url)
                 for each, url in ((ours, URL), (theirs, OTHER))]
        count += 1
        # kinesalite keeps the records of one request in its own order.
        found = [sorted((each["PartitionKey"], each["Data"]) for each in page.json["Records"])
                 for page in pages]
        members = [sorted(page.json["Records"][0]) for page in pages]
        tops = [sorted(page.json) for page in pages]
        if found[0] != found[1] or members[0] != members[1] or tops[0] != tops[1]:
            failed.append(f"records of shard {shard}:\n    ours   {found[0]} {members[0]} {tops[0]}"
                          f"\n    theirs {found[1]} {members[1]} {tops[1]}")
    same("split", "SplitShard", {"StreamName": "cmp", "ShardToSplit": "shardId-1",
                                 "NewStartingHashKey": str(2 ** 127)})
    until_active()
    same("shards after a split", "ListShards", {"StreamName": "cmp"})
    same("merge", "MergeShards", {"StreamName": "cmp", "ShardToMerge": "shardId-0",
                                  "AdjacentShardToMerge": "shardId-3"})
    until_active()
    same("shards after a merge", "ListShards", {"StreamName": "cmp"})
    return count


def until_active():
    for url in (URL, OTHER):
        while True:
            answer = call("DescribeStreamSummary", {"StreamName": "cmp"}, url=url)
            if answer.json[
                    "StreamDescriptionSummary"]["StreamStatus"] == "ACTIVE":
                break
            time.sleep(0.02)


def main():
    both("CreateStream", {"StreamName": "cmp", "ShardCount": 3})
    until_active()
    failed = []
    count = refusals(failed) + answers(failed)
    for line in failed:
        print("FAILED", line)
    print(f"{count - len(failed)} of {count} comparisons passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
