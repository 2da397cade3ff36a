// SPDX-License-Identifier: GPL-3.0-or-later
// A session of the AWS SDK for JavaScript through every operation it shares with the simulator.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(path.join(process.env.NPM_FOLDER, 'package.json'));
const sdk = require('@aws-sdk/client-kinesis');
const { NodeHttpHandler } = require('@smithy/node-http-handler');

const client = new sdk.KinesisClient({
  endpoint: process.env.SIMULATOR_URL,
  region: 'us-east-1',
  maxAttempts: 1,
  requestHandler: new NodeHttpHandler(),
});
const send = (name, input) => client.send(new sdk[`${name}Command`](input));
const arnOf = (name) => `arn:aws:kinesis:us-east-1:000000000000:stream/${name}`;
const text = (bytes) => Buffer.from(bytes).toString('utf8');

async function refused(name, input, code) {
  await assert.rejects(send(name, input), (error) => {
    assert.equal(error.name, code);
    assert.equal(error.$metadata.httpStatusCode, 400);
    assert.match(error.$metadata.requestId, /^[0-9a-f-]{36}$/);
    return true;
  });
}

async function untilActive(StreamName) {
  await sdk.waitUntilStreamExists({ client, maxWaitTime: 20, minDelay: 1, maxDelay: 1 }, { StreamName });
}

async function drain(StreamARN, ShardId) {
  let { ShardIterator } = await send('GetShardIterator', {
    StreamARN, ShardId, ShardIteratorType: 'TRIM_HORIZON',
  });
  const records = [];
  for (;;) {
    const page = await send('GetRecords', { ShardIterator, StreamARN });
    records.push(...page.Records);
    if (page.MillisBehindLatest === 0) return records;
    ShardIterator = page.NextShardIterator;
  }
}

const parts = {
  async streams() {
    await send('CreateStream', { StreamName: 'js', ShardCount: 2 });
    await untilActive('js');
    await send('CreateStream', {
      StreamName: 'large', StreamModeDetails: { StreamMode: 'ON_DEMAND' }, MaxRecordSizeInKiB: 2048,
    });
    await untilActive('large');
    const { StreamNames, StreamSummaries, HasMoreStreams } = await send('ListStreams', {});
    assert.deepEqual(StreamNames, ['js', 'large']);
    assert.equal(StreamSummaries[0].StreamARN, arnOf('js'));
    assert.ok(StreamSummaries[0].StreamCreationTimestamp instanceof Date);
    assert.equal(HasMoreStreams, false);
    const { StreamDescriptionSummary: large } = await send('DescribeStreamSummary', {
      StreamARN: arnOf('large'),
    });
    assert.equal(large.MaxRecordSizeInKiB, 2048);
    assert.equal(large.StreamModeDetails.StreamMode, 'ON_DEMAND');
    const { StreamDescription } = await send('DescribeStream', { StreamName: 'large', Limit: 2 });
    assert.equal(StreamDescription.Shards.length, 2);
    assert.equal(StreamDescription.HasMoreShards, true);
    const shards = [];
    for await (const page of sdk.paginateListStreams({ client, pageSize: 1 }, {})) {
      shards.push(...page.StreamNames);
    }
    assert.deepEqual(shards, ['js', 'large']);
  },

  async records() {
    const one = await send('PutRecord', {
      StreamARN: arnOf('js'), PartitionKey: 'user456', Data: Buffer.from('é東京'),
    });
    assert.equal(one.ShardId, 'shardId-000000000001');
    const many = await send('PutRecords', {
      StreamName: 'js',
      Records: Array.from({ length: 300 }, (_, i) => ({
        PartitionKey: `key-${i}`, Data: Uint8Array.from({ length: i }, (__, j) => (i + j) % 256),
      })),
    });
    assert.equal(many.FailedRecordCount, 0);
    const { Shards } = await send('ListShards', { StreamARN: arnOf('js') });
    assert.deepEqual(Shards.map((shard) => shard.ShardId),
      ['shardId-000000000000', 'shardId-000000000001']);
    const records = (await Promise.all(Shards.map((s) => drain(arnOf('js'), s.ShardId)))).flat();
    assert.equal(records.length, 301);
    for (const record of records) {
      assert.ok(record.ApproximateArrivalTimestamp instanceof Date);
      if (record.PartitionKey === 'user456') {
        assert.equal(text(record.Data), 'é東京');
        continue;
      }
      const i = Number(record.PartitionKey.slice(4));
      assert.deepEqual([...record.Data], Array.from({ length: i }, (_, j) => (i + j) % 256));
      assert.equal(record.SequenceNumber, many.Records[i].SequenceNumber);
    }
  },

  async recordSizes() {
    const Data = new Uint8Array(2 * 1024 * 1024 - 1);
    await refused('PutRecord', { StreamName: 'js', PartitionKey: 'k', Data }, 'ValidationException');
    await send('UpdateMaxRecordSize', { StreamARN: arnOf('js'), MaxRecordSizeInKiB: 2048 });
    const { ShardId } = await send('PutRecord', {
      StreamName: 'large', PartitionKey: 'k', Data,
    });
    assert.equal((await drain(arnOf('large'), ShardId))[0].Data.length, Data.length);
  },

  async resharding() {
    await send('SplitShard', {
      StreamName: 'js', ShardToSplit: 'shardId-000000000000', NewStartingHashKey: String(2n ** 126n),
    });
    await untilActive('js');
    await send('MergeShards', {
      StreamARN: arnOf('js'), ShardToMerge: 'shardId-000000000003',
      AdjacentShardToMerge: 'shardId-000000000001',
    });
    await untilActive('js');
    const { Shards } = await send('ListShards', {
      StreamName: 'js', ShardFilter: { Type: 'AT_LATEST' },
    });
    assert.deepEqual(Shards.map((shard) => shard.ShardId),
      ['shardId-000000000002', 'shardId-000000000004']);
    assert.equal(Shards[1].AdjacentParentShardId, 'shardId-000000000001');
    const { ShardIterator } = await send('GetShardIterator', {
      StreamName: 'js', ShardId: 'shardId-000000000001', ShardIteratorType: 'LATEST',
    });
    const end = await send('GetRecords', { ShardIterator });
    assert.equal(end.NextShardIterator, undefined);
    assert.deepEqual(end.ChildShards[0].ParentShards,
      ['shardId-000000000003', 'shardId-000000000001']);
  },

  async errors() {
    await refused('DescribeStream', { StreamName: 'nope' }, 'ResourceNotFoundException');
    await refused('CreateStream', { StreamName: 'js', ShardCount: 1 }, 'ResourceInUseException');
    await refused('GetRecords', { ShardIterator: 'garbage' }, 'InvalidArgumentException');
    await refused('PutRecords', {
      StreamName: 'js', Records: Array(501).fill({ PartitionKey: 'k', Data: new Uint8Array() }),
    }, 'ValidationException');
  },

  async deleting() {
    for (const name of ['js', 'large']) {
      await send('DeleteStream', { StreamARN: arnOf(name), EnforceConsumerDeletion: true });
      await sdk.waitUntilStreamNotExists({ client, maxWaitTime: 20, minDelay: 1, maxDelay: 1 },
        { StreamName: name });
    }
    assert.deepEqual((await send('ListStreams', {})).StreamNames, []);
  },
};

for (const [name, part] of Object.entries(parts)) {
  await part();
  console.log(name, 'passed');
}
