// What is to be proved: the lifecycle of an instance, or the machine of a file; and which claims about it.

import { closest, distance } from 'fastest-levenshtein';
import type { AnyStateMachine, EventObject } from 'xstate';
import { instanceMachine } from '../../../machines/index.js';
import { type Claim, instanceProof, type Start } from '../../prove/index.js';
import { importModule, machineOf } from '../chart/import-module.js';
import { badInput } from '../environment/failures.js';

/** A machine with what is claimed of it. */
export interface Subject {
  readonly machine: AnyStateMachine;
  readonly claims: readonly Claim[];
  readonly starts?: readonly Start[];
  readonly events?: readonly EventObject[];
  readonly states?: readonly string[];
  /** Whether it is the lifecycle of an instance, which can be simulated and served. */
  readonly isInstance: boolean;
}

/** The lifecycle of an instance, or the machine of a module. */
export async function subjectOf(file: string | undefined): Promise<Subject> {
  if (file === undefined) {
    return { ...instanceProof, machine: instanceMachine, isInstance: true };
  }
  const { machine, module } = await machineOf(file);
  const { inputs, events, claims = [] } = module;
  return {
    machine,
    isInstance: false,
    claims: claimsIn(claims, `--machine ${file}: claims`),
    ...(inputs !== undefined && { starts: startsOf(inputs, file) }),
    ...(events !== undefined && { events: eventsIn(events, file) }),
  };
}

/**
 * The claims that were asked for, by name or as files of claims; all that are known without a wish.
 *
 * @param wishes - names of claims, and paths of modules that export claims
 */
export async function claimsAsked(
  wishes: readonly string[],
  known: readonly Claim[],
): Promise<readonly Claim[]> {
  if (wishes.length === 0) {
    if (known.length > 0) return known;
    throw badInput('there is nothing to prove: name claims by --claim, or export claims');
  }
  const found: Claim[] = [];
  for (const wish of wishes) {
    const named = known.find(({ name }) => name === wish);
    if (named) found.push(named);
    else if (/[\\/]|[.][cm]?[jt]s$/.test(wish)) found.push(...(await claimsOf(wish)));
    else throw badInput(`--claim ${wish}: ${unknownClaim(wish, known)}`);
  }
  return found;
}

function unknownClaim(wish: string, known: readonly Claim[]): string {
  const names = known.map(({ name }) => name);
  if (names.length === 0) return 'no such claim; expected a file of claims';
  const near = closest(wish, names);
  const hint = distance(wish, near) <= 3 ? `; did you mean ${near}?` : '';
  return `no such claim${hint || `; allowed: ${names.join(', ')}`}`;
}

async function claimsOf(file: string): Promise<Claim[]> {
  const module = await importModule('--claim', file);
  const exported = module.default ?? module.claims ?? Object.values(module);
  const claims = claimsIn(exported, `--claim ${file}`);
  if (claims.length === 0) throw badInput(`--claim ${file}: exports no claims`);
  return claims;
}

function startsOf(inputs: unknown, file: string): Start[] {
  if (Array.isArray(inputs) && inputs.length > 0) {
    return inputs.map((input) => ({ name: JSON.stringify(input) ?? 'start', input }));
  }
  if (typeof inputs === 'object' && inputs !== null && Object.keys(inputs).length > 0) {
    return Object.entries(inputs).map(([name, input]) => ({ name, input }));
  }
  throw badInput(`--machine ${file}: inputs: expected a list, or a mapping of names to inputs`);
}

function eventsIn(events: unknown, file: string): EventObject[] {
  const isEvent = (event: unknown): event is EventObject =>
    typeof (event as EventObject | null)?.type === 'string';
  if (Array.isArray(events) && events.length > 0 && events.every(isEvent)) return events;
  throw badInput(`--machine ${file}: events: expected a list of events, each with a type`);
}

function claimsIn(exported: unknown, where: string): Claim[] {
  const claims = [exported].flat() as Partial<Claim>[];
  for (const claim of claims) {
    if (typeof claim?.type !== 'string' || typeof claim.name !== 'string') {
      throw badInput(`${where}: expected claims, as always, reachable or leadsTo make them`);
    }
  }
  return claims as Claim[];
}
