// What the files of a tree tell about its folders: which need each other, and which doors are used.

import { posix } from 'node:path';
import type { Imports } from './pages.js';

/** The folders that have files, or folders with files, in them. */
function foldersOf(imports: Imports): string[] {
  const above = (path: string): string[] => {
    const folder = posix.dirname(path);
    return folder === '.' ? [] : [folder, ...above(folder)];
  };
  return [...new Set([...imports.keys()].flatMap(above))].sort();
}

/**
 * The folders that need each other, at whatever level: a folder that leads, over folders and files that
 * lie beside it, back to itself.
 *
 * @returns each with the way back: `src/a: b → c → b`
 */
export function circles(imports: Imports): string[] {
  return foldersOf(imports).flatMap((folder) => {
    const child = (file: string) =>
      file.startsWith(`${folder}/`)
        ? (file.slice(folder.length + 1).split('/')[0] as string)
        : undefined;
    const next = new Map<string, Set<string>>();
    for (const [file, targets] of imports) {
      const from = child(file);
      if (from === undefined) continue;
      const to = targets.map(child).filter((each) => each !== undefined && each !== from);
      next.set(from, new Set([...(next.get(from) ?? []), ...(to as string[])]));
    }
    const rooms = [...next.keys()].filter((name) => !/[.]tsx?$/.test(name));
    return rooms.flatMap((room) => {
      const way = wayBack(room, next);
      return way ? [`${folder}: ${way.join(' → ')}`] : [];
    });
  });
}

function wayBack(
  start: string,
  next: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] | undefined {
  const ways: string[][] = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const step of next.get(way.at(-1) as string) ?? []) {
      if (step === start) return [...way, step];
      if (seen.has(step)) continue;
      seen.add(step);
      ways.push([...way, step]);
    }
  }
  return undefined;
}

/** The folders whose index.ts fewer than two files outside of them import. */
export function unusedDoors(imports: Imports, within: string): string[] {
  return foldersOf(imports).filter((folder) => {
    const door = `${folder}/index.ts`;
    if (!folder.startsWith(`${within}/`) || !imports.has(door)) return false;
    const users = [...imports].filter(
      ([file, targets]) => !file.startsWith(`${folder}/`) && targets.includes(door),
    );
    return users.length < 2;
  });
}
