// The state of the page in its address, behind the #: read again by another browser, it is the same state. What
// people get wrong in it is told in one line.

import { eventNames, kinds } from '../../../machines/index.js';
import { longestMs } from '../../plan/internal.js';
import { instanceClaims } from '../../prove/index.js';
import { chartWith } from './chart.js';
import { readPlan } from './plan-text.js';
import { type Act, after, fresh, type Move, mostMoves, type PlayState } from './state.js';

/** Says what is wrong with an address. */
export class AddressError extends Error {
  override readonly name = 'AddressError';
}

/** No address is longer: some mail programs break those that are. */
const longestAddress = 40_000;

/** Writes a state as what follows the #; what is as at first is left out. */
export function writeAddress({ kind, plan, seed, changes, moves, claim }: PlayState): string {
  const parts = new URLSearchParams();
  if (kind !== fresh.kind) parts.set('kind', kind);
  if (plan !== fresh.plan) parts.set('plan', plan);
  if (seed !== fresh.seed) parts.set('seed', String(seed));
  for (const change of changes) parts.append('change', change);
  if (moves.length > 0) parts.set('moves', moves.map(moveText).join('.'));
  if (claim !== undefined) parts.set('claim', claim);
  return parts.toString();
}

/**
 * What becomes of a state by what people do; undefined where an address has no room for it. What takes no more room than
 * there was is always done: an address may have been read that is longer as it is written here.
 */
export function afterWithRoom(state: PlayState, act: Act): PlayState | undefined {
  const next = after(state, act);
  const { length } = writeAddress(next);
  return length > longestAddress && length > writeAddress(state).length ? undefined : next;
}

/** Dots part the moves, and numbers are times: an event that people have called so is written otherwise. */
const moveText = (move: Move): string =>
  move.type === 'pass'
    ? String(move.durationMs)
    : encodeURIComponent(move.event)
        .replaceAll('.', '%2E')
        .replace(/^\d/, (digit) => `%3${digit}`);

const keys = ['kind', 'plan', 'seed', 'change', 'moves', 'claim'] as const;

/**
 * Reads what follows the # of an address.
 *
 * @throws AddressError with what is wrong, where, and what is allowed
 */
export function readAddress(text: string): PlayState {
  if (text.length > longestAddress) {
    throw new AddressError(`longer than ${longestAddress} characters`);
  }
  const parts = new URLSearchParams(text);
  for (const key of new Set(parts.keys())) {
    oneOf('key', key, keys);
    if (key !== 'change' && parts.getAll(key).length > 1) {
      throw new AddressError(`${key}: there twice`);
    }
  }
  const changes = readChanges(parts.getAll('change'));
  const claim = parts.get('claim');
  return {
    kind: oneOf('kind', parts.get('kind') ?? fresh.kind, kinds),
    plan: told('plan', () => {
      const plan = parts.get('plan') ?? fresh.plan;
      readPlan(plan);
      return plan;
    }),
    seed: readSeed(parts.get('seed') ?? String(fresh.seed)),
    changes,
    moves: readMoves(parts.get('moves') ?? '', changes),
    ...(claim !== null && {
      claim: oneOf(
        'claim',
        claim,
        instanceClaims.map(({ name }) => name),
      ),
    }),
  };
}

/** Reads a seed as people write it. @throws AddressError when it is no seed */
export function readSeed(text: string): number {
  const seed = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(seed)) return seed;
  throw new AddressError(`seed: expected a whole number from 0, got ${shown(text)}`);
}

function readChanges(changes: readonly string[]): readonly string[] {
  const distinct = [...new Set(changes)];
  told('change', () => chartWith(distinct));
  return distinct;
}

function readMoves(text: string, changes: readonly string[]): readonly Move[] {
  if (text === '') return [];
  const parts = text.split('.');
  if (parts.length > mostMoves) throw new AddressError(`moves: more than ${mostMoves}`);
  const allowed = [...new Set([...eventNames, ...chartWith(changes).events])];
  return parts.map((part) => {
    if (!/^\d+$/.test(part)) {
      const event = told('moves', () => decodeURIComponent(part));
      return { type: 'event', event: oneOf('moves', event, allowed) };
    }
    const durationMs = Number(part);
    if (durationMs > longestMs) throw new AddressError(`moves: ${part} ms is more than 1000 years`);
    return { type: 'pass', durationMs };
  });
}

function oneOf<T extends string>(what: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === text);
  if (found !== undefined) return found;
  throw new AddressError(`${what}: unknown ${shown(text)}; allowed: ${allowed.join(', ')}`);
}

/** Passes on what is wrong, with where. */
function told<T>(where: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new AddressError(`${where}: ${(error as Error).message}`);
  }
}

const shown = (text: string): string =>
  JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
