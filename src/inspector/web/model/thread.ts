// The layout library in a thread of its own, so the page stays usable meanwhile.

import ElkModule, { type ELK } from 'elkjs/lib/elk-api.js';
import type { Layout } from '../../../statechart/internal.js';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): {
    createScriptURL(url: string): string;
  };
}

// The package is CommonJS: its types say that the class is under `default`, and bundlers unwrap it.
const Elk = ElkModule as unknown as typeof ElkModule.default;

/** The page's own file, and no other, may become a thread. */
const file = '/inspector/elk-worker.js';
let address: string | undefined;
let library: ELK | undefined;

function started(): ELK {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  const policy =
    address === undefined &&
    trustedTypes?.createPolicy('inspector', { createScriptURL: () => file });
  address ??= policy ? policy.createScriptURL(file) : file;
  return new Elk({ workerFactory: () => new Worker(address as string) });
}

/** Places a graph in the thread. */
export const inThread: Layout = (graph) => {
  library ??= started();
  return library.layout(graph);
};

/** Gives up what the thread is about to place. */
export function giveUp(): void {
  library?.terminateWorker();
  library = undefined;
}
