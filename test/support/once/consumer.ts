// The package as a stranger installs it: into an empty project, by npm, without the network.

import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Made } from './made.js';
import { type BuiltProject, npm, projectRoot } from './project.js';

/** A project that depends on the package. */
export interface Consumer {
  readonly root: string;
  /** The package in it. */
  readonly installed: string;
}

/** The part of package-lock.json that is used here. */
interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
}

/**
 * Installs the tarball with npm into an empty project. Its dependencies lie there already, copied
 * from this project, so npm needs no network; it removes what no package asks for.
 *
 * @throws Error with npm's words when it fails, as it does when a dependency is not in the lock file
 */
export async function makeConsumer({ tarball }: BuiltProject): Promise<Made<Consumer>> {
  const root = mkdtempSync(join(tmpdir(), 'dcs-lifecycle-consumer-'));
  const remove = () => rmSync(root, { recursive: true, force: true });
  try {
    await install(root, tarball);
    return { value: { root, installed: join(root, 'node_modules/dcs-lifecycle') }, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

async function install(consumer: string, tarball: string): Promise<void> {
  writeFileSync(
    join(consumer, 'package.json'),
    JSON.stringify({ name: 'consumer', version: '1.0.0', private: true, type: 'module' }),
  );
  const lock = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as Lock;
  for (const [place, { dev }] of Object.entries(lock.packages)) {
    const from = join(projectRoot, place);
    if (place !== '' && !dev && existsSync(from)) {
      const filter = (source: string) => !/[\\/]node_modules$/.test(source.slice(from.length));
      cpSync(from, join(consumer, place), { recursive: true, filter });
    }
  }
  const flags = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  // Without its links in .bin npm takes a package for broken and wants to fetch it again.
  await npm(consumer, 'rebuild', ...flags);
  await npm(consumer, 'install', ...flags, tarball);
}
