// The workload of the demo fleet: at seeded moments of the service's time an operator asks for
// something, and sometimes an instance breaks. The lifecycle decides which instances accept it.

import {
  type EventName,
  isRequest,
  lifecycle,
  type Outcome,
  putsRight,
  type Request,
  type Situation,
  situationOf,
} from '../../../machines/index.js';
import { outcomesThat } from '../../../machines/internal.js';
import type { Emulator } from '../../emulator/index.js';
import { Guard } from '../../loopback/index.js';
import { type Random, sample } from '../../random/index.js';
import type { Clock } from '../../time/index.js';
import { type DemoClient, type DemoFlavor, demoClient, type InstanceRef } from './client.js';
import { nameFrom, oneOf } from './first-fleet.js';

/** The options of a workload. */
export interface WorkloadOptions {
  readonly emulator: Emulator;
  /** Chooses the actions and the instances. */
  readonly random: Random;
  /** The project of what is created. */
  readonly project: string;
  /** Real time: how often to look at the service's clock. */
  readonly clock: Clock;
  /** Receives defects; the workload goes on with the next action. */
  readonly onDefect?: (error: unknown) => void;
}

/** A workload that goes on until it is stopped. */
export interface Workload {
  stop(): void;
}

/** The time between two actions, of the service's clock. */
const gap = { type: 'exponential', mean: 1500 } as const;

/** How often the service's clock is looked at, in real milliseconds. */
const lookMs = 150;

/** The most actions that are caught up with at once, after a leap of the clock. */
const mostAtOnce = 12;

/** Between which sizes the fleet stays. */
const size = { least: 36, most: 52 };

type Action = 'create' | 'repair' | EventName;

/** How often each action is chosen, relative to the others. */
const actionWeights: readonly (readonly [action: Action, weight: number])[] = [
  ['create', 5],
  ['repair', 7],
  ['restart', 4],
  ['extend', 5],
  ['backUp', 4],
  ['configure', 3],
  ['restore', 3],
  ['flush', 1],
  ['delete', 3],
  ...weighted(outcomesThat('breaks', 'suspends'), 4),
  ...weighted(outcomesThat('repairs', 'resumes'), 2),
];

/** What the workload may do. */
export const demoActions: readonly Action[] = actionWeights.map(([action]) => action);

/** Shares a weight between outcomes. */
function weighted(wanted: readonly Outcome[], weight: number): [Action, number][] {
  return wanted.map((outcome) => [outcome, weight / wanted.length]);
}

const ignore = () => {};

/** Starts a workload. */
export function startWorkload({
  emulator,
  random,
  project,
  clock,
  onDefect = ignore,
}: WorkloadOptions): Workload {
  let stopped = false;
  const client = demoClient(emulator, () => stopped);
  const guard = new Guard(onDefect);
  let nextMs = emulator.clock.now() + sample(gap, random);
  let timer = clock.setTimeout(look, lookMs);

  async function look(): Promise<void> {
    for (let left = mostAtOnce; left > 0 && !stopped && nextMs <= emulator.clock.now(); left--) {
      const action = actionFrom(random);
      await guard.result(() => perform(action, { emulator, client, random, project }), ignore);
      nextMs += sample(gap, random);
    }
    const nowMs = emulator.clock.now();
    if (nextMs <= nowMs) nextMs = nowMs + sample(gap, random);
    // The clock was reset to an earlier time.
    if (nextMs - nowMs > 60 * gap.mean) nextMs = nowMs + sample(gap, random);
    if (!stopped) timer = clock.setTimeout(look, lookMs);
  }

  return {
    stop() {
      stopped = true;
      clock.clearTimeout(timer);
    },
  };
}

function actionFrom(random: Random): Action {
  const total = actionWeights.reduce((sum, [, weight]) => sum + weight, 0);
  let left = random() * total;
  for (const [action, weight] of actionWeights) {
    left -= weight;
    if (left < 0) return action;
  }
  return 'repair';
}

interface DemoContext {
  readonly emulator: Emulator;
  readonly client: DemoClient;
  readonly random: Random;
  readonly project: string;
}

interface Candidate extends InstanceRef {
  readonly situation: Situation;
  readonly spec: string;
}

async function perform(action: Action, context: DemoContext): Promise<void> {
  const { random, emulator } = context;
  const fleet = candidatesIn(emulator);
  if (action === 'create') {
    if (fleet.length < size.most) await create(context);
    return;
  }
  if (action === 'delete' && fleet.length < size.least) return;
  const able = fleet.filter(({ situation }) =>
    action === 'repair'
      ? lifecycle.hasTag(situation.status, 'failed')
      : lifecycle.next(situation, action) !== undefined &&
        (putsRight(action) || lifecycle.serves(situation.status)),
  );
  if (able.length === 0) return;
  const chosen = oneOf(random, able);
  const event = action === 'repair' ? lifecycle.acceptedRequests(chosen.situation)[0] : action;
  if (event) await carryOut(event, chosen, context);
}

function candidatesIn({ store }: Emulator): Candidate[] {
  return [...store.instances.all].map(({ id, project, kind, state, specCode: spec }) => {
    return { id, project, spec, situation: situationOf(kind, state) };
  });
}

async function create({ client, random, project }: DemoContext): Promise<void> {
  const flavors = (await client.flavors()).filter(({ capacity }) => Number(capacity[0]) <= 64);
  // A fault rule may have made this call fail.
  if (flavors.length === 0) return;
  const kind = oneOf(random, [...new Set(flavors.map(({ cache_mode }) => cache_mode))]);
  const flavor = oneOf(
    random,
    flavors.filter(({ cache_mode }) => cache_mode === kind),
  );
  const zones = await client.zones();
  await client.create(project, {
    name: nameFrom(random),
    engine: 'Redis',
    engine_version: flavor.engine_version.split(';').at(-1),
    capacity: Number(flavor.capacity[0]),
    spec_code: flavor.spec_code,
    az_codes: zones.slice(0, flavor.replica_count > 1 ? 2 : 1),
    vpc_id: 'demo-network',
    subnet_id: 'demo-network',
    no_password_access: 'true',
    instance_num: random() < 0.2 ? 3 : 1,
  });
}

/** Carries an event out, by the API if an operator has to ask for it. */
async function carryOut(
  event: EventName,
  instance: Candidate,
  context: DemoContext,
): Promise<void> {
  const { client, random } = context;
  const asks: Readonly<Partial<Record<Request, () => Promise<void>>>> = {
    restart: () => client.act(instance, 'restart'),
    flush: () => client.act(instance, 'flush'),
    delete: () => client.delete(instance),
    backUp: () => client.backUp(instance),
    configure: () => client.configure(instance),
    async extend() {
      const flavor = otherSize(await client.flavors(), instance.spec, random);
      if (flavor) await client.resize(instance, flavor.spec_code, Number(flavor.capacity[0]));
    },
    async restore() {
      const backups = await client.backups(instance);
      if (backups.length > 0) await client.restore(instance, oneOf(random, backups));
    },
  };
  if (isRequest(event)) await asks[event]?.();
  else await client.report(instance, event);
}

/** A flavor next to one in size. */
function otherSize(
  flavors: readonly DemoFlavor[],
  spec: string,
  random: Random,
): DemoFlavor | undefined {
  const own = flavors.find(({ spec_code }) => spec_code === spec);
  const alike = flavors.filter(
    ({ cache_mode, cpu_type, replica_count, capacity }) =>
      cache_mode === own?.cache_mode &&
      cpu_type === own.cpu_type &&
      replica_count === own.replica_count &&
      Number(capacity[0]) <= 64,
  );
  const at = alike.findIndex(({ spec_code }) => spec_code === spec);
  return alike[random() < 0.7 ? at + 1 : at - 1];
}
