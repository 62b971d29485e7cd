// A timeline, replayed by an actor of the machine that an inspector sees.

import { createActor } from 'xstate';
import { instanceMachine } from '../../../machines/index.js';
import { inspectWith, type Relay } from '../../inspector/index.js';
import type { Timeline } from '../../simulator/index.js';
import type { Clock } from '../../time/index.js';
import type { Environment } from '../environment/environment.js';
import { openPage } from '../environment/open-page.js';
import { letOthersRun, untilStopped } from '../environment/signals.js';
import type { InspectorPage } from '../input/options.js';
import { pathOf, startInspector } from '../inspect/inspector.js';
import { styleFor } from '../terminal/style.js';

/** How many events are sent before messages get a chance to leave. */
const eventsAtOnce = 200;

/** Sends a timeline's events to an actor of the machine, which reports each to the relay. */
async function replay(timeline: Timeline, relay: Relay, clock: Clock): Promise<void> {
  const { inspect } = inspectWith(relay, { name: timeline.scenario ?? 'a scenario' });
  const { instanceId: id, kind } = timeline;
  const actor = createActor(instanceMachine, { id, input: { kind }, inspect }).start();
  for (const [index, { event }] of timeline.entries.entries()) {
    actor.send({ type: event });
    if (index % eventsAtOnce === 0) await letOthersRun(clock);
  }
  await letOthersRun(clock);
}

/** Shows a timeline in an inspector until Ctrl-C. */
export async function inspectTimeline(
  timeline: Timeline,
  page: InspectorPage,
  environment: Environment,
): Promise<void> {
  const { relay, server } = await startInspector(0, environment);
  const stopping = untilStopped();
  try {
    await replay(timeline, relay, environment.clock);
    const { colours } = styleFor(environment.stderr, environment.variables);
    const address = `${server.url}${pathOf[page]}`;
    environment.stderr.write(
      `\nInspect it at ${colours.bold(address)} ${colours.dim('(Ctrl-C ends it)')}\n`,
    );
    openPage(address, environment);
    await stopping.asked;
  } finally {
    await server.close();
    stopping.restore();
  }
}
