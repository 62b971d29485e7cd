// The conversations of real clients under test/fixtures/recordings, and what is demanded of their answers.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseRecording, type RecordedExchange } from '../../../src/client/internal.js';
import { type Plan, parsePlan, presets } from '../../../src/plan/index.js';

const folder = join(import.meta.dirname, '../../fixtures/recordings');
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

/** A value that an answer has to have: the number of the exchange, the path in its body, the value. */
export type Check = readonly [n: number, path: string, value: unknown];

/** Differences from recorded answers that are for the better. */
export interface Improvement {
  readonly why: string;
  /** Patterns for what the comparison says, such as `status: 404, now 501`; each of them has to be seen. */
  readonly differences: readonly string[];
  /** The requests that it is about, such as `GET .*\/flavors$`: a pattern for the whole of method and path. */
  readonly request: string;
  /** The recordings that it is about; all unless given. */
  readonly recordings?: readonly string[];
  /** The values that take the place of those in checks.json. */
  readonly checks?: readonly Check[];
}

const serveOptions: Readonly<Record<string, readonly string[]>> = JSON.parse(read('serve.json'));
const recordedChecks: Readonly<Record<string, readonly Check[]>> = JSON.parse(read('checks.json'));

/** The names of all recordings. */
export const recordingNames: readonly string[] = Object.keys(serveOptions);

/** What is better now. */
export const improvements: readonly Improvement[] = JSON.parse(read('improved.json'));

/** The improvements that are about a recording. */
export const improvementsOf = (name: string): readonly Improvement[] =>
  improvements.filter(({ recordings }) => recordings?.includes(name) ?? true);

/** The values that the answers of a recording have to have. */
export function checksOf(name: string): readonly Check[] {
  const better = improvementsOf(name).flatMap(({ checks = [] }) => checks);
  const replaced = new Set(better.map(([n]) => n));
  return [...(recordedChecks[name] ?? []).filter(([n]) => !replaced.has(n)), ...better];
}

/** The exchanges of a recording. */
export const recordingOf = (name: string): RecordedExchange[] =>
  parseRecording(read(`${name}.jsonl`));

/** How the service has to be started for a recording. */
export interface RecordedService {
  readonly plan: Plan;
  readonly user: string | undefined;
  readonly accessKey: string | undefined;
}

/** Reads the options of `serve`. */
export function serviceOf(name: string): RecordedService {
  const given = serveOptions[name] ?? [];
  const optionOf = (option: string) => {
    const at = given.indexOf(option);
    return at < 0 ? undefined : given[at + 1];
  };
  const plan =
    optionOf('--plan') === 'instant' ? presets.instant : parsePlan(parse(read('plan.yaml')));
  return { plan, user: optionOf('--user'), accessKey: optionOf('--ak') };
}
