// What is looked at on every snapshot and every step of every path: that serving is RUNNING, that the
// other tags are where the rules have them, that there is one status, and that refusing changes nothing.

import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { leafOf, statusesIn, takes } from './chart.js';
import type { Rules, Subject, Violation } from './rules.js';

/** Holds one snapshot against the rules. */
export function checkSnapshot(
  snapshot: AnyMachineSnapshot,
  kind: string,
  { serves }: Subject,
  rules: Rules,
): Violation[] {
  const leaf = leafOf(snapshot);
  const found = statusesIn(snapshot);
  const [status = ''] = found;
  const violations: Violation[] = [];
  const broken = (rule: string, message: string) => violations.push({ rule, message });

  if (found.length !== 1) broken('one status', `an instance is ${found.join(' and ')} at once`);
  for (const each of found) {
    if (![...rules.statuses, rules.gone].includes(each)) {
      broken('known statuses', `${each} is no status`);
    }
  }
  for (const [tag, bearers] of Object.entries(rules.tags)) {
    const expected = found.some((each) => bearers.includes(each));
    if (snapshot.hasTag(tag) === expected) continue;
    broken(tag, `${leaf} is ${expected ? 'not ' : ''}tagged ${tag}`);
  }
  const shouldServe = rules.tags.serving?.includes(status) ?? false;
  if (serves(leaf) !== shouldServe) {
    broken(
      'serves',
      `asked, the chart says that ${leaf} ${shouldServe ? 'does not serve' : 'serves'}`,
    );
  }
  if ((snapshot.status === 'done') !== (status === rules.gone)) {
    broken('final', `${leaf} is ${snapshot.status}`);
  }
  if (JSON.stringify(snapshot.context) !== JSON.stringify({ kind })) {
    broken(
      'context',
      `the context of ${leaf} is ${JSON.stringify(snapshot.context)}, not the kind`,
    );
  }
  return violations;
}

/** Holds one step against the rules: an event that is not accepted leaves the very same snapshot. */
export function checkStep(
  machine: AnyStateMachine,
  before: AnyMachineSnapshot,
  event: string,
  after: AnyMachineSnapshot,
): Violation[] {
  const accepted = takes(machine, before, event);
  const leaf = leafOf(before);
  const violations: Violation[] = [];
  if (before.can({ type: event }) !== accepted) {
    violations.push({
      rule: 'can',
      message: `${leaf} ${accepted ? 'takes' : 'ignores'} ${event}, and can() denies it`,
    });
  }
  if (!accepted && after !== before) {
    violations.push({ rule: 'refusing', message: `${leaf} ignores ${event}, and yet it changes` });
  }
  return violations;
}
