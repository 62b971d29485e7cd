// The operations that the emulator offers, as a list and by dialect, all derived from operations/.

import type { AnyOperation } from './operation.js';
import * as byName from './operations/index.js';

type ByName = typeof byName;

/** The name of an operation, such as `showInstance`; the same in both dialects. */
export type OperationName = keyof ByName;

/** The dialects of DCS, as the files of operations/ name them. */
export type Dialect = 'v1' | 'v2';

/** Something for each dialect of each operation, such as its handler. */
export type ForEachOperation<T> = {
  readonly [Name in OperationName]: { readonly [D in keyof ByName[Name]]: T };
};

/** The operations of a dialect by name. */
export type OperationsOf<D extends Dialect> = {
  readonly [Name in OperationName as D extends keyof ByName[Name]
    ? Name
    : never]: D extends keyof ByName[Name] ? ByName[Name][D] : never;
};

function inDialect<D extends Dialect>(dialect: D): OperationsOf<D> {
  const found = Object.entries(byName).flatMap(([name, dialects]) => {
    const operation = (dialects as Partial<Record<Dialect, AnyOperation>>)[dialect];
    return operation ? [[name, operation] as const] : [];
  });
  return Object.fromEntries(found) as unknown as OperationsOf<D>;
}

/** The operations of v1.0 by name: `v1.showInstance`. */
export const v1 = inDialect('v1');

/** The operations of v2 by name: `v2.showInstance`. */
export const v2 = inDialect('v2');

/** Every operation, v2 first. */
export const operations: readonly AnyOperation[] = [...Object.values(v2), ...Object.values(v1)];
