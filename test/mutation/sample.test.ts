// The sample of a mutation run: which mutants are drawn, and which tests judge them.

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const importing = (script: string) =>
  execModule(['--input-type=module', '--eval', script]).then(({ out }) => JSON.parse(out));

function execModule(args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [...args], { cwd: root }, (error, out, err) =>
      done({ code: Number(error?.code ?? 0), out, err }),
    );
  });
}

test('a mutant is its file with one place changed, and named by what was there', async () => {
  const file = 'machines/instance/guards.ts';
  const original = readFileSync(join(root, file), 'utf8');
  const [line = 0, before = ''] =
    [...original.split('\n').entries()].find(([, text]) => / [!=]== /.test(text)) ?? [];
  const [equality = ''] = /\S+ [!=]== [^\s;,)]+/.exec(before) ?? [];
  const column = before.indexOf(equality);
  // As Stryker tells of one: its lines and columns begin at 0.
  const found = {
    fileName: file,
    mutatorName: 'EqualityOperator',
    replacement: 'a < b',
    location: { start: { line, column }, end: { line, column: column + equality.length } },
  };
  const [mutant] = await importing(`
    import { mutantsOf } from './test/mutation/mutants.mjs';
    const all = await mutantsOf(['${file}'], async () => [${JSON.stringify(found)}]);
    console.log(JSON.stringify(all.map(({ room, name, line, column, source }) => ({ room, name, line, column, source }))));`);
  const lines = original.split('\n');
  lines[line] = before.replace(equality, '(a < b)');
  expect(mutant).toEqual({
    room: 'machines',
    name: `${file}: ${equality} → a < b`,
    line: line + 1,
    column: column + 1,
    source: lines.join('\n'),
  });
});

test('the seed alone decides what is drawn, whatever other mutants there are', async () => {
  const [once, again, fewer, other] = await importing(`
    import { sampleOf } from './test/mutation/mutants.mjs';
    const all = Array.from({ length: 100 }, (_, line) => ({ name: 'n' + line, line, column: 1 }));
    const draw = (list, seed) => sampleOf(list, 10, seed).map(({ name }) => name);
    const drawn = draw(all, '1');
    const rest = all.filter(({ name, line }) => drawn.includes(name) || line % 2);
    console.log(JSON.stringify([drawn, draw(all, '1'), draw(rest, '1'), draw(all, '2')]));`);
  expect(once).toHaveLength(10);
  expect(again).toEqual(once);
  expect(fewer).toEqual(once);
  expect(other).not.toEqual(once);
});

test('related are the tests that import a file, however far away; the nearest come first, and those in a browser last', async () => {
  const [related, ofPage] = await importing(`
    import { relatedTests } from './test/mutation/related-tests.mjs';
    const related = await relatedTests();
    console.log(JSON.stringify(['src/plan/duration.ts', 'src/playground/app.tsx'].map(related)));`);
  expect(ofPage).toContain('test/browser/playground.test.ts');
  expect(related[0]).toBe('test/plan/duration.test.ts');
  expect(related).toContain('test/emulator/control/plan.test.ts');
  expect(related).not.toContain('test/random/random.test.ts');
});

test.each([
  [['--sample', 'many'], /^--sample: many\. Allowed: a whole number from 1\n$/],
  [['--sample', '3', '--room', 'attic'], /^--room: there is no room attic\. Allowed: .*console/],
  [['--room', 'console'], /^--room and --seed need --sample\n$/],
])('%j is refused in one line', async (args, line) => {
  const { code, err } = await execModule(['test/mutation/main.mjs', ...args]);
  expect(code).toBe(2);
  expect(err).toMatch(line);
  expect(err).toMatch(/^[^\n]+\n$/);
});
