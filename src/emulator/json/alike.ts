// JSON of instances that are alike, as those of a fleet are: what they have in common is written once, and each adds
// what it has of its own.

import type { InstanceRecord } from '../store/index.js';
import { timeOf } from './facets.js';

type Field = keyof InstanceRecord;

/** What each instance has of its own, as a text in quotes has it, and what stands in its place in a template. */
const own = {
  id: { mark: '00000000-0000-4000-8000-6f776e206964', written: ({ id }) => inner(id) },
  name: { mark: 'own-name-6f776e206e616d65', written: ({ name }) => inner(name) },
  ip: { mark: '0.111.119.110', written: ({ ip }) => inner(ip) },
  createdMs: { mark: 1, written: ({ createdMs }) => timeOf(createdMs) },
  updatedMs: { mark: 2, written: ({ updatedMs }) => timeOf(updatedMs) },
} as const satisfies Partial<
  Record<Field, { mark: string | number; written: (instance: InstanceRecord) => string }>
>;

type OwnField = keyof typeof own;

/** What most texts are made of, which is written as it is. */
const plain = /^[\w.,-]*$/;

const inner = (text: string) => (plain.test(text) ? text : JSON.stringify(text).slice(1, -1));

const ownFields = Object.keys(own) as OwnField[];

/** What stands in a template for a field of its own. */
const markOf = (field: OwnField): string => {
  const { mark } = own[field];
  return typeof mark === 'number' ? timeOf(mark) : mark;
};

const fieldsByMark = new Map(ownFields.map((field) => [markOf(field), field]));
const marks = new RegExp(`(${[...fieldsByMark.keys()].join('|').replaceAll('.', '\\.')})`);

/** What is alike among some instances, written. */
interface Template {
  readonly sample: InstanceRecord;
  /** The fields that the text depends on and that have to be the same; found out by looking what is read. */
  readonly common: readonly Field[];
  /** The text around what each has of its own, of which there is one less. */
  readonly around: readonly string[];
  readonly owned: readonly OwnField[];
}

/** How many sorts of instances are known. */
const most = 16;

/** Of instances that are like none that is known, one in so many is taken for a sort: a template costs some texts. */
const tryEvery = 8;

/**
 * Makes what writes instances as JSON write those that are alike with less effort.
 *
 * @param shape - what is written of an instance
 * @returns the same text as `JSON.stringify` of the shape
 */
export function alike(shape: (instance: InstanceRecord) => unknown) {
  const templates: Template[] = [];
  let strangers = 0;
  return (instance: InstanceRecord): string => {
    const template = templates.find((each) => fits(each, instance));
    if (template) return filled(template, instance);
    const text = JSON.stringify(shape(instance));
    // What has a mark in it by chance is written as it is.
    if (strangers++ % tryEvery === 0 && !marks.test(text)) {
      const made = templateOf(shape, instance);
      if (filled(made, instance) === text) templates.unshift(made);
      templates.length = Math.min(templates.length, most);
    }
    return text;
  };
}

function templateOf(
  shape: (instance: InstanceRecord) => unknown,
  sample: InstanceRecord,
): Template {
  const read = new Set<Field>();
  const marked = {
    ...sample,
    ...Object.fromEntries(ownFields.map((each) => [each, own[each].mark])),
  };
  const watched = new Proxy(marked, {
    get(target, field) {
      read.add(field as Field);
      return target[field as Field];
    },
  });
  const parts = JSON.stringify(shape(watched)).split(marks);
  return {
    sample,
    common: [...read].filter((field) => !(field in own)),
    around: parts.filter((_, n) => n % 2 === 0),
    owned: parts.filter((_, n) => n % 2 === 1).map((mark) => fieldsByMark.get(mark) as OwnField),
  };
}

// The loops of both are plain: for every instance of a page, little is cheaper than a closure.

function fits({ sample, common }: Template, instance: InstanceRecord): boolean {
  for (let n = 0; n < common.length; n++) {
    const field = common[n] as Field;
    if (sample[field] !== instance[field]) return false;
  }
  return true;
}

function filled({ around, owned }: Template, instance: InstanceRecord): string {
  let text = around[0] as string;
  for (let n = 0; n < owned.length; n++) {
    text += own[owned[n] as OwnField].written(instance) + around[n + 1];
  }
  return text;
}
