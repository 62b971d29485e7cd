// Which stream of a seed each phase draws from: seeds that were told once keep their stories.

import { phases } from '../../../src/plan/index.js';
import { createRandom } from '../../../src/random/index.js';
import { phaseStreams, streamOf } from '../../../src/simulator/instance/phase-streams.js';

test.each([
  ['CREATING', 0],
  ['backingUp', 1],
  ['configuring', 2],
  ['ERROR', 3],
  ['RESTARTING', 4],
  ['EXTENDING', 5],
  ['RESTORING', 6],
  ['recovering', 7],
  // These are in no chart here: their names alone decide.
  ['FLUSHING', 2_980_789_862],
  ['UPGRADING', 3_969_036_225],
])('%s draws from stream %i', (name, stream) => {
  expect(streamOf(name)).toBe(stream);
});

test('every phase has a stream of its own', () => {
  const streams = phases.map(({ name }) => streamOf(name));
  expect(new Set(streams).size).toBe(phases.length);
  const drawn = phaseStreams(7);
  for (const { name, state } of phases) {
    expect(drawn.get(state)?.()).toBe(createRandom(7, streamOf(name))());
  }
});
