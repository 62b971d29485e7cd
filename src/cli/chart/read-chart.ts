// A chart from what the user names: a module, our JSON, SCXML; as a file, or as a revision of git has it.

import { dirname, isAbsolute, resolve } from 'node:path';
import { createMachine } from 'xstate';
import { instanceMachine, type Kind, kinds } from '../../../machines/index.js';
import { type Outline, outlineOf } from '../../diagram/internal.js';
import { badInput } from '../environment/failures.js';
import { fileOrExample } from '../input/examples.js';
import { type Revision, revisionOf } from './git.js';
import { firstLine, machineIn, moduleAt, noMachine } from './import-module.js';
import { type ModuleTexts, runModule, workingFiles } from './module-text.js';
import { scxmlOutline } from './scxml.js';

/** Where this project has its chart, to find it in a revision. */
const ownChart = 'machines/index.ts';

/** The chart as it is now: that of an instance, or that of a file. */
export async function laterChart(file: string | undefined): Promise<Outline> {
  if (file === undefined) return outlineOf(instanceMachine, kindsThrough);
  return fromText(
    `--machine ${file}`,
    resolve(fileOrExample(file, 'machine')),
    workingFiles,
    false,
  );
}

/**
 * The chart that it is compared with.
 *
 * @param old - a file; a revision of the repository around the later chart, or around this folder; or `REVISION:FILE`
 * @param file - the file of the later chart; that of an instance unless given
 * @throws CommandFailure when it is neither, or holds no chart
 */
export async function earlierChart(old: string, file: string | undefined): Promise<Outline> {
  const isOfInstance = file === undefined;
  const path = resolve(old);
  if (workingFiles.read(path) !== undefined) {
    return fromText(`--diff ${old}`, path, workingFiles, isOfInstance);
  }
  const colon = old.indexOf(':');
  const name = colon < 0 ? old : old.slice(0, colon);
  const revision = revisionNamed(name, old, isOfInstance ? process.cwd() : dirname(resolve(file)));
  const place =
    colon < 0 && isOfInstance
      ? resolve(revision.root, ownChart)
      : colon < 0
        ? revision.placeOf(resolve(file as string))
        : fromRoot(revision, old.slice(colon + 1));
  if (revision.read(place) === undefined) {
    const what = place.slice(revision.root.length + 1);
    const hint = colon < 0 ? ': name it as REVISION:FILE' : '';
    throw badInput(`--diff ${old}: ${name} has no file ${what}${hint}`);
  }
  return fromText(`--diff ${old}`, place, revision, isOfInstance);
}

/** As git has it: a path begins at the folder of the repository, unless it begins with a dot. */
const fromRoot = ({ root, placeOf }: Revision, path: string): string =>
  path.startsWith('.') || isAbsolute(path) ? placeOf(path) : resolve(root, path);

function revisionNamed(name: string, old: string, folder: string): Revision {
  try {
    return revisionOf(name, folder);
  } catch (error) {
    throw badInput(
      `--diff ${old}: neither a file nor a revision of git: ${firstLine(error)}`,
      error,
    );
  }
}

async function fromText(
  option: string,
  path: string,
  texts: ModuleTexts,
  isOfInstance: boolean,
): Promise<Outline> {
  const text = texts.read(path);
  if (text === undefined) throw badInput(`${option}: there is no such file`);
  try {
    if (/[.](scxml|xml)$/.test(path)) return scxmlOutline(text);
    if (path.endsWith('.json')) return jsonOutline(JSON.parse(text), isOfInstance);
    if (!/[.][cm]?[jt]sx?$/.test(path)) throw new Error('expected .ts, .js, .json or .scxml');
    const machine = machineIn(
      texts === workingFiles ? await moduleAt(path) : runModule(path, texts),
    );
    if (!machine) throw new Error(noMachine);
    return outlineOf(machine, isOfInstance ? kindsThrough : undefined);
  } catch (error) {
    throw badInput(`${option}: cannot be read as a chart: ${firstLine(error)}`, error);
  }
}

/** A configuration of XState; that of this program says for which kinds its guards hold. */
function jsonOutline(config: unknown, isOfInstance: boolean): Outline {
  const { states, meta } = (config ?? {}) as {
    readonly states?: unknown;
    readonly meta?: { readonly guards?: Readonly<Record<string, { readonly kinds: Kind[] }>> };
  };
  if (typeof states !== 'object' || states === null) throw new Error('it has no states');
  const outline = outlineOf(createMachine(config as never));
  const guards = isOfInstance ? meta?.guards : undefined;
  if (!guards) return { ...outline, lacks: ['guards'] };
  const known = Object.entries(guards).map(([name, { kinds: some }]) => [name, some.join(', ')]);
  return { ...outline, guards: Object.fromEntries(known) };
}

/** What a guard of the lifecycle lets through; its code means the same however it is written. */
function kindsThrough(_: string, guard: unknown): string {
  const holds = guard as (args: { readonly context: { readonly kind: Kind } }) => boolean;
  return kinds.filter((kind) => holds({ context: { kind } })).join(', ');
}
