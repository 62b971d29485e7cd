// Completion in shells: scripts that shells can read, and what fits at the cursor.

import { spawnSync } from 'node:child_process';
import { kinds, statuses } from '../../machines/index.js';
import { run } from '../../src/cli/index.js';
import { presets } from '../../src/plan/index.js';
import { recording, runHere } from './recording.js';

/** What a shell offers for a command line; its last word is at the cursor. */
async function offered(...words: string[]): Promise<string[]> {
  const { environment, said } = recording();
  expect(await run(['completion', 'complete', '--', ...words], environment)).toBe(0);
  return said.out
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t')[0] as string);
}

test.each(['bash', 'zsh', 'fish', 'powershell'])('there is a script for %s', async (shell) => {
  const { code, out, err } = await runHere('completion', shell);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/dcs-lifecycle completion complete ('--'|--) /);
});

/** A test for machines that have a shell. */
const withShell = (shell: string) =>
  spawnSync(shell, ['--version']).status === 0 ? test : test.skip;
const withBash = withShell('bash');

withBash('bash can read its script', async () => {
  const { out } = await runHere('completion', 'bash');
  expect(spawnSync('bash', ['-n'], { input: out }).status).toBe(0);
});

withBash('bash reads its script twice without a word', async () => {
  const { out } = await runHere('completion', 'bash');
  const { status, stderr } = spawnSync('bash', ['-c', out + out], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

withBash('bash completes files where the program offers nothing', async () => {
  const { out } = await runHere('completion', 'bash');
  const { stdout } = spawnSync('bash', ['-c', `${out}\ncomplete -p dcs-lifecycle`], {
    encoding: 'utf8',
  });
  expect(stdout).toBe('complete -o default -F __dcs_lifecycle_complete dcs-lifecycle\n');
});

withBash('bash offers what the program says, by its script', async () => {
  const { out } = await runHere('completion', 'bash');
  const answers = (await offered('wait', '--until', 'R')).map((each) => `${each}\\t`).join('\\n');
  // What the package bash-completion has, and the program, as functions.
  const shell = `
    _get_comp_words_by_ref() { cur=R prev=--until words=(dcs-lifecycle wait --until R) cword=3; }
    dcs-lifecycle() { [[ "$*" == "completion complete -- wait --until R"* ]] && printf '${answers}\\n:4\\n'; }
    compopt() { :; }
    __ltrim_colon_completions() { :; }
    ${out}
    __dcs_lifecycle_complete && printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', shell], { encoding: 'utf8' });
  expect({
    stderr,
    offered: stdout
      .trim()
      .split('\n')
      .map((each) => each.trim()),
  }).toEqual({
    stderr: '',
    offered: statuses.filter((status) => status.startsWith('R')),
  });
});

withShell('zsh')('zsh can read its script', async () => {
  const { out } = await runHere('completion', 'zsh');
  const { status, stderr } = spawnSync('zsh', ['-f', '-n'], { input: out, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

withShell('fish')('fish offers what the program says, by its script', async () => {
  const { out } = await runHere('completion', 'fish');
  const answers = (await offered('wait', '--until', 'R')).join('\\n');
  const shell = `
    function dcs-lifecycle; test "$argv" = "completion complete -- wait --until R"; and printf '${answers}\\n'; end
    ${out}
    complete -C 'dcs-lifecycle wait --until R'`;
  const { stdout, stderr } = spawnSync('fish', ['--no-config', '-c', shell], { encoding: 'utf8' });
  expect({ stderr, offered: stdout.trim().split('\n').sort() }).toEqual({
    stderr: '',
    offered: statuses.filter((status) => status.startsWith('R')).sort(),
  });
});

test.each<[string[], readonly string[]]>([
  [[''], ['simulate', 'wait', 'check', 'completion', 'help']],
  [['wa'], ['wait', 'watch']],
  [
    ['wait', '--until', ''],
    [...statuses, 'deleted', 'serving', 'settled'],
  ],
  [['wait', '--until', 'RUN'], ['RUNNING']],
  [['wait', '--operation', 'EX'], ['EXTEND']],
  [
    ['wait', '--a'],
    ['--allow-recovery', '--allow-faults', '--after', '--api', '--allow-http'],
  ],
  [
    ['wait', '--unknown', ''],
    ['wait', 'fail'],
  ],
  [['check', '--kind', ''], kinds],
  [['check', '--plan', ''], Object.keys(presets)],
  [['check', ''], ['polled']],
  [['fleet', 'week'], ['weekly-restarts']],
  [['lint-waiter', '--target', 'del'], ['deleted']],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish', 'powershell'],
  ],
])('after %j comes %j', async (words, wanted) => {
  const lines = await offered(...words);
  expect(lines).toEqual(expect.arrayContaining([...wanted]));
  if (words[0] !== '' && words[1] !== '--a') expect(lines).toHaveLength(wanted.length + 1);
  expect(lines.at(-1)).toBe(':4');
});

test('every command that is offered is one of the help', async () => {
  const { out } = await runHere('help');
  const [, commands = ''] = /\nCommands:\n(.*?)\n\n/s.exec(out) ?? [];
  const listed = [...commands.matchAll(/^ {2}(\S+)/gm)].map(([, name]) => name);
  expect((await offered('')).slice(0, -1)).toEqual(listed);
});

test('where nothing else fits, files may', async () => {
  expect(await offered('check', '--requests', '')).toEqual([':0']);
});

test('a shell that there is no script for is refused with those that there are', async () => {
  const { code, err } = await runHere('completion', 'tcsh');
  expect(code).toBe(2);
  expect(err).toMatch(/bash, zsh, fish, powershell/);
});

test('what is not asked for is never printed past the environment', async () => {
  const printed = jest.spyOn(console, 'log');
  await offered('wait', '');
  expect(printed).not.toHaveBeenCalled();
});
