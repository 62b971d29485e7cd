// Which browser the tests drive: the one that CHROME_PATH names, one that the system has, or the one
// inside a package.

import { execFileSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A browser that can be started. */
export interface FoundBrowser {
  /** Where it is from, for people. */
  readonly from: string;
  /** Makes sure that it is there, and says how to start it. May take seconds the first time. */
  prepare(): { readonly executablePath: string; readonly env: NodeJS.ProcessEnv };
}

const systemNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/**
 * Looks for a browser.
 *
 * @returns undefined when there is none
 * @throws Error when CHROME_PATH names something that cannot be run
 */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): FoundBrowser | undefined {
  const named = env.CHROME_PATH;
  if (named) {
    if (!isExecutable(named)) throw new Error(`CHROME_PATH: ${named} cannot be run`);
    return installed(named, env);
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const paths = systemNames.flatMap((name) => folders.map((folder) => join(folder, name)));
  const system = paths.find(isExecutable);
  return system === undefined ? bundled(env) : installed(system, env);
}

const installed = (executablePath: string, env: NodeJS.ProcessEnv): FoundBrowser => ({
  from: executablePath,
  prepare: () => ({ executablePath, env }),
});

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The package has a browser for Linux on x64 only. */
function bundled(env: NodeJS.ProcessEnv): FoundBrowser | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const entry = resolved('@sparticuz/chromium');
  if (entry === undefined) return undefined;
  const { version } = JSON.parse(readFileSync(join(entry, '../../../package.json'), 'utf8'));
  const home = join(tmpdir(), `dcs-lifecycle-chromium-${version}`);
  return {
    from: `@sparticuz/chromium ${version}`,
    prepare() {
      if (!existsSync(home)) unpack(entry, home);
      return {
        executablePath: join(home, 'chromium'),
        env: {
          ...env,
          LD_LIBRARY_PATH: join(home, 'al2023', 'lib'),
          FONTCONFIG_PATH: join(home, 'fonts'),
        },
      };
    },
  };
}

function resolved(name: string): string | undefined {
  try {
    return createRequire(join(process.cwd(), 'package.json')).resolve(name);
  } catch {
    return undefined;
  }
}

/**
 * Unpacks in a process of its own, because the package goes by TMPDIR, and aside first, because
 * another test may be unpacking as well: whoever comes first has the name.
 */
function unpack(entry: string, home: string): void {
  const aside = mkdtempSync(`${home}-`);
  const script = `require(${JSON.stringify(entry)}).executablePath()`;
  execFileSync(process.execPath, ['-e', script], {
    env: { ...process.env, TMPDIR: aside, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    renameSync(aside, home);
  } catch {
    rmSync(aside, { recursive: true, force: true });
  }
}
