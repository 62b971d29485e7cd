// What is published is there once npm has packed it; test/package/*.deep.ts installs it and looks closer.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from '../support/once/index.js';

const { root, tarball } = await once('project');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly files: readonly string[];
};

test('npm pack makes a tarball, without what an earlier build left behind', () => {
  expect(existsSync(tarball)).toBe(true);
  expect(existsSync(join(root, 'dist/src/left-over.js'))).toBe(false);
});

test('every program, export and folder that package.json names is there', () => {
  const named = [
    ...Object.values(manifest.bin),
    ...Object.values(manifest.exports).flatMap((target) =>
      typeof target === 'string' ? target : Object.values(target),
    ),
    ...manifest.files.filter((file) => !file.startsWith('!')),
  ];
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});
