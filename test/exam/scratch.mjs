// A copy of the tree in which an edit of the model can be tried.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const left = new Set(['.git', 'node_modules', 'dist', 'reports', 'coverage', '.stryker-tmp']);

/** A copy of the tree; what only a build leaves behind is not in it. */
export function scratchCopy() {
  const copy = join(mkdtempSync(join(tmpdir(), 'dcs-lifecycle-exam-')), 'copy');
  cpSync(root, copy, {
    recursive: true,
    filter: (path) => {
      const [top = ''] = relative(root, path).split(sep);
      return !left.has(top) && !path.endsWith('chart-data.ts');
    },
  });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return {
    /** Writes a new file. */
    write(file, text) {
      writeFileSync(join(copy, file), text, { flag: 'wx' });
    },

    /** Puts text in the place of other text, which has to be there exactly once. */
    replace(file, replacements) {
      const path = join(copy, file);
      let text = readFileSync(path, 'utf8');
      for (const [from, to] of replacements) {
        const count = text.split(from).length - 1;
        if (count !== 1)
          throw new Error(`${file}: ${JSON.stringify(from)} is there ${count} times`);
        text = text.replace(from, () => to);
      }
      writeFileSync(path, text);
    },

    /** Runs a command there. */
    run(command, args) {
      const { status, stdout, stderr, error } = spawnSync(command, args, {
        cwd: copy,
        encoding: 'utf8',
        maxBuffer: 1 << 28,
        shell: process.platform === 'win32',
        env: { ...process.env, NODE_OPTIONS: '' },
      });
      return { ok: status === 0, text: `${stdout}${stderr}${error?.message ?? ''}` };
    },

    remove() {
      rmSync(join(copy, '..'), { recursive: true, force: true });
    },
  };
}
