// The types of the package, where it is installed.

import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { once } from '../support/once/index.js';
import { projectRoot, type Run, runTool } from './packed.js';

const { root: consumer, installed } = await once('consumer');

/** The same packages, and the types of Node and React besides. */
const withTypes = mkdtempSync(join(tmpdir(), 'dcs-lifecycle-types-'));
afterAll(() => rmSync(withTypes, { recursive: true, force: true }));

function linkPackages() {
  const here = join(withTypes, 'node_modules');
  mkdirSync(here);
  const link = (root: string, names: readonly string[]) => {
    for (const name of names) {
      symlinkSync(join(root, 'node_modules', name), join(here, name), 'junction');
    }
  };
  const theirs = readdirSync(join(consumer, 'node_modules')).filter((name) => !/^[.]/.test(name));
  link(consumer, theirs);
  link(projectRoot, ['@types', 'csstype', 'undici-types']);
}

/** Type-checks a module in a project, the consumer's unless another is named, and the types of all that it imports. */
function typeCheck(source: string, flags: readonly string[] = [], project = consumer): Run {
  writeFileSync(join(project, 'typed.ts'), source);
  const target = ['--target', 'ES2023', '--lib', 'ES2023,DOM', '--module', 'NodeNext'];
  const more = ['--strict', '--skipLibCheck', 'false', '--noEmit', ...flags, 'typed.ts'];
  return runTool(project, 'typescript/bin/tsc', '--ignoreConfig', ...target, ...more);
}

describe('in TypeScript, with the types of libraries checked', () => {
  beforeAll(linkPackages);

  const sample = `
    import * as library from 'dcs-lifecycle';
    import { lifecycle, type Refusal, type Situation } from 'dcs-lifecycle/machines';
    const situation: Situation = { kind: 'ha', status: 'RESTARTING' };
    const refusal: Refusal | undefined = lifecycle.refusal('extend', situation);
    export const code: string | undefined = refusal?.code;
    export const names: string[] = Object.keys(library);
  `;

  test('the public types hold together', () => {
    const { status, stdout } = typeCheck(sample);
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  test.each([
    ['Node', ['--moduleResolution', 'NodeNext']],
    ['a bundler', ['--module', 'ESNext', '--moduleResolution', 'bundler']],
  ])('every door has its types as %s finds it', (_who, flags) => {
    const { exports } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
      readonly exports: Readonly<Record<string, unknown>>;
    };
    const doors = Object.keys(exports).filter((door) => !/[.](json|css)$/.test(door));
    expect(doors.length).toBeGreaterThan(10);
    const imports = doors.map(
      (door, index) => `export * as door${index} from '${posix.join('dcs-lifecycle', door)}';`,
    );
    const style = `import 'dcs-lifecycle/react/style.css';`;
    const source = [...imports, style, ''].join('\n');
    const more = ['--preserveSymlinks', '--types', 'node', ...flags];
    const { status, stdout } = typeCheck(source, more, withTypes);
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  test('nothing of ours is wrong by stricter rules, which xstate itself does not keep', () => {
    const flags = ['--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess'];
    const { stdout } = typeCheck(sample, flags);
    const complaints = stdout.split('\n').filter((line) => line.includes('error TS'));
    expect(complaints.filter((line) => !line.startsWith('node_modules/xstate/'))).toEqual([]);
  });

  test.each([
    ['a misspelt request', `lifecycle.refusal('extand', { kind: 'ha', status: 'RUNNING' });`],
    ['a status that does not exist', `lifecycle.serves('PAUSED');`],
    ['a kind that does not exist', `lifecycle.accepted({ kind: 'hb', status: 'RUNNING' });`],
  ])('%s does not compile', (_what, line) => {
    const { stdout } = typeCheck(`import { lifecycle } from 'dcs-lifecycle/machines';\n${line}\n`);
    expect(stdout).toMatch(/^typed[.]ts\(2,\d+\): error TS2\d+/);
  });
});
