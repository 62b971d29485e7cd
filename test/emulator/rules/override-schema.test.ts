// Overrides as documents: what is accepted, and what is refused with which reason.

import { kinds, lifecycle, outcomes, statusOf, type Task } from '../../../machines/index.js';
import { overrideSchemaOver, started } from '../../../src/emulator/rules/index.js';
import { phases, presets } from '../../../src/plan/index.js';
import { otherEnds, parseInput } from '../../../src/plan/internal.js';

const schema = overrideSchemaOver({
  resizeInstance: ['EXTENDING'],
  'v2.resizeInstance': ['EXTENDING'],
  createBackup: ['backingUp'],
  deleteInstance: ['removal'],
  switchOver: ['switchover'],
  resetPassword: ['passwordReset'],
  listInstances: [],
  updateWhitelist: [],
});
const chances = new Intl.ListFormat('en-GB').format(otherEnds.map(({ key }) => key));
const parse = (data: unknown) => parseInput(schema, data);

describe('an override', () => {
  it('is read with its instances, its phase, its change and its uses', () => {
    expect(
      parse({ operation: 'extend', name: 'prod-*', takes: '30s', outcome: 'fail', uses: 3 }),
    ).toEqual({
      selection: { name: 'prod-*' },
      phase: 'EXTENDING',
      change: { takes: { type: 'fixed', value: 30_000 }, outcome: 'fail' },
      uses: 3,
    });
  });

  it('can be a whole plan', () => {
    expect(parse({ kind: 'ha', plan: 'documented' })).toMatchObject({
      selection: { kind: 'ha' },
      change: { plan: presets.documented },
    });
  });

  it('can be for what an operation of the API causes', () => {
    expect(parse({ operation: 'v2.resizeInstance', takes: '1s' })).toMatchObject({
      operation: 'v2.resizeInstance',
      change: { takes: { type: 'fixed', value: 1000 } },
    });
  });

  it('can let a phase last until an outcome is ordered', () => {
    expect(parse({ phase: 'CREATING', takes: 'never' }).change).toEqual({ takes: 'never' });
  });

  it('knows from the chart what starts a phase or a removal', () => {
    expect(started).toMatchObject({
      create: 'CREATING',
      restart: 'RESTARTING',
      extend: 'EXTENDING',
      restore: 'RESTORING',
      backUp: 'backingUp',
      configure: 'configuring',
      delete: 'removal',
    });
  });

  it.each([
    [{}, 'takes: missing: an override says plan, or some of takes, outcome, fails, faults'],
    [[], 'expected an override (a mapping), got a list'],
    [{ takes: '1s', tkaes: 1 }, 'tkaes: unknown key "tkaes"; allowed: instance, name, tag'],
    [{ phase: 'EXTENDNG', takes: '1s' }, 'phase: unknown phase "EXTENDNG"; allowed: CREATING'],
    [
      { operation: 'rezizeInstance', takes: '1s' },
      'operation: unknown operation "rezizeInstance"; did you mean resizeInstance or',
    ],
    [
      { operation: 'flush', takes: '1s' },
      'operation: unknown operation "flush"; docs/api.md lists them',
    ],
    [{ operation: 'constructor', takes: '1s' }, 'operation: unknown operation "constructor"'],
    [{ phase: 'removal', takes: 'never' }, 'takes: a removal always comes; give it a duration'],
    [{ operation: 'delete', outcome: 'fail' }, 'outcome: a removal always ends well'],
    [
      { phase: 'EXTENDING', operation: 'restart', takes: '1s' },
      'operation: restart starts RESTARTING, not EXTENDING',
    ],
    [
      { operation: 'updateWhitelist', takes: '1s' },
      'operation: updateWhitelist is done at once, and well; a plan decides these: resizeInstance, createBackup',
    ],
    [
      { phase: 'CREATING', operation: 'v2.resizeInstance', takes: '1s' },
      'operation: v2.resizeInstance starts EXTENDING, not CREATING',
    ],
    [
      { operation: 'resizeInstance', outcome: 'recover' },
      'outcome: EXTENDING does not end with recover; allowed: succeed, fail, fault',
    ],
    [
      { operation: 'createBackup', kind: 'single', takes: '1s' },
      'kind: an instance of kind single never gets to backingUp',
    ],
    [{ operation: 'deleteInstance', fails: 1 }, 'fails: a removal always ends well'],
    [{ phase: 'switchover', takes: 'never' }, 'takes: a switchover always comes'],
    [
      { operation: 'resetPassword', takes: '1s' },
      'takes: a passwordReset is answered once it has ended; only its outcome can be said of it',
    ],
    [
      { operation: 'resetPassword', faults: 1 },
      'faults: passwordReset does not end with fault; allowed: succeed, fail',
    ],
    [
      { operation: 'switchOver', kind: 'proxy', takes: '1s' },
      'kind: an instance of kind proxy never gets to a switchover',
    ],
    [{ plan: 'demo', takes: '1s' }, 'takes: a plan says this already; give one or the other'],
    [{ plan: 'dmo' }, 'plan: unknown plan "dmo"; allowed: instant, demo, documented'],
    [{ takes: '5' }, 'takes: expected a duration with a unit'],
    [
      { phase: 'EXTENDING', outcome: 'recover' },
      'outcome: EXTENDING does not end with recover; allowed: succeed, fail, fault',
    ],
    [{ phase: 'ERROR', faults: 0.1 }, 'faults: ERROR does not end with fault; allowed: recover'],
    [{ outcome: 'fail', fails: 0.5 }, `outcome: certain already; leave out ${chances}`],
    [{ fails: 0.6, faults: 0.6 }, `fails: ${chances} together exceed 1`],
    [{ fails: 2 }, 'fails: expected a probability from 0 to 1, got 2'],
    [{ takes: 'never', outcome: 'fail' }, 'takes: what never ends has no end'],
    [
      { kind: 'single', phase: 'RESTORING', takes: '1s' },
      'kind: an instance of kind single never gets to RESTORING',
    ],
    [{ kind: 'dual', takes: '1s' }, 'kind: unknown kind "dual"; allowed: single, ha'],
    [{ takes: '1s', uses: 0 }, 'uses: expected a whole number from 1 to 1000000, got 0'],
  ])('%j is refused', (data, message) => {
    expect(() => parse(data)).toThrow(message);
  });

  it('is accepted with an outcome exactly where the chart has that outcome', () => {
    for (const { name, state } of phases) {
      for (const kind of kinds) {
        const task = state.split('.')[1] as Task | undefined;
        const possible = lifecycle.possibleOutcomes({ kind, status: statusOf(state), task });
        const reached = lifecycle.path({ from: 'CREATING', to: state, kind }) !== undefined;
        for (const outcome of outcomes) {
          const order = { phase: name, kind, outcome };
          if (reached && possible.includes(outcome)) {
            expect(parse(order).change).toMatchObject({ outcome });
          } else {
            expect(() => parse(order)).toThrow(/never gets to|does not end with/);
          }
        }
      }
    }
  });
});
