// The OpenAPI document: whole, free of contradictions, and of schemas that a validator compiles.

import { Ajv2020 } from 'ajv/dist/2020.js';
import { createEmulator } from '../../src/emulator/index.js';
import {
  catalogue,
  isErrorCode,
  openApiDocument,
  operations,
  unsupportedOperations,
} from '../../src/protocol/index.js';

// biome-ignore lint/suspicious/noExplicitAny: a document is looked at as whatever reads it would
type Any = any;
const document: Any = JSON.parse(JSON.stringify(openApiDocument()));
const described: [name: string, path: string, method: string, operation: Any][] = Object.entries(
  document.paths as Record<string, Record<string, Any>>,
).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]): [string, string, string, Any] => [
    `${method} ${path}`,
    path,
    method,
    operation,
  ]),
);

/** Everything in the document under a key, wherever it is. */
function all(key: string, within: Any = document): Any[] {
  if (typeof within !== 'object' || within === null) return [];
  return Object.entries(within).flatMap(([name, value]) => [
    ...(name === key ? [value] : []),
    ...all(key, value),
  ]);
}

const resolve = (ref: string) =>
  ref
    .slice(2)
    .split('/')
    .reduce((at, part) => at?.[part], document);

test('it has every operation once, and every one that is not offered', () => {
  const offered = described.map(([name]) => name).sort();
  const known = [...operations, ...unsupportedOperations].map(
    ({ method, path }) => `${method.toLowerCase()} ${path}`,
  );
  expect(offered).toEqual([...new Set(known)].sort());
});

test('no two operations share an id, and no two paths differ in the names of parameters only', () => {
  const ids = described.map(([, , , { operationId }]) => operationId);
  expect(ids.filter((id, n) => ids.indexOf(id) !== n)).toEqual([]);
  const forms = Object.keys(document.paths).map((path) => path.replaceAll(/\{\w+\}/g, '{}'));
  const twice = forms.filter((form, n) => forms.indexOf(form) !== n);
  expect(twice).toEqual([]);
});

test.each(described)(
  '%s declares each parameter of its path, and no parameter twice',
  (_name, path, _method, { parameters }) => {
    const inPath = parameters.filter((each: Any) => each.in === 'path');
    expect(inPath.map(({ name }: Any) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
    expect(inPath.every(({ required }: Any) => required === true)).toBe(true);
    const places = parameters.map((each: Any) => `${each.in} ${each.name}`);
    expect(new Set(places).size).toBe(places.length);
  },
);

test('every reference leads somewhere', () => {
  const references = all('$ref');
  expect(references.length).toBeGreaterThan(50);
  expect(references.filter((ref) => resolve(ref) === undefined)).toEqual([]);
});

test('every schema is one of JSON Schema 2020-12', () => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false });
  ajv.addVocabulary(['x-error-code', 'components']);
  ajv.addSchema({ $id: 'api', components: document.components });
  for (const schema of all('schema')) {
    const rooted = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/'));
    expect(() => ajv.compile(rooted)).not.toThrow();
  }
});

test.each(described)('%s names its source, its answers and its tag', (_n, _p, _m, operation) => {
  const sources = [operation['x-page'], operation['x-sdk-method']].filter(Boolean);
  expect(sources).toEqual([expect.stringMatching(/^[\w-]+$/)]);
  const statuses = Object.keys(operation.responses);
  expect(statuses.every((status) => /^[2-5]\d\d$/.test(status))).toBe(true);
  for (const response of Object.values<Any>(operation.responses)) {
    expect(response.description.length).toBeGreaterThan(0);
  }
  const tags = document.tags.map(({ name }: Any) => name);
  expect(operation.tags.every((tag: string) => tags.includes(tag))).toBe(true);
});

test('what is not offered answers 501 and nothing else', () => {
  const absent = described.filter(([, , , { tags }]) => tags.includes('not offered'));
  expect(absent).toHaveLength(
    new Set(unsupportedOperations.map(({ method, path }) => method + path)).size,
  );
  for (const [, , , { responses }] of absent) expect(Object.keys(responses)).toEqual(['501']);
});

test('every refusal stands under its own HTTP status', () => {
  for (const [, , , { responses }] of described) {
    for (const [status, response] of Object.entries<Any>(responses)) {
      for (const code of response['x-error-codes'] ?? []) {
        if (!isErrorCode(code)) throw new Error(`${code} is not in the catalogue`);
        expect(String(catalogue[code].httpStatus)).toBe(status);
      }
    }
  }
});

test('a rule that has a code of its own says so', () => {
  const { requestBody } = document.paths['/v2/{project_id}/instances'].post;
  const { properties, required } = requestBody.content['application/json'].schema;
  expect(properties.description['x-error-code']).toBe('DCS.4011');
  expect(properties.description.maxLength).toBe(1024);
  expect(required).toEqual(expect.arrayContaining(['name', 'engine', 'capacity']));
  expect(required).not.toContain('description');
});

test('the emulator serves it', async () => {
  const emulator = createEmulator();
  const answer = await emulator.fetch(new Request('http://dcs.localhost/openapi.json'));
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual(document);
  emulator.close();
});
