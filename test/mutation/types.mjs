// Which mutants the compiler stops. All are compiled at once, each as a file of its own beside the original.

import { extname } from 'node:path';

/** The path of a file's copy: a part of the same project, that nothing imports. */
function beside(file, label) {
  const ending = extname(file);
  return `${file.slice(0, -ending.length)}.mutant-${label}${ending}`;
}

/** Where the compiler writes what a file declares. */
const declared = (path) => `dist/${path.replace(/\.tsx?$/, '.d.ts')}`;

/**
 * Tells the mutants that do not compile, and those of the others that declare something else than the original:
 * these may break files that import them, which is not seen here. Of a file whose very copy does not
 * compile, as where a class knows its own by a private field, all are of the second kind.
 *
 * @param {{ write: Function, read: Function, remove: Function, complaints: Function }} workshop - where it is done
 * @returns {Promise<{ stopped: Set, unsure: Set }>}
 */
export async function judgedByTypes(workshop, mutants) {
  const originals = new Map(mutants.map(({ file, original }) => [file, original]));
  const copies = [
    ...[...originals].map(([file, original]) => [beside(file, 'none'), original]),
    ...mutants.map(({ file, source }, i) => [beside(file, i), source]),
  ];
  for (const [path, text] of copies) workshop.write(path, text);
  const complained = new Set(await workshop.complaints());
  for (const [path] of copies) workshop.remove(path);
  const [stopped, unsure] = [new Set(), new Set()];
  for (const [i, mutant] of mutants.entries()) {
    const [copy, mutated] = [beside(mutant.file, 'none'), beside(mutant.file, i)];
    if (complained.has(copy)) unsure.add(mutant);
    else if (complained.has(mutated)) stopped.add(mutant);
    else if (workshop.read(declared(copy)) !== workshop.read(declared(mutated))) unsure.add(mutant);
  }
  return { stopped, unsure };
}
