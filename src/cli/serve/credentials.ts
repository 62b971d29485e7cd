// Who may sign in, from options and the environment. Secrets are never on the command line, where every
// process of the machine can read them.

import type { EmulatorOptions } from '../../emulator/index.js';
import type { Environment } from '../environment/environment.js';
import { badInput } from '../environment/failures.js';
import type { ServeSettings } from './settings.js';

type Identity = NonNullable<EmulatorOptions['identity']>;

/**
 * Reads who may sign in.
 *
 * @throws CommandFailure when a secret is missing, or no caller could sign in
 */
export function identityFrom(
  { auth, user, ak, region }: ServeSettings,
  { variables }: Environment,
): Identity {
  const scope = region === undefined ? {} : { region };
  if (auth === 'open') {
    const idle = user === undefined ? (ak === undefined ? undefined : '--ak') : '--user';
    if (idle) throw badInput(`${idle} needs --auth strict: --auth open accepts any credentials`);
    return { mode: 'open', ...scope };
  }
  if (user === undefined && ak === undefined) {
    throw badInput('--auth strict needs --user or --ak: no caller could sign in');
  }
  const secret = (option: string, name: string) => {
    const value = variables[name];
    if (value) return value;
    throw badInput(`${option} needs its secret in the environment variable ${name}`);
  };
  return {
    mode: 'strict',
    ...scope,
    ...(user !== undefined && {
      users: [{ name: user, password: secret('--user', 'DCS_LIFECYCLE_PASSWORD') }],
    }),
    ...(ak !== undefined && {
      accessKeys: [{ accessKey: ak, secretKey: secret('--ak', 'DCS_LIFECYCLE_SECRET_KEY') }],
    }),
  };
}
