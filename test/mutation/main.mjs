// Mutation tests. Without an argument every mutant of machines/ is judged and each survivor must be
// explained; with --sample a random sample of all rooms is.
//
//   npm run mutation
//   npm run mutation -- --sample 127 [--room console,cli] [--seed 1]
//   npm run mutation -- --sample 20 --room each

import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { sample } from './sample.mjs';

const text = { type: 'string' };

try {
  const { values } = parseArgs({ options: { sample: text, room: text, seed: text } });
  if (values.sample === undefined) {
    if (values.room ?? values.seed) throw new RangeError('--room and --seed need --sample');
    process.exitCode = wholeModel();
  } else {
    const count = Number(values.sample);
    if (!Number.isInteger(count) || count < 1) {
      throw new RangeError(`--sample: ${values.sample}. Allowed: a whole number from 1`);
    }
    process.exitCode = await sample({ count, room: values.room, seed: values.seed ?? '1' });
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}

function wholeModel() {
  const run = (...args) => spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
  const stryker = 'test/mutation/node_modules/@stryker-mutator/core/bin/stryker.js';
  return (
    run(stryker, 'run', 'test/mutation/stryker.config.json') ||
    run('test/mutation/check-survivors.mjs')
  );
}
