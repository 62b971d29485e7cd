// Asks a server whether it is ready.

import { z } from 'zod';
import { textOf } from '../../client/internal.js';
import type { Environment } from '../environment/environment.js';
import { CommandFailure, exitCodes, onOneLine, reasonOf } from '../environment/failures.js';
import { safeAddress } from '../input/service-address.js';

/** Who is asked, and for how long. */
export interface HealthSettings {
  readonly endpoint: string;
  /** In milliseconds. */
  readonly timeout?: number;
}

const healthSchema = z.object({
  version: z.string().optional(),
  ready: z.boolean(),
  reason: z.string().optional(),
});

type Health = z.infer<typeof healthSchema>;

/**
 * Says that a server is ready.
 *
 * @throws CommandFailure with exit code 1 when it is not, or does not answer
 */
export async function checkHealth(
  { endpoint, timeout: timeoutMs = 5000 }: HealthSettings,
  environment: Environment,
): Promise<void> {
  // It sends no credentials, so any address is safe.
  const url = safeAddress('--endpoint', endpoint, true);
  const {
    ready,
    reason = 'it gives no reason',
    version,
  } = await healthAt(url, timeoutMs, environment);
  if (!ready) throw notReady(`${url} is not ready: ${reason}`);
  const program = version === undefined ? '' : ` (dcs-lifecycle ${version})`;
  environment.stdout.write(`${onOneLine(`${url} is ready${program}`)}\n`);
}

async function healthAt(
  url: string,
  timeoutMs: number,
  { fetch, clock }: Environment,
): Promise<Health> {
  const limit = new AbortController();
  const timer = clock.setTimeout(() => limit.abort(), timeoutMs);
  // A body that has begun does not always end with the signal of its request.
  const tooLate = new Promise<never>((_, reject) => {
    limit.signal.addEventListener('abort', () => reject(limit.signal.reason), { once: true });
  });
  const answer = async () =>
    textOf(await fetch(new Request(`${url}/health`, { signal: limit.signal })));
  try {
    return healthSchema.parse(JSON.parse((await Promise.race([answer(), tooLate])) ?? ''));
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    if (limit.signal.aborted) throw notReady(`${url} does not answer within ${timeoutMs} ms`);
    const isForeign = error instanceof SyntaxError || error instanceof z.ZodError;
    const { cause = error } = error as Error;
    throw notReady(
      isForeign
        ? `${url} answers, but is not what dcs-lifecycle serve starts`
        : `${url} does not answer: ${reasonOf(cause)}`,
    );
  } finally {
    clock.clearTimeout(timer);
  }
}

const notReady = (line: string) => new CommandFailure(line, exitCodes.notReached);
