// Bodies for an operation: made from its schema, so that many of them get past the first check, with
// something wrong in most.

import { type Chance, nasty, nastyTexts } from './chance.js';

/** A part of a JSON schema. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Texts that mean something to the service, and ids that it has answered. */
export type Words = readonly string[];

const safely = (low: number, high: number, chance: Chance) =>
  low + chance.below(Math.min(high - low, 1000) + 1);

/** A value that a schema may well allow. */
export function plausible(schema: Schema, words: Words, chance: Chance): unknown {
  const { type, items, minimum = 0, maximum = minimum + 200 } = schema;
  const choices = schema.anyOf ?? schema.oneOf;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return chance.pick(schema.enum);
  if (choices) return plausible(chance.pick(choices), words, chance);
  switch (Array.isArray(type) ? chance.pick(type) : type) {
    case 'object':
      return objectOf(schema, words, chance);
    case 'array':
      return Array.from({ length: chance.below(4) }, () => plausible(items ?? {}, words, chance));
    case 'integer':
      return safely(minimum, maximum, chance);
    case 'number':
      return chance.pick([0.125, 0.25, 1, 2, 4, 8, 16, 64]);
    case 'boolean':
      return chance.percent(50);
    default:
      return chance.pick(words);
  }
}

function objectOf({ properties = {}, required = [] }: Schema, words: Words, chance: Chance) {
  const known: Record<string, string> = usual;
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, schema]) => {
      const missing = required.includes(name) ? 5 : 25;
      if (chance.percent(missing) && !(name in known)) return [];
      if (chance.percent(3)) return [[name, nasty(chance)]];
      const value =
        name in known && chance.percent(85) ? known[name] : plausible(schema, words, chance);
      return [[name, value]];
    }),
  );
}

/** What a request needs to be heard at all. */
const usual = {
  engine: 'Redis',
  engine_version: '5.0',
  vpc_id: '5e37b3be-950a-48e1-b498-65b63d336481',
  subnet_id: 'a4112635-3ec0-471c-95c3-5cf49b9533af',
  access_user: '',
};

/** The text of a body: JSON of a schema's making, with something wrong, or no JSON at all. */
export function bodyFor(schema: Schema, words: Words, chance: Chance): string | Uint8Array {
  if (chance.percent(12)) return malformed(schema, words, chance);
  if (chance.percent(5)) return JSON.stringify(nasty(chance));
  const body = plausible({ type: 'object', ...schema }, words, chance);
  if (chance.percent(25) && typeof body === 'object' && body !== null) {
    const names = [...Object.keys(body), ...nastyTexts];
    Object.assign(body, { [chance.pick(names)]: nasty(chance) });
  }
  const text = JSON.stringify(body);
  return chance.percent(5) ? withPrototype(text) : text;
}

const withPrototype = (text: string) =>
  text.replace('{', '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":1}},');

function malformed(schema: Schema, words: Words, chance: Chance): string | Uint8Array {
  const text = JSON.stringify(plausible({ type: 'object', ...schema }, words, chance));
  const at = chance.below(text.length);
  switch (chance.below(9)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + chance.pick(nastyTexts) + text.slice(at);
    case 2:
      return '['.repeat(1 + chance.below(2000));
    case 3:
      return `${'{"a":'.repeat(70)}1${'}'.repeat(70)}`;
    case 4:
      return Uint8Array.from({ length: 1 + chance.below(60) }, () => chance.below(256));
    case 5:
      return text.replaceAll('"', "'");
    case 6:
      return `\ufeff${text}`;
    case 7:
      return `{"a":1e999999,"b":-0,"a":${'9'.repeat(400)}}`;
    default:
      return chance.pick(nastyTexts);
  }
}
