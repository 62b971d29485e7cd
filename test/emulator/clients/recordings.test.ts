// What real clients sent, sent again: each gets what it got when it was recorded, or better.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StatusOrder } from '../../../src/client/internal.js';
import {
  type Answered,
  checksOf,
  improvements,
  recordingNames,
  replayed,
  staleIn,
  unexplained,
  valueAt,
  wantedBy,
} from '../../support/recordings/index.js';
import { demandsOf } from './demands.js';

/** One replay serves all tests of a recording. */
const runs = new Map<string, Promise<Answered[]>>();
const answersOf = (name: string) => {
  const run = runs.get(name) ?? replayed(name);
  runs.set(name, run);
  return run;
};

describe.each(recordingNames)('%s', (name) => {
  test('every answer has the recorded status, code, fields, types and ids, or is better', async () => {
    expect(unexplained(name, await answersOf(name))).toEqual([]);
  });

  const checks = checksOf(name);
  const numbers = [...new Set(checks.map(([n]) => n))];
  // A recording may have no values to compare.
  if (numbers.length > 0) {
    test.each(numbers)('the answer to #%i has the values that the client compares', async (n) => {
      const answers = await answersOf(name);
      const answer = answers.find(({ recorded }) => recorded.n === n);
      for (const check of checks.filter((each) => each[0] === n)) {
        const [, path] = check;
        const found = { path, value: valueAt(answer?.body ?? '', path) };
        expect(found).toEqual({ path, value: wantedBy(check, answers) });
      }
    });
  }

  test('every instance has the recorded statuses, in their order and at their times', async () => {
    const recorded = new StatusOrder();
    const seen = new StatusOrder();
    for (const { expectedBody, body, recorded: exchange } of await answersOf(name)) {
      recorded.see(expectedBody, exchange.atMs);
      seen.see(body, exchange.atMs);
    }
    expect(seen.instances).toEqual(recorded.instances);
  });

  test.each(demandsOf(name))('$claim', async ({ holds }) => {
    holds(await answersOf(name));
  });
});

test.each(improvements)('it is still better than recorded: $why', async (improvement) => {
  const names = improvement.recordings ?? recordingNames;
  const answers = await Promise.all(names.map(answersOf));
  expect(staleIn(improvement, answers.flat())).toEqual([]);
});

test.each([2, 7])(
  'another seed (%i) changes values, and nothing that clients rely on',
  async (seed) => {
    const name = 'terraform-opentelekomcloud-v2-everything';
    expect(unexplained(name, await replayed(name, seed))).toEqual([]);
  },
);

test('docs/clients.md names every recording', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/clients.md'), 'utf8');
  const named = [...page.matchAll(/`((?:[a-z]+-)[a-z0-9-]+)`/g)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(recordingNames.toSorted());
});
