// gophertelekomcloud as far as this service notices: how it comes in, asks and polls.

import { signedWithCredential } from '../identity/signing.js';
import { base, type Conversation, type Heard, keys, signIn, user } from './conversation.js';

/** Where it looks for the service. */
export const region = 'eu-de';

type Api = 'v1' | 'v2';
/** Asks for something below the address of an API. */
export type Ask = (api: Api, method: string, path: string, body?: object) => Promise<Heard>;

/** Finds the service under the only name that this client looks for. */
function endpointIn(catalog: { type: string; endpoints: { region: string; url: string }[] }[]) {
  const entry = catalog.find(({ type }) => type === 'dcsv1');
  const url = entry?.endpoints.find((each) => each.region === region)?.url as string;
  expect(url).toMatch(new RegExp(`^${base}/v1\\.0/[0-9a-f]{32}$`));
  return { v1: url, v2: url.replace('v1.0', 'v2') };
}

/** A literal such as `2.0` is no int for it. The port of SSL is a text, that of an instance is not. */
function requireIntegers({ text }: Heard): void {
  if (!text.includes('"max_memory"')) return;
  const ints =
    /"(port|max_memory|used_memory|charging_mode|db_number|sharding_count|replica_count)":([^,}]*)/g;
  for (const [, name, value] of text.matchAll(ints)) {
    expect(`${name} ${value}`).toMatch(/^\w+ (-?\d+|null)$/);
  }
}

/** Signs in with a password. */
export async function byPassword(talk: Conversation): Promise<Ask> {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
  const body = JSON.stringify(signIn(user.password, region));
  const answer = await talk.say('POST', `${base}/v3/auth/tokens`, headers, body);
  expect(answer.status).toBe(201);
  const token = answer.headers.get('X-Subject-Token') as string;
  const endpoint = endpointIn(answer.body.token.catalog);
  return async (api, method, path, sent) => {
    const own = { ...headers, 'X-Auth-Token': token, 'User-Agent': 'golangsdk/2.0.0' };
    const heard = await talk.say(method, endpoint[api] + path, own, sent && JSON.stringify(sent));
    requireIntegers(heard);
    return heard;
  };
}

/** Signs every request. */
export async function bySignature(talk: Conversation): Promise<Ask> {
  const send = (method: string, url: string, project: string | undefined, sent?: object) => {
    const { host, pathname, searchParams } = new URL(url);
    const body = sent === undefined ? '' : JSON.stringify(sent);
    const headers = {
      'content-type': 'application/json',
      host,
      'X-Sdk-Date': '20260101T000000Z',
      ...(project !== undefined && { 'X-Project-Id': project }),
    };
    const query = [...searchParams];
    const unsigned = { method, path: pathname, query, headers, body };
    const authorization = signedWithCredential(unsigned, keys, '', '');
    return talk.say(method, url, { ...headers, authorization }, body || undefined);
  };
  const found = await send('GET', `${base}/v3/projects?name=${region}`, undefined);
  expect(found).toMatchObject({ status: 200, body: { projects: [{ name: region }] } });
  const project: string = found.body.projects[0].id;
  const catalog = await send('GET', `${base}/v3/auth/catalog`, project);
  expect(catalog.status).toBe(200);
  const endpoint = endpointIn(catalog.body.catalog);
  return async (api, method, path, sent) => {
    const heard = await send(method, endpoint[api] + path, project, sent);
    requireIntegers(heard);
    return heard;
  };
}

/** Polls once a second; it never looks for ERROR, so neither is there one. */
export async function until(
  { ask, talk }: { ask: Ask; talk: Conversation },
  api: Api,
  id: string,
  wanted: string,
): Promise<string[]> {
  const seen: string[] = [];
  for (let poll = 0; poll < 120; poll++) {
    const { status, body } = await ask(api, 'GET', `/instances/${id}`);
    const now = status === 404 ? 'gone' : body.status;
    if (seen.at(-1) !== now) seen.push(now);
    if (now === wanted) return seen;
    talk.sleep(1000);
  }
  throw new Error(`waited too long, saw ${seen.join(', ')}`);
}
