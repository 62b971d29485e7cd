// The operations as data.

import { z } from 'zod';
import { handlers } from '../../src/emulator/operations/index.js';
import { operations, unsupportedOperations } from '../../src/protocol/index.js';

test('every operation has a name of its own', () => {
  const ids = operations.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('no two operations share a method and a path', () => {
  const places = [...operations, ...unsupportedOperations].map(
    ({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`,
  );
  expect(places.filter((place, n) => places.indexOf(place) !== n)).toEqual([]);
});

test('every operation has one behaviour', () => {
  const behaving = handlers.map(({ operation }) => operation.id).sort();
  expect(behaving).toEqual(operations.map(({ id }) => id).sort());
});

test.each(operations.map((operation) => [operation.id, operation] as const))(
  '%s says where it is, on which page, and what it takes and answers',
  (_id, { path, api, page, summary, params, query, body, success }) => {
    if (api === 'v1.0' || api === 'v2') expect(path.startsWith(`/${api}/`)).toBe(true);
    expect(page).toMatch(/^[\w-]+$/);
    expect(summary).toMatch(/^[A-Z].*\.$/);
    for (const schema of [params, query, body, success.body]) {
      if (schema) expect(() => z.toJSONSchema(schema, { io: 'input' })).not.toThrow();
    }
  },
);
