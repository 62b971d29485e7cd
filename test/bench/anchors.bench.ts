// What a user might run in place of this emulator, asked for the status of one instance: fakes in Python, moto,
// json-server and WireMock. Each is a process of its own, as kindly set as its users would, ours has its log on.

import { setTimeout } from 'node:timers/promises';
import type { Anchor, Instance } from './anchors/anchor.js';
import {
  downloadedWiremock,
  hasJava,
  jsonServer,
  wiremock,
  wiremockJar,
} from './anchors/downloaded.js';
import { flask, hasModule, httpServer, moto } from './anchors/in-python.js';
import { ours } from './anchors/ours.js';
import { type LoadRequest, load } from './emulator/load.js';
import { measureLoads, wordsOf } from './emulator/measured.js';
import type { BenchOptions, BenchReport } from './report.js';

/** A compiler that works while a program runs needs a while. */
const warmUpMs = 2000;

/**
 * Runs the bench.
 *
 * @param timeMs - how long each is asked, in all
 * @param options - `download` lets npm fetch what is no dependency of this project
 */
export async function benchAnchors(
  timeMs: number,
  { download }: BenchOptions,
): Promise<BenchReport> {
  const anchors: Anchor[] = [];
  try {
    const first = await ours();
    anchors.push(first);
    await becomesReady(first, []);
    const instance = (await answerOf(first)) as Instance;
    const absent: [string, string][] = [];
    for (const { name, start } of others(download)) {
      const started = await start(instance);
      if (typeof started === 'string') absent.push([name, started]);
      else {
        anchors.push(started);
        await started.create();
        await becomesReady(started, Object.keys(instance));
      }
    }
    for (const { port, show } of anchors) await load(port, () => show, warmUpMs);
    const measured = await measureLoads(
      anchors.map((anchor) => ({ name: anchor.name, server: anchor, next: nextOf(anchor) })),
      timeMs,
    );
    return {
      bench: 'anchors',
      work: `16 connections ask for one instance and its ${Object.keys(instance).length} fields; each answer has to say that it can be used`,
      unit: 'request',
      baseline: first.name,
      measurements: measured.map(({ measurement }) => measurement),
      facts: [
        ...measured.map((each, index): [string, string] => [
          each.measurement.name,
          `${wordsOf(each)}; first answer ${anchors[index]?.startMs.toFixed(0)} ms after its start`,
        ]),
        ...absent,
      ],
    };
  } finally {
    await Promise.all(anchors.map((anchor) => anchor.end()));
  }
}

/** Starts a server, or says why it cannot. */
interface Other {
  readonly name: string;
  readonly start: (instance: Instance) => Promise<Anchor | string>;
}

function others(download: boolean): Other[] {
  const needs =
    (module: string, start: (instance: Instance) => Promise<Anchor>) =>
    async (instance: Instance) =>
      hasModule(module) ? start(instance) : `python3 has no ${module}`;
  return [
    { name: 'http.server of Python', start: needs('http.server', httpServer) },
    { name: 'Flask', start: needs('flask', flask) },
    { name: 'moto', start: needs('moto.server', moto) },
    {
      name: 'json-server',
      start: async (instance) => {
        if (!download) return 'not installed: --download lets npm fetch it';
        return (await jsonServer(instance)) ?? 'npm reaches no registry';
      },
    },
    {
      name: 'WireMock',
      start: async (instance) => {
        if (!hasJava()) return 'there is no java';
        const jar = wiremockJar() ?? (download ? downloadedWiremock() : undefined);
        if (jar !== undefined) return wiremock(jar, instance);
        return download
          ? 'npm reaches no registry'
          : 'not installed: --download lets npm fetch it, or WIREMOCK_JAR names its jar';
      },
    },
  ];
}

const nextOf = ({ show, ready }: Anchor): (() => LoadRequest) => {
  const request = { ...show, holds: ready };
  return () => request;
};

async function answerOf({ port, show }: Anchor): Promise<unknown> {
  const { method, path, headers = {}, body = null } = show;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, body });
  return answer.json();
}

/** Sees an instance from its creation to its end, as whoever waits for it. */
async function becomesReady(anchor: Anchor, fields: readonly string[]): Promise<void> {
  const seen: unknown[] = [];
  for (;;) {
    const answer = anchor.read(await answerOf(anchor));
    seen.push(answer.status);
    const missing = (anchor.fields ?? fields).filter((field) => !answer.fields.includes(field));
    if (answer.status === anchor.ready) {
      if (missing.length > 0) throw new Error(`${anchor.name} does not tell ${missing.join(', ')}`);
      break;
    }
    if (seen.length > 1000) throw new Error(`${anchor.name} stays ${answer.status}`);
    await anchor.finish?.();
    await setTimeout(20);
  }
  if (seen[0] === anchor.ready) throw new Error(`${anchor.name} is ${anchor.ready} at once`);
}
