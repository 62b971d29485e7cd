// Random hands on the control plane against an oracle: the chart, asked step by step, on a clock of
// plain numbers. After every step the service shows what the oracle has, and nothing answers 5xx.

import fc from 'fast-check';
import {
  lifecycle,
  type Outcome,
  outcomes,
  type StateName,
  statusOf,
  type Task,
} from '../../../machines/index.js';
import { phaseAt } from '../../../src/plan/internal.js';
import { type Controlled, controlled, startMs } from '../../support/emulator/controlled.js';

type Step =
  | { does: 'create' | 'next' | 'pause' | 'resume' | 'get' }
  | { does: 'advance' | 'pass'; ms: number }
  | { does: 'scale'; scale: number }
  | { does: 'report'; whom: number; event: Outcome; inMs: number | undefined };

const ms = fc.integer({ min: 1, max: 15_000 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ does: fc.constantFrom('create', 'next', 'pause', 'resume', 'get') }),
    fc.record({ does: fc.constantFrom('advance', 'pass'), ms }),
    fc.record({ does: fc.constant('scale' as const), scale: fc.constantFrom(1, 2, 60) }),
    fc.record({
      does: fc.constant('report' as const),
      whom: fc.nat({ max: 3 }),
      event: fc.constantFrom(...outcomes),
      inMs: fc.option(ms, { nil: undefined }),
    }),
  ),
  { minLength: 1, maxLength: 25 },
) as fc.Arbitrary<Step[]>;

/** Every phase of the plan of these tests takes ten seconds and ends well; ERROR lasts. */
const phaseMs = 10_000;

class Oracle {
  nowMs = startMs;
  scale = 1;
  paused = false;
  readonly states: StateName[] = [];
  readonly trace: [atMs: number, whom: number, status: string][] = [];
  #order = 0;
  #agenda: { atMs: number; order: number; whom: number; event: Outcome; phase?: number }[] = [];
  readonly #phases: number[] = [];

  create(): void {
    const whom = this.states.length;
    this.states.push('CREATING');
    this.trace.push([this.nowMs, whom, 'CREATING']);
    this.#begin(whom);
  }

  report(whom: number, event: Outcome): boolean {
    const from = this.states[whom] as StateName;
    const situation = {
      kind: 'ha',
      status: statusOf(from),
      task: from.split('.')[1] as Task,
    } as const;
    const to = lifecycle.next(situation, event);
    if (!to) return false;
    this.states[whom] = to;
    if (statusOf(to) !== statusOf(from)) this.trace.push([this.nowMs, whom, statusOf(to)]);
    this.#begin(whom);
    return true;
  }

  order(whom: number, event: Outcome, inMs: number): void {
    this.#agenda.push({ atMs: this.nowMs + inMs, order: this.#order++, whom, event });
  }

  #begin(whom: number): void {
    this.#phases[whom] = (this.#phases[whom] ?? 0) + 1;
    const phase = phaseAt(this.states[whom] as StateName);
    if (!phase || phase.well === 'recover') return;
    const due = { order: this.#order++, whom, event: phase.well, phase: this.#phases[whom] };
    this.#agenda.push({ atMs: this.nowMs + phaseMs, ...due });
  }

  /** What is due and still about something, earliest first. */
  get #due() {
    this.#agenda = this.#agenda
      .filter(({ phase, whom }) => phase === undefined || phase === this.#phases[whom])
      .sort((a, b) => a.atMs - b.atMs || a.order - b.order);
    return this.#agenda;
  }

  get nextMs(): number | undefined {
    return this.#due[0]?.atMs;
  }

  goTo(toMs: number): void {
    for (let next = this.#due[0]; next && next.atMs <= toMs; next = this.#due[0]) {
      this.#agenda.shift();
      this.nowMs = next.atMs;
      this.report(next.whom, next.event);
    }
    this.nowMs = toMs;
  }
}

async function take(step: Step, at: Controlled, oracle: Oracle, ids: string[]): Promise<void> {
  switch (step.does) {
    case 'create':
      ids.push(await at.instance());
      oracle.create();
      break;
    case 'pass':
      at.real.advanceBy(step.ms);
      if (!oracle.paused) oracle.goTo(oracle.nowMs + step.ms * oracle.scale);
      break;
    case 'advance':
      await at.control('POST', '/clock/advance', { by: `${step.ms}ms` });
      oracle.goTo(oracle.nowMs + step.ms);
      break;
    case 'next': {
      const { nextMs } = oracle;
      const { status } = await at.control('POST', '/clock/advance', { to: 'next' });
      expect(status).toBe(nextMs === undefined ? 409 : 200);
      if (nextMs !== undefined) oracle.goTo(nextMs);
      break;
    }
    case 'scale':
      await at.control('PUT', '/clock/scale', { scale: step.scale });
      oracle.scale = step.scale;
      break;
    case 'report': {
      const id = ids[step.whom];
      if (id === undefined) break;
      const later = step.inMs === undefined ? {} : { in: `${step.inMs}ms` };
      const path = `/instances/${id}/events`;
      const { status } = await at.control('POST', path, { event: step.event, ...later });
      if (step.inMs !== undefined) oracle.order(step.whom, step.event, step.inMs);
      const accepted = step.inMs !== undefined || oracle.report(step.whom, step.event);
      expect(status).toBe(accepted ? 201 : 409);
      break;
    }
    case 'get':
      for (const id of ids) await at.control('GET', `/explain/${id}`);
      break;
    default:
      await at.control('POST', `/clock/${step.does}`);
      oracle.paused = step.does === 'pause';
  }
}

it('shows what the oracle has, after every step', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const at = controlled();
      const oracle = new Oracle();
      const ids: string[] = [];
      for (const step of sequence) {
        await take(step, at, oracle, ids);
        const { now, next_change } = (await at.control('GET', '/clock')).body;
        expect(Date.parse(now)).toBe(oracle.nowMs);
        expect(next_change && Date.parse(next_change)).toBe(oracle.nextMs ?? null);
        const shown = await Promise.all(ids.map((id) => at.status(id)));
        expect(shown).toEqual(oracle.states.map(statusOf));
      }
      const lines = (await at.control('GET', '/trace')).body.split('\n').filter(Boolean);
      const trace = lines
        .map((line: string) => JSON.parse(line))
        .map((change: { at: string; instance_id: string; status: string }) => [
          Date.parse(change.at),
          ids.indexOf(change.instance_id),
          change.status,
        ]);
      expect(trace).toEqual(oracle.trace);
      at.close();
    }),
    { numRuns: 60 },
  );
});

it('answers any body on any route without a mistake of its own', async () => {
  const at = controlled();
  const id = await at.instance();
  const { paths } = (await at.control('GET', '/openapi.json')).body;
  const routes = Object.entries(paths as Record<string, object>)
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => [method, path] as const))
    .filter(([, path]) => !/\/(events|fleet)$/.test(path) || path.includes('{id}'));
  const value = fc.oneof(
    fc.json({ maxDepth: 3 }),
    fc.string(),
    fc
      .dictionary(
        fc.constantFrom(
          'by',
          'to',
          'scale',
          'seed',
          'takes',
          'plan',
          'answer',
          'event',
          'at',
          'in',
          '__proto__',
          'name',
          'uses',
        ),
        fc.oneof(
          fc.constantFrom('1s', 'next', 'demo', 'fail', 'DCS.5000', 1e308, -1, null, {}, []),
          fc.jsonValue(),
        ),
      )
      .map((body) => JSON.stringify(body)),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...routes),
      fc.constantFrom(id, '1', '%00', '__proto__'),
      value,
      async ([method, path], param, body) => {
        const target = path.replace('/_control', '').replaceAll(/\{\w+\}/g, param);
        const { status } = await at.control(
          method.toUpperCase(),
          target,
          method === 'get' ? undefined : body,
        );
        expect(status).toBeLessThan(500);
      },
    ),
    { numRuns: 1500 },
  );
  at.close();
});
