// What is made once for a whole run of the tests, and shared by all files that ask for it.

import type { makers } from './makers.js';

type Makers = typeof makers;

/**
 * Asks the process that started the run, which makes it for the first who asks and removes it at the end.
 *
 * @param name - one of `makers.ts`
 * @returns what its maker says about it
 * @throws Error when it could not be made, with the reason
 */
export async function once<Name extends keyof Makers>(
  name: Name,
): Promise<Awaited<ReturnType<Makers[Name]>>['value']> {
  const address = process.env.TESTS_ONCE_URL;
  if (address === undefined) throw new Error('this needs the globalSetup of package.json');
  const answer = await fetch(`${address}/${name}`);
  if (!answer.ok) throw new Error(`${name} could not be made: ${await answer.text()}`);
  return answer.json() as Promise<never>;
}
