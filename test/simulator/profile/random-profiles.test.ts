// What holds for every profile.

import fc from 'fast-check';
import { deleted, type Edge, lifecycle, statusOf } from '../../../machines/index.js';
import {
  describeProfile,
  type ModelState,
  modelsOf,
  type SemiMarkovModel,
} from '../../../src/simulator/profile/index.js';
import { quickOrDeep } from '../../deep/depth.js';
import { profiles } from '../../support/profiles/index.js';

/** What an edge leads to in a model: RUNNING is entered idle, and who is deleted is born again. */
function endOf({ to }: Edge, { states, initial }: SemiMarkovModel): string | undefined {
  if (to === deleted) return states[initial]?.name;
  return to === 'RUNNING' ? 'RUNNING.idle' : to;
}

function forEveryModel(check: (model: SemiMarkovModel) => void): void {
  fc.assert(
    fc.property(profiles(), (profile) => {
      for (const { model } of modelsOf(profile)) check(model);
    }),
    { numRuns: quickOrDeep(60, 200) },
  );
}

const branchesOf = ({ causes }: ModelState) => causes.flatMap(({ branches }) => branches);

test('every branch of every compiled profile is an edge of the chart for that kind', () => {
  const seen = new Set<Edge>();
  forEveryModel((model) => {
    for (const state of model.states) {
      for (const { event, to } of branchesOf(state)) {
        const edges = lifecycle.edges.filter(
          (edge) =>
            edge.event === event &&
            edge.leaves.includes(state.name) &&
            edge.kinds.includes(model.kind) &&
            endOf(edge, model) === model.states[to]?.name,
        );
        expect(edges).not.toEqual([]);
        for (const edge of edges) seen.add(edge);
      }
    }
  });
  // All but the deletion of an instance that serves, which no profile can ask for.
  const missed = lifecycle.edges.filter((edge) => !seen.has(edge));
  expect(missed.map(({ from, event }) => `${from} ${event}`)).toEqual(['RUNNING delete']);
});

test("every cause's branches add up to 1 and none of them is impossible", () => {
  forEveryModel(({ states }) => {
    for (const { branches } of states.flatMap(({ causes }) => causes)) {
      expect(branches.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
      expect(branches.every(({ probability }) => probability > 0)).toBe(true);
    }
  });
});

test('an instance is born CREATING, gets to every state of its model, and serves while RUNNING', () => {
  forEveryModel(({ states, initial }) => {
    const reached = new Set([initial]);
    for (const at of reached) {
      for (const { to } of branchesOf(states[at] as ModelState)) reached.add(to);
    }
    expect(states[initial]?.name).toBe('CREATING');
    expect(reached.size).toBe(states.length);
    for (const { name, serving } of states) expect(serving).toBe(statusOf(name) === 'RUNNING');
  });
});

test("the states of every model stand in the chart's order, and deleted is none of them", () => {
  forEveryModel(({ states }) => {
    const names = states.map(({ name }) => name);
    expect(names).toEqual(lifecycle.table.states.filter((name) => names.includes(name)));
    expect(names).not.toContain(deleted);
  });
});

test("the groups' weights add up to 1", () => {
  fc.assert(
    fc.property(profiles(), (profile) => {
      const sum = modelsOf(profile).reduce((total, { weight }) => total + weight, 0);
      expect(sum).toBeCloseTo(1, 12);
    }),
  );
});

test('exponential profiles compile to nothing but exponential clocks', () => {
  fc.assert(
    fc.property(profiles({ exponential: true }), (profile) => {
      const clocks = modelsOf(profile).flatMap(({ model }) =>
        model.states.flatMap(({ causes }) => causes.map(({ afterMs }) => afterMs.type)),
      );
      expect(new Set(clocks)).toEqual(new Set(['exponential']));
    }),
  );
});

test('every profile can be described, one line per thing to say', () => {
  fc.assert(
    fc.property(profiles(), (profile) => {
      const lines = describeProfile(profile);
      expect(lines.filter((line) => !line.startsWith(' '))).toHaveLength(1 + profile.groups.length);
      expect(lines.join('')).not.toMatch(/undefined|NaN|\n|\[object/);
    }),
  );
});
