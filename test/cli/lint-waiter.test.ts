// `lint-waiter`, in process: the lists of today's clients, and how it exits.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { run } from '../../src/cli/index.js';
import { rules } from '../machines/instance/expected.js';
import { recording } from './recording.js';

const { failed, serving, transitional } = rules.tags;
const atRest = rules.statuses.filter(
  (status) => ![...serving, ...transitional].some((each) => each === status),
);

async function lint(...args: string[]) {
  const { environment, said } = recording();
  const code = await run(['lint-waiter', ...args], environment);
  return { code, ...said };
}

test.each<[string, string[], string[]]>([
  ["Terraform's creation", ['--pending', 'CREATING', '--target', 'RUNNING'], []],
  [
    "Terraform's resize",
    ['--pending', 'EXTENDING,RESTARTING', '--target', 'RUNNING', '--after', 'extend'],
    [],
  ],
  [
    "Terraform's destroy",
    ['--pending', 'RUNNING', '--target', 'DELETED'],
    failed.map((status) => `unexpected ${status}`),
  ],
  [
    'openstacksdk',
    ['--target', 'RUNNING', '--failure', 'ERROR'],
    atRest.filter((status) => status !== 'ERROR').map((status) => `waitsInVain ${status}`),
  ],
  [
    'a target that is no status',
    ['--pending', 'CREATING', '--pending', 'RUNNING', '--target', 'READY'],
    ['neverComes READY'],
  ],
])('%s is found to have exactly what is wrong with it', async (_, args, findings) => {
  const { code, out, err } = await lint(...args, '--json');
  const report = JSON.parse(out);
  const found = report.findings.map(
    (each: { finding: string; status: string }) => `${each.finding} ${each.status}`,
  );
  expect(found).toEqual(expect.arrayContaining(findings));
  if (findings[0] !== 'neverComes READY') expect(found).toEqual(findings);
  expect(code).toBe(findings.length > 0 ? 1 : 0);
  const said = found.length === 1 ? '1 finding\n' : `${found.length} findings\n`;
  expect(err).toBe(found.length > 0 ? said : '');
});

test('for people it says what is wrong, what is worth knowing, and what would be right', async () => {
  const { out } = await lint('--pending', 'RUNNING', '--target', 'DELETED');
  expect(out).toMatch(/^✗ unexpected {2}CREATEFAILED is legal on the way to DELETED/);
  expect(out).toMatch(/ {2}pending +CREATEFAILED, RUNNING, ERROR\b.*\n {2}target +deleted\n/);
  const fine = await lint(
    '--pending',
    'EXTENDING,RESTARTING',
    '--target',
    'RUNNING',
    '--after',
    'extend',
  );
  expect(fine.out).toMatch(/^✓ The lifecycle agrees with this waiter\.\n! note {2}RUNNING is also/);
});

test('CI servers get annotations and JUnit XML', async () => {
  const destroy = ['--pending', 'RUNNING', '--target', 'DELETED'];
  const folder = mkdtempSync(join(tmpdir(), 'lint-'));
  const junit = join(folder, 'lint.xml');
  const { code, out } = await lint(...destroy, '--format', 'github', '--junit', junit);
  expect(code).toBe(1);
  const lines = out.trimEnd().split('\n');
  expect(lines).toHaveLength(failed.length);
  for (const line of lines) {
    expect(line).toMatch(
      /^::error title=dcs-lifecycle lint-waiter%3A unexpected::\w+ is legal on the way/,
    );
  }
  const text = readFileSync(junit, 'utf8');
  rmSync(folder, { recursive: true });
  expect(XMLValidator.validate(text)).toBe(true);
  expect(text.match(/<failure /g)).toHaveLength(failed.length);
  const fine = await lint('--pending', 'CREATING', '--target', 'RUNNING', '--format', 'github');
  expect(fine).toMatchObject({
    code: 0,
    out: '::notice title=dcs-lifecycle lint-waiter::the lifecycle agrees with this waiter\n',
  });
});

test('words that are no statuses move no cursor', async () => {
  const { out, err } = await lint('--pending', 'A\u001b[31m', '--target', 'B\u009b2J');
  expect((out + err).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

test.each([
  ['no target', ['--pending', 'RUNNING'], /--target/],
  ['an empty target', ['--target', ','], /--target: expected at least one status/],
  ['an unknown kind', ['--target', 'RUNNING', '--kind', 'big'], /single/],
])('%s is 2, in one line', async (_, args, line) => {
  const { code, err } = await lint(...args);
  expect(err).toMatch(line);
  expect(err).toMatch(/^[^\n]+\n$/);
  expect(code).toBe(2);
});
