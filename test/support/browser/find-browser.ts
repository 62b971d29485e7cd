// Which browser the tests drive: the one that CHROME_PATH names, the one inside a package, so that it is
// the same everywhere, or one that the system has.

import { execFileSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

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
  return packaged(env) ?? onSystem(env);
}

function onSystem(env: NodeJS.ProcessEnv): FoundBrowser | undefined {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const paths = systemNames.flatMap((name) => folders.map((folder) => join(folder, name)));
  const path = paths.find(isExecutable);
  return path === undefined ? undefined : installed(path, env);
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
function packaged(env: NodeJS.ProcessEnv): FoundBrowser | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const entry = resolved('@sparticuz/chromium');
  if (entry === undefined) return undefined;
  const { version } = JSON.parse(readFileSync(join(entry, '../../../package.json'), 'utf8'));
  // Where it really lies: a copy of this tree may only point at these packages, and be gone tomorrow.
  const packages = realpathSync(join(process.cwd(), 'node_modules'));
  const home = join(packages, '.cache', `chromium-${version}`);
  return {
    from: `@sparticuz/chromium ${version}`,
    prepare() {
      if (!existsSync(home)) unpack(entry, home);
      return {
        executablePath: join(home, 'chromium'),
        env: {
          ...env,
          LD_LIBRARY_PATH: join(home, 'al2023', 'lib'),
          FONTCONFIG_FILE: join(home, 'fonts.conf'),
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
 * another process may be unpacking as well: the first to finish has the name.
 */
function unpack(entry: string, home: string): void {
  mkdirSync(dirname(home), { recursive: true });
  const aside = mkdtempSync(`${home}-`);
  const script = `require(${JSON.stringify(entry)}).executablePath()`;
  execFileSync(process.execPath, ['-e', script], {
    env: { ...process.env, TMPDIR: aside, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  writeFileSync(join(aside, 'fonts.conf'), fontsConf(home));
  try {
    renameSync(aside, home);
  } catch {
    rmSync(aside, { recursive: true, force: true });
  }
}

/**
 * Where the fonts are. The package's own file names folders of another system; without a font no text
 * has a height, and the first canvas that draws text ends the browser.
 */
function fontsConf(home: string): string {
  const inXml = (path: string) => path.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${inXml(join(home, 'fonts'))}</dir>
  <cachedir>${inXml(join(home, 'fonts-cache'))}</cachedir>
</fontconfig>
`;
}
