// The rules of the tests as what the walks of src/prove go over, with the package @xstate/graph.

import { createTestModel, getSimplePaths } from '@xstate/graph';
import { type GraphTools, type Walked, walkAll } from '../../../src/prove/internal.js';
import { startOf } from './chart.js';
import { checkSnapshot, checkStep } from './checks.js';
import { eventsOf, type Rules, type Subject } from './rules.js';

/** The package's own functions, which are those of xstate/graph under their first name. */
export const tools = { createTestModel, getSimplePaths } as unknown as GraphTools;

/**
 * Proves a chart by its paths.
 *
 * @param maxLength - the length up to which all sequences of events are tried
 */
export function provePaths(subject: Subject, rules: Rules, maxLength: number): Walked {
  const { machine } = subject;
  const walked = {
    machine,
    tools,
    starts: rules.kinds.map(startOf),
    events: eventsOf(rules).map((type) => ({ type })),
    states: rules.statuses,
    checkSnapshot: (snapshot, { name }) => checkSnapshot(snapshot, name, subject, rules),
    checkStep: (before, { type }, after) => checkStep(machine, before, type, after),
  } satisfies Parameters<typeof walkAll>[0];
  return walkAll(walked, maxLength);
}
