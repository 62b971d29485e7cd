// What is in the package: its files, their links, and what the tools of others say of it.

import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { once } from '../support/once/index.js';
import { filesIn, runTool } from './packed.js';

const { tarball, root: built } = await once('project');
const { installed } = await once('consumer');

describe('the tarball', () => {
  test('holds what the model and the library are compiled to, the docs, and what npm wants', () => {
    const strangers = filesIn(installed).filter(
      (file) =>
        !/^dist[/](machines|src)[/].+[.](js|d[.]ts)$/.test(file) &&
        !/^dist[/](bin[/][^/]+[.]m?js|bin[/]package[.]json|lib[/][^/]+[.]js)$/.test(file) &&
        !/^dist[/]lib[/]react[.]css([.]d[.]ts)?$/.test(file) &&
        !/^dist[/]src[/](console|inspector|playground)[/]web[/]([^/]+|play[/][^/]+)[.](html|css|js|svg|json)$/.test(
          file,
        ) &&
        !/^docs[/].+[.](md|svg|webp|yaml|jsonl|txt)$/.test(file) &&
        !/^docs[/](react-gallery[.]html|schemas[/].+[.]schema[.]json|examples[/].+[.]machine[.]mjs)$/.test(
          file,
        ) &&
        !/^(package[.]json|README[.]md|LICENSE|CHANGELOG[.]md|THIRD-PARTY-NOTICES)$/.test(file),
    );
    expect(strangers).toEqual([]);
    expect(filesIn(installed)).toEqual(
      expect.arrayContaining([
        'dist/machines/index.d.ts',
        'dist/machines/index.js',
        'dist/bin/help.js',
        'dist/bin/main.js',
        'dist/bin/package.json',
        'dist/bin/process.mjs',
        'dist/src/index.d.ts',
        'dist/src/index.js',
        'dist/src/console/web/index.html',
        'dist/src/console/web/main.js',
        'dist/src/inspector/web/inspector.html',
        'dist/src/inspector/web/inspector.js',
        'dist/src/playground/web/index.html',
        'dist/src/playground/web/play/main.js',
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'THIRD-PARTY-NOTICES',
      ]),
    );
  });

  test('every link of its pages leads to a file in it', () => {
    const files = filesIn(installed);
    const links = files
      .filter((file) => file.endsWith('.md'))
      .flatMap((page) =>
        [...readFileSync(join(installed, page), 'utf8').matchAll(/\]\(([^)#\s]+)(#[^)\s]*)?\)/g)]
          .map(([, link = '']) => ({ page, link }))
          .filter(({ link }) => !/^https?:/.test(link)),
      );
    const target = ({ page, link }: (typeof links)[number]) =>
      posix.join(posix.dirname(page), link).replace(/[/]$/, '');
    const isThere = (path: string) =>
      files.some((file) => file === path || file.startsWith(`${path}/`));
    expect(links.filter(({ page }) => page === 'README.md').length).toBeGreaterThan(10);
    expect(links.filter((link) => !isThere(target(link)))).toEqual([]);
  });

  test('runs nothing when it is installed', () => {
    const { scripts } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    expect(
      Object.keys(scripts).filter((name) => /install$|^(pre|post)?prepare$/.test(name)),
    ).toEqual([]);
  });

  test('holds the command line once, and nothing that an earlier build left behind', () => {
    const files = filesIn(installed);
    expect(files.filter((file) => file.startsWith('dist/src/cli/'))).toEqual([]);
    expect(files).not.toContain('dist/src/left-over.js');
  });

  test('publint finds nothing to say', () => {
    const { status, stdout } = runTool(built, 'publint/src/cli.js', 'run', tarball, '--strict');
    expect(stdout).toContain('All good!');
    expect(status).toBe(0);
  });
});
