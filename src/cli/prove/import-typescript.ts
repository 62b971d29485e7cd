// Loads a module that is written in TypeScript: by Node itself where it can, otherwise by the tsx of the folder in
// which the module lies.

import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** @throws an error that says what helps, when neither can */
export async function importTypeScript(path: string): Promise<Readonly<Record<string, unknown>>> {
  const url = pathToFileURL(path).href;
  // Not in the types of Node 20, which does not have it.
  const { typescript } = process.features as { readonly typescript?: unknown };
  if (typescript) return import(url);
  let tsx: { tsImport: (url: string, from: string) => Promise<Readonly<Record<string, unknown>>> };
  try {
    const place = createRequire(path).resolve('tsx/esm/api');
    tsx = await import(pathToFileURL(place).href);
  } catch {
    throw new Error(
      `Node ${process.versions.node} does not read TypeScript: install tsx beside it, compile it, or use Node 22.18`,
    );
  }
  return tsx.tsImport(url, import.meta.url);
}
