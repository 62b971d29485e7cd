// The check that ends a mutation run: it fails for a mutant that survived without a reason, and for a
// reason without a survivor.

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'dcs-lifecycle-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A report of one file in which the `1` of `a + 1` and the whole of line 2 were mutated. */
function report(first: string, second: string): string {
  const at = (line: number, from: number, to: number) => ({
    start: { line, column: from },
    end: { line, column: to },
  });
  const mutants = [
    { status: first, location: at(1, 11, 12), replacement: '2' },
    { status: second, location: at(2, 1, 10), replacement: 'done(`|`)' },
  ];
  const file = { source: 'const b = 1 + a;\nfinish();', mutants };
  return JSON.stringify({ files: { 'machines/x.ts': file } });
}

function check(mutants: string, list: string): Promise<{ code: number; output: string }> {
  const [reportPath, listPath] = [join(folder, 'report.json'), join(folder, 'list.md')];
  writeFileSync(reportPath, mutants);
  writeFileSync(listPath, list);
  const script = join(import.meta.dirname, 'check-survivors.mjs');
  return new Promise((answer) => {
    execFile(process.execPath, [script, reportPath, listPath], (error, stdout, stderr) => {
      answer({ code: Number(error?.code ?? 0), output: `${stdout}${stderr}` });
    });
  });
}

const one = '- `1` → `2`: no caller can tell.';
const two = '- `finish();` → ``done(`|`)``: nor here.';

test.each([
  [
    'no mutant survives and none is explained',
    report('Killed', 'Timeout'),
    '',
    /^2 mutants: 2 killed; 0 survived, of which 0 are explained in .*; score 100\.0 %$/m,
  ],
  [
    'every survivor is explained',
    report('Survived', 'NoCoverage'),
    `${one}\n${two}`,
    /^2 mutants: 0 killed; 2 survived, of which 2 are explained in .*; score 100\.0 %$/m,
  ],
  [
    'a mutant does not even load',
    report('RuntimeError', 'Killed'),
    '',
    /^1 mutants: 1 killed; 0 survived/,
  ],
])('it passes when %s', async (_, mutants, entries, score) => {
  const { code, output } = await check(mutants, `# List\n\n## machines/x.ts\n\n${entries}\n`);
  expect(output).toMatch(score);
  expect(code).toBe(0);
});

test.each([
  [
    'a mutant survives without a reason',
    report('Survived', 'Survived'),
    one,
    'survived and not explained: machines/x.ts: finish(); → done(`|`)',
  ],
  [
    'a mutant is covered by no test',
    report('Killed', 'NoCoverage'),
    '',
    'survived and not explained: machines/x.ts: finish(); → done(`|`)',
  ],
  [
    'a reason is given for a mutant that was killed',
    report('Killed', 'Killed'),
    one,
    'explained and not a survivor: machines/x.ts: 1 → 2',
  ],
  [
    'one reason is given twice',
    report('Survived', 'Killed'),
    `${one}\n${one}`,
    'explained and not a survivor: machines/x.ts: 1 → 2',
  ],
])('it fails when %s', async (_, mutants, entries, message) => {
  const { code, output } = await check(mutants, `## machines/x.ts\n\n${entries}\n`);
  expect(output).toContain(message);
  expect(code).toBe(1);
});

test('an unexplained survivor lowers the score, and an explained one does not', async () => {
  const { output } = await check(report('Killed', 'Survived'), '');
  expect(output).toContain('; score 50.0 %');
});

test('it fails when there is no mutant to speak of', async () => {
  const { code, output } = await check(report('RuntimeError', 'Ignored'), '');
  expect(output).toMatch(/report\.json: no mutant was tested\n$/);
  expect(code).toBe(2);
});

test('it says in one line that an entry cannot be read', async () => {
  const { code, output } = await check(report('Killed', 'Killed'), '- 1 becomes 2');
  expect(output).toMatch(/no entry can be read from: - 1 becomes 2\n$/);
  expect(code).toBe(2);
});
