// Chance comes from the seed and from how often it was asked, and comes back as it was.

import {
  createStore,
  type Persistence,
  type StoredRecord,
} from '../../../src/emulator/store/index.js';
import { createChance } from '../../../src/emulator/world/chance.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

function chanceOf(seed: number, persistence?: Persistence) {
  const store = createStore(persistence);
  return { store, chance: createChance(store, () => seed) };
}

test('ids are UUIDs, all different, the same for the same seed', () => {
  const draw = (seed: number) => {
    const { store, chance } = chanceOf(seed);
    return store.transact(() => Array.from({ length: 2000 }, () => chance.uuid()));
  };
  const ids = draw(3);
  expect(ids.every((id) => uuid.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(draw(3)).toEqual(ids);
  expect(draw(4)).not.toEqual(ids);
});

test('streams differ from one another and follow the seed', () => {
  const { store, chance } = chanceOf(3);
  const [one, two] = store.transact(() => [chance.random(), chance.random()]);
  expect(one?.()).not.toBe(two?.());
});

test('what failed drew nothing', () => {
  const { store, chance } = chanceOf(3);
  let lost: string | undefined;
  const failing = () => {
    lost = chance.uuid();
    throw new Error('no');
  };
  expect(() => store.transact(failing)).toThrow('no');
  expect(store.transact(() => chance.uuid())).toBe(lost);
});

test('a store that comes back goes on where it was', () => {
  const kept = new Map<string, StoredRecord>();
  const persistence: Persistence = {
    load: () => [...kept.values()].map((record) => ({ table: 'counters', record })),
    commit: (changes) => {
      for (const { id, record } of changes) if (record) kept.set(id, record);
    },
    close: () => {},
  };
  const { store: first, chance: early } = chanceOf(3, persistence);
  const before = first.transact(() => [early.uuid(), early.uuid()]);
  const { store: second, chance: late } = chanceOf(3, persistence);
  const after = second.transact(() => late.uuid());
  const { store: whole, chance } = chanceOf(3);
  expect([...before, after]).toEqual(whole.transact(() => [1, 2, 3].map(() => chance.uuid())));
});
