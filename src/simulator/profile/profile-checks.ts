// What can be wrong with a profile although each entry of it is well formed: steps that the chart does not
// have, things said twice or not at all, and cycles in which no time passes.

import {
  type Lifecycle,
  lifecycle,
  type Request,
  type StateName,
} from '../../../machines/index.js';
import type { ValidationIssue } from '../../plan/index.js';
import { formatPath, phasesOf } from '../../plan/internal.js';
import { modelOf } from './models.js';
import { statesTagged, stepIn, whyNotArrive, whyNotReact } from './possible-steps.js';
import { hazards, type Reaction, type Reactions, repairs } from './profile.js';
import { racingCauses } from './racing-causes.js';
import { type TimelessStep, timelessCycle } from './timeless-cycle.js';
import { unusable } from './workload-schema.js';
import {
  type DocumentPath,
  groupsOf,
  never,
  type WrittenGroup,
  type WrittenProfile,
  wait,
} from './written-profile.js';

const issue = (path: DocumentPath, message: string): ValidationIssue => ({
  path,
  at: 'value',
  message,
});

/** Finds what is missing or said twice about the groups of a profile. */
export function mixIssues({ kind, mix, plan }: WrittenProfile): ValidationIssue[] {
  if (kind && mix) return [{ ...issue(['mix'], 'expected kind or mix, got both'), at: 'key' }];
  if (!kind && !mix) return [issue(['kind'], 'missing: expected a kind, or a mix of kinds')];
  const sum = mix?.reduce((total, { weight }) => total + weight, 0) ?? 1;
  if (!(sum > 0 && sum < Number.POSITIVE_INFINITY)) {
    return [issue(['mix'], `expected weights that add up to a number above 0, got ${sum}`)];
  }
  const lacking = mix ? mix.findIndex((entry) => !(entry.plan ?? plan)) : plan ? -1 : 0;
  if (lacking < 0) return [];
  const where = mix ? `, for all of the mix or for mix[${lacking}]` : '';
  return [issue(['plan'], `missing: expected a plan's name or a plan${where}`)];
}

/** Finds what is wrong with the groups of a profile, each thing once, in words of the chart. */
export function groupIssues(
  profile: WrittenProfile,
  chart: Lifecycle = lifecycle,
): ValidationIssue[] {
  const groups = groupsOf(profile);
  const found = [
    ...groups.flatMap((group) => requestIssues(chart, group)),
    ...groups.flatMap((group) => hazardIssues(chart, group)),
    ...groups.flatMap((group) => reactionIssues(chart, group)),
    ...groups.flatMap((group) => planIssues(chart, group)),
    ...groups.flatMap((group) => recoveryIssues(chart, group)),
  ];
  // Cycles can be looked for only in groups without other faults.
  const all = found.length > 0 ? found : groups.flatMap((group) => timeIssues(chart, group));
  const places = all.map(({ path }) => formatPath(path));
  return all.filter(({ path }, i) => places.indexOf(formatPath(path)) === i);
}

function requestIssues(chart: Lifecycle, group: WrittenGroup): ValidationIssue[] {
  return (Object.keys(group.workload.requests) as Request[]).flatMap((request) => {
    const message = whyNotArrive(chart, group.kind, request);
    const path = group.pathOf('requests', request);
    return message ? issue(path, message + hintFor(group, path, `${request}: ${never}`)) : [];
  });
}

function hazardIssues(chart: Lifecycle, group: WrittenGroup): ValidationIssue[] {
  return hazards.flatMap(({ key, outcome }) => {
    const serving = statesTagged(chart, 'serving');
    const comes = serving.some((state) => stepIn(chart, group.kind, state, outcome));
    if (comes || group.workload[key] === undefined) return [];
    const path = group.pathOf(key);
    const message = `a ${key} never comes to an instance of kind ${group.kind}`;
    return [issue(path, message + hintFor(group, path, `${key}: ${never}`))];
  });
}

function reactionIssues(chart: Lifecycle, group: WrittenGroup): ValidationIssue[] {
  const given = Object.entries(group.workload.reactions) as [StateName, Reactions][];
  return given.flatMap(([state, reactions]) =>
    (Object.keys(reactions) as Reaction[]).flatMap((reaction) => {
      const message = whyNotReact(chart, group.kind, state, reaction);
      const path = [...group.pathOf('reactions', state), reaction];
      return message ? issue(path, message + hintFor(group, path, `${state}: ${wait}`)) : [];
    }),
  );
}

/** A hint for an entry of a mix that cannot do what the common workload says. */
function hintFor({ entryPath }: WrittenGroup, path: DocumentPath, instead: string): string {
  if (entryPath.length === 0 || path[0] === entryPath[0]) return '';
  return `; in the workload of ${formatPath(entryPath)} say "${instead}"`;
}

function planIssues(chart: Lifecycle, { plan, planPath }: WrittenGroup): ValidationIssue[] {
  return phasesOf(chart).flatMap(({ name }) => {
    const phase = plan.phases[name];
    const message = phase && unusable(phase.takes);
    return message ? issue([...planPath, 'phases', name, 'takes'], message) : [];
  });
}

function recoveryIssues(
  chart: Lifecycle,
  { plan, written, pathOf }: WrittenGroup,
): ValidationIssue[] {
  return repairs.flatMap(({ key, outcome }) => {
    if (written[key] === undefined) return [];
    const twice = phasesOf(chart).find(({ well, name }) => well === outcome && plan.phases[name]);
    if (!twice) return [];
    const message = `given twice: the plan already says how long ${twice.name} takes; leave one of them out`;
    return [issue(pathOf(key), message)];
  });
}

function timeIssues(chart: Lifecycle, group: WrittenGroup): ValidationIssue[] {
  const model = modelOf(group, chart);
  const nameOf = (state: number | undefined) => model.states[state ?? -1]?.name as StateName;
  const birth = nameOf(model.initial);
  if (model.states[model.initial]?.causes.length === 0) {
    return [issue(group.planPath, `no status ever ends: expected a plan that ends ${birth}`)];
  }
  const cycle = timelessCycle(model);
  if (!cycle) return [];
  const keysOf = ({ from, cause }: TimelessStep) =>
    racingCauses(chart, group, nameOf(from)).find(({ name }) => name === cause)?.keys;
  const keys = cycle.map(keysOf).find((found) => found !== undefined);
  const way = cycle.map(({ from, event }) => `${nameOf(from)} (${event})`).join(' → ');
  const message = `no time passes in ${way} → ${nameOf(cycle[0]?.from)}: expected something in this cycle to last`;
  return [issue(keys ? group.pathOf(...keys) : group.planPath, message)];
}
