// Instants as the control plane writes and reads them: ISO 8601 with a zone.

import { z } from 'zod';
import { expected } from '../../plan/internal.js';
import { endOfTimeMs } from '../world/index.js';

/** A time in milliseconds since 1970 as text, in UTC. */
export const iso = (atMs: number): string => new Date(atMs).toISOString();

/** A time such as `2026-01-01T00:00:00Z`; its value is in milliseconds since 1970. */
export const instantSchema = z.iso
  .datetime({
    offset: true,
    error: ({ input }) => expected('a time with its zone, such as "2026-01-01T00:00:00Z"', input),
  })
  .transform((text) => Date.parse(text))
  .refine((atMs) => atMs <= endOfTimeMs, { error: `expected a time up to ${iso(endOfTimeMs)}` });
