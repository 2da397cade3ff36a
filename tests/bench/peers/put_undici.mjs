// SPDX-License-Identifier: GPL-3.0-or-later
// aws4 and undici, the fastest client that node has: put_undici.mjs URL CA FILE RECORDS CONNECTIONS
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { publish } from './batches.mjs';

const require = createRequire(new URL('../../npm/package.json', import.meta.url));
const aws4 = require('aws4');
const { Pool } = require('undici');

const [url, ca, path, records, connections] = process.argv.slice(2);
const pool = new Pool(url, {
  connections: Number(connections),
  connect: { ca: readFileSync(ca) },
});
const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };

await publish({
  path,
  records: Number(records),
  loops: Number(connections),
  put: async (batch) => {
    const body = JSON.stringify({
      StreamName: 'bench',
      Records: batch.map(({ line, key }) => ({
        Data: Buffer.from(line).toString('base64'),
        PartitionKey: key,
      })),
    });
    const request = aws4.sign({
      service: 'kinesis',
      region: 'us-east-1',
      host: new URL(url).host,
      method: 'POST',
      path: '/',
      headers: {
        'Content-Type': 'application/x-amz-json-1.1',
        'X-Amz-Target': 'Kinesis_20131202.PutRecords',
      },
      body,
    }, keys);
    const { statusCode, body: answer } = await pool.request(request);
    const { FailedRecordCount } = await answer.json();
    return statusCode === 200 ? FailedRecordCount : batch.length;
  },
});
await pool.close();
