// Which rows the table shows, in which order.

import fc from 'fast-check';
import { lifecycle } from '../../machines/index.js';
import { addressOf, queryIn } from '../../src/console/fleet/address.js';
import { arrange, everything, sortedBy, toggled } from '../../src/console/fleet/arrange.js';
import { routeOf } from '../../src/console/frame/index.js';
import { byId, row } from './rows.js';

const fleet = byId(
  row({ name: 'bee', state: 'ERROR', gb: 8, since: 300 }),
  row({ name: 'ant', state: 'RUNNING.backingUp', gb: 64, since: 200, kind: 'cluster' }),
  row({ name: 'Cat', state: 'EXTENDING', gb: 1, since: 100 }),
);
const names = (query: Parameters<typeof arrange>[1]) =>
  arrange(fleet, query).map((id) => fleet.get(id)?.name);

it('shows the whole fleet by name at first, in any case', () => {
  expect(names(everything)).toEqual(['ant', 'bee', 'Cat']);
});

it.each([
  ['AN', ['ant']],
  ['id-bee', ['bee']],
  ['xu1', ['ant', 'bee', 'Cat']],
  ['  cat ', ['Cat']],
  ['<b>', []],
])('searches names, ids and flavors in any case: %s', (search, found) => {
  expect(names({ ...everything, search })).toEqual(found);
});

it('counts as people do: cache-2 comes before cache-10', () => {
  const caches = byId(...[10, 9, 1, 2].map((n) => row({ name: `cache-${n}` })));
  expect(arrange(caches, everything)).toEqual([1, 2, 9, 10].map((n) => `id-cache-${n}`));
});

it('has an address that says the same again', () => {
  const query = {
    search: 'a&b',
    statuses: ['ERROR', 'RUNNING'],
    sort: 'since',
    descending: true,
  } as const;
  const address = addressOf(query);
  expect(queryIn(routeOf(address).query)).toEqual(query);
  expect(addressOf(everything)).toBe('#/');
  expect(queryIn(routeOf('#/?sort=constructor').query)).toEqual(everything);
});

it('shows the statuses that are wanted, whatever task goes on in them', () => {
  expect(names({ ...everything, statuses: ['RUNNING', 'ERROR'] })).toEqual(['ant', 'bee']);
});

it('sorts by size as a number, and by the longest time in a status first', () => {
  expect(names(sortedBy(everything, 'size'))).toEqual(['Cat', 'bee', 'ant']);
  expect(names({ ...everything, sort: 'since', descending: true })).toEqual(['Cat', 'ant', 'bee']);
});

it('turns round on the second click on a column, and starts anew on another one', () => {
  const once = sortedBy(everything, 'kind');
  expect(once).toMatchObject({ sort: 'kind', descending: false });
  expect(sortedBy(once, 'kind')).toMatchObject({ sort: 'kind', descending: true });
  expect(sortedBy(sortedBy(once, 'kind'), 'size')).toMatchObject({ descending: false });
});

it('takes a status into the filter, and out again', () => {
  const one = toggled(everything, 'ERROR');
  expect(one.statuses).toEqual(['ERROR']);
  expect(toggled(one, 'ERROR').statuses).toEqual([]);
});

it('is the same whatever the order was before', () => {
  const some = fc.array(
    fc.record({
      name: fc.string({ minLength: 1, maxLength: 3 }),
      gb: fc.constantFrom(1, 4, 8),
      since: fc.nat(5),
      state: fc.constantFrom(...lifecycle.table.states),
    }),
    { maxLength: 30 },
  );
  const sort = fc.constantFrom('name', 'kind', 'size', 'status', 'since' as const);
  fc.assert(
    fc.property(
      some,
      sort,
      fc.boolean(),
      fc.infiniteStream(fc.nat()),
      (all, by, descending, lots) => {
        const rows = byId(...all.map((each, index) => row({ ...each, id: `i${index}` })));
        const query = { ...everything, sort: by, descending } as typeof everything;
        const shuffled = [...rows.keys(), 'gone'].sort(
          () => ((lots.next().value as number) % 3) - 1,
        );
        expect(arrange(rows, query, shuffled)).toEqual(arrange(rows, query));
      },
    ),
  );
});
