# SPDX-License-Identifier: GPL-3.0-or-later
"""A session of boto3 through every operation it shares with the simulator."""

import datetime
import os
import time

import boto3
import botocore.config
import botocore.exceptions

client = boto3.client(
    "kinesis", endpoint_url=os.environ["SIMULATOR_URL"], region_name="us-east-1",
    config=botocore.config.Config(retries={"max_attempts": 1, "mode": "standard"}))


def wait(stream):
    client.get_waiter("stream_exists").wait(StreamName=stream,
                                            WaiterConfig={"Delay": 0.02, "MaxAttempts": 100})


def read_all(stream, **position):
    """The records of all shards in the order of shards."""
    position = position or {"ShardIteratorType": "TRIM_HORIZON"}
    records = []
    for shard in client.list_shards(StreamName=stream)["Shards"]:
        iterator = client.get_shard_iterator(StreamName=stream, ShardId=shard["ShardId"],
                                             **position)["ShardIterator"]
        while iterator:
            page = client.get_records(ShardIterator=iterator, Limit=1000)
            records += [(shard["ShardId"], each) for each in page["Records"]]
            iterator = page.get("NextShardIterator") if page["MillisBehindLatest"] else None
    return records


def expect(error, function, **arguments):
    try:
        function(**arguments)
    except error as raised:
        return raised.response["Error"]["Message"]
    raise AssertionError(f"{error} was not raised")


def streams():
    client.create_stream(StreamName="boto", ShardCount=2)
    wait("boto")
    expect(client.exceptions.ResourceInUseException, client.create_stream, StreamName="boto",
           ShardCount=2)
    client.create_stream(StreamName="demand", StreamModeDetails={"StreamMode": "ON_DEMAND"})
    wait("demand")
    for name in ("x1", "x2", "x3"):
        client.create_stream(StreamName=name, ShardCount=1)
        wait(name)
    names = []
    for page in client.get_paginator("list_streams").paginate(Limit=2):
        names += page["StreamNames"]
    assert names == ["boto", "demand", "x1", "x2", "x3"], names

    summary = client.describe_stream_summary(StreamName="boto")["StreamDescriptionSummary"]
    assert summary["StreamStatus"] == "ACTIVE"
    assert summary["OpenShardCount"] == 2
    assert summary["RetentionPeriodHours"] == 24
    assert summary["StreamARN"] == "arn:aws:kinesis:us-east-1:000000000000:stream/boto"
    assert summary["EncryptionType"] == "NONE"
    assert summary["StreamModeDetails"] == {"StreamMode": "PROVISIONED"}
    age = datetime.datetime.now(datetime.timezone.utc) - summary["StreamCreationTimestamp"]
    assert datetime.timedelta(0) <= age < datetime.timedelta(minutes=1), age
    demand = client.describe_stream_summary(StreamName="demand")["StreamDescriptionSummary"]
    assert demand["StreamModeDetails"] == {"StreamMode": "ON_DEMAND"}
    assert demand["OpenShardCount"] == 4

    shards = []
    for page in client.get_paginator("describe_stream").paginate(
            StreamName="demand", PaginationConfig={"PageSize": 3}):
        shards += page["StreamDescription"]["Shards"]
    assert [each["ShardId"][-1] for each in shards] == ["0", "1", "2", "3"]
    assert shards[1]["HashKeyRange"]["StartingHashKey"] == str(2 ** 126)
    assert shards[3]["HashKeyRange"]["EndingHashKey"] == str(2 ** 128 - 1)
    # Its paginator repeats the name beside the token, which AWS refuses.
    page = client.list_shards(StreamName="demand", MaxResults=3)
    listed = page["Shards"] + client.list_shards(NextToken=page["NextToken"])["Shards"]
    assert listed == shards

    for name in ("demand", "x1", "x2", "x3"):
        client.delete_stream(StreamName=name)
        client.get_waiter("stream_not_exists").wait(
            StreamName=name, WaiterConfig={"Delay": 0.02, "MaxAttempts": 100})
    assert client.list_streams()["StreamNames"] == ["boto"]


def records():
    payloads = [bytes(range(256)), b"", "é東京😀".encode(), b"\x00" * 1000]
    alone = client.put_record(StreamName="boto", PartitionKey="user456", Data=payloads[0])
    assert alone["ShardId"] == "shardId-000000000001"
    assert alone["SequenceNumber"].startswith("49") and len(alone["SequenceNumber"]) == 56
    ordered = client.put_record(StreamName="boto", PartitionKey="user456", Data=b"next",
                                SequenceNumberForOrdering=alone["SequenceNumber"])
    assert int(ordered["SequenceNumber"]) > int(alone["SequenceNumber"])
    batch = client.put_records(StreamName="boto", Records=[
        {"PartitionKey": f"key {i} é", "Data": payload} for i, payload in enumerate(payloads)]
        + [{"PartitionKey": "k", "Data": b"edge", "ExplicitHashKey": str(2 ** 127)}])
    assert batch["FailedRecordCount"] == 0
    assert len(batch["Records"]) == 5
    assert batch["Records"][4]["ShardId"] == "shardId-000000000001"

    found = read_all("boto")
    by_number = {each["SequenceNumber"]: (shard, each) for shard, each in found}
    assert len(by_number) == len(found) == 7
    for entry, payload in zip(batch["Records"], payloads):
        shard, each = by_number[entry["SequenceNumber"]]
        assert shard == entry["ShardId"]
        assert each["Data"] == payload
        assert each["PartitionKey"].startswith("key ") and each["PartitionKey"].endswith(" é")
        age = datetime.datetime.now(datetime.timezone.utc) - each["ApproximateArrivalTimestamp"]
        assert abs(age) < datetime.timedelta(minutes=1), age


def positions():
    shard = "shardId-000000000001"
    numbers = [each["SequenceNumber"] for where, each in read_all("boto") if where == shard]

    def first(**position):
        iterator = client.get_shard_iterator(StreamName="boto", ShardId=shard,
                                             **position)["ShardIterator"]
        return [each["SequenceNumber"] for each in client.get_records(ShardIterator=iterator)["Records"]]

    assert first(ShardIteratorType="AT_SEQUENCE_NUMBER", StartingSequenceNumber=numbers[1]) == numbers[1:]
    time.sleep(1.1)  # five reads a second
    assert first(ShardIteratorType="AFTER_SEQUENCE_NUMBER", StartingSequenceNumber=numbers[1]) == numbers[2:]
    assert first(ShardIteratorType="LATEST") == []
    start = datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc)
    assert first(ShardIteratorType="AT_TIMESTAMP", Timestamp=start) == numbers
    message = expect(client.exceptions.InvalidArgumentException, client.get_shard_iterator,
                     StreamName="boto", ShardId=shard, ShardIteratorType="AT_SEQUENCE_NUMBER",
                     StartingSequenceNumber="7")
    assert message.endswith("is invalid."), message


def throttling():
    client.create_stream(StreamName="hot", ShardCount=2)
    wait("hot")
    # A fresh shard takes 1 MiB: 262 records of 4,000 bytes with their keys.
    hot = {"PartitionKey": "user123", "Data": b"x" * 3993}
    cold = {"PartitionKey": "user456", "Data": b"x" * 93}
    reply = client.put_records(StreamName="hot", Records=[hot] * 400 + [cold] * 100)
    refused = [each for each in reply["Records"] if "ErrorCode" in each]
    assert reply["FailedRecordCount"] == len(refused) == 138, reply["FailedRecordCount"]
    assert all("SequenceNumber" in each for each in reply["Records"][:262] + reply["Records"][400:])
    assert refused[0] == {
        "ErrorCode": "ProvisionedThroughputExceededException",
        "ErrorMessage": "Rate exceeded for shard shardId-000000000000 in stream hot under account "
                        "000000000000."}, refused[0]
    # Each of these takes a second's worth: the second is refused, unless a second has passed.
    large = {"PartitionKey": "user123", "Data": b"x" * (2 ** 20 - 7)}
    for _ in range(10):
        try:
            client.put_record(StreamName="hot", **large)
        except client.exceptions.ProvisionedThroughputExceededException as error:
            message = error.response["Error"]["Message"]
            assert message.startswith("Rate exceeded for shard shardId-000000000000"), message
            return
    raise AssertionError("put_record was never throttled")


def resharding():
    client.split_shard(StreamName="boto", ShardToSplit="shardId-000000000000",
                       NewStartingHashKey=str(2 ** 126))
    wait("boto")
    assert client.put_record(StreamName="boto", PartitionKey="a", Data=b"",
                             ExplicitHashKey=str(2 ** 126))["ShardId"] == "shardId-000000000003"
    open_shards = client.list_shards(StreamName="boto", ShardFilter={"Type": "AT_LATEST"})["Shards"]
    assert [each["ShardId"][-1] for each in open_shards] == ["1", "2", "3"]
    assert open_shards[1]["ParentShardId"] == "shardId-000000000000"
    iterator = client.get_shard_iterator(StreamName="boto", ShardId="shardId-000000000000",
                                         ShardIteratorType="LATEST")["ShardIterator"]
    end = client.get_records(ShardIterator=iterator)
    assert "NextShardIterator" not in end
    assert [each["ShardId"] for each in end["ChildShards"]] == [
        "shardId-000000000002", "shardId-000000000003"]
    client.merge_shards(StreamName="boto", ShardToMerge="shardId-000000000002",
                        AdjacentShardToMerge="shardId-000000000003")
    wait("boto")
    merged = client.describe_stream(StreamName="boto")["StreamDescription"]["Shards"][4]
    assert merged["AdjacentParentShardId"] == "shardId-000000000003"
    assert client.describe_stream_summary(StreamName="boto")["StreamDescriptionSummary"][
        "OpenShardCount"] == 2


def errors():
    expect(client.exceptions.ResourceNotFoundException, client.describe_stream, StreamName="nope")
    expect(client.exceptions.InvalidArgumentException, client.get_records, ShardIterator="garbage")
    expect(client.exceptions.LimitExceededException, client.create_stream, StreamName="huge",
           ShardCount=5000)
    stranger = boto3.client("kinesis", endpoint_url=os.environ["SIMULATOR_URL"],
                            region_name="us-east-1", aws_access_key_id="AKIDNOBODYKNOWS00000",
                            aws_secret_access_key="guess")
    try:
        stranger.list_streams()
        raise AssertionError("a stranger was let in")
    except botocore.exceptions.ClientError as error:
        assert error.response["Error"]["Code"] == "UnrecognizedClientException", error
        assert error.response["ResponseMetadata"]["RequestId"]


for part in (streams, records, positions, throttling, resharding, errors):
    part()
    print(part.__name__, "passed")
