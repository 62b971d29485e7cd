// Loads a module of the user: JavaScript by Node, TypeScript by its text, because the oldest Node that this program runs
// on reads none.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AnyStateMachine } from 'xstate';
import { badInput } from '../environment/failures.js';
import { fileOrExample } from '../input/examples.js';
import type { Exports } from './module-text.js';

/** What is wrong with a module that has none. */
export const noMachine = 'exports no XState 5 machine; expected one as machine or default';

/**
 * Loads the machine of a module.
 *
 * @param file - a path, or the name of an example
 * @throws CommandFailure when there is none
 */
export async function machineOf(
  file: string,
): Promise<{ readonly machine: AnyStateMachine; readonly module: Exports }> {
  const module = await importModule('--machine', fileOrExample(file, 'machine'));
  const machine = machineIn(module);
  if (machine) return { machine, module };
  throw badInput(`--machine ${file}: ${noMachine}`);
}

/** The XState 5 machine of a module: `machine`, the default, what CommonJS exports as a whole, or the first of all. */
export function machineIn(module: Exports): AnyStateMachine | undefined {
  return [module.machine, module.default, module, ...Object.values(module)].find(isMachine);
}

/** A machine of the user's own copy of XState is one as well, so that no class can tell. */
function isMachine(value: unknown): value is AnyStateMachine {
  const { root, config, implementations, getTransitionData } = (value ?? {}) as Record<
    string,
    unknown
  >;
  return Boolean(root && config && implementations) && typeof getTransitionData === 'function';
}

/**
 * Loads a module.
 *
 * @param option - what its messages begin with
 * @throws CommandFailure when it is not there, or cannot be loaded
 */
export async function importModule(option: string, file: string): Promise<Exports> {
  const path = resolve(file);
  if (!existsSync(path)) throw badInput(`${option} ${file}: there is no such file`);
  try {
    return isTypeScript(path)
      ? await moduleAt(path)
      : ((await import(pathToFileURL(path).href)) as Exports);
  } catch (error) {
    throw badInput(`${option} ${file}: cannot be loaded: ${firstLine(error)}`, error);
  }
}

const isTypeScript = (path: string): boolean => /[.][cm]?tsx?$/.test(path);

/**
 * Runs a module from its text. What that cannot do, `await` at the top or `import.meta`, Node can: in JavaScript, and a
 * newer one in TypeScript.
 */
export async function moduleAt(path: string): Promise<Exports> {
  // Most machines are JavaScript, which needs none of it.
  const { runModule, workingFiles } = await import('./module-text.js');
  try {
    return runModule(path, workingFiles);
  } catch (error) {
    // Not in the types of Node 20, which does not have it.
    const { typescript } = process.features as { readonly typescript?: unknown };
    if (!(error instanceof SyntaxError) || (isTypeScript(path) && !typescript)) throw error;
    return (await import(pathToFileURL(path).href)) as Exports;
  }
}

/** The first line of what was thrown. */
export const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] as string;
