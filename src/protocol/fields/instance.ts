// The fields of an instance that requests give, each with the code that answers a breach
// (pages CreateInstance, UpdateInstance, dcs-api-0312004).

import { z } from 'zod';
import { coded } from '../coded.js';
import { optional, required, whole } from './given.js';

/** A name: 4 to 64 letters, digits, `_` and `-`; pages differ on whether a digit may be first. */
export const instanceName = (first: 'letter' | 'letter or digit') => {
  const start = first === 'letter' ? 'A-Za-z' : 'A-Za-z0-9';
  const error = `expected 4 to 64 letters, digits, - or _, with a ${first} first`;
  const pattern = new RegExp(`^[${start}][A-Za-z0-9_-]{3,63}$`);
  return coded('DCS.4010', z.string({ error }).regex(pattern, { error }));
};

/** A description of at most 1024 characters. */
export const description = () => coded('DCS.4011', z.string().max(1024));

const classes = [/[a-z]/, /[A-Z]/, /\d/, /[`~!@#$^&*()\-_=+\\|{},<.>/?:]/];

/** A password: 8 to 32 characters (v1.0: 64) of at least three classes. */
export const password = (longest: 32 | 64) =>
  coded(
    'DCS.4019',
    z
      .string()
      .min(8)
      .max(longest)
      .regex(/^[A-Za-z0-9`~!@#$^&*()\-_=+\\|{},<.>/?:]*$/, {
        error: 'expected letters, digits and `~!@#$^&*()-_=+\\|{},<.>/?:',
      })
      .refine((text) => classes.filter((some) => some.test(text)).length >= 3, {
        error: 'expected three of: lower case, upper case, digits, special characters',
      }),
  );

/** A port; 6379 unless given. */
export const port = () => whole(1, 65_535);

/** The id of something in the network; which one decides the code. */
export const vpcId = () => coded('DCS.4013', required(z.string().max(64)));
export const subnetId = () => coded('DCS.4016', required(z.string().max(64)));
export const securityGroupId = () => coded('DCS.4014', optional(z.string().max(64)));

const hours = (pattern: string) => new RegExp(`^(${pattern})(:00:00)?$`);

/** An hour on which a maintenance window begins or ends, as `18:00:00`. */
export const windowHour = () =>
  coded(
    'DCS.4106',
    z.string().regex(hours('[01]\\d|2[0-3]'), { error: 'expected an hour such as 18:00:00' }),
  );

/** New names of dangerous commands (page CreateInstance; proxies can rename two more). */
export const renamableCommands = [
  'command',
  'keys',
  'flushdb',
  'flushall',
  'hgetall',
  'scan',
  'hscan',
  'sscan',
  'zscan',
] as const;

/** Commands that only Proxy Cluster instances can rename (dcs-ug-1009002). */
export const renamableByProxies = ['dbsize', 'dbstats'] as const;

const newCommandName = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{3,63}$/, {
  error: 'expected 4 to 64 letters, digits, - or _, with a letter first',
});

/** Which commands get which names, in any case; no others can be renamed. */
export const renameCommands = () =>
  z.preprocess(
    (given) =>
      typeof given === 'object' && given !== null && !Array.isArray(given)
        ? Object.fromEntries(Object.entries(given).map(([key, to]) => [key.toLowerCase(), to]))
        : given,
    z.strictObject(
      Object.fromEntries(
        [...renamableCommands, ...renamableByProxies].map((name) => [
          name,
          optional(newCommandName),
        ]),
      ) as Record<
        (typeof renamableCommands)[number] | (typeof renamableByProxies)[number],
        ReturnType<typeof optional<z.ZodString>>
      >,
    ),
  );

/** An IPv4 address. */
export const ipv4 = () => z.ipv4();
