// A run of a fleet as its author wrote it: a profile, the plans that it names, and what the command line
// replaces. Every part of a run carries it, so that parts are checked like profiles.

import { dirname, isAbsolute, join } from 'node:path';
import { InputError, type Plan, parsePlan, presets } from '../../plan/index.js';
import { isMapping } from '../../plan/internal.js';
import { type Profile, parseProfile } from '../../simulator/index.js';
import { planNamesIn } from '../../simulator/internal.js';
import type { Environment } from '../environment/environment.js';
import { badInput } from '../environment/failures.js';
import { readDocument, type SourceDocument, standardInput } from '../input/documents.js';
import { readPlan } from '../input/plans.js';

/** What the command line can say in place of the profile. */
export interface Overrides {
  readonly seed?: number;
  readonly instances?: number;
  readonly horizon?: string;
}

/** A profile and the plans that it names, not parsed yet. */
export interface WrittenRun {
  readonly profile: unknown;
  /** Plans from files, by the names that the profile has for them. */
  readonly plans: Readonly<Record<string, unknown>>;
}

/** A profile from a file. */
export interface ProfileSource {
  readonly written: WrittenRun;
  readonly profile: Profile;
  /** Adds the place in the file to an `InputError` from `work`. */
  locating<T>(work: () => T): T;
}

/**
 * Reads a profile, and the plans that it names.
 *
 * @param path - a file, or `-` for standard input
 * @throws CommandFailure that says where in the file, when it is no profile
 */
export async function readProfile(
  path: string,
  overrides: Overrides,
  environment: Environment,
): Promise<ProfileSource> {
  const document = await readDocument(path, environment);
  const folder = path === standardInput ? '.' : dirname(path);
  const plans = await plansNamedIn(document, folder, environment);
  const data = isMapping(document.data) ? { ...document.data, ...overrides } : document.data;
  const written = { profile: data, plans };
  const { locating } = document;
  const profile = locating(() => blaming(overrides, () => profileOf(written)));
  return { written, profile, locating };
}

/** Names the option when its value is the invalid one: it has no place in the file. */
function blaming<T>(overrides: Overrides, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const [{ path, message }] = error.issues;
    if (path.length !== 1 || !Object.hasOwn(overrides, path[0] as string)) throw error;
    throw badInput(`--${path[0]}: ${message}`, error);
  }
}

/**
 * Parses what was written.
 *
 * @throws InputError when it is no profile
 */
export function profileOf({ profile, plans }: WrittenRun): Profile {
  const named = Object.entries(plans).map(([name, data]): [string, Plan] => {
    const plan = parsePlan(data);
    return [name, isMapping(data) && data.name === undefined ? { ...plan, name } : plan];
  });
  return parseProfile(profile, { ...presets, ...Object.fromEntries(named) });
}

async function plansNamedIn(document: SourceDocument, folder: string, environment: Environment) {
  const plans: Record<string, unknown> = {};
  for (const { name, path } of planNamesIn(document.data)) {
    try {
      await readPlan(name, folder, environment);
    } catch (error) {
      document.locating(() => {
        throw error instanceof InputError ? new InputError([{ ...error.issues[0], path }]) : error;
      });
    }
    if (Object.hasOwn(presets, name)) continue;
    plans[name] = (
      await readDocument(isAbsolute(name) ? name : join(folder, name), environment)
    ).data;
  }
  return plans;
}
