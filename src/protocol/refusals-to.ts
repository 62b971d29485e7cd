// What the chart refuses a request with, for the operations that ask for it: no list of theirs repeats it.

import {
  kinds,
  lifecycle,
  type Request,
  type StateName,
  situationOf,
} from '../../machines/index.js';
import type { ErrorCode } from './errors/index.js';

/**
 * The codes with which the chart refuses a request in some state, for some kind of instance.
 *
 * @param where - the states that count; all of them unless given
 *
 * @example
 * ```ts
 * refusalsTo('delete'); // ['DCS.4099', …, 'DCS.3022']
 * ```
 */
export function refusalsTo(
  request: Request,
  where: (state: StateName) => boolean = () => true,
): readonly ErrorCode[] {
  const { states } = lifecycle.table;
  return [...new Set(states.filter(where).flatMap((state) => refusalsIn(state, request)))];
}

const known = new Map<string, readonly ErrorCode[]>();

/** Asked once for each: an answer of the chart comes with an explanation, and many operations ask the same. */
function refusalsIn(state: StateName, request: Request): readonly ErrorCode[] {
  const key = `${state} ${request}`;
  const codes =
    known.get(key) ??
    kinds.flatMap((kind) => lifecycle.refusal(request, situationOf(kind, state))?.code ?? []);
  known.set(key, codes as ErrorCode[]);
  return codes as ErrorCode[];
}
