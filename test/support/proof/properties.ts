// Properties that hold from every state of a chart for every kind of instance, also from states that
// a kind never gets to: there is always a way to the end, and no request is needed while work is under way.

import type { AnyMachineSnapshot } from 'xstate';
import { advance, keyOf, leafNames, leafOf, nodesBelow, placeAt, statusesIn } from './chart.js';
import { eventsOf, type Rules, type Subject, type Violation } from './rules.js';

/** Holds a chart against the properties, one by one. */
export function checkProperties(subject: Subject, rules: Rules): Violation[] {
  return [
    ...checkPurity(subject),
    ...checkVocabulary(subject, rules),
    ...rules.kinds.flatMap((kind) =>
      leafNames(subject.machine).flatMap((leaf) => {
        const snapshot = placeAt(subject.machine, leaf, kind);
        if (!snapshot) return [];
        return [
          ...checkEnd(subject, rules, snapshot),
          ...checkTransitional(subject, rules, snapshot),
        ].map(({ rule, message }) => ({ rule, message: `${message} (${kind})` }));
      }),
    ),
  ];
}

/** `deleted` can be reached from everywhere. */
function checkEnd({ machine }: Subject, rules: Rules, from: AnyMachineSnapshot): Violation[] {
  const found = new Map([[keyOf(from), from]]);
  for (const snapshot of found.values()) {
    if (leafOf(snapshot) === rules.gone) return [];
    for (const event of eventsOf(rules)) {
      const after = advance(machine, snapshot, event);
      if (!found.has(keyOf(after))) found.set(keyOf(after), after);
    }
  }
  return [{ rule: 'end', message: `no way leads from ${leafOf(from)} to ${rules.gone}` }];
}

/** While transitional no request is accepted, and the platform has a good and a bad way out. */
function checkTransitional(
  { machine }: Subject,
  { tags, requests, outcomes }: Rules,
  from: AnyMachineSnapshot,
): Violation[] {
  const isIn = (tag: string, snapshot: AnyMachineSnapshot) =>
    statusesIn(snapshot).some((status) => tags[tag]?.includes(status));
  if (!isIn('transitional', from)) return [];
  const leaf = leafOf(from);
  const exits = outcomes.map((event) => advance(machine, from, event));
  return [
    ...requests
      .filter((request) => from.can({ type: request }))
      .map((request) => ({ rule: 'transitional', message: `${leaf} accepts ${request}` })),
    ...(exits.some((exit) => isIn('serving', exit))
      ? []
      : [{ rule: 'good exit', message: `no outcome leads from ${leaf} to a serving status` }]),
    ...(exits.some((exit) => isIn('failed', exit))
      ? []
      : [{ rule: 'bad exit', message: `no outcome leads from ${leaf} to a failed status` }]),
  ];
}

/** The chart listens to no event that the rules do not know. */
function checkVocabulary({ machine }: Subject, rules: Rules): Violation[] {
  return nodesBelow(machine.root).flatMap((node) =>
    node.ownEvents
      .filter((event) => !eventsOf(rules).includes(event))
      .map((event) => ({
        rule: 'unknown events',
        message: `${node.path.join('.')} listens to ${event}`,
      })),
  );
}

/** Nothing in the chart acts, waits, starts something or moves by itself. */
function checkPurity({ machine }: Subject): Violation[] {
  return nodesBelow(machine.root).flatMap((node) => {
    const actions = [...node.transitions.values()].flat().flatMap((edge) => edge.actions ?? []);
    const impure = {
      'an entry action': node.entry,
      'an exit action': node.exit,
      'an action on an edge': actions,
      'a timer': node.after,
      'an actor': node.invoke,
      'an eventless edge': node.always ?? [],
    };
    return Object.entries(impure)
      .filter(([, found]) => found.length > 0)
      .map(([what]) => ({ rule: 'pure', message: `${node.path.join('.')} has ${what}` }));
  });
}
