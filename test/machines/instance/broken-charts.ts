// Charts that are wrong on purpose, and what the proof has to say of each: which check notices, and in
// which words. A check that is not named for a chart has to stay silent about it.

import { assign } from 'xstate';
import { guards, type InstanceMachine, instanceMachine } from '../../../machines/index.js';
import {
  alterChart,
  dropState,
  edgeOf,
  type StateDraft,
  stateOf,
} from '../../support/proof/index.js';

/** Of the kinds, these four differ in what they can do. */
export const someKinds: readonly string[] = ['single', 'ha', 'ha_rw_split', 'proxy'];

/** Four events come to every pair of steps. */
export const maxLength = 4;

/** The chart but for a change, or for other predicates behind its guards. */
export const altered = (
  change: (chart: StateDraft) => void,
  predicates = guards,
): InstanceMachine => alterChart(instanceMachine, predicates, change);

const each = (text: string) => someKinds.map((kind) => `${text} (${kind})`);
const inAllWalks = (text: string) =>
  ['shortest paths of the TestModel', 'accepted sequences up to 4', 'all sequences up to 4'].map(
    (walk) => `${text} was never seen (${walk})`,
  );

/** A chart that is wrong on purpose, and what has to be said of it. */
export interface BrokenChart {
  readonly what: string;
  readonly machine: InstanceMachine;
  /** What each check has to name, among other things; a check left out has to stay silent. */
  readonly named: Partial<Record<'paths' | 'properties' | 'grid', readonly string[]>>;
}

export const brokenCharts: readonly BrokenChart[] = [
  { what: 'nothing', machine: altered(() => {}), named: {} },
  {
    what: 'ERROR tagged serving',
    machine: altered((chart) => stateOf(chart, 'ERROR').tags?.push('serving')),
    named: {
      paths: [
        'serving: ERROR is tagged serving (single, after fault)',
        'serves: asked, the chart says that ERROR serves (single, after fault)',
      ],
    },
  },
  {
    what: 'RUNNING not tagged serving',
    machine: altered((chart) => delete stateOf(chart, 'RUNNING').tags),
    named: {
      paths: [
        'serving: RUNNING.idle is not tagged serving (single, after succeed)',
        'serves: asked, the chart says that RUNNING.idle does not serve (single, after succeed)',
        'serving: RUNNING.backingUp is not tagged serving (ha, after succeed, backUp)',
      ],
    },
  },
  {
    what: 'a task of RUNNING tagged transitional',
    machine: altered((chart) => {
      stateOf(chart, 'RUNNING.backingUp').tags = ['transitional'];
    }),
    named: {
      paths: ['transitional: RUNNING.backingUp is tagged transitional (ha, after succeed, backUp)'],
    },
  },
  {
    what: 'a transitional status not tagged so',
    machine: altered((chart) => delete stateOf(chart, 'RESTARTING').tags),
    named: {
      paths: [
        'transitional: RESTARTING is not tagged transitional (single, after succeed, restart)',
      ],
    },
  },
  {
    what: 'an edge rerouted',
    machine: altered((chart) => {
      edgeOf(chart, 'RESTARTING', 'fail').target = 'RUNNING';
    }),
    named: {
      grid: each('grid: RESTARTING, on fail, becomes RUNNING.idle; expected: becomes ERROR'),
    },
  },
  {
    what: 'a status missing',
    machine: altered((chart) => {
      dropState(chart, 'RESTORING');
    }),
    named: {
      paths: inAllWalks('all statuses: RESTORING'),
      grid: [
        'states: there is no state RESTORING',
        'grid: RUNNING.idle, on restore, changes nothing; expected: becomes RESTORING (ha)',
      ],
    },
  },
  {
    what: 'a status that nothing leads to',
    machine: altered((chart) => delete stateOf(chart, 'CREATING').on.fail),
    named: {
      paths: [
        ...inAllWalks('all statuses: CREATEFAILED'),
        ...inAllWalks('all edges: CREATEFAILED --delete--> deleted'),
      ],
      grid: each('grid: CREATING, on fail, changes nothing; expected: becomes CREATEFAILED'),
    },
  },
  {
    what: 'one status too many',
    machine: altered((chart) => {
      chart.states.PAUSED = { on: { recover: { target: 'RUNNING' } }, states: {} };
      stateOf(chart, 'ERROR').on.fault = { target: 'PAUSED' };
    }),
    named: {
      paths: ['known statuses: PAUSED is no status (single, after fault, fault)'],
      grid: [
        'states: the oracle has no state PAUSED',
        ...each('grid: ERROR, on fault, becomes PAUSED; expected: changes nothing'),
      ],
    },
  },
  {
    what: 'the guard of a request dropped',
    machine: altered((chart) => {
      const [, last] = stateOf(chart, 'RUNNING.idle').on.restore as { guard?: string }[];
      delete last?.guard;
    }),
    named: {
      grid: [
        'grid: RUNNING.idle, on restore, becomes RESTORING; expected: changes nothing (single)',
        'refusal: RUNNING.idle, on restore, gives no refusal; expected: DCS.4095 (single)',
      ],
    },
  },
  {
    what: 'a guard that lets all kinds pass',
    machine: altered(() => {}, { ...guards, keepsBackups: () => true }),
    named: {
      grid: [
        'grid: RUNNING.idle, on backUp, becomes RUNNING.backingUp; expected: changes nothing (single)',
      ],
    },
  },
  {
    what: 'guards asked in the wrong order',
    machine: altered((chart) => {
      (stateOf(chart, 'EXTENDING').on.fail as unknown[]).reverse();
    }),
    named: {
      paths: inAllWalks('all edges: EXTENDING --fail if isSingle--> ERROR'),
      grid: [
        'grid: EXTENDING, on fail, becomes RUNNING.recovering; expected: becomes ERROR (single)',
      ],
    },
  },
  {
    what: 'an edge added',
    machine: altered((chart) => {
      stateOf(chart, 'EXTENDING').on.restart = { target: 'RESTARTING' };
    }),
    named: {
      properties: each('transitional: EXTENDING accepts restart'),
      grid: [
        ...each('grid: EXTENDING, on restart, becomes RESTARTING; expected: changes nothing'),
        ...each('refusal: EXTENDING, on restart, gives no refusal; expected: DCS.4113'),
      ],
    },
  },
  {
    what: 'the only edge to the end removed',
    machine: altered((chart) => delete stateOf(chart, 'CREATEFAILED').on.delete),
    named: {
      properties: each('end: no way leads from CREATEFAILED to deleted'),
      grid: each('grid: CREATEFAILED, on delete, changes nothing; expected: becomes deleted'),
    },
  },
  {
    what: 'a transitional status without a good exit',
    machine: altered((chart) => delete stateOf(chart, 'RESTARTING').on.succeed),
    named: {
      properties: each('good exit: no outcome leads from RESTARTING to a serving status'),
      grid: each('grid: RESTARTING, on succeed, changes nothing; expected: becomes RUNNING.idle'),
    },
  },
  {
    what: 'a transitional status without any exit',
    machine: altered((chart) => {
      stateOf(chart, 'EXTENDING').on = {};
    }),
    named: {
      properties: [
        ...each('end: no way leads from EXTENDING to deleted'),
        ...each('good exit: no outcome leads from EXTENDING to a serving status'),
        ...each('bad exit: no outcome leads from EXTENDING to a failed status'),
      ],
      grid: each('grid: EXTENDING, on succeed, changes nothing; expected: becomes RUNNING.idle'),
    },
  },
  {
    what: 'an end that is not final',
    machine: altered((chart) => delete stateOf(chart, 'deleted').type),
    named: { paths: ['final: deleted is active (single, after succeed, delete)'] },
  },
  {
    what: 'an edge that changes the kind',
    machine: altered((chart) => {
      edgeOf(chart, 'ERROR', 'recover').actions = assign({ kind: 'ha' });
    }),
    named: {
      paths: [
        'context: the context of RUNNING.idle is {"kind":"ha"}, not the kind (single, after fault, recover)',
      ],
      properties: ['pure: ERROR has an action on an edge'],
      grid: ['refusal: RUNNING.idle, on backUp, gives no refusal; expected: DCS.4095 (single)'],
    },
  },
  {
    what: 'an edge that needs no event',
    machine: altered((chart) => {
      stateOf(chart, 'CREATEFAILED').always = { target: 'deleted' };
    }),
    named: {
      paths: inAllWalks('all statuses: CREATEFAILED'),
      properties: ['pure: CREATEFAILED has an eventless edge'],
      grid: [
        ...each('grid: CREATING, on fail, becomes deleted; expected: becomes CREATEFAILED'),
        ...each('refusing: CREATEFAILED ignores flush, and yet it changes'),
      ],
    },
  },
  {
    what: 'an event of its own',
    machine: altered((chart) => {
      stateOf(chart, 'ERROR').on.explode = { target: 'RUNNING' };
    }),
    named: {
      paths: inAllWalks('all edges: ERROR --explode--> RUNNING'),
      properties: ['unknown events: ERROR listens to explode'],
    },
  },
  {
    what: 'another error code',
    machine: altered((chart) => {
      stateOf(chart, 'ERROR').meta = { refusal: { code: 'DCS.4026', condition: 'not running' } };
    }),
    named: { grid: each('refusal: ERROR, on flush, gives DCS.4026; expected: DCS.4049') },
  },
];
