// Times in queries: yyyyMMddHHmmss in UTC (ListBackupRecords, dcs-api-0312022).

import { z } from 'zod';
import { optional } from './given.js';

const form = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/;

/** Milliseconds since 1970, or undefined when there is no such time. */
function momentOf(text: string): number | undefined {
  const [, year, month, day, hour, minute, second] = form.exec(text) ?? [];
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const ms = Date.parse(iso);
  return Number.isNaN(ms) || new Date(ms).toISOString() !== iso ? undefined : ms;
}

/** A time such as `20170718235959`; read as milliseconds since 1970. */
export const moment = () =>
  optional(
    z
      .string()
      .refine((text) => momentOf(text) !== undefined, { error: 'expected yyyyMMddHHmmss' })
      .transform((text) => momentOf(text) as number),
  );
