// The plan that a name stands for: a preset, or else a file.

import { statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { InputError, type Plan, parsePlan, type phaseRanges, presets } from '../../plan/index.js';
import { isMapping } from '../../plan/internal.js';
import type { Environment } from '../environment/environment.js';
import { badInput } from '../environment/failures.js';
import { readDocument } from './documents.js';

/** How long states last, by a plan. */
export type PlanRanges = ReturnType<typeof phaseRanges>;

/**
 * Finds a plan.
 *
 * @param name - a preset's name or a file
 * @param folder - what a relative file name is relative to
 * @throws InputError when there is no such plan; the caller knows where it is named
 * @throws CommandFailure when the file is there and has no plan in it
 */
export async function readPlan(
  name: string,
  folder: string,
  environment: Environment,
): Promise<Plan> {
  if (Object.hasOwn(presets, name)) return presets[name as keyof typeof presets];
  const path = isAbsolute(name) ? name : join(folder, name);
  const wrong = name === '' ? 'no name' : wrongWith(path);
  if (wrong !== undefined) {
    const known = Object.keys(presets).join(', ');
    const message = `unknown plan ${JSON.stringify(name)}; allowed: ${known}, or a file (${wrong})`;
    throw new InputError([{ path: ['plan'], at: 'value', message }]);
  }
  const document = await readDocument(path, environment);
  const plan = document.locating(() => parsePlan(document.data));
  const isNamed = !isMapping(document.data) || document.data.name !== undefined;
  return isNamed ? plan : { ...plan, name };
}

/**
 * Reads the plan of `--plan`, relative to the working directory.
 *
 * @param name - a preset's name or a file
 * @throws CommandFailure when there is no such plan
 */
export async function readPlanOption(name: string, environment: Environment): Promise<Plan> {
  try {
    return await readPlan(name, '.', environment);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw badInput(`--plan: ${error.issues[0].message}`, error);
  }
}

/** Why a path cannot be a plan's file, or undefined when it can. */
function wrongWith(path: string): string | undefined {
  try {
    return statSync(path).isDirectory() ? `${path} is a folder` : undefined;
  } catch {
    return `there is no ${path}`;
  }
}
