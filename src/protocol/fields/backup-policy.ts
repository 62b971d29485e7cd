// The backup policy of an instance, flat as requests have it (CreateInstance, UpdateInstance,
// dcs-api-0312004).

import { z } from 'zod';
import { coded } from '../coded.js';
import { optional, required, unlessZero, whole } from './given.js';

const hourRange = (text: string) => {
  const [, from, to] = /^(\d\d):00-(\d\d):00$/.exec(text) ?? [];
  return from !== undefined && Number(from) < 24 && Number(to) % 24 === (Number(from) + 1) % 24;
};

/** From GMT-12:00 to GMT+12:00; clients leave the name and the colon out. */
const timezone = z.string().regex(/^(GMT)?\s*[+-]?((0?\d|1[01]):?[0-5]\d|12:?00)$/, {
  error: 'expected an offset such as +0800',
});

const plan = coded(
  'DCS.4076',
  z.object({
    timezone_offset: optional(timezone),
    backup_at: coded('DCS.4075', z.array(whole(1, 7)).min(1).max(7)),
    period_type: coded('DCS.4074', required(z.literal('weekly'))),
    begin_at: coded('DCS.4076', required(z.string().refine(hourRange))),
  }),
);

const policy = z
  .object({
    backup_type: coded('DCS.4073', optional(z.enum(['auto', 'manual']))),
    save_days: coded('DCS.4072', unlessZero(whole(1, 7))),
    periodical_backup_plan: unlessZero(plan),
  })
  .superRefine(({ backup_type, save_days, periodical_backup_plan }, context) => {
    if (backup_type !== 'auto') return;
    const missing = (path: string, code: string) =>
      context.addIssue({
        code: 'custom',
        path: [path],
        params: { code },
        message: 'needed by automatic backups',
      });
    if (save_days === undefined) missing('save_days', 'DCS.4072');
    if (periodical_backup_plan === undefined) missing('periodical_backup_plan', 'DCS.4076');
  });

/**
 * A backup policy. The pages disagree on which type needs the days and the plan; here `auto` does.
 * Without a type it is `manual` (dcs-api-0312004).
 */
export const backupPolicy = () => coded('DCS.4073', policy);
