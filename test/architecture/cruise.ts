// Runs the architecture rules of this project, as `npm run architecture` does, on a tree: this one,
// or one that a test has planted somewhere else.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The root of this project. */
export const projectRoot = resolve(import.meta.dirname, '../..');

/** A rule that a file breaks, and by what. */
export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

/** What the rules have to say about a tree. */
export interface Cruise {
  /** The tree's own files that were read, with what each imports. */
  readonly files: ReadonlyMap<string, readonly string[]>;
  readonly violations: readonly Violation[];
}

/** The parts of dependency-cruiser's report that are used here. */
interface Report {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly module: string }[];
  }[];
  readonly summary: {
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
      readonly to: string;
    }[];
  };
}

/**
 * Holds a tree against the rules.
 *
 * @param root - the folder around `machines`, `src` and `test`
 * @throws Error when dependency-cruiser does not come to a result
 */
export function cruise(root: string): Cruise {
  const program = join(projectRoot, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(projectRoot, '.dependency-cruiser.mjs');
  const folders = ['machines', 'src', 'test'].filter((folder) => existsSync(join(root, folder)));
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [program, '--config', config, '--output-type', 'json', ...folders],
    { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser gave no report: ${stderr}`);
  const { modules, summary } = JSON.parse(stdout) as Report;
  return {
    files: new Map(
      modules
        .filter(({ source }) => folders.some((folder) => source.startsWith(`${folder}/`)))
        .map(({ source, dependencies }) => [source, dependencies.map(({ module }) => module)]),
    ),
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}
