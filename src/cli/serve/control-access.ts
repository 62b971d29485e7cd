// Who may use the control plane of a server, from its options and the environment. The token is never on
// the command line, where every process of the machine can read it.

import type { ControlAccess } from '../../emulator/index.js';
import { isLoopbackAddress } from '../../loopback/index.js';
import type { Environment } from '../environment/environment.js';
import { badInput } from '../environment/failures.js';
import type { ServeSettings } from './settings.js';

/** The environment variable that a token is read from. */
const variable = 'DCS_LIFECYCLE_CONTROL_TOKEN';

/** What a header can carry as a token (RFC 6750, 2.1). */
const wellFormed = /^[\w.~+/-]{1,200}={0,2}$/;

/** Who may use the control plane, and the token if it was generated for this run. */
export interface ChosenAccess {
  readonly access: ControlAccess;
  readonly generated?: string;
}

/**
 * Decides who may use the control plane: any caller when only this machine can ask and no sign-in is
 * needed, otherwise callers with the token of the environment or the generated one.
 *
 * @throws CommandFailure when the token cannot be sent in a header
 */
export function controlAccessFor(
  { control, auth, host }: Pick<ServeSettings, 'control' | 'auth' | 'host'>,
  { variables }: Environment,
): ChosenAccess {
  const given = variables[variable] || undefined;
  if (given !== undefined && !wellFormed.test(given)) {
    throw badInput(
      `${variable}: allowed are 1 to 200 letters, digits and . _ ~ + / -, and = at the end`,
    );
  }
  if (control === 'off') return { access: 'off' };
  if (auth === 'open' && isLoopbackAddress(host)) return { access: 'open' };
  if (given !== undefined) return { access: { token: given } };
  const generated = randomToken();
  return { access: { token: generated }, generated };
}

/** The line that shows a generated token, once. */
export const tokenLine = (token: string): string =>
  `Control token for this run: ${token} (choose one with ${variable})`;

/** 192 bits, as 48 hexadecimal digits. */
function randomToken(): string {
  // biome-ignore lint/style/noRestrictedGlobals: a secret must not follow from a seed
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
