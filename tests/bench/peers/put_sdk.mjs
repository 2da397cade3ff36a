// SPDX-License-Identifier: GPL-3.0-or-later
// AWS SDK for JavaScript v3 over HTTP/1.1: put_sdk.mjs URL CA FILE RECORDS CONNECTIONS
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Agent } from 'node:https';
import { publish } from './batches.mjs';

const require = createRequire(new URL('../../npm/package.json', import.meta.url));
const { KinesisClient, PutRecordsCommand } = require('@aws-sdk/client-kinesis');
const { NodeHttpHandler } = require('@smithy/node-http-handler');

const [url, ca, path, records, connections] = process.argv.slice(2);
const client = new KinesisClient({
  region: 'us-east-1',
  endpoint: url,
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
  requestHandler: new NodeHttpHandler({
    httpsAgent: new Agent({ keepAlive: true, maxSockets: Number(connections), ca: readFileSync(ca) }),
  }),
});

await publish({
  path,
  records: Number(records),
  loops: Number(connections),
  put: async (batch) => {
    const answer = await client.send(new PutRecordsCommand({
      StreamName: 'bench',
      Records: batch.map(({ line, key }) => ({ Data: Buffer.from(line), PartitionKey: key })),
    }));
    return answer.FailedRecordCount;
  },
});
client.destroy();
