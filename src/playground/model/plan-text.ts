// A plan as people choose or write it: the name of a preset, or JSON.

import { InputError, type Plan, parsePlan, phases, presets } from '../../plan/index.js';
import { describeIssue, otherEnds } from '../../plan/internal.js';

/** Says what is wrong with a plan, in one line. */
export class PlanTextError extends Error {
  override readonly name = 'PlanTextError';
}

/** How long a plan can be. */
const longestPlan = 4000;

/**
 * Reads a plan.
 *
 * @param text - the name of a preset, or a plan as JSON
 * @throws PlanTextError when it is neither
 */
export function readPlan(text: string): Plan {
  const named = Object.entries(presets).find(([name]) => name === text)?.[1];
  if (named) return named;
  const allowed = `expected a plan as JSON, or one of ${Object.keys(presets).join(', ')}`;
  if (!text.trimStart().startsWith('{')) throw new PlanTextError(allowed);
  if (text.length > longestPlan) {
    throw new PlanTextError(
      `longer than ${longestPlan} characters, which an address has no room for`,
    );
  }
  try {
    return parsePlan(parsed(text));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const [first] = error.issues;
    const more = error.issues.length - 1;
    throw new PlanTextError(
      `${first ? describeIssue(first) : error.message}${more > 0 ? ` (and ${more} more)` : ''}`,
    );
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PlanTextError(`this is no JSON: ${(error as Error).message}`);
  }
}

/** A plan to begin with: the quick one, in which a phase that can end otherwise does so half of the time. */
export function examplePlan(): string {
  const [{ key, outcome }] = otherEnds as readonly [(typeof otherEnds)[number]];
  const phase = phases.find(({ outcomes }) => outcomes.includes(outcome));
  const plan = { like: 'demo', phases: phase && { [phase.name]: { takes: '20s', [key]: 0.5 } } };
  return JSON.stringify(plan, undefined, 2);
}
