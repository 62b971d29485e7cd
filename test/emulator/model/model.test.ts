// Several clients at random against the chart: after every step each of them sees of its own instances
// what the oracle has and nothing else, every refusal is the chart's, looking changes nothing, and no
// answer is a 5xx that was not ordered.

import fc from 'fast-check';
import type { Request } from '../../../machines/index.js';
import { createTraceChecker } from '../../../src/observer/index.js';
import { orderV1, orderV2 } from '../../contract/orders.js';
import { quickOrDeep } from '../../deep/depth.js';
import { type Controlled, controlled, startMs } from '../../support/emulator/controlled.js';
import { type Expected, Oracle } from './oracle.js';
import { type Asking, clients, type Step, sequences } from './steps.js';

const runs = quickOrDeep(30, 300);

const projects = Array.from({ length: clients }, (_, n) => String(n).padStart(32, 'a'));

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: bodies are what the tests are about
  readonly body: any;
}

/** Everything of one run. */
class Run {
  readonly at: Controlled = controlled();
  readonly oracle = new Oracle(startMs);
  /** Whether the last extension asked for more than there is. */
  #atTop = false;

  async ask(method: string, path: string, body?: unknown): Promise<Answer> {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const request = new Request(`http://dcs.localhost${path}`, init);
    const response = await this.at.emulator.fetch(request);
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  get traceLength(): number {
    return this.at.emulator.core.trace.since().length;
  }

  async take(step: Step): Promise<void> {
    switch (step.does) {
      case 'create':
        return this.create(projects[step.who] as string, step.kind);
      case 'pass':
        this.at.real.advanceBy(step.ms);
        this.oracle.goTo(this.oracle.nowMs + step.ms);
        return;
      case 'breakNext':
        return this.breakNext(projects[step.who] as string);
      case 'report': {
        const whom = this.oracle.instances[step.whom];
        if (!whom || whom.shown === undefined) return;
        const path = `/instances/${whom.id}/events`;
        const { status } = await this.at.control('POST', path, { event: step.event });
        expect(status).toBe(this.oracle.happens(whom, step.event) ? 201 : 409);
        return;
      }
      default: {
        const whom = this.oracle.instances[step.whom];
        if (whom) await this.order(projects[step.who] as string, whom, step.does);
      }
    }
  }

  async create(project: string, kind: 'single' | 'ha'): Promise<void> {
    const spec = kind === 'ha' ? 'redis.ha.xu1.large.r2.1' : 'redis.single.xu1.large.1';
    const order = { spec_code: spec, no_password_access: true, password: null };
    const { status, body } =
      kind === 'ha'
        ? await this.ask('POST', `/v2/${project}/instances`, orderV2(order))
        : await this.ask('POST', `/v1.0/${project}/instances`, {
            ...orderV1({ ...order, product_id: `${spec}-h` }),
          });
    expect({ status, body }).toMatchObject({ status: 200 });
    this.oracle.born(body.instance_id, project, kind);
  }

  /** An ordered fault answers, and whatever was asked does not happen. */
  async breakNext(project: string): Promise<void> {
    const rule = { operation: 'deleteInstance', project, answer: 'DCS.5000', times: 1 };
    expect((await this.at.control('POST', '/faults', rule)).status).toBe(201);
    const [whom] = this.oracle.of(project);
    const id = whom?.id ?? '00000000-0000-4000-8000-000000000000';
    expect((await this.ask('DELETE', `/v2/${project}/instances/${id}`)).status).toBe(500);
    expect((await this.at.control('DELETE', '/faults')).status).toBe(204);
  }

  /** A client asks something of an instance, be it its own or not. */
  async order(project: string, whom: Expected, asking: Asking): Promise<void> {
    const isOwn = whom.project === project && whom.shown !== undefined;
    const ask = { ...asked(whom), project, id: whom.id };
    const answer = await this[asking === 'restart' || asking === 'flush' ? 'batch' : 'single'](
      ask,
      asking,
    );
    const event = eventOf(asking);
    const refusal = isOwn ? this.oracle.refusal(whom, event) : 'DCS.3022';
    if (refusal !== undefined) {
      expect({ asking, state: whom.state, ...answer }).toMatchObject(
        answer.isBatch
          ? { outcome: 'failed' }
          : { status: refusal === 'DCS.3022' ? 404 : 400, outcome: codeIn(refusal, asking) },
      );
    } else if (answer.mayFail && answer.status === 400) {
      // The chart would, but there is no backup to restore from, and no flavor of that size.
      expect(['DCS.4800', 'DCS.4087', 'DCS.4927', '111400103', '111400012']).toContain(
        answer.outcome,
      );
    } else {
      expect({ asking, state: whom.state, ...answer }).toMatchObject({ outcome: 'success' });
      this.oracle.happens(whom, event);
    }
  }

  async batch({ project, id }: Ask, action: Asking) {
    const path = `/v2/${project}/instances/status`;
    const { status, body } = await this.ask('PUT', path, { action, instances: [id] });
    expect({ status, body }).toMatchObject({ status: 200, body: { results: [{ instance: id }] } });
    return { status, outcome: body.results[0].result, isBatch: true, mayFail: false };
  }

  async single({ project, id }: Ask, asking: Asking) {
    this.#atTop = false;
    const { status, body } = await this.send(project, id, asking);
    const outcome = status < 300 ? 'success' : body.error_code;
    return { status, outcome, isBatch: false, mayFail: asking === 'restore' || this.#atTop };
  }

  async send(project: string, id: string, asking: Asking): Promise<Answer> {
    const [v2, v1] = [`/v2/${project}/instances/${id}`, `/v1.0/${project}/instances/${id}`];
    switch (asking) {
      case 'delete':
        return this.ask('DELETE', v2);
      case 'deleteV1':
        return this.ask('DELETE', v1);
      case 'backUp':
        return this.ask('POST', `${v2}/backups`, { remark: 'model' });
      case 'configure': {
        const redis_config = [{ param_id: '1', param_name: 'timeout', param_value: '100' }];
        return this.ask('PUT', `${v2}/configs`, { redis_config });
      }
      case 'restore': {
        const { body } = await this.ask('GET', `${v2}/backups`);
        const backups: Answer['body'][] = body?.backup_record_response ?? [];
        const backup_id = backups.find(({ status }) => status === 'succeed')?.backup_id ?? 'none';
        return this.ask('POST', `${v2}/restores`, { backup_id });
      }
      default:
        return this.extend(project, id, asking);
    }
  }

  /** To twice the size that the client sees. */
  async extend(project: string, id: string, asking: Asking): Promise<Answer> {
    const { body } = await this.ask('GET', `/v2/${project}/instances/${id}`);
    const [capacity, spec] = [body.capacity ?? 1, body.spec_code ?? 'redis.ha.xu1.large.r2.1'];
    const next = capacity * 2;
    this.#atTop = next > 64;
    const spec_code = String(spec).replace(/\.\d+$/, `.${next}`);
    return asking === 'extend'
      ? this.ask('POST', `/v2/${project}/instances/${id}/resize`, { spec_code, new_capacity: next })
      : this.ask('POST', `/v1.0/${project}/instances/${id}/extend`, { new_capacity: next });
  }

  /** What every client sees is what the oracle has, and looking changes nothing. */
  async look(): Promise<void> {
    const before = this.traceLength;
    for (const project of projects) {
      const own = this.oracle.of(project);
      const path = `/v2/${project}/instances?include_failure=true`;
      const { status, body } = await this.ask('GET', path);
      expect(status).toBe(200);
      const seen = body.instances.map(({ instance_id: id, status: shown }: Answer['body']) => [
        id,
        shown,
      ]);
      expect(seen).toEqual(own.map(({ id, shown }) => [id, shown]));
      for (const { id, shown } of this.oracle.instances.filter(
        (each) => each.project === project,
      )) {
        const one = await this.ask('GET', `/v1.0/${project}/instances/${id}`);
        expect([id, one.status, one.body.status]).toEqual([id, shown ? 200 : 404, shown]);
      }
    }
    expect(this.traceLength).toBe(before);
  }

  /** The changes of status that the emulator tells of, judged by who only knows the chart. */
  faultFor(): void {
    const checker = createTraceChecker();
    for (const { change } of this.at.emulator.core.trace.since()) checker.push(change);
    expect(checker.finish().violations).toEqual([]);
  }
}

interface Ask {
  readonly project: string;
  readonly id: string;
}

const asked = ({ project, id }: Expected): Ask => ({ project, id });

/** What the chart calls it. */
function eventOf(asking: Asking): Request {
  return asking.replace('V1', '') as Request;
}

/** The refusal as the API that was asked writes it. */
const codeIn = (code: string, asking: Asking) =>
  asking.endsWith('V1') ? expect.stringMatching(/^(\d{9}|DCS\.4049)$/) : code;

test('what clients see is what the chart says, whatever they and the platform do', async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(sequences, async (steps) => {
      const run = new Run();
      await run.create(projects[0] as string, 'ha');
      for (const step of steps) {
        await run.take(step);
        await run.look();
      }
      run.faultFor();
      seen += run.traceLength;
      run.at.close();
    }),
    { numRuns: runs },
  );
  // A service that never moves would agree with an oracle that never moves.
  expect(seen).toBeGreaterThan(runs);
});
