// The examples that come with the package: commands take them by name, in any folder.

import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { badInput } from '../environment/failures.js';

/** What there are examples of, and how their files end. */
const endings = {
  scenario: '.yaml',
  profile: '.profile.yaml',
  trace: '.jsonl',
  machine: '.machine.mjs',
} as const;

/** What there are examples of. */
export type ExampleKind = keyof typeof endings;

/** Where they are. */
const folder = join(
  dirname(createRequire(import.meta.url).resolve('dcs-lifecycle/package.json')),
  'docs/examples',
);

/** The names of the examples of a kind, sorted; none where a package was stripped of its docs. */
export function exampleNames(kind: ExampleKind): string[] {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files
    .filter((file) => file.endsWith(endings[kind]))
    .map((file) => file.slice(0, -endings[kind].length))
    .filter((name) => !name.includes('.'))
    .sort();
}

/**
 * The file that an argument means: itself, or an example. A file of the user goes first, so that no
 * example hides it.
 *
 * @throws CommandFailure for a bare name that is neither
 */
export function fileOrExample(argument: string, kind: ExampleKind): string {
  const isBareName = /^\w[\w-]*$/.test(argument);
  if (!isBareName || existsSync(argument)) return argument;
  const names = exampleNames(kind);
  if (names.includes(argument)) return join(folder, `${argument}${endings[kind]}`);
  const examples = names.length > 0 ? `; examples: ${names.join(', ')}` : '';
  throw badInput(`${argument}: there is no such file or example${examples}`);
}

/** For the help of a command: which examples it takes, and where to copy their files from. */
export function examplesHelp(kind: ExampleKind): string {
  const names = exampleNames(kind);
  if (names.length === 0) return '';
  return `Examples by name: ${names.join(', ')}. Their files are in\n${folder}\n`;
}
