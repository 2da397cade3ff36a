// SPDX-License-Identifier: GPL-3.0-or-later
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

// The lines of a file in batches of 500, for as many loops at once as like.
export async function* batches(path, records) {
  let batch = [];
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(path) })) {
    batch.push({ line, key: `key-${count}` });
    count += 1;
    if (batch.length === 500 || count === records) {
      yield batch;
      batch = [];
    }
    if (count === records) return;
  }
}

// Runs `put(batch)`, which says how many were refused, in `loops` loops over the file.
export async function publish({ path, records, loops, put }) {
  const source = batches(path, records);
  const loop = async () => {
    for (let next = await source.next(); !next.done; next = await source.next()) {
      if (await put(next.value) !== 0) throw new Error('records were refused');
    }
  };
  await Promise.all(Array.from({ length: loops }, loop));
}
