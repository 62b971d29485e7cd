// The list of all requests that DCS is known to answer.

import { api, knownRequests, operations, unsupportedOperations } from '../../src/protocol/index.js';

const formOf = ({ method, path }: { method: string; path: string }) =>
  `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`;

test('no request and no source stands there twice', () => {
  for (const all of [knownRequests.map(formOf), knownRequests.map(({ source }) => source)]) {
    expect(all.filter((each, n) => all.indexOf(each) !== n)).toEqual([]);
  }
});

test('it has all of the pages and all of the SDK', () => {
  const dialects = (prefix: string) => knownRequests.filter(({ path }) => path.startsWith(prefix));
  expect([dialects('/v1.0/').length, dialects('/v2/').length]).toEqual([22, 137]);
  expect(knownRequests).toHaveLength(161);
});

// Clients call it, and no page of v1.0 has it.
const elsewhere = [api.showTags.v1];

test.each(operations.map((operation) => [operation.id, operation] as const))(
  '%s stands there under its path, with its page or its method of the SDK',
  (_id, { method, path, page, ...operation }) => {
    if (elsewhere.some(({ id }) => id === operation.id)) return;
    expect(knownRequests).toContainEqual({ method, path, source: page });
  },
);

test('what is named is what is known and not offered', () => {
  const [named, offered] = [unsupportedOperations, operations].map((some) => some.map(formOf));
  const known = knownRequests.filter(({ path }) => path.startsWith('/v')).map(formOf);
  const found = [...(named ?? []), ...(offered ?? [])];
  expect(known.filter((each) => !found.includes(each))).toEqual([]);
  expect(named?.filter((each) => offered?.includes(each))).toEqual([]);
});
