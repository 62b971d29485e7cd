// Hostile requests by the ten thousand: no answer is an undocumented 5xx, none is missing, nothing
// of the emulator's own goes wrong, and what belongs to another project is neither seen nor touched.

import type { Emulator } from '../../../src/emulator/index.js';
import { openApiDocument, unsupportedOperations } from '../../../src/protocol/index.js';
import { orderV2 } from '../../contract/orders.js';
import { quickOrDeep, seed } from '../../deep/depth.js';
import { type Attacked, attacked } from './attacked.js';
import { chanceFor } from './chance.js';
import { hostileRequest, type Place, placesOf } from './requests.js';
import { vocabulary } from './vocabulary.js';

const requests = quickOrDeep(2_000, 100_000);

const victim = 'feedfacefeedfacefeedfacefeedface';
const attackers = ['0'.repeat(32), '1234567890abcdef1234567890abcdef'];

/** What the victim has is named so that it is found in any answer that should not have it. */
const secret = 'victims-own-treasure';

const otherPlaces: Place[] = [
  ['GET', '/v3'],
  ['GET', '/v3/projects'],
  ['GET', '/v3/auth/catalog'],
  ['GET', '/v3/auth/tokens'],
  ['GET', '/v2.1/{project_id}/os-security-groups'],
  ['GET', '/openapi.json'],
  ['GET', '/{anything}/{at_all}'],
].map(([method = '', path = '']) => ({ method, path, query: { name: {} }, body: undefined }));

const text = { type: 'string' };
const user = {
  type: 'object',
  properties: { name: text, password: text, domain: { type: 'object' } },
};
const signIn: Place = {
  method: 'POST',
  path: '/v3/auth/tokens',
  query: { nocatalog: {} },
  body: {
    properties: {
      auth: {
        type: 'object',
        properties: {
          identity: {
            type: 'object',
            properties: {
              methods: { type: 'array', items: { enum: ['password', 'token', 'hw_ak_sk'] } },
              password: { type: 'object', properties: { user } },
              token: { type: 'object', properties: { id: text } },
            },
          },
          scope: {
            type: 'object',
            properties: { project: { type: 'object', properties: { id: text, name: text } } },
          },
        },
      },
    },
  },
};

async function answerOf(emulator: Emulator, request: Request) {
  const response = await emulator.fetch(request);
  const { status, headers } = response;
  const type = headers.get('content-type') ?? '';
  if (type === '' || type.startsWith('application/json')) {
    return { status, body: await response.text() };
  }
  // A stream of events does not end by itself.
  await response.body?.cancel();
  return { status, body: '' };
}

/** The request that is being answered: when a test ends without an answer, it says to which. */
let unanswered: string | undefined;
afterEach(() => {
  if (unanswered !== undefined) throw new Error(`no answer: ${unanswered}`);
});

const idPattern = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Sends so many requests, and says what each answer must be. */
async function attack(
  target: Attacked,
  places: readonly Place[],
  count: number,
  known: readonly string[],
): Promise<Map<number, number>> {
  const { emulator, defects, pass } = target;
  const seen = new Map<number, number>();
  const words = [...vocabulary, ...known];
  for (let number = 0; number < count; number++) {
    const chance = chanceFor(seed, number);
    const request = hostileRequest({ places, projects: attackers, words }, chance);
    const where = `request ${number} of DEPTH_SEED=${seed}: ${request.method} ${request.url.slice(0, 300)}`;
    unanswered = where;
    const { status, body } = await answerOf(emulator, request);
    unanswered = undefined;
    seen.set(status, (seen.get(status) ?? 0) + 1);
    const problem = problemWith(request, status, body, defects);
    if (problem) throw new Error(`${where}: ${problem}`, { cause: defects[0] });
    if (number % 50 === 0) learn(words, body);
    if (number % 200 === 0) words.push(await instanceOf(target, chance.pick(attackers)));
    if (number % 20 === 0) pass(chance.below(3000));
  }
  return seen;
}

function problemWith({ method }: Request, status: number, body: string, defects: unknown[]) {
  if (defects.length > 0) return `a mistake of ours: ${defects[0]}`;
  const isAbsent = status === 501 && (method === 'HEAD' || body.includes('EMU.0501'));
  if (status >= 500 && !isAbsent) return `${status} ${body}`;
  if (body.includes(secret)) return `shows what is another project's: ${body.slice(0, 500)}`;
  if (status < 400 || body === '') return undefined;
  const { error_code, error, message } = JSON.parse(body);
  return error_code || error || message ? undefined : `${status} without a reason: ${body}`;
}

/** What was answered can be asked for later. The oldest is forgotten. */
function learn(words: string[], body: string): void {
  const ids = [...body.matchAll(idPattern)].map(([id]) => id);
  words.push(...ids.slice(0, 5));
  const most = vocabulary.length + 60;
  if (words.length > most) words.splice(vocabulary.length + 1, words.length - most);
}

/** All that the victim has, as text. */
async function belongings({ ask }: Attacked, id: string): Promise<string> {
  const base = `/v2/${victim}/instances`;
  const paths = [`${base}/${id}`, base, `${base}/${id}/tags`, `/v2/${victim}/instances/status`];
  const texts = await Promise.all(paths.map(async (path) => (await ask('GET', path)).text()));
  return texts.join('\n').replaceAll(/"current_time":\d+/g, '');
}

/** Gives an attacker something to work on, while his quota lasts. */
async function instanceOf({ ask }: Attacked, project: string): Promise<string> {
  const order = orderV2({ no_password_access: true });
  const answer = await (await ask('POST', `/v2/${project}/instances`, order)).json();
  return answer.instance_id ?? 'none';
}

async function victimIn({ ask, pass }: Attacked): Promise<string> {
  const tags = [{ key: secret, value: secret }];
  const order = orderV2({ name: secret, description: secret, tags });
  const { instance_id } = await (await ask('POST', `/v2/${victim}/instances`, order)).json();
  pass(60_000);
  return instance_id;
}

async function stillServes({ ask, pass, emulator }: Attacked): Promise<void> {
  const path = `/v2/${'b'.repeat(32)}/instances`;
  const created = await ask('POST', path, orderV2());
  expect(created.status).toBe(200);
  const { instance_id } = await created.json();
  emulator.clock.resume();
  pass(3_600_000);
  const shown = await (await ask('GET', `${path}/${instance_id}`)).json();
  expect(shown).toMatchObject({ instance_id, name: 'dcs-contract' });
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
}

test('the API stands them all, and the victim has what it had', async () => {
  const target = attacked();
  const id = await victimIn(target);
  const before = await belongings(target, id);
  expect(before).toContain(secret);
  const described = placesOf(openApiDocument());
  const isOffered = ({ method, path }: Place) =>
    !unsupportedOperations.some((each) => each.method === method && each.path === path);
  // What is answered with 501 is soon found out.
  const offered = described.filter(isOffered);
  const often = Array.from({ length: 4 }, () => offered).flat();
  const places = [...described, ...often, ...otherPlaces, signIn];
  const seen = await attack(target, places, Math.ceil(requests * 0.8), [id]);
  // What only bounces off the first check proves little.
  expect(seen.get(200)).toBeGreaterThan(requests * 0.05);
  expect(seen.get(400)).toBeGreaterThan(requests * 0.05);
  expect(seen.get(204)).toBeGreaterThan(requests * 0.001);
  expect(await belongings(target, id)).toBe(before);
  await stillServes(target);
  target.emulator.close();
});

test('the control plane stands them all, and what it breaks can be reset', async () => {
  const target = attacked();
  const document = await (await target.ask('GET', '/_control/openapi.json')).json();
  const places = placesOf(document);
  const seen = await attack(target, places, Math.ceil(requests * 0.2), ['1', 'demo', '1s', 'next']);
  expect(seen.get(200)).toBeGreaterThan(requests * 0.01);
  expect(seen.get(400)).toBeGreaterThan(requests * 0.01);
  expect((await target.ask('POST', '/_control/reset', {})).status).toBe(200);
  await stillServes(target);
  target.emulator.close();
});
