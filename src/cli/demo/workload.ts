// The life of the demo fleet: at seeded moments of the service's time somebody wants something, and
// sometimes something breaks. What can be asked of whom is the chart's word.

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
import { type DemoClient, type DemoFlavor, demoClient, type Place } from './client.js';
import { nameFrom, oneOf } from './first-fleet.js';

/** What a workload is made of. */
export interface WorkloadOptions {
  readonly emulator: Emulator;
  readonly random: Random;
  /** The project of what is created. */
  readonly project: string;
  /** Tells when to look at the service's clock again. */
  readonly clock: Clock;
  /** Hears of defects; the workload goes on with the next wish. */
  readonly onDefect?: (error: unknown) => void;
}

/** A workload that goes on until it is stopped. */
export interface Workload {
  stop(): void;
}

/** The time between two wishes, of the service's clock. */
const gap = { kind: 'exponential', mean: 1500 } as const;

/** How often the service's clock is looked at, in real milliseconds. */
const lookMs = 150;

/** After a long leap of the clock, no more wishes than this are caught up with at once. */
const mostAtOnce = 12;

/** Between which sizes the fleet stays. */
const size = { least: 36, most: 52 };

type Wish = 'create' | 'mend' | EventName;

/** How often each thing is wanted, relative to each other. */
const wishes: readonly (readonly [wish: Wish, weight: number])[] = [
  ['create', 5],
  ['mend', 7],
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

/** What the platform does unasked: everything that plays some part, as often in all. */
function weighted(wanted: readonly Outcome[], weight: number): [Wish, number][] {
  return wanted.map((outcome) => [outcome, weight / wanted.length]);
}

const ignore = () => {};

/** Lets the fleet live. */
export function startWorkload({
  emulator,
  random,
  project,
  clock,
  onDefect = ignore,
}: WorkloadOptions): Workload {
  const client = demoClient(emulator);
  const guard = new Guard(onDefect);
  let nextMs = emulator.clock.now() + sample(gap, random);
  let stopped = false;
  let timer = clock.setTimeout(look, lookMs);

  async function look(): Promise<void> {
    for (let left = mostAtOnce; left > 0 && !stopped && nextMs <= emulator.clock.now(); left--) {
      const wish = wishFrom(random);
      await guard.result(() => fulfil(wish, { emulator, client, random, project }), ignore);
      nextMs += sample(gap, random);
    }
    const nowMs = emulator.clock.now();
    if (nextMs <= nowMs) nextMs = nowMs + sample(gap, random);
    // Reset by somebody to an earlier time.
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

function wishFrom(random: Random): Wish {
  const total = wishes.reduce((sum, [, weight]) => sum + weight, 0);
  let left = random() * total;
  for (const [wish, weight] of wishes) {
    left -= weight;
    if (left < 0) return wish;
  }
  return 'mend';
}

interface Scene {
  readonly emulator: Emulator;
  readonly client: DemoClient;
  readonly random: Random;
  readonly project: string;
}

interface Candidate extends Place {
  readonly situation: Situation;
  readonly spec: string;
}

async function fulfil(wish: Wish, scene: Scene): Promise<void> {
  const { random, emulator } = scene;
  const fleet = candidatesIn(emulator);
  if (wish === 'create') {
    if (fleet.length < size.most) await create(scene);
    return;
  }
  if (wish === 'delete' && fleet.length < size.least) return;
  const able = fleet.filter(({ situation }) =>
    wish === 'mend'
      ? lifecycle.hasTag(situation.status, 'failed')
      : lifecycle.next(situation, wish) !== undefined &&
        (putsRight(wish) || lifecycle.serves(situation.status)),
  );
  if (able.length === 0) return;
  const chosen = oneOf(random, able);
  const event = wish === 'mend' ? lifecycle.acceptedRequests(chosen.situation)[0] : wish;
  if (event) await carryOut(event, chosen, scene);
}

function candidatesIn({ store }: Emulator): Candidate[] {
  return [...store.instances.all].map(({ id, project, kind, state, specCode: spec }) => {
    return { id, project, spec, situation: situationOf(kind, state) };
  });
}

async function create({ client, random, project }: Scene): Promise<void> {
  const flavors = (await client.flavors()).filter(({ capacity }) => Number(capacity[0]) <= 64);
  // Such as after a fault that somebody has ordered for this call.
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
async function carryOut(event: EventName, place: Candidate, scene: Scene): Promise<void> {
  const { client, random } = scene;
  const asks: Readonly<Partial<Record<Request, () => Promise<void>>>> = {
    restart: () => client.act(place, 'restart'),
    flush: () => client.act(place, 'flush'),
    delete: () => client.delete(place),
    backUp: () => client.backUp(place),
    configure: () => client.configure(place),
    async extend() {
      const flavor = otherSize(await client.flavors(), place.spec, random);
      if (flavor) await client.resize(place, flavor.spec_code, Number(flavor.capacity[0]));
    },
    async restore() {
      const backups = await client.backups(place);
      if (backups.length > 0) await client.restore(place, oneOf(random, backups));
    },
  };
  if (isRequest(event)) await asks[event]?.();
  else await client.report(place, event);
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
