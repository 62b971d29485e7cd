// Where Node keeps what it compiled of this program, so that the next start need not compile it again.

import module from 'node:module';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Node has it since 22.1; it returns what came of it and never throws. */
const { enableCompileCache } = module as unknown as {
  readonly enableCompileCache?: (folder: string) => unknown;
};

/**
 * Turns the cache on where Node has one. It lies in a folder of the user, which no other user can write: what is
 * found there runs. Without such a folder, and with `NODE_DISABLE_COMPILE_CACHE`, there is none.
 */
export function keepCompiledCode(): void {
  if (enableCompileCache === undefined) return;
  try {
    const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
    const caches = XDG_CACHE_HOME || LOCALAPPDATA || join(homedir(), '.cache');
    if (isAbsolute(caches)) enableCompileCache(join(caches, 'dcs-lifecycle'));
  } catch {
    // A user without a home starts as without the cache.
  }
}
