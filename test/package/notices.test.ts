// THIRD-PARTY-NOTICES covers all that the bundles of the package hold, as the bundler wrote it down.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { bundledPackages, licenseExpression, thirdPartyNotices } from '../../docs/notices.mjs';
import { once } from '../support/once/index.js';
import { projectRoot } from './packed.js';

const notices = readFileSync(join(projectRoot, 'THIRD-PARTY-NOTICES'), 'utf8');

interface Metafile {
  readonly outputs: Readonly<
    Record<string, { readonly inputs: Readonly<Record<string, unknown>> }>
  >;
}

const { root: built } = await once('program');
const outputs = [
  'bin',
  'console',
  'help',
  'inspector',
  'lib',
  'main',
  'playground',
  'worker',
].flatMap((name) => {
  const file = join(built, 'dist/bundles', `${name}.json`);
  return Object.entries((JSON.parse(readFileSync(file, 'utf8')) as Metafile).outputs);
});

/** The folder of every package that the bundler read a file of. */
const bundled = (): string[] => {
  const folders = outputs
    .flatMap(([, { inputs }]) => Object.keys(inputs))
    .map((input) => /.*node_modules[/](@[^/]+[/])?[^/]+/.exec(input)?.[0]);
  return [...new Set(folders)].filter((each) => each !== undefined);
};

const textIn = (file: string) => readFileSync(file, 'utf8').replaceAll('\r', '').trim();

/** The licence of the one package that comes without a text of it. */
const [mit = ''] =
  /^Permission is hereby granted.*/ms.exec(textIn(join(projectRoot, 'LICENSE'))) ?? [];

test('it is fresh', () => {
  if (notices !== thirdPartyNotices(built)) {
    throw new Error('THIRD-PARTY-NOTICES is out of date: run npm run docs');
  }
});

test('every package stands there with its version, its licence and the text of it', () => {
  const named = bundled().map((folder) => {
    const root = resolve(built, folder);
    const { name, version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const [, after = ''] = notices.split(`\n${name} ${version}\n\n`);
    const [section] = after.split('='.repeat(80));
    const [file = ''] = readdirSync(root).filter((each) => /^license/i.test(each));
    expect(section).toMatch(new RegExp(`^Licence: .*${license}\n`));
    expect(section).toContain(file ? textIn(join(root, file)) : mit);
    return name;
  });
  expect(named).toEqual(expect.arrayContaining(['commander', 'elkjs', 'preact', 'uplot', 'zod']));
});

test('the bundler wrote every file of the bundles, but words that are data, a style sheet, and what kind of file a start is', () => {
  const written = outputs.map(([output]) => output);
  const folders = [...new Set(written.map((file) => dirname(file)))];
  expect(folders).toHaveLength(6);
  const files = folders.flatMap((folder) =>
    readdirSync(join(built, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile() && !/[.]d[.]ts$|^[.]tsbuildinfo$/.test(entry.name))
      .map(({ name }) => `${folder}/${name}`),
  );
  expect(files.filter((file) => !written.includes(file))).toEqual([
    'dist/bin/package.json',
    'dist/src/console/web/vocabulary.json',
    'dist/lib/react.css',
  ]);
});

test('elkjs stands there under EPL-2.0, with where its source code is and what is compiled into it', () => {
  const start = notices.indexOf('\nelkjs ');
  const section = notices.slice(start, notices.indexOf('='.repeat(80), start));
  expect(section).toContain('Licence: EPL-2.0, chosen from EPL-2.0 OR GPL-3.0-or-later\n');
  expect(section).toContain('Source code: https://github.com/kieler/elkjs\n');
  expect(section).toContain('elk-worker.js');
  expect(section).toContain('Guava (Apache-2.0)');
  expect(notices).toContain('Version 2.0, January 2004');
});

test('@bomb.sh/tab stands there with its author, and undici with the parser that is compiled into it', () => {
  expect(notices).toContain('no text of its licence. Its author is Bombshell Authors');
  expect(notices).toContain('Compiled into it: llhttp (MIT), Copyright Fedor Indutny, 2018\n');
});

test('package.json names the licence of everything that the package holds', () => {
  const { license } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  expect(license).toBe(licenseExpression(bundledPackages(built)));
  expect(notices).toContain(`apply to some file of the package: ${license}.`);
});

describe('of a package without a text of its licence', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'dcs-lifecycle-notices-'));
    const plant = (file: string, text: string) => {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    };
    const input = { 'node_modules/@a/b/node_modules/bare/index.js': { bytesInOutput: 1 } };
    plant('dist/bundles/page.json', JSON.stringify({ outputs: { 'main.js': { inputs: input } } }));
    plant(
      'node_modules/@a/b/node_modules/bare/package.json',
      JSON.stringify({ name: 'bare', version: '1.0.0', license: '0BSD' }),
    );
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('the notices say so', () => {
    expect(thirdPartyNotices(root)).toContain('The package bare holds no text of its licence.');
  });

  test('its licence counts all the same', () => {
    expect(licenseExpression(bundledPackages(root))).toBe('MIT AND 0BSD');
  });
});
