// The path proof: on every snapshot of every path that @xstate/graph finds, and of every sequence of
// up to six events, an instance serves if and only if it is RUNNING. The numbers are printed.

import { instanceMachine, lifecycle, type Place } from '../../../machines/index.js';
import {
  formatNumbers,
  type Proof,
  provePaths,
  replayOnActors,
} from '../../support/proof/index.js';
import { rules } from './expected.js';

const maxLength = 6;
const subject = {
  machine: instanceMachine,
  serves: (leaf: string) => lifecycle.serves(leaf as Place),
};
let proof: Proof;

beforeAll(() => {
  proof = provePaths(subject, rules, maxLength);
});
afterAll(() => {
  process.stdout.write(formatNumbers('The proof, over all five kinds', proof.numbers));
});

test('no snapshot of any path breaks a rule, and every status and edge is visited', () => {
  expect(proof.violations).toEqual([]);
});

test('there are 7 statuses, 31 edges, 151 steps and 653 pairs of steps, and all are seen', () => {
  const all = (count: number) => ({ seen: count, of: count });
  const everything = { statuses: all(7), edges: all(31), steps: all(151), pairs: all(653) };
  const [testModel, simplePaths, accepted, any] = proof.numbers;
  expect([accepted, any]).toMatchObject([everything, everything]);
  expect(testModel).toMatchObject({ ...everything, pairs: { of: 653 } });
  expect(simplePaths).toMatchObject({ statuses: all(7) });
});

test('all sequences of up to 6 of the 11 events are tried for every kind', () => {
  const events = rules.requests.length + rules.outcomes.length;
  const perKind = Array.from({ length: maxLength + 1 }, (_, length) => events ** length);
  const sequences = perKind.reduce((sum, count) => sum + count, 0) * rules.kinds.length;
  expect(proof.numbers.at(-1)).toMatchObject({ paths: sequences, snapshots: sequences });
});

test('a running actor follows the chart on every path of the TestModel', async () => {
  const { paths, violations } = await replayOnActors(instanceMachine, instanceMachine, rules);
  expect(violations).toEqual([]);
  expect(paths).toBe(proof.numbers[0]?.paths);
});
