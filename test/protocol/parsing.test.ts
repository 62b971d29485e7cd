// Requests are read as their operation says, and the first breach decides the code.

import { z } from 'zod';
import { coded } from '../../src/protocol/coded.js';
import { flag, isTrue, optional, required, whole } from '../../src/protocol/fields/index.js';
import { password } from '../../src/protocol/fields/instance.js';
import { moment } from '../../src/protocol/fields/moment.js';
import { parameterValues, whitelistGroups } from '../../src/protocol/fields/owned.js';
import { tagLengths, tagList } from '../../src/protocol/fields/tags.js';
import { DcsError, parseRequest, v2 } from '../../src/protocol/index.js';
import { defineOperation } from '../../src/protocol/operation.js';
import { orderV2 } from '../contract/orders.js';

const operationOver = (api: 'v1.0' | 'v2', body: z.ZodType, bodyOptional = false) =>
  defineOperation({
    name: 'probe',
    api,
    class: 2,
    method: 'POST',
    path: `/${api}/{project_id}/probe`,
    page: 'none',
    summary: 'Probes.',
    body,
    bodyOptional,
    success: { status: 204 },
    refusals: [],
  });

function codeFor(body: z.ZodType, given: unknown, api: 'v1.0' | 'v2' = 'v2'): string | undefined {
  try {
    const params = { project_id: 'p' };
    parseRequest(operationOver(api, body), { params, query: {}, body: given });
    return undefined;
  } catch (error) {
    if (error instanceof DcsError) return error.code;
    throw error;
  }
}

test.each([
  [z.string(), 4, 'expected text, got a number'],
  [z.string(), undefined, 'expected text, got nothing'],
  [z.string().max(3), 'four', 'expected at most 3 characters'],
  [z.string().min(2), 'x', 'expected at least 2 characters'],
  [z.array(z.string()).max(1), ['a', 'b'], 'expected at most 1 element'],
  [z.array(z.string()), 'a', 'expected a list, got text'],
  [z.boolean(), 'maybe', 'expected true or false, got text'],
  [z.enum(['rdb', 'aof']), 'zip', 'expected rdb or aof'],
  [whole(1, 9), 10, 'expected at most 9'],
  [z.string({ error: 'expected a name' }), 4, 'expected a name'],
])('%#: what is wrong is told in words', (part, given, words) => {
  const body = z.object({ part });
  const parse = () =>
    parseRequest(operationOver('v2', body), {
      params: { project_id: 'p' },
      query: {},
      body: { part: given },
    });
  expect(parse).toThrow(expect.objectContaining({ detail: `part: ${words}` }));
});

const inner = z.object({
  day: coded('DCS.4075', z.array(whole(1, 7))),
  kind: coded('DCS.4074', required(z.literal('weekly'))),
});
const schema = z.object({
  name: coded('DCS.4010', required(z.string().min(4))),
  plan: coded('DCS.4076', optional(inner)),
  size: optional(whole(1, 9)),
});
const right = { name: 'four', plan: { day: [1], kind: 'weekly' } };

test.each([
  ['what is right', right, undefined],
  ['a missing part', {}, 'DCS.4010'],
  ['a part that is null', { name: null }, 'DCS.4010'],
  ['a part of another type', { name: 4 }, 'DCS.4010'],
  ['a part that breaks its rule', { name: 'ab' }, 'DCS.4010'],
  ['an element deep inside', { ...right, plan: { day: [1, 8], kind: 'weekly' } }, 'DCS.4075'],
  ['a part deep inside', { ...right, plan: { day: [1], kind: 'daily' } }, 'DCS.4074'],
  ['a container of another type', { ...right, plan: 'x' }, 'DCS.4076'],
  ['a part without a code', { ...right, size: 10 }, 'DCS.4800'],
  ['no body', undefined, 'DCS.4004'],
  ['a list', [], 'DCS.4005'],
  ['a number', 7, 'DCS.4005'],
])('%s is answered by %3$s', (_what, given, code) => {
  expect(codeFor(schema, given)).toBe(code);
});

test('v1.0 has another code for parts that have none of their own', () => {
  expect(codeFor(schema, { ...right, size: 10 }, 'v1.0')).toBe('DCS.4062');
});

test('a refinement can name a code of its own', () => {
  const refined = z.object({ a: z.int() }).superRefine((_given, context) => {
    context.addIssue({ code: 'custom', params: { code: 'DCS.4099' }, message: 'no' });
  });
  expect(codeFor(refined, { a: 1 })).toBe('DCS.4099');
});

test('an empty string and null are as good as nothing', () => {
  const given = z.object({ a: optional(z.string()), b: optional(whole(1)), c: optional(flag()) });
  expect(given.parse({ a: '', b: null, c: '' })).toEqual({});
});

test.each([
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  [true, true],
])('the flag %j is %j', (given, value) => {
  expect(flag().parse(given)).toBe(value);
});

test.each(['yes', '', null, 1, undefined])('%j is not true', (given) => {
  expect(isTrue().parse(given)).toBe(false);
});

test.each(['1.5', '0x10', '1e3', 'NaN', '', '99999999999999999999', 1.5, true])(
  '%j is no whole number',
  (given) => {
    expect(whole(0).safeParse(given).success).toBe(false);
  },
);

test('unknown keys are left out, also those that objects have by nature', () => {
  const given = JSON.parse('{"name": "four", "__proto__": {"size": 3}, "constructor": 1}');
  const { body } = parseRequest(operationOver('v2', schema), {
    params: { project_id: 'p' },
    query: {},
    body: given,
  });
  expect(body).toEqual({ name: 'four' });
});

test.each<[unknown]>([[{ toString: 1 }], [{ valueOf: null, toString: null }], [[[]]]])(
  'what cannot become text, %j, is refused like anything that is none',
  (is_auto_renew) => {
    const order = orderV2({ bss_param: { is_auto_renew } });
    const params = { project_id: '0'.repeat(32) };
    expect(() => parseRequest(v2.createInstance, { params, query: {}, body: order })).toThrow(
      expect.objectContaining({ code: 'DCS.4021' }),
    );
  },
);

const tags = tagList(tagLengths.creation);
const tag = (key: string) => ({ key, value: 'v' });
const group = (group_name: string, ...ip_list: string[]) => ({ group_name, ip_list });
const parameter = { param_id: 1, param_name: 'timeout', param_value: 60 };
const ten = Array.from({ length: 10 }, (_, n) => `10.0.0.${n}`).join();

test.each<[string, z.ZodType, unknown, string | undefined]>([
  ['tags with different keys', tags, [tag('a'), tag('b')], undefined],
  ['a tag twice', tags, [tag('a'), tag('a')], 'every key occurs once'],
  ['a tag of the system', tags, [tag('_sys_a')], 'expected no _sys_ at the start'],
  ['a space at the end of a key', tags, [tag('a ')], 'expected no space at either end'],
  [
    'a space at the start of a value',
    tags,
    [{ key: 'a', value: ' v' }],
    'expected no space at either end',
  ],
  [
    'a comma in a key',
    tags,
    [tag('a,b')],
    'expected one or more letters, digits, spaces and _.:=+-@',
  ],
  [
    'a comma in a value',
    tags,
    [{ key: 'a', value: ',' }],
    'expected letters, digits, spaces and _.:/=+-@',
  ],
  ['a parameter', parameterValues(), [parameter], undefined],
  ['a parameter twice', parameterValues(), [parameter, parameter], 'every parameter occurs once'],
  ['20 addresses in two groups', whitelistGroups(), [group('a', ten), group('b', ten)], undefined],
  [
    '21 addresses',
    whitelistGroups(),
    [group('a', ten, ten), group('b', '10.0.1.0')],
    'an instance has 20 addresses or ranges at most',
  ],
  ['a group twice', whitelistGroups(), [group('a'), group('a')], 'every group occurs once'],
  ['every address', whitelistGroups(), [group('a', '0.0.0.0')], '0.0.0.0 and /0 are not supported'],
  [
    'a range of all',
    whitelistGroups(),
    [group('a', '10.0.0.0/0')],
    '0.0.0.0 and /0 are not supported',
  ],
  ['a time', moment(), '20260228235959', undefined],
  ['a day that is none', moment(), '20260229235959', 'expected yyyyMMddHHmmss'],
  ['a password of three classes', password(32), 'Opensesame1', undefined],
  [
    'a password of two',
    password(32),
    'opensesame1',
    'expected three of: lower case, upper case, digits, special characters',
  ],
])('%s is taken, or the line says what is wrong', (_what, schema, given, message) => {
  const { success, error } = schema.safeParse(given);
  expect([success, error?.issues[0]?.message]).toEqual([message === undefined, message]);
});
