// The request tables of the pages, row by row: a request that is right but for one field is accepted or refused as
// the row says. Every field that an operation takes has a row.

import { z } from 'zod';
import {
  type AnyOperation,
  catalogue,
  type ErrorCode,
  operations,
} from '../../src/protocol/index.js';
import { ruleTables } from './rules/index.js';
import { absent, type Ground, groundOf, type Parts, type Rule } from './rules/rule.js';
import { pathOf } from './rules/sending.js';
import { createTarget } from './target.js';

const target = createTarget();
afterAll(() => target.close());

let projects = 0;
const newcomer = () => target.client((++projects).toString(16).padStart(32, 'f'));

const operationOf = (id: string): AnyOperation => {
  const found = operations.find((operation) => operation.id === id);
  if (!found) throw new Error(`there is no operation ${id}`);
  return found;
};

type Fields = Readonly<Record<string, unknown>>;

/** The fields with one of them replaced, or gone; undefined values are not sent. */
function put(fields: Fields = {}, path: readonly string[], value: unknown): Fields {
  const [first = '', ...rest] = path;
  if (first === '*') return withAll(fields, value as Fields);
  if (rest.length > 0) return { ...fields, [first]: put(fields[first] as Fields, rest, value) };
  return withAll(fields, { [first]: value });
}

const withAll = (fields: Fields, more: Fields): Fields =>
  Object.fromEntries(
    Object.entries({ ...fields, ...more }).filter(([, value]) => value !== absent),
  );

function changed({ params, query, body }: Parts, [field, value]: Rule): Parts {
  const texts = (fields: Fields) => fields as Readonly<Record<string, string>>;
  if (field.startsWith('/')) {
    return { params: texts(put(params, [field.slice(1)], value)), query, body } as Parts;
  }
  if (field.startsWith('?'))
    return { params, query: put(query, [field.slice(1)], value), body } as Parts;
  return { params, query, body: put(body, field.split('.'), value) } as Parts;
}

const written = ({ api }: AnyOperation, code: ErrorCode) =>
  api === 'v1.0' ? (catalogue[code].v1Code ?? code) : code;

const shown = (value: unknown) => {
  if (value === absent) return 'left out';
  const text = JSON.stringify(value, (_key, inner) => (inner === absent ? 'left out' : inner));
  return text.length > 60 ? `${text.slice(0, 50)}… (${text.length})` : text;
};

/** What a rule says of a request, as an answer to compare with. */
const expected = (operation: AnyOperation, verdict: Rule[2]) =>
  verdict === 'accepted'
    ? { isAccepted: true, code: undefined }
    : { isAccepted: false, code: written(operation, verdict) };

describe.each(ruleTables.map((table) => [table.operation, table] as const))('%s', (id, table) => {
  const operation = operationOf(id);
  const rows = table.rules.map((rule) => {
    const [field, value, verdict, page = operation.page] = rule;
    return [`${field} ${shown(value)}: ${verdict} (${page})`, rule] as const;
  });

  // What was made for a request serves the next one as well, until one is accepted: that may change it.
  let made: Promise<{ ground: Ground; right: Parts }> | undefined;
  const make = async () => {
    const ground = groundOf(target, newcomer());
    return { ground, right: await table.right(ground) };
  };

  test.each([['as it is', undefined] as const, ...rows])('%s', async (_title, rule) => {
    made ??= make();
    const { ground, right } = await made;
    const { client } = ground;
    const parts = rule ? changed(right, rule) : right;
    const path = pathOf(operation, client.project, parts);
    const { status, body } = await client.send(operation.method, path, parts.body);
    const isAccepted = status < 300;
    if (isAccepted && operation.method !== 'GET') made = undefined;
    expect({ isAccepted, code: isAccepted ? undefined : body.error_code }).toEqual(
      expected(operation, rule?.[2] ?? table.asItIs ?? 'accepted'),
    );
  });
});

const fieldsOf = (schema: z.ZodType): string[] =>
  Object.keys((z.toJSONSchema(schema, { io: 'input' }).properties ?? {}) as object);

/** The fields that an operation takes, as rows name them. */
const taken = ({ params, query, body }: AnyOperation): string[] => [
  ...fieldsOf(params)
    .filter((name) => name !== 'project_id')
    .map((name) => `/${name}`),
  ...fieldsOf(query).map((name) => `?${name}`),
  ...(body ? fieldsOf(body) : []),
];

test.each(operations.map((operation) => [operation.id, operation] as const))(
  'every field that %s takes has a row',
  (id, operation) => {
    const rules = ruleTables
      .filter((table) => table.operation === id)
      .flatMap(({ rules }) => rules);
    const named = new Set(
      rules.flatMap(([field, value]) =>
        field === '*' ? Object.keys(value as object) : [field.split('.')[0]],
      ),
    );
    expect(taken(operation).filter((field) => !named.has(field))).toEqual([]);
  },
);
