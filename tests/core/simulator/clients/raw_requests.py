# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad requests that were tried against two other servers, row by row, and what SDKs do not know."""

import re
import sys

from raw_client import URL, b64, call, record, send

STREAM = "probe"
ARN = f"arn:aws:kinesis:us-east-1:000000000000:stream/{STREAM}"
FAILED = []
CHECKED = 0


def check(name, answer, status, code=None, message=None, body=None):
    """`message` is a whole text, or a compiled expression to be found in it."""
    global CHECKED
    CHECKED += 1
    problems = []
    if answer.status != status:
        problems.append(f"status {answer.status} instead of {status}")
    if code is not None and answer.code != code:
        problems.append(f"code {answer.code!r} instead of {code!r}")
    if isinstance(message, re.Pattern):
        if not message.search(answer.message):
            problems.append(f"message {answer.message[:300]!r} without {message.pattern!r}")
    elif message is not None and answer.message != message:
        problems.append(f"message {answer.message[:300]!r} instead of {message!r}")
    if body is not None and answer.body != body:
        problems.append(f"body {answer.body[:300]!r} instead of {body!r}")
    if problems:
        FAILED.append(f"{name}: {'; '.join(problems)}")


def check_that(name, condition, what):
    global CHECKED
    CHECKED += 1
    if not condition:
        FAILED.append(f"{name}: {what}")


def put(records, **more):
    return call("PutRecords", {"StreamName": STREAM, "Records": records, **more})


def violated(value, place, demand):
    return f"Value {value} at '{place}' failed to satisfy constraint: Member must {demand}"


def one(violation):
    return "1 validation error detected: " + violation


def stored():
    """How many records the stream holds, by reading all of its shards from the start."""
    count = 0
    for shard in call("ListShards", {"StreamName": STREAM}).json["Shards"]:
        iterator = call("GetShardIterator", {
            "StreamName": STREAM, "ShardId": shard["ShardId"],
            "ShardIteratorType": "TRIM_HORIZON"}).json["ShardIterator"]
        while True:
            page = call("GetRecords", {"ShardIterator": iterator}).json
            count += len(page["Records"])
            if page["MillisBehindLatest"] == 0:
                break
            iterator = page["NextShardIterator"]
    return count


def table():
    """The rows of bad requests, with what AWS answers."""
    good = {"StreamName": STREAM, "Records": [record("a", b"x")]}
    before = stored()

    check("1 no Authorization", call("PutRecords", good, sign=False), 400,
          "MissingAuthenticationTokenException", "Missing Authentication Token")

    def zeros(headers):
        headers["Authorization"] = re.sub("Signature=.*", "Signature=" + "0" * 64,
                                          headers["Authorization"])
    check("2 signature of zeros", call("PutRecords", good, change=zeros), 400,
          "InvalidSignatureException",
          re.compile("^The request signature we calculated does not match the signature you "
                     "provided. Check your AWS Secret Access Key and signing method."))
    check("3 scope eu-west-1", call("PutRecords", good, region="eu-west-1"), 400,
          "InvalidSignatureException",
          "Credential should be scoped to a valid region, not 'eu-west-1'.")
    check("4 date 2 h old", call("PutRecords", good, age=7200), 400, "InvalidSignatureException",
          re.compile(r"^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z "
                     r"\(\d{8}T\d{6}Z - 5 min\.\)$"))
    check("4b date 10 min ahead", call("PutRecords", good, age=-600), 400,
          "InvalidSignatureException",
          re.compile(r"^Signature not yet current: \d{8}T\d{6}Z is still later than \d{8}T\d{6}Z "
                     r"\(\d{8}T\d{6}Z \+ 5 min\.\)$"))
    check("5 501 records", put([record("a")] * 501), 400, "ValidationException",
          re.compile("^1 validation error detected: Value '\\[com.amazonaws.kinesis.*\\]' at "
                     "'records' failed to satisfy constraint: Member must have length less than "
                     "or equal to 500$"))
    check("6 empty Records", put([]), 400, "ValidationException",
          one(violated("'[]'", "records", "have length greater than or equal to 1")))
    check("7 1 MiB + 1 of data", put([record("a", b"x" * (2 ** 20 + 1))]), 400,
          "ValidationException",
          "1 validation error detected: Value at 'records.1.member.data' failed to satisfy "
          "constraint: Member must have length less than or equal to 1048576.")
    check("8 empty key", put([record("")]), 400, "ValidationException",
          one(violated("''", "records.1.member.partitionKey",
                       "have length greater than or equal to 1")))
    check("8 key of 257", put([record("a"), record("k" * 257)]), 400, "ValidationException",
          one(violated("'" + "k" * 257 + "'", "records.2.member.partitionKey",
                       "have length less than or equal to 256")))
    check("9 no PartitionKey", put([{"Data": ""}]), 400, "ValidationException",
          one(violated("null", "records.1.member.partitionKey", "not be null")))
    for value in (str(2 ** 128), "-1"):
        check(f"10 hash key {value}", put([record("a", ExplicitHashKey=value)]), 400,
              "InvalidArgumentException",
              "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. "
              f"Specified value was {value}")
    for row, value in (("11", "007"), ("12", "")):
        check(f"{row} hash key '{value}'", put([record("a", ExplicitHashKey=value)]), 400,
              "ValidationException",
              one(violated(f"'{value}'", "records.1.member.explicitHashKey",
                           "satisfy regular expression pattern: 0|([1-9]\\d{0,38})")))
    check("13 missing stream", call("PutRecords", {"StreamName": "nope", "Records": [record("a")]}),
          400, "ResourceNotFoundException", "Stream nope under account 000000000000 not found.")
    check("14 Data is raw text", put([{"PartitionKey": "a", "Data": '{"a":1}'}]), 400,
          "SerializationException",
          "'{\"a\":1}' can not be converted to a Blob: Base64 encoded length is expected a "
          "multiple of 4 bytes but found: 7")
    check_that("14 capital Message", "Message" in put([{"Data": "foobar"}]).json, "key is not Message")
    check("15 Data without padding", put([{"PartitionKey": "a", "Data": "YQ"}]), 400,
          "SerializationException",
          "'YQ' can not be converted to a Blob: Base64 encoded length is expected a multiple of 4 "
          "bytes but found: 2")
    check("16 truncated JSON", call("PutRecords", b'{"StreamName":"probe","Records":['), 400,
          body=b'{"__type":"SerializationException"}')
    check("17 unknown operation", call("PutRecord5", {}), 400,
          body=b'{"__type":"UnknownOperationException"}')
    check("18 application/json", call("PutRecords", good, content_type="application/json"), 404,
          body=b'{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},'
               b'"Version":"1.0"}')
    check("19 x-amz-json-1.0",
          call("PutRecords", good, content_type="application/x-amz-json-1.0"), 404,
          body=b"<UnknownOperationException/>\n")
    check("20 garbage iterator", call("GetRecords", {"ShardIterator": "garbage"}), 400,
          "InvalidArgumentException", "Invalid ShardIterator.")
    check("21 Limit 10001", call("GetRecords", {"ShardIterator": "garbage", "Limit": 10001}), 400,
          "ValidationException",
          one(violated("'10001'", "limit", "have value less than or equal to 10000")))
    call("CreateStream", {"StreamName": "fresh", "ShardCount": 1})
    check("22 put right after CreateStream",
          call("PutRecord", {"StreamName": "fresh", **record("a")}), 400,
          "ResourceNotFoundException", "Stream fresh under account 000000000000 not found.")
    check("23 duplicate CreateStream",
          call("CreateStream", {"StreamName": STREAM, "ShardCount": 1}), 400,
          "ResourceInUseException", "Stream probe under account 000000000000 already exists.")
    check("24 DryRun", put([record("a")], DryRun=True), 400, "DryRunOperationException",
          "The request was rejected because the DryRun parameter was specified")
    check_that("1-24", stored() == before, "something was written")
    check("25 by StreamARN", call("PutRecords", {"StreamARN": ARN, "Records": [record("a")]}), 200)
    check_that("25", stored() == before + 1, "nothing was written")
    check("26 GET /", send(URL, "GET", "/", {}), 403,
          body=b"<AccessDeniedException>\n  <Message>Unable to determine service/operation name to "
               b"be authorized</Message>\n</AccessDeniedException>\n")


def keys():
    check("unknown key", call("ListStreams", {}, key="AKIDNOBODYKNOWS00000"), 400,
          "UnrecognizedClientException", "The security token included in the request is invalid.")
    check("wrong secret", call("ListStreams", {}, secret="guess"), 400,
          "InvalidSignatureException", re.compile("\nThe String-to-Sign should have been\n"))
    check("temporary key", call("ListStreams", {}, key="ASIATEMPORARY0000000",
                                secret="temporary", token="the token"), 200)
    check("temporary key without its token", call("ListStreams", {}, key="ASIATEMPORARY0000000",
                                                  secret="temporary"), 400,
          "UnrecognizedClientException", "The security token included in the request is invalid.")
    check("expired key", call("ListStreams", {}, key="ASIAEXPIRED000000000", secret="expired",
                              token="old"), 400,
          "ExpiredTokenException", "The security token included in the request is expired")
    check("other service", call("ListStreams", {}, service="dynamodb"), 400,
          "InvalidSignatureException",
          "Credential should be scoped to correct service: 'kinesis'.")


def dry_runs():
    check("DryRun PutRecord", call("PutRecord", {"StreamName": STREAM, "DryRun": True,
                                                 **record("a")}), 400, "DryRunOperationException")
    position = {"StreamName": STREAM, "ShardId": "shardId-000000000000",
                "ShardIteratorType": "LATEST"}
    check("DryRun GetShardIterator", call("GetShardIterator", {**position, "DryRun": True}), 400,
          "DryRunOperationException")
    iterator = call("GetShardIterator", position).json["ShardIterator"]
    check("DryRun GetRecords", call("GetRecords", {"ShardIterator": iterator, "DryRun": True}), 400,
          "DryRunOperationException")
    check("DryRun of a missing stream", call("PutRecord", {"StreamName": "nope", "DryRun": True,
                                                           **record("a")}), 400,
          "ResourceNotFoundException")
    check("DryRun without access", call("PutRecord", {"StreamName": STREAM, "DryRun": True,
                                                      **record("a")}, secret="guess"), 400,
          "InvalidSignatureException")
    check("DryRun false", put([record("a")], DryRun=False), 200)


def automatic_streams():
    auto = "arn:aws:kinesis:us-east-1:000000000000:stream/auto"
    check("create AUTO", call("CreateStream", {
        "StreamName": "auto", "StreamModeDetails": {"StreamMode": "ON_DEMAND"},
        "RecordDistributionStrategy": "AUTO"}), 200, body=b"")
    while call("DescribeStreamSummary", {"StreamName": "auto"}).json[
            "StreamDescriptionSummary"]["StreamStatus"] != "ACTIVE":
        pass
    summary = call("DescribeStreamSummary", {"StreamARN": auto}).json["StreamDescriptionSummary"]
    check_that("AUTO", summary["RecordDistributionStrategy"] == "AUTO", summary)
    check_that("AUTO", summary["OpenShardCount"] == 4, summary)
    answer = call("PutRecords", {"StreamARN": auto, "Records": [{"Data": b64(b"x")}] * 100})
    check("AUTO without keys", answer, 200)
    shards = {entry["ShardId"] for entry in answer.json["Records"]}
    check_that("AUTO", len(shards) == 4, f"records went to {shards}")
    answer = call("PutRecords", {"StreamARN": auto, "Records": [record("same", b"y")] * 100})
    shards = {entry["ShardId"] for entry in answer.json["Records"]}
    check_that("AUTO ignores keys", len(shards) == 4, f"records went to {shards}")
    iterator = call("GetShardIterator", {"StreamARN": auto, "ShardId": "0",
                                         "ShardIteratorType": "TRIM_HORIZON"}).json["ShardIterator"]
    read = call("GetRecords", {"ShardIterator": iterator}).json["Records"]
    check_that("AUTO", read and all("PartitionKey" not in each for each in read), read[:1])
    check("to USER_PARTITION_KEY", call("UpdateStreamRecordDistributionStrategy", {
        "StreamARN": auto, "RecordDistributionStrategy": "USER_PARTITION_KEY"}), 200, body=b"")
    check("then a key is needed", call("PutRecord", {"StreamARN": auto, "Data": ""}), 400,
          "ValidationException", one(violated("null", "partitionKey", "not be null")))
    check("AUTO on provisioned", call("UpdateStreamRecordDistributionStrategy", {
        "StreamARN": ARN, "RecordDistributionStrategy": "AUTO"}), 400, "InvalidArgumentException")


def record_sizes():
    large = [record("k", b"x" * (3 * 2 ** 20))]
    check("3 MiB", put(large), 400, "ValidationException")
    check("UpdateMaxRecordSize", call("UpdateMaxRecordSize", {"StreamARN": ARN,
                                                              "MaxRecordSizeInKiB": 10240}), 200,
          body=b"")
    check("UpdateMaxRecordSize by name", call("UpdateMaxRecordSize", {
        "StreamName": STREAM, "MaxRecordSizeInKiB": 10240}), 400, "ValidationException",
        one(violated("null", "streamARN", "not be null")))
    answer = put([record("large", b"x" * (3 * 2 ** 20), ExplicitHashKey=str(2 ** 128 - 1))])
    check("3 MiB after it", answer, 200)
    check_that("3 MiB after it", "SequenceNumber" in answer.json["Records"][0], answer.json)
    answer = put([record("k", b"x", ExplicitHashKey=str(2 ** 128 - 1))])
    check_that("the shard then owes", answer.json["Records"][0].get("ErrorCode")
               == "ProvisionedThroughputExceededException", answer.json)
    check("10 MiB and a byte", put([record("k", b"x" * (10 * 2 ** 20))]), 400,
          "ValidationException",
          "1 validation error detected: Value at 'records.1.member.data' failed to satisfy "
          "constraint: Member must have length less than or equal to 10485760.")
    check("request of 10 MiB and a byte", put([record("k", b"x" * (2 ** 20 - 1))] * 10 + [record("k")]),
          400, "InvalidArgumentException", "Records size exceeds 10 MB limit")


def headers():
    answer = call("ListStreams", {})
    check_that("request id", re.fullmatch("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
                                          answer.headers.get("x-amzn-requestid", "")), answer.headers)
    check_that("x-amz-id-2", len(answer.headers.get("x-amz-id-2", "")) == 96, answer.headers)
    check_that("content type", answer.headers.get("content-type") == "application/x-amz-json-1.1",
               answer.headers)
    check_that("date", answer.headers.get("date", "").endswith(" GMT"), answer.headers)


def main():
    call("CreateStream", {"StreamName": STREAM, "ShardCount": 2})
    while call("DescribeStreamSummary", {"StreamName": STREAM}).json[
            "StreamDescriptionSummary"]["StreamStatus"] != "ACTIVE":
        pass
    for part in (table, keys, dry_runs, automatic_streams, record_sizes, headers):
        part()
    for line in FAILED:
        print("FAILED", line)
    print(f"{CHECKED - len(FAILED)} of {CHECKED} checks passed")
    return 1 if FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
