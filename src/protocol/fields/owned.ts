// Parts of requests about what belongs to an instance: backups, tasks, parameters, whitelists.

import { z } from 'zod';
import { coded } from '../coded.js';
import { optional } from './given.js';
import { instancePath } from './paths.js';

/** The id of a backup: a UUID in any case. */
export const backupId = () => z.string().min(1).max(64).toLowerCase();

/** The path of a backup. */
export const backupPath = instancePath.extend({ backup_id: backupId() });

/** The path of a background task, whose id is 32 hexadecimal digits. */
export const taskPath = instancePath.extend({
  task_id: coded(
    'DCS.4070',
    z.string().regex(/^[0-9a-f]{32}$/i, { error: 'expected 32 hexadecimal digits' }),
  ),
});

/** A remark of 0 to 128 characters. */
export const remark = () => coded('DCS.4098', optional(z.string().max(128)));

const text = () =>
  z.preprocess((given) => (typeof given === 'number' ? String(given) : given), z.string().max(128));

/** Parameters and the values that they are to have. */
export const parameterValues = () =>
  z
    .array(z.object({ param_id: text(), param_name: text(), param_value: text() }))
    .max(64)
    .refine((items) => new Set(items.map((item) => item.param_name)).size === items.length, {
      error: 'every parameter occurs once',
    });

const address = '(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}';
const addresses = new RegExp(`^${address}(/([0-9]|[12]\\d|3[0-2]))?(-${address})?$`);
const isEveryAddress = (text: string) => /^0\.0\.0\.0(\/\d+)?$/.test(text) || text.endsWith('/0');

const entry = z
  .string()
  .regex(addresses, { error: 'expected an IPv4 address, or a range of them' })
  .refine((given) => !isEveryAddress(given), { error: '0.0.0.0 and /0 are not supported' });

/** The most groups and addresses that a whitelist has (UpdateIpWhitelist). */
export const mostWhitelisted = { groups: 4, addresses: 20 } as const;

/** The groups of a whitelist; one text may hold several addresses, separated by commas. */
export const whitelistGroups = () =>
  z
    .array(
      z.object({
        group_name: z.string().min(1).max(64),
        ip_list: z
          .array(z.string().max(1024))
          .max(mostWhitelisted.addresses)
          .transform((items) => items.flatMap((item) => item.split(',').map((one) => one.trim())))
          .pipe(z.array(entry)),
      }),
    )
    .max(mostWhitelisted.groups)
    .refine((groups) => new Set(groups.map((group) => group.group_name)).size === groups.length, {
      error: 'every group occurs once',
    })
    .refine(
      (groups) => groups.flatMap((group) => group.ip_list).length <= mostWhitelisted.addresses,
      { error: 'an instance has 20 addresses or ranges at most' },
    );
