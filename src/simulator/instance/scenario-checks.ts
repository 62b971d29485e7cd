// What can be wrong with a scenario although each entry of it is well formed: entries that come after the
// end, too many events, ends of phases that the chart does not have.

import { lifecycle, type StateName, situationOf } from '../../../machines/index.js';
import { formatDuration, type ValidationIssue } from '../../plan/index.js';
import { type Phase, phaseAt } from '../../plan/internal.js';
import {
  lastMsOf,
  type Occurrence,
  type Scenario,
  type ScheduledRequest,
  type UnplannedList,
  unplannedEvents,
} from './scenario.js';
import { countOf, mostEvents } from './scenario-events.js';

/** Finds what is wrong with a scenario, in the order in which it is written. */
export function issuesOf(scenario: Scenario): ValidationIssue[] {
  const lastMs = lastMsOf(scenario.end);
  const issues: ValidationIssue[] = [];
  let events = 0;

  const check = (list: 'requests' | UnplannedList, entries: readonly Occurrence[]) => {
    entries.forEach((entry, index) => {
      const report = (key: string, message: string) =>
        issues.push({ path: [list, index, key], at: 'value', message });
      const { atMs, everyMs, untilMs } = entry;

      if (atMs > lastMs) {
        const [at, last] = [atMs, lastMs].map(formatDuration);
        report('at', `${at} is after the end of the scenario (${last})`);
      }
      if (untilMs !== undefined && everyMs === undefined) {
        report('until', 'only an entry with every can have until');
      } else if (untilMs !== undefined && untilMs < atMs) {
        report('until', `${formatDuration(untilMs)} is before at (${formatDuration(atMs)})`);
      }
      const count = countOf(entry, lastMs);
      if (events <= mostEvents && events + count > mostEvents) {
        const much = count > 1 ? `happens ${count} times` : 'is one too many';
        report(count > 1 ? 'every' : 'at', `${much}; a scenario has at most ${mostEvents} events`);
      }
      events += count;
    });
  };

  check('requests', scenario.requests);
  scenario.requests.forEach((entry, index) => {
    const [key, message] = wrongEnd(entry, scenario) ?? [];
    if (key && message) issues.push({ path: ['requests', index, key], at: 'value', message });
  });
  for (const { list } of unplannedEvents) check(list, scenario[list]);
  return issues;
}

/** Says what is wrong with the end that an entry gives to the phase that it starts. */
function wrongEnd(
  { request, takesMs, outcome }: ScheduledRequest,
  { kind }: Scenario,
): [key: string, message: string] | undefined {
  if (takesMs === undefined && outcome === undefined) return undefined;
  const phase = phaseStartedBy(request);
  if (!phase) {
    return [takesMs === undefined ? 'outcome' : 'takes', `${request} is done at once`];
  }
  const possible = lifecycle.possibleOutcomes(situationOf(kind, phase.state));
  if (outcome === undefined || possible.includes(outcome)) return undefined;
  return ['outcome', `${phase.name} does not end with ${outcome}; allowed: ${possible.join(', ')}`];
}

/** The phase that a request leads to where it is accepted. */
function phaseStartedBy(request: ScheduledRequest['request']): Phase | undefined {
  return lifecycle.edges
    .filter(({ event }) => event === request)
    .map(({ to }) => phaseAt(to as StateName))
    .find((phase) => phase !== undefined);
}
