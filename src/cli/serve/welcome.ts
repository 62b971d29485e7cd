// What `serve` says first: where it is, and what to set in a client.

import { type Connection, snippetsFor } from '../../connect/index.js';
import { controlPrefix, type Emulator } from '../../emulator/index.js';
import { defaultProject } from '../../protocol/index.js';
import type { Colours } from '../terminal/style.js';

/** The facts about a server that has started. */
export interface Welcome {
  readonly version: string;
  /** Where it listens, such as `http://127.0.0.1:8632`. */
  readonly url: string;
  readonly plan: string;
  readonly region: string;
  readonly auth: 'open' | 'strict';
  readonly signIn: Connection['signIn'];
  /** Who may use the control plane: any caller, callers with the token, or none. */
  readonly control: 'open' | 'token' | 'off';
  /** The database, if everything is kept. */
  readonly data: string | undefined;
  readonly instances: number;
  readonly clock: { readonly now: string; readonly paused: boolean; readonly scale: number };
}

/** The text for people. */
export function welcome(about: Welcome, { bold, dim, cyan }: Colours): string {
  const { version, url, plan, region, auth, signIn, control, data, instances, clock } = about;
  const kept = data === undefined ? 'in memory' : `in ${data}`;
  const count = `${instances} ${instances === 1 ? 'instance' : 'instances'}`;
  const pace = clock.paused
    ? 'standing still'
    : clock.scale === 1
      ? ''
      : `${clock.scale} times as fast`;
  const who = auth === 'open' ? 'any credentials are accepted' : 'credentials are checked';
  const controls = {
    open: `${calledBy(url)}/_control`,
    token: `${calledBy(url)}/_control, with the control token`,
    off: 'off',
  };
  const row = (name: string, value: string) => `  ${dim(name.padEnd(11))}${value}`;
  return [
    `${bold('DCS is served at')} ${cyan(bold(url))} ${dim(`(dcs-lifecycle ${version})`)}`,
    '',
    row('console', calledBy(url)),
    row('playground', `${calledBy(url)}/play`),
    row('plan', plan),
    row('time', [clock.now, pace].filter(Boolean).join(', ')),
    row('kept', `${kept}, ${count}`),
    row('sign-in', who),
    row('control', controls[control]),
    '',
    'Tell your client:',
    ...snippetsFor({ url: calledBy(url), region, projectId: defaultProject, signIn }).flatMap(
      ({ name, brief }) => (brief === undefined ? [] : [row(name.split(',')[0] ?? name, brief)]),
    ),
    '',
    ...(control === 'off' ? [] : [dim(`All of it, ready to copy: ${calledBy(url)}/#/connect`)]),
    dim('Ctrl-C ends it.'),
    '',
  ].join('\n');
}

/** What a client of this machine calls a server by that listens on all addresses, which is no address to call. */
const calledBy = (url: string): string =>
  url.replace(/\/\/(0\.0\.0\.0|\[::\])(?=:|$)/, '//127.0.0.1');

/** The state of a service, as its control plane sums it up. */
export interface Summary {
  readonly plan: string;
  readonly instances: number;
  readonly clock: { readonly now: string; readonly paused: boolean; readonly scale: number };
}

/** Asks a service for its summary, without a socket. */
export async function summaryOf(emulator: Emulator): Promise<Summary> {
  const response = await emulator.control.fetch(new Request(`http://localhost${controlPrefix}`));
  return (await response.json()) as Summary;
}
