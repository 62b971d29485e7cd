// What is refuted gets a shortest way there: the chart is broken in many ways, and each counterexample is as long as
// the shortest that a search over all sequences finds, which shares no code with the prover.

import { type AnyStateMachine, initialTransition, transition } from 'xstate';
import { eventNames, instanceMachine, kinds } from '../../machines/index.js';
import {
  alterMachine,
  type Claim,
  instanceClaims,
  instanceProof,
  prove,
} from '../../src/prove/index.js';

/** Sequences of events, length by length, lived from birth every time. */
function shortestByTrying(
  machine: AnyStateMachine,
  holds: (snapshot: ReturnType<typeof initialTransition>[0]) => boolean,
): number | undefined {
  let trails: { kind: string; trail: string[] }[] = kinds.map((kind) => ({ kind, trail: [] }));
  const seen = new Set<string>();
  while (trails.length > 0) {
    const longer: typeof trails = [];
    for (const { kind, trail } of trails) {
      const end = trail.reduce(
        (snapshot, type) => transition(machine, snapshot, { type })[0],
        initialTransition(machine, { kind } as never)[0],
      );
      if (!holds(end)) return trail.length;
      const key = JSON.stringify([kind, end.value, end.status]);
      if (seen.has(key)) continue;
      seen.add(key);
      longer.push(...eventNames.map((type) => ({ kind, trail: [...trail, type] })));
    }
    trails = longer;
  }
  return undefined;
}

const claimNamed = (name: string) => instanceClaims.find((claim) => claim.name === name) as Claim;
const verdictOn = (name: string, changes: readonly string[]) =>
  prove(alterMachine(instanceMachine, changes), {
    ...instanceProof,
    claims: [claimNamed(name)],
    walks: false,
  }).verdicts[0];
const isRunning = ({ value }: { value: unknown }) =>
  value === 'RUNNING' || (typeof value === 'object' && value !== null && 'RUNNING' in value);

const servingWrong: readonly (readonly string[])[] = [
  ['RESTARTING.tags=serving'],
  ['CREATING.tags+=serving'],
  ['CREATEFAILED.tags=failed,serving'],
  ['EXTENDING.tags+=serving'],
  ['RESTORING.tags+=serving'],
  ['ERROR.tags+=serving'],
  ['RUNNING.tags-=serving'],
  ['deleted.tags=serving'],
  ['RESTARTING.tags=serving', 'ERROR.tags=serving'],
  ['CREATING.on.succeed=', 'CREATING.on.fail=RESTARTING', 'RESTARTING.tags=serving'],
];

test.each(servingWrong)(
  'after %s a shortest way shows what serves and is not RUNNING',
  (...changes) => {
    const machine = alterMachine(instanceMachine, changes);
    const expected = shortestByTrying(
      machine,
      (snapshot) => snapshot.hasTag('serving') === isRunning(snapshot),
    );
    const verdict = verdictOn('serving-is-running', changes);
    expect(verdict?.outcome).toBe('refuted');
    expect((verdict?.counterexample?.steps.length ?? 0) - 1).toBe(expected);
  },
);

test('the way of a counterexample is one that the machine goes', () => {
  const machine = alterMachine(instanceMachine, ['RESTORING.tags+=serving']);
  const { counterexample } = verdictOn('serving-is-running', ['RESTORING.tags+=serving']) ?? {};
  const events = counterexample?.steps.flatMap(({ event }) => event ?? []) ?? [];
  const end = events.reduce(
    (snapshot, event) => transition(machine, snapshot, event as never)[0],
    initialTransition(machine, counterexample?.start.input as never)[0],
  );
  expect(end.value).toBe('RESTORING');
  expect(events.map(({ type }) => type)).toEqual(['succeed', 'restore']);
});

const others: readonly { change: string; claim: string; length: number; says: RegExp }[] = [
  {
    change: 'EXTENDING.on.restart=RESTARTING',
    claim: 'no-request-while-transitional',
    length: 2,
    says: /accepts restart/,
  },
  { change: 'RESTARTING.on.succeed=', claim: 'transitional-has-exits', length: 2, says: /serving/ },
  { change: 'CREATEFAILED.on.delete=', claim: 'can-be-deleted', length: 1, says: /no way/ },
  {
    change: 'RESTARTING.on.succeed=RESTARTING',
    claim: 'transitional-ends',
    length: 3,
    says: /round for ever/,
  },
  {
    change: 'RESTARTING.tags=',
    claim: 'work-is-transitional',
    length: 2,
    says: /not tagged transitional/,
  },
  {
    change: 'ERROR.on.soft_restart=RUNNING',
    claim: 'unknown-changes-nothing',
    length: 1,
    says: /soft_restart/,
  },
];

test.each(others)(
  'after $change $claim fails in $length steps',
  ({ change, claim, length, says }) => {
    const verdict = verdictOn(claim, [change]);
    expect(verdict).toMatchObject({ outcome: 'refuted', reason: expect.stringMatching(says) });
    expect(verdict?.counterexample?.steps).toHaveLength(length + 1);
  },
);

test('an edge that no kind takes any more is named', () => {
  const verdict = verdictOn('every-edge-is-taken', ['guards.keepsBackups=never']);
  expect(verdict?.reason).toMatch(
    /^never taken: RUNNING\.idle --restore if keepsBackups--> RESTORING/,
  );
});

test('every claim about the lifecycle holds, and each has a way that shows it', () => {
  const { verdicts, proven } = prove(instanceMachine, { ...instanceProof, walks: false });
  expect(verdicts.filter(({ outcome }) => outcome !== 'proven')).toEqual([]);
  expect(verdicts.filter(({ witness }) => witness === undefined)).toEqual([]);
  expect(proven).toBe(true);
});

test.each([
  ['NOWHERE.tags=serving', 'there is no state "NOWHERE"; allowed: CREATING, '],
  ['ERROR.on.thaw=', 'there is no edge for "thaw"; allowed: '],
  ['ERROR.on.recover=RUNNIN', 'there is no state "RUNNIN"; allowed: '],
  ['guards.isLarge=never', 'there is no guard "isLarge"; allowed: '],
  ['guards.isSingle=maybe', 'there is no answer "maybe"; allowed: always, never'],
  ['ERROR.colour=red', 'expected STATE.tags=TAG'],
  ['nonsense', 'expected STATE.tags=TAG'],
  ['ERROR.on.recover+=RUNNING', '+= and -= are for tags'],
])('the change %s is refused: %s', (change, says) => {
  expect(() => alterMachine(instanceMachine, [change])).toThrow(says);
});
