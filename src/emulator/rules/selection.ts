// Which instances an order of the control plane is meant for: one by its id, some by a pattern of
// their names, by a tag, by their project or by their kind. What is given has to hold all at once.

import { type Kind, kinds } from '../../../machines/index.js';
import { line, oneOf } from '../../plan/internal.js';
import { nameMatches } from './names.js';

/** What an order can tell instances apart by. */
export interface Subject {
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
  readonly project: string;
  readonly tags: readonly { readonly key: string; readonly value?: string | undefined }[];
}

/** A choice of instances; empty, it is all of them. */
export interface Selection {
  /** The id of one instance. */
  readonly instance?: string | undefined;
  /** A name, in which `*` stands for any characters. */
  readonly name?: string | undefined;
  /** A tag: `key`, whatever its value, or `key=value`. */
  readonly tag?: string | undefined;
  /** The id of a project. */
  readonly project?: string | undefined;
  readonly kind?: Kind | undefined;
}

/** Whether the choice includes an instance. */
export function includes(selection: Selection, subject: Subject): boolean {
  const { instance, name, tag, project, kind } = selection;
  return (
    (instance === undefined || instance === subject.id) &&
    (project === undefined || project === subject.project) &&
    (kind === undefined || kind === subject.kind) &&
    (name === undefined || nameMatches(name, subject.name)) &&
    (tag === undefined || hasTag(subject, tag))
  );
}

function hasTag({ tags }: Subject, tag: string): boolean {
  return tags.some(({ key, value = '' }) => tag === key || tag === `${key}=${value}`);
}

/**
 * How narrow a choice is, to be compared place by place: an id before a name, a full name before a
 * pattern and a longer pattern before a shorter one, then a tag with its value before a tag's key, a
 * project, a kind.
 */
export function narrowness({ instance, name, tag, project, kind }: Selection): number[] {
  return [
    Number(instance !== undefined),
    name === undefined ? 0 : name.includes('*') ? 1 : 2,
    name === undefined ? 0 : name.replaceAll('*', '').length,
    tag === undefined ? 0 : tag.includes('=') ? 2 : 1,
    Number(project !== undefined),
    Number(kind !== undefined),
  ];
}

/** The schemas of the keys of a selection, for a `mapping` that has them among others. */
export const selectionShape = {
  instance: line("an instance's id").optional(),
  name: line('a name, in which * stands for any characters').optional(),
  tag: line('a tag, as key or key=value').optional(),
  project: line("a project's id").optional(),
  kind: oneOf('kind', kinds).optional(),
};
