// The playground without its page: the state in the address, what people do to it, the life that follows, and what is
// drawn of it.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { kinds, lifecycle, requests } from '../../machines/index.js';
import { layoutOf } from '../../src/diagram/internal.js';
import { presets } from '../../src/plan/index.js';
import { afterWithRoom, readAddress, writeAddress } from '../../src/playground/model/address.js';
import { chartWith } from '../../src/playground/model/chart.js';
import { lifeOf } from '../../src/playground/model/life.js';
import { examplePlan, readPlan } from '../../src/playground/model/plan-text.js';
import {
  type Act,
  fresh,
  type Move,
  type PlayState,
  after as stateAfter,
} from '../../src/playground/model/state.js';
import { wayOf } from '../../src/playground/model/way.js';
import { linesOf, marksOfLife, marksOfWay } from '../../src/playground/view/marks.js';
import { instanceProof, prove, type Trace } from '../../src/prove/index.js';
import { parseScenario, simulate } from '../../src/simulator/index.js';

const published = chartWith([]);
const breaking = 'RESTARTING.tags+=serving';
const pass = (durationMs: number): Move => ({ type: 'pass', durationMs });
const send = (event: string): Move => ({ type: 'event', event });

describe('the state in the address', () => {
  const named = ['CREATING.on.a.b=ERROR', 'CREATING.on.9=ERROR', 'CREATING.on.50%=ERROR'];
  const movesIn = (events: readonly string[]) =>
    fc.array(fc.oneof(fc.constantFrom(...events).map(send), fc.nat(1e9).map(pass)));
  const states: fc.Arbitrary<PlayState> = fc.record({
    kind: fc.constantFrom(...kinds),
    plan: fc.constantFrom(...Object.keys(presets), examplePlan()),
    seed: fc.nat(),
    changes: fc.constant<readonly string[]>([breaking, ...named]),
    moves: movesIn([...published.events, 'a.b', '9', '50%']),
  });

  it('is the same state when it is read again', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(readAddress(writeAddress(state))).toEqual(state);
      }),
      { numRuns: 50 },
    );
    const looking = { ...fresh, claim: instanceProof.claims[0]?.name ?? '' };
    expect(readAddress(writeAddress(looking))).toEqual(looking);
    expect(writeAddress(fresh)).toBe('');
  });

  it.each([
    ['knid=ha', /^key: unknown "knid"; allowed: kind, plan/],
    ['kind=triple', /^kind: unknown "triple"; allowed: single, ha/],
    ['kind=ha&kind=ha', /^kind: there twice$/],
    ['plan=quick', /^plan: expected a plan as JSON, or one of instant, demo, documented$/],
    ['plan={"like":}', /^plan: this is no JSON: /],
    ['plan={"liek":"demo"}', /^plan: liek: unknown key "liek"; allowed: name, like/],
    ['seed=-1', /^seed: expected a whole number from 0, got "-1"$/],
    ['moves=restrat', /^moves: unknown "restrat"; allowed: /],
    ['moves=99999999999999', /^moves: .* more than 1000 years$/],
    ['moves=heal', /^moves: unknown "heal"/],
    ['moves=%25', /^moves: URI malformed$/],
    ['change=RESTRATING.tags=x', /^change: .*there is no state "RESTRATING"; allowed: CREATING/],
    ['change=CREATING=', /^change: the machine does not start with/],
    ['claim=all-is-well', /^claim: unknown "all-is-well"; allowed: serving-is-running/],
  ])('that is wrong is told in one line: %s', (address, line) => {
    expect(() => readAddress(address)).toThrow(line);
    expect(() => readAddress(address)).not.toThrow(/\n/);
  });

  it('is not longer than can be sent', () => {
    const many = Array.from({ length: 21 }, (_, n) => `change=CREATING.tags%2B%3D${n}`).join('&');
    expect(() => readAddress(many)).toThrow(/^change: more than 20 changes/);
    expect(() => readAddress(`change=${'x'.repeat(201)}`)).toThrow(/longer than 200 characters$/);
    expect(() => readAddress(`plan={${' '.repeat(4000)}}`)).toThrow(/longer than 4000 characters/);
    expect(() => readAddress(`moves=${'1.'.repeat(600)}1`)).toThrow(/^moves: more than 500$/);
    expect(() => readAddress('x'.repeat(40_001))).toThrow(/^longer than 40000 characters$/);
  });

  it('can always be read again: nothing is done that an address has no room for, or no letters', () => {
    const event = 'é'.repeat(150);
    const changes = [`CREATING.on.${event}=ERROR`];
    let state: PlayState = { ...fresh, changes };
    for (let next: PlayState | undefined = state; next; ) {
      state = next;
      next = afterWithRoom(state, { type: 'move', move: send(event) });
    }
    expect(state.moves.length).toBeGreaterThan(1);
    expect(readAddress(writeAddress(state))).toEqual(state);
    const undo: Act = { type: 'undo' };
    expect(afterWithRoom(state, undo)?.moves).toHaveLength(state.moves.length - 1);
    // Written again each of these marks takes three characters.
    const marks = "'".repeat(180);
    const moves = Array.from({ length: 200 }, () => marks).join('.');
    const tight = readAddress(`change=CREATING.on.${marks}=ERROR&moves=${moves}`);
    expect(writeAddress(tight).length).toBeGreaterThan(40_000);
    expect(afterWithRoom(tight, undo)?.moves).toHaveLength(199);
    expect(afterWithRoom(tight, { type: 'move', move: send(marks) })).toBeUndefined();
    const half = 'CREATING.on.\ud800=ERROR';
    expect(() => chartWith([half])).toThrow('has half of a character, which no address can have');
    const twice = `change=${changes[0]}&change=${changes[0]}`;
    expect(readAddress(twice).changes).toEqual(changes);
  });
});

describe('what people do', () => {
  const acted = (...acts: Act[]) => acts.reduce(stateAfter, fresh);

  it('joins times that pass, takes back the last move, and starts again', () => {
    const state = acted(
      { type: 'move', move: pass(1) },
      { type: 'move', move: pass(2) },
      { type: 'move', move: send('fault') },
    );
    expect(state.moves).toEqual([pass(3), send('fault')]);
    expect(stateAfter(state, { type: 'undo' }).moves).toEqual([pass(3)]);
    expect(stateAfter(state, { type: 'startAgain' })).toEqual(fresh);
  });

  it('takes back with a change what was possible by it only', () => {
    const state = acted(
      { type: 'change', change: 'ERROR.on.heal=RUNNING' },
      { type: 'change', change: 'ERROR.on.heal=' },
      { type: 'change', change: breaking },
      { type: 'move', move: send('heal') },
      { type: 'mend', change: 'ERROR.on.heal=RUNNING' },
    );
    expect(state).toEqual({ ...fresh, changes: [breaking] });
  });

  it('shows an instance or a way, and an instance again as soon as it moves', () => {
    const looking = acted({ type: 'look', claim: 'one-way' });
    expect(looking.claim).toBe('one-way');
    expect(stateAfter(looking, { type: 'move', move: pass(1) })).not.toHaveProperty('claim');
    expect(stateAfter(looking, { type: 'look', claim: undefined })).toEqual(fresh);
  });
});

describe('the life that follows', () => {
  it.each(kinds)(
    'of %s is the one that simulate makes of the same requests, seed and plan',
    (kind) => {
      const times = requests.map((_, index) => (index + 1) * 5_000_000);
      const scenario = parseScenario({
        kind,
        plan: 'documented',
        seed: 7,
        requests: requests.map((request, index) => ({ at: `${times[index]}ms`, request })),
        end: '30d',
      });
      const moves = requests.flatMap((request) => [pass(5_000_000), send(request)]);
      const { entries } = lifeOf(published, { kind, plan: presets.documented, seed: 7 }, moves);
      const told = ({ atMs, event, from, to, serving }: (typeof entries)[number]) => ({
        atMs,
        event,
        from,
        to,
        serving,
      });
      const simulated = simulate(scenario).entries;
      expect(entries.map(told)).toEqual(simulated.slice(0, entries.length).map(told as never));
      expect(entries.flatMap(({ refused = [] }) => refused)).toEqual(
        simulated.slice(0, entries.length).flatMap(({ refused }) => refused?.message ?? []),
      );
    },
  );

  it('stands still, and says so, in a chart that goes round without time', () => {
    const chart = chartWith(['RESTARTING.on.succeed=RESTARTING']);
    const setting = { kind: 'ha', plan: presets.instant, seed: 1 } as const;
    const life = lifeOf(chart, setting, [pass(0), send('restart'), pass(1), pass(1000)]);
    expect(life.stuck).toMatch(/^Time stands still after 1000 events/);
    expect(life.entries).toHaveLength(1000);
    expect(life.nowMs).toBe(0);
  });

  it('goes by a plan that people write', () => {
    const setting = { kind: 'ha', plan: readPlan(examplePlan()), seed: 1 } as const;
    const { due } = lifeOf(published, setting, []);
    expect(due?.atMs).toBe(20_000);
  });
});

describe('a chart that people have changed', () => {
  const [verdict] = prove(chartWith([breaking]).machine, {
    ...instanceProof,
    walks: false,
  }).verdicts;
  const trace = verdict?.counterexample as Trace;

  it('can be followed to where the claim fails: there it serves, and is not RUNNING', () => {
    const events = trace.steps.flatMap(({ event }) => (event ? [event.type] : []));
    const state = stateAfter(
      { ...fresh, changes: [breaking] },
      { type: 'follow', kind: kinds[0], events },
    );
    const setting = { kind: state.kind, plan: presets.demo, seed: state.seed };
    const life = lifeOf(chartWith(state.changes), setting, state.moves);
    expect(life.state).toBe('RESTARTING');
    expect(life.snapshot.hasTag('serving')).toBe(true);
  });

  it('has that way marked, step by step, and what is wrong at its end', () => {
    const chart = chartWith([breaking]);
    const { taken, wrong, lit } = marksOfWay(wayOf(chart, trace), true);
    expect([...taken.values()]).toEqual([[1], [2]]);
    expect(wrong).toBe('RESTARTING');
    expect([...lit]).toEqual(['CREATING', 'RUNNING', 'RUNNING.idle', 'RESTARTING']);
  });

  it('is drawn with what is gone and what is new, and as it is everywhere else', async () => {
    const layout = await layoutOf();
    const drawn = (...changes: string[]) =>
      linesOf(chartWith(changes), layout).filter(({ change }) => change !== undefined);
    expect(drawn()).toEqual([]);
    expect(drawn('ERROR.on.recover=').map(({ change }) => change)).toEqual(['gone']);
    expect(drawn('ERROR.on.recover=deleted').map(({ change, label }) => [change, label])).toEqual([
      ['gone', 'recover'],
      ['new', 'recover'],
    ]);
    // An edge that has lost its guard goes where it went.
    const [bold] = drawn('EXTENDING.on.fail=ERROR').filter(({ change }) => change === 'new');
    expect(layout.edges.map(({ line }) => line)).toContain(bold?.line);
    for (const { line, head } of drawn('RUNNING.on.x=RUNNING', 'RUNNING.on.y=RUNNING.backingUp')) {
      expect(`${line} ${head}`).not.toContain('NaN');
    }
  });
});

describe('the layout', () => {
  it('has every state and every edge of the chart once, in the order that the page counts them in', async () => {
    const { states, edges, starts, width, height } = await layoutOf();
    expect(states.map(({ name }) => name).sort()).toEqual([...published.states.keys()].sort());
    const numbers = edges.flatMap(({ number = [] }) => number);
    expect(numbers.sort((a, b) => a - b)).toEqual(lifecycle.edges.map((_, index) => index + 1));
    expect([...published.edges.values()].map(({ from, event, to }) => [from, event, to])).toEqual(
      lifecycle.edges.map(({ from, event, to }) => [from, event, to]),
    );
    for (const { x, y, ...size } of [
      ...states,
      ...starts.map((at) => ({ ...at, width: 0, height: 0 })),
    ]) {
      expect(Math.min(x, y, width - x - size.width, height - y - size.height)).toBeGreaterThan(0);
    }
  });

  it('marks the step just taken, and what is possible by whom', () => {
    const setting = { kind: 'ha', plan: presets.demo, seed: 1 } as const;
    const life = lifeOf(published, setting, [send('succeed'), send('restart')]);
    const { lit, taken, possible } = marksOfLife(published, life);
    expect([...lit]).toEqual(['RESTARTING']);
    expect([...taken.keys()].map((name) => published.edges.get(name)?.event)).toEqual(['restart']);
    expect(new Set(possible?.values())).toEqual(new Set(['platform']));
  });
});

it('no file of the page but one knows the time, the frames or the network of the browser', () => {
  const outside =
    /\b(fetch|setTimeout|setInterval|requestAnimationFrame|performance|innerHTML|dangerouslySetInnerHTML)\b/;
  const folder = join(import.meta.dirname, '../../src/playground');
  const sources = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => /\.tsx?$/.test(file));
  const found = sources.filter((file) => outside.test(readFileSync(join(folder, file), 'utf8')));
  expect(found).toEqual(['environment.ts']);
});
