// Transactions: all of it or nothing, and the persistence gets it before any watcher.

import {
  type Change,
  createStore,
  instanceGroups,
  instanceWith,
} from '../../../src/emulator/store/index.js';
import { anInstance } from '../../support/emulator/instances.js';

const one = anInstance({ id: 'one', seq: 1, capacityGb: 1 });
const two = anInstance({ id: 'two', seq: 2, capacityGb: 2 });
const group = instanceGroups.ofProject(one.project);
const failing = (change: () => void) => () => {
  change();
  throw new Error('no');
};

test('what throws leaves records, groups and weights as they were', () => {
  const store = createStore();
  store.transact(() => store.instances.put(one));
  const change = failing(() => {
    store.instances.put({ ...one, name: 'renamed', project: 'elsewhere', capacityGb: 64 });
    store.instances.put(two);
    store.instances.delete('one');
    store.instances.put({ ...one, capacityGb: 8 });
  });
  expect(() => store.transact(change)).toThrow('no');
  expect([...store.instances.all]).toEqual([one]);
  expect([...store.instances.group(group)]).toEqual([one]);
  expect(store.instances.weight(group)).toBe(1);
  expect(store.instances.weight(instanceGroups.ofProject('elsewhere'))).toBe(0);
  expect(store.instances.get('two')).toBeUndefined();
});

test('a transaction inside another one fails and succeeds with it', () => {
  const store = createStore();
  const outer = failing(() => store.transact(() => store.instances.put(one)));
  expect(() => store.transact(outer)).toThrow('no');
  expect(store.instances.all.size).toBe(0);
});

test('a change outside a transaction is a mistake and says so', () => {
  expect(() => createStore().instances.put(one)).toThrow('outside a transaction');
});

test('the persistence gets each changed record once, as it is in the end', () => {
  const commits: (readonly Change[])[] = [];
  const store = createStore({
    load: () => [{ table: 'instances', record: two }],
    commit: (changes) => commits.push(changes),
    close: () => {},
  });
  expect(store.instances.get('two')).toEqual(two);
  store.transact(() => {
    store.instances.put(one);
    store.instances.put({ ...one, name: 'renamed' });
    store.instances.delete('two');
  });
  store.transact(() => {});
  expect(commits).toEqual([
    [
      { table: 'instances', id: 'one', record: { ...one, name: 'renamed' } },
      { table: 'instances', id: 'two' },
    ],
  ]);
});

test('what cannot be kept did not happen', () => {
  const store = createStore({
    load: () => [],
    commit: () => {
      throw new Error('disk full');
    },
    close: () => {},
  });
  expect(() => store.transact(() => store.instances.put(one))).toThrow('disk full');
  expect(store.instances.all.size).toBe(0);
});

test('an instance that changes its status changes its group', () => {
  const store = createStore();
  const running = instanceGroups.withStatus(one.project, 'RUNNING');
  store.transact(() => store.instances.put(one));
  expect(store.instances.group(running).size).toBe(1);
  store.transact(() => store.instances.put({ ...one, state: 'ERROR', status: 'ERROR' }));
  expect(store.instances.group(running).size).toBe(0);
  const faulty = instanceGroups.withStatus(one.project, 'ERROR');
  expect([...store.instances.group(faulty)].map(({ id }) => id)).toEqual(['one']);
});

describe('transactions that are kept together', () => {
  function keptIn(failing = false) {
    const commits: (readonly Change[])[] = [];
    const commit = (changes: readonly Change[]) => {
      if (failing) throw new Error('disk full');
      commits.push(changes);
    };
    const store = createStore({ load: () => [], commit, close: () => {} });
    const touched: string[][] = [];
    store.watch((all) => touched.push([...(all.get('instances')?.keys() ?? [])]));
    return { store, commits, touched };
  }

  it('are one commit, in which each record is as it is in the end, and are told of once', () => {
    const { store, commits, touched } = keptIn();
    const result = store.together(() => {
      store.transact(() => store.instances.put(one));
      store.transact(() => store.instances.put(two));
      expect(commits).toEqual([]);
      return store.transact(() => store.instances.put({ ...one, name: 'renamed' }));
    });
    expect(result.name).toBe('renamed');
    expect(commits).toEqual([
      [
        { table: 'instances', id: 'one', record: result },
        { table: 'instances', id: 'two', record: two },
      ],
    ]);
    expect(touched).toEqual([['one', 'two']]);
  });

  it('leave nothing of one that throws, and keep the others', () => {
    const { store, commits } = keptIn();
    const change = failing(() => {
      store.instances.put(two);
      store.instances.put({ ...one, name: 'renamed' });
    });
    store.together(() => {
      store.transact(() => store.instances.put(one));
      expect(() => store.transact(change)).toThrow('no');
      expect(() => store.transact(change, new Error('read only'))).toThrow('no');
    });
    expect(commits).toEqual([[{ table: 'instances', id: 'one', record: one }]]);
    expect([...store.instances.all]).toEqual([one]);
  });

  it.each([true, false])(
    'leave nothing at all when they cannot be kept, or something throws between them (%s)',
    (isFull) => {
      const { store, commits, touched } = keptIn(isFull);
      const work = () => {
        store.transact(() => store.instances.put(one));
        store.transact(() => store.instances.put({ ...one, name: 'renamed', capacityGb: 8 }));
        store.transact(() => store.instances.put(two));
        if (!isFull) throw new Error('no');
      };
      expect(() => store.together(work)).toThrow(isFull ? 'disk full' : 'no');
      expect([commits, touched, [...store.instances.all]]).toEqual([[], [], []]);
      expect(store.instances.weight(group)).toBe(0);
    },
  );
});

test('an instance with changes has all that it had besides, and in one order', () => {
  const moved = { event: 'restart', from: 'RUNNING.idle' } as const;
  const whole = anInstance({ enteredMs: 5, moved, work: { type: 'resize' }, templateId: 't' });
  const changed = instanceWith(whole, { name: 'renamed', moved: { ...moved, from: 'ERROR' } });
  expect(changed).toEqual({ ...whole, name: 'renamed', moved: { ...moved, from: 'ERROR' } });
  const { name, ...rest } = whole;
  const late = instanceWith(rest, { name });
  expect(JSON.stringify(late)).toBe(JSON.stringify(instanceWith(whole, {})));
});
