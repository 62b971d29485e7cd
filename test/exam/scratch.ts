// A copy of the tree in which an edit of the model can be tried.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join, relative, resolve, sep } from 'node:path';

/** An edit as data. */
export interface Edit {
  /** New files and their text. */
  readonly files?: Readonly<Record<string, string>>;
  /** By file, what is put in the place of text that is there exactly once. */
  readonly edits: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>>;
}

const root = resolve(import.meta.dirname, '../..');
const left = new Set(['.git', 'dist', 'reports', 'coverage', '.stryker-tmp']);

/** A copy of the tree; what only a build leaves behind is not in it. */
export class ScratchCopy {
  readonly #folder = mkdtempSync(join(tmpdir(), 'dcs-lifecycle-exam-'));
  readonly #copy = join(this.#folder, 'copy');

  constructor() {
    cpSync(root, this.#copy, {
      recursive: true,
      filter: (path) => {
        const [top = ''] = relative(root, path).split(sep);
        const isInstalled = basename(path) === 'node_modules';
        return !left.has(top) && !isInstalled && !path.endsWith('chart-data.ts');
      },
    });
    symlinkSync(join(root, 'node_modules'), join(this.#copy, 'node_modules'), 'junction');
  }

  /** Makes edits one after the other, and formats what was edited. */
  edit(...all: readonly Edit[]): void {
    for (const { files = {}, edits } of all) {
      for (const [file, text] of Object.entries(files)) {
        writeFileSync(join(this.#copy, file), text, { flag: 'wx' });
      }
      for (const [file, replacements] of Object.entries(edits)) this.#replace(file, replacements);
    }
    const edited = new Set(
      all.flatMap(({ files = {}, edits }) => [...Object.keys(files), ...Object.keys(edits)]),
    );
    this.run('npx', 'biome', 'format', '--write', ...edited);
  }

  #replace(file: string, replacements: readonly (readonly [string, string])[]): void {
    const path = join(this.#copy, file);
    let text = readFileSync(path, 'utf8');
    for (const [from, to] of replacements) {
      const count = text.split(from).length - 1;
      if (count !== 1) throw new Error(`${file}: ${JSON.stringify(from)} is there ${count} times`);
      text = text.replace(from, () => to);
    }
    writeFileSync(path, text);
  }

  /** Runs a script of package.json there, on the Node of a folder when one is named. */
  npm(script: string, args: readonly string[] = [], node?: string): void {
    const all = ['run', '--silent', script, ...(args.length > 0 ? ['--', ...args] : [])];
    this.#run('npm', all, node ? { PATH: [node, process.env.PATH].join(delimiter) } : {});
  }

  /**
   * Runs a command there.
   *
   * @throws Error with what it printed, unless it ends with 0
   */
  run(command: string, ...args: readonly string[]): void {
    this.#run(command, args);
  }

  #run(command: string, args: readonly string[], variables: NodeJS.ProcessEnv = {}): void {
    const { status, stdout, stderr, error } = spawnSync(command, args, {
      cwd: this.#copy,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      shell: process.platform === 'win32',
      env: { ...process.env, NODE_OPTIONS: '', TEST_DEPTH: '', ...variables },
    });
    if (status !== 0) throw new Error(`${stdout}${stderr}${error?.message ?? ''}`);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
