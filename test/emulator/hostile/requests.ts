// Hostile requests: to every path of a description, and beside them.

import { bodyFor, plausible, type Schema, type Words } from './bodies.js';
import { type Chance, nastyTexts } from './chance.js';

/** A place that can be asked, as the OpenAPI documents describe it. */
export interface Place {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, Schema>>;
  readonly body: Schema | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: a document is looked at as whatever reads it would
type Any = any;

/** The places of a document. */
export function placesOf(document: Any): Place[] {
  return Object.entries<Any>(document.paths).flatMap(([path, methods]) =>
    Object.entries<Any>(methods).flatMap(([method, operation]) =>
      [path, ...(operation['x-aliases'] ?? [])].map((form: string) => ({
        method: method.toUpperCase(),
        path: form,
        query: Object.fromEntries(
          (operation.parameters ?? [])
            .filter((each: Any) => each.in === 'query')
            .map((each: Any) => [each.name, each.schema]),
        ),
        body: operation.requestBody?.content['application/json'].schema,
      })),
    ),
  );
}

/** Who is attacked with what. */
export interface Arms {
  readonly places: readonly Place[];
  /** Projects under which requests are made. */
  readonly projects: readonly string[];
  /** Ids and names that the service may know. */
  readonly words: Words;
}

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'PROPFIND'];

/** Makes a request. */
export function hostileRequest({ places, projects, words }: Arms, chance: Chance): Request {
  const place = chance.pick(places);
  const method = chance.percent(95) ? place.method : chance.pick(methods);
  const path = trick(filled(place.path, projects, words, chance), chance);
  const query = queryOf(place, words, chance);
  const takesBody = method !== 'GET' && method !== 'HEAD';
  const hasBody = takesBody && (place.body !== undefined || chance.percent(20));
  const body = hasBody ? bodyFor(place.body ?? {}, words, chance) : undefined;
  return new Request(`http://dcs.localhost${path}${query}`, {
    method,
    headers: headersOf(chance),
    ...(body !== undefined && { body: body as string }),
  });
}

function filled(path: string, projects: readonly string[], words: Words, chance: Chance): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (chance.percent(6)) return encodeURIComponent(wellFormed(chance.pick(nastyTexts)));
    if (name === 'project_id') return chance.pick(projects);
    // The last words are ids that the service gave out.
    const likely = chance.percent(80) ? words.slice(-30) : words;
    return encodeURIComponent(chance.pick(likely));
  });
}

const wellFormed = (text: string) => text.replaceAll(/[\ud800-\udfff]/g, '?');

/** Paths that try to be other paths. */
const tricks: readonly ((path: string) => string)[] = [
  (path) => `${path}/`,
  (path) => `${path}//`,
  (path) => `/${path}`,
  (path) => path.replace('/', '/./'),
  (path) => path.replace(/\/(?=[^/]*$)/, '/../'),
  (path) => path.replace(/\/(?=[^/]*$)/, '/%2e%2e/'),
  (path) => path.replace(/\/(?=[^/]*$)/, '%2f'),
  (path) => path.replace(/\/(?=[^/]*$)/, '\\'),
  (path) => path.replace(/\/(?=[^/]*$)/, '%5c'),
  (path) => `${path}%00`,
  (path) => `${path}%`,
  (path) => `${path}%zz`,
  (path) => `${path}%c0%af`,
  (path) => `${path};jsessionid=1`,
  (path) => `${path}.json`,
  (path) => path.toUpperCase(),
  (path) => path + '/x'.repeat(2000),
  (path) => path + 'y'.repeat(10_000),
  (path) => `${path}#fragment`,
  (path) => `${path}/%F0%9F%99%82`,
  (path) => `${path}/__proto__`,
];

const trick = (path: string, chance: Chance) =>
  chance.percent(8) ? phaseStart(chance.pick(tricks)(path)) : path;

/** What does not begin with a slash is another host. */
const phaseStart = (path: string) => (path.startsWith('/') ? path : `/${path}`);

function queryOf({ query }: Place, words: Words, chance: Chance): string {
  const pairs = Object.entries(query)
    .filter(() => chance.percent(30))
    .map(([name, schema]) => {
      const value = chance.percent(25)
        ? chance.pick(nastyTexts)
        : String(plausible(schema, words, chance));
      return `${name}=${chance.percent(90) ? encodeURIComponent(wellFormed(value)) : value}`;
    });
  if (chance.percent(8)) pairs.push(chance.pick(wildPairs));
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

const wildPairs = [
  '__proto__=1',
  '__proto__[polluted]=1',
  'constructor.prototype.polluted=1',
  'limit=1&limit=2',
  'limit=-1&offset=9007199254740993',
  'offset=1e3',
  '%',
  '&&&===',
  'a=%E0%A4%A',
  `x=${'x'.repeat(5000)}`,
];

function headersOf(chance: Chance): Headers {
  const headers = new Headers({ 'Content-Type': 'application/json', 'X-Auth-Token': 'any' });
  if (chance.percent(90)) return headers;
  const [name, value] = chance.pick(wildHeaders);
  headers.set(name, value);
  return headers;
}

const wildHeaders: readonly (readonly [name: string, value: string])[] = [
  ['Content-Type', 'text/xml; charset=utf-7'],
  ['Content-Type', 'multipart/form-data'],
  ['Content-Length', '-1'],
  ['Content-Length', '99999999999999999999'],
  ['X-Auth-Token', ''],
  ['X-Auth-Token', 'x'.repeat(20_000)],
  ['X-Auth-Token', 'gAAAAAB\u00ff'],
  ['Authorization', 'SDK-HMAC-SHA256'],
  ['Authorization', 'SDK-HMAC-SHA256 Access=, SignedHeaders=;;, Signature='],
  ['Authorization', `SDK-HMAC-SHA256 Access=${'A'.repeat(9000)}, Signature=zz`],
  ['Authorization', 'Basic Og=='],
  ['X-Sdk-Date', 'yesterday'],
  ['X-Project-Id', '__proto__'],
  ['X-HTTP-Method-Override', 'DELETE'],
  ['X-Forwarded-Host', 'evil.example'],
  ['Accept', 'application/xml'],
  ['Accept-Encoding', 'x-unknown;q=99'],
  ['Range', 'bytes=0-0,-1,5-2'],
  ['If-None-Match', '*'],
  ['Last-Event-ID', '99999999999999999999'],
  ['Last-Event-ID', '-1;DROP'],
  ['Expect', '100-continue'],
];
