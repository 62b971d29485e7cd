// The path proof: on every snapshot of every path that @xstate/graph finds, and of every sequence of
// up to six events, an instance serves if and only if it is RUNNING. The numbers are printed.

import { instanceMachine, lifecycle, type StatusOrState } from '../../../machines/index.js';
import { formatNumbers, type Walked } from '../../../src/prove/internal.js';
import { provePaths, replayOnActors } from '../../support/proof/index.js';
import { cells, rules, written } from './expected.js';

const maxLength = 6;
const subject = {
  machine: instanceMachine,
  serves: (leaf: string) => lifecycle.serves(leaf as StatusOrState),
};
let proof: Walked;

/** The steps of the expected table that an instance can ever take: from CREATING, as its kind. */
const steps = rules.kinds.flatMap((kind) => {
  const accepted = cells.filter((cell) => cell.kind === kind && cell.to !== undefined);
  const reached = new Set<string>(['CREATING']);
  for (const state of reached) {
    for (const cell of accepted) if (cell.state === state) reached.add(cell.to as string);
  }
  return accepted.filter(({ state }) => reached.has(state));
});

beforeAll(() => {
  proof = provePaths(subject, rules, maxLength);
});
afterAll(() => {
  process.stdout.write(formatNumbers('The proof, over all five kinds', proof.numbers));
});

test('no snapshot of any path breaks a rule, and every status and edge is visited', () => {
  expect(proof.violations).toEqual([]);
});

test('every status, edge, step and pair of steps of the expected tables is seen', () => {
  const all = (count: number) => ({ seen: count, of: count });
  const pairs = steps.flatMap(({ kind, to }) =>
    steps.filter((next) => next.kind === kind && next.state === to),
  );
  const everything = {
    statuses: all(rules.statuses.length),
    edges: all(written.length),
    steps: all(steps.length),
    pairs: all(pairs.length),
  };
  const [testModel, simplePaths, accepted, any] = proof.numbers;
  expect([accepted, any]).toMatchObject([everything, everything]);
  expect(testModel).toMatchObject({ ...everything, pairs: { of: pairs.length } });
  expect(simplePaths).toMatchObject({ statuses: everything.statuses });
});

test('all sequences of up to 6 events are tried for every kind', () => {
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
