# SPDX-License-Identifier: GPL-3.0-or-later
"""boto3: put_boto3.py URL CA FILE RECORDS THREADS"""

import itertools
import queue
import sys
import threading

import boto3
import botocore.config


def batches(path, records):
    with open(path, "rb") as file:
        lines = itertools.islice(file, records)
        number = 0
        while batch := [line.rstrip(b"\n") for line in itertools.islice(lines, 500)]:
            yield [{"Data": line, "PartitionKey": f"key-{number + i}"}
                   for i, line in enumerate(batch)]
            number += len(batch)


def main():
    url, ca, path, records, threads = sys.argv[1:6]
    kinesis = boto3.client(
        "kinesis", region_name="us-east-1", endpoint_url=url, verify=ca,
        aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="secret",
        config=botocore.config.Config(max_pool_connections=int(threads)))
    waiting = queue.Queue(maxsize=2 * int(threads))
    refused = []

    def work():
        while (batch := waiting.get()) is not None:
            answer = kinesis.put_records(StreamName="bench", Records=batch)
            refused.append(answer["FailedRecordCount"])

    workers = [threading.Thread(target=work) for _ in range(int(threads))]
    for worker in workers:
        worker.start()
    for batch in batches(path, int(records)):
        waiting.put(batch)
    for _ in workers:
        waiting.put(None)
    for worker in workers:
        worker.join()
    sys.exit(0 if len(refused) == -(-int(records) // 500) and not any(refused) else 1)


main()
