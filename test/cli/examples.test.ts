// The examples of the package, taken by their names.

import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ExampleKind, examplesHelp, fileOrExample } from '../../src/cli/input/examples.js';
import { run } from '../../src/cli/program.js';
import { recording } from './recording.js';

const folder = resolve(import.meta.dirname, '../../docs/examples');
const { environment, said } = recording();

test('every file of docs/examples is an example of one kind, named in the help', () => {
  const found = (['scenario', 'profile', 'trace', 'machine'] satisfies ExampleKind[]).flatMap(
    (kind) => {
      const [, names = ''] = /by name: (.*)[.] /.exec(examplesHelp(kind)) ?? [];
      return names.split(', ').map((name) => fileOrExample(name, kind));
    },
  );
  expect(found.sort()).toEqual(
    readdirSync(folder)
      .sort()
      .map((file) => join(folder, file)),
  );
});

test.each(['-', './production-year', 'production-year.yaml', '../production-year', ''])(
  '%j is a file and no name',
  (argument) => {
    expect(fileOrExample(argument, 'scenario')).toBe(argument);
  },
);

test.each([
  ['simulate', 'weekly-restarts', 'documented-samples, production-year'],
  ['fleet', 'weekly-restart', 'exponential, mixed-fleet, weekly-restarts'],
  ['availability', 'production-year', 'exponential, mixed-fleet, weekly-restarts'],
  ['check', 'production-year', 'polled'],
])('%s %s is refused in one line that names the examples', async (command, name, names) => {
  [said.out, said.err] = ['', ''];
  expect(await run([command, name], environment)).toBe(2);
  expect(said.out).toBe('');
  expect(said.err).toBe(`${name}: there is no such file or example; examples: ${names}\n`);
});
