// Brings an instance to a place of the chart: through the API where that can be, else through the
// emulator itself.

import type { Outcome } from '../../machines/index.js';
import type { Client, Target } from './target.js';

/** Lets the platform report something of an instance. Only where the emulator is ours. */
export function report(target: Target, { project }: Client, id: string, outcome: Outcome): void {
  const { core, clock } = target.emulator;
  const moved = core.run(clock.now(), undefined, (world) =>
    world.apply(world.find(project, id), outcome),
  );
  if (!moved) throw new Error(`the chart does not allow ${outcome} here`);
}

/** The status that the API reports; the code of its refusal when there is none. */
export async function statusOf(client: Client, id: string): Promise<string> {
  const { status, body } = await client.v2('GET', `/instances/${id}`);
  return status === 200 ? body.status : body.error_code;
}
