// How the server that is being started stands, asked without a socket.

import { controlPrefix, type Emulator } from '../../emulator/index.js';

/** How a service stands, as its control plane sums it up. */
export interface Summary {
  readonly plan: string;
  readonly instances: number;
  readonly clock: { readonly now: string; readonly paused: boolean; readonly scale: number };
}

/** Asks how a service stands. */
export async function summaryOf(emulator: Emulator): Promise<Summary> {
  const response = await emulator.control.fetch(new Request(`http://localhost${controlPrefix}`));
  return (await response.json()) as Summary;
}
