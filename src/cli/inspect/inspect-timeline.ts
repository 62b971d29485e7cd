// A simulated life, lived once more by an actor that an inspector sees.

import { createActor } from 'xstate';
import { instanceMachine } from '../../../machines/index.js';
import { inspectWith, type Relay } from '../../inspector/index.js';
import type { Timeline } from '../../simulator/index.js';
import { systemClock } from '../../time/index.js';
import type { Environment } from '../environment/environment.js';
import { openPage } from '../environment/open-page.js';
import { untilStopped } from '../environment/until-stopped.js';
import type { InspectorPage } from '../input/inspector-pages.js';
import { styleFor } from '../terminal/style.js';
import { pathOf, startInspector } from './inspector.js';

/** How many events go between two chances for messages to leave. */
const eventsAtOnce = 200;

/** Sends a timeline's events to an actor of the chart, which a relay hears of one by one. */
export async function relive(timeline: Timeline, relay: Relay): Promise<void> {
  const { inspect } = inspectWith(relay, { name: timeline.scenario ?? 'a scenario' });
  const { instanceId: id, kind } = timeline;
  const actor = createActor(instanceMachine, { id, input: { kind }, inspect }).start();
  for (const [index, { event }] of timeline.entries.entries()) {
    actor.send({ type: event });
    if (index % eventsAtOnce === 0) await turnOfOthers();
  }
  await turnOfOthers();
}

const turnOfOthers = () => new Promise<void>((resolve) => systemClock.setTimeout(resolve, 1));

/** Shows a timeline in an inspector until somebody asks for the end. */
export async function inspectTimeline(
  timeline: Timeline,
  page: InspectorPage,
  environment: Environment,
): Promise<void> {
  const { relay, server } = await startInspector(0, environment);
  const stopping = untilStopped();
  try {
    await relive(timeline, relay);
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
