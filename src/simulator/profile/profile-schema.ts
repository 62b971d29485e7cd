// Reads profiles from documents.

import { kinds } from '../../../machines/index.js';
import {
  formatDuration,
  InputError,
  type Plan,
  presets,
  type ValidationIssue,
} from '../../plan/index.js';
import {
  isMapping,
  line,
  listOf,
  mapping,
  numberWhere,
  oneOf,
  parseInput,
  planSchemaOver,
  positiveDurationSchema,
  wholeNumber,
} from '../../plan/internal.js';
import { defaultSeed } from '../../random/index.js';
import { mostInstances, type Profile } from './profile.js';
import { groupIssues, mixIssues } from './profile-checks.js';
import { longestHorizonMs } from './semi-markov.js';
import { workloadSchema } from './workload-schema.js';
import { type DocumentPath, groupsOf, type WrittenProfile } from './written-profile.js';

const horizonSchema = positiveDurationSchema.refine((given) => given <= longestHorizonMs, {
  error: ({ input }) =>
    `expected at most ${formatDuration(longestHorizonMs)} (100 years), got ${formatDuration(input as number)}`,
});

/** The schema of a profile that may name some plans. */
export function profileSchemaOver(plans: Readonly<Record<string, Plan>> = presets) {
  const planSchema = planSchemaOver(plans);
  const entrySchema = mapping('an entry of the mix (a mapping with kind and weight)', {
    kind: oneOf('kind', kinds),
    weight: numberWhere('a weight, a number of at least 0', (weight) => weight >= 0, {
      minimum: 0,
    }),
    plan: planSchema.optional(),
    workload: workloadSchema.optional(),
  });
  const mix = 'a list of entries such as {kind: ha, weight: 0.7}';
  return mapping('a profile (a mapping with kind or mix, plan, workload, instances, horizon)', {
    name: line('a name').optional(),
    kind: oneOf('kind', kinds).optional(),
    mix: listOf(mix, entrySchema)
      .refine((entries) => entries.length > 0, { error: `expected ${mix}, got an empty list` })
      .meta({ minItems: 1 })
      .optional(),
    plan: planSchema.optional(),
    workload: workloadSchema.optional(),
    instances: wholeNumber(1, mostInstances),
    horizon: horizonSchema,
    seed: wholeNumber(0, Number.MAX_SAFE_INTEGER).optional(),
  }).meta({ oneOf: [{ required: ['kind'] }, { required: ['mix'] }] });
}

/**
 * Reads a profile.
 *
 * @param data - what a YAML or JSON file holds: `kind` or `mix`, `plan`, `instances` and `horizon`,
 *   and if wanted `name`, `workload` and `seed`
 * @param plans - the plans that it may name; the presets unless given
 * @throws `InputError` with everything that is wrong with it; what the chart refuses is
 *   answered with the chart's reason
 *
 * @example
 * ```ts
 * const profile = parseProfile({
 *   mix: [
 *     { kind: 'ha', weight: 70, workload: { requests: { backUp: { every: '1d' } } } },
 *     { kind: 'single', weight: 30 },
 *   ],
 *   plan: { like: 'documented', phases: { RESTARTING: { takes: '5m', fails: 0.02 } } },
 *   workload: {
 *     requests: { restart: { every: '7d' } },
 *     reactions: { ERROR: { restart: { after: '10m' } } },
 *   },
 *   instances: 100_000,
 *   horizon: '365d',
 * });
 * profile.groups[0].weight; // 0.7
 * ```
 */
export function parseProfile(
  data: unknown,
  plans: Readonly<Record<string, Plan>> = presets,
): Profile {
  const written = parseInput(profileSchemaOver(plans), data) as WrittenProfile;
  refuse(mixIssues(written));
  refuse(groupIssues(written));
  return {
    ...(written.name !== undefined && { name: written.name }),
    groups: groupsOf(written)
      .filter(({ weight }) => weight > 0)
      .map(({ kind, weight, plan, workload }) => ({ kind, weight, plan, workload })),
    instances: written.instances,
    horizonMs: written.horizon,
    seed: written.seed ?? defaultSeed,
  };
}

function refuse([first, ...rest]: readonly ValidationIssue[]): void {
  if (first) throw new InputError([first, ...rest]);
}

/**
 * Finds the names of plans in a profile that is not parsed yet, for programs that read those plans from
 * files and pass them to `parseProfile`.
 *
 * @param data - what a YAML or JSON file holds
 */
export function planNamesIn(data: unknown): { name: string; path: DocumentPath }[] {
  if (!isMapping(data)) return [];
  const entries: unknown[] = Array.isArray(data.mix) ? data.mix : [];
  const places = [
    { plan: data.plan, path: ['plan'] },
    ...entries.map((entry, index) => ({
      plan: isMapping(entry) ? entry.plan : undefined,
      path: ['mix', index, 'plan'],
    })),
  ];
  return places.flatMap(({ plan, path }) => (typeof plan === 'string' ? { name: plan, path } : []));
}
