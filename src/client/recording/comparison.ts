// What a replay shows: how the answers of two services to the same requests differ. Fields are counted once
// for each operation, however many answers have them.

import { type AnswerDifference, answerDifferences, fieldsOf } from './answer-differences.js';
import { placeOf, recordedOperation } from './recorded-operation.js';
import type { ReplayedExchange } from './replay.js';
import { type SeenStatus, StatusOrder, shownInstances } from './status-order.js';

/** What can differ. */
export const differenceKinds = ['fields', 'types', 'codes', 'order', 'timing'] as const;

/** One of them. */
export type DifferenceKind = (typeof differenceKinds)[number];

/** A difference, and the requests that show it. */
export interface OperationDifference extends AnswerDifference {
  readonly kind: DifferenceKind;
  /** Such as `v2.showInstance`; method and path where no operation is known there. */
  readonly operation: string;
  /** Where this project has it described: its file and its page. */
  readonly source: string | undefined;
  /** The numbers of the requests. */
  readonly requests: readonly number[];
}

/** The statuses of an instance, as they were recorded and as they are now. */
export interface ComparedStatuses {
  readonly instance: string;
  readonly type: 'same' | 'order' | 'timing';
  readonly recorded: readonly SeenStatus[];
  readonly replayed: readonly SeenStatus[];
}

/** How two services differ. */
export interface Comparison {
  /** How many answers were compared. */
  readonly answers: number;
  /** How many operations they are of. */
  readonly operations: number;
  /** How many fields there are, and how many of them differ in any way. */
  readonly fields: { readonly compared: number; readonly different: number };
  readonly differences: readonly OperationDifference[];
  readonly statuses: readonly ComparedStatuses[];
  /** The requests that could not be sent, and why. */
  readonly unsent: readonly { readonly n: number; readonly reason: string }[];
}

const kindOf = {
  status: 'codes',
  code: 'codes',
  missing: 'fields',
  added: 'fields',
  fieldType: 'types',
} as const;

/** Collects what a replay shows. */
export class Comparing {
  readonly #operations = new Set<string>();
  readonly #fields = new Set<string>();
  readonly #different = new Set<string>();
  readonly #differences = new Map<string, OperationDifference & { requests: number[] }>();
  readonly #recorded = new StatusOrder();
  readonly #replayed = new StatusOrder();
  readonly #unsent: { n: number; reason: string }[] = [];
  #answers = 0;

  /** Looks at an exchange. What the recorder answered in place of the service is not compared. */
  add(exchange: ReplayedExchange): void {
    const { recorded } = exchange;
    if (exchange.type === 'unsent') {
      this.#unsent.push({ n: recorded.n, reason: exchange.reason });
      return;
    }
    const { status, body, expectedBody } = exchange;
    if (recorded.stubbed || recorded.path.startsWith('/_control')) return;
    this.#recorded.see(expectedBody, recorded.atMs);
    this.#replayed.see(body, recorded.atMs);
    const operation = recordedOperation(recorded.method, recorded.path);
    const name = operation?.id ?? placeOf(recorded.method, recorded.path);
    this.#answers += 1;
    this.#operations.add(name);
    for (const field of fieldsOf(recorded.responseBody)) this.#fields.add(`${name} ${field}`);
    const [before, now] = [expectedBody, body].map((each) => JSON.stringify(shownInstances(each)));
    const isSameState = before === now;
    const found = answerDifferences(
      { status: recorded.status, body: recorded.responseBody },
      { status, body },
      recorded.trimmed !== undefined,
    ).filter(
      // Of an instance in another status other fields are null; the statuses tell of that.
      (each) => isSameState || !/\bnull\b/.test(`${each.recorded} ${each.replayed}`),
    );
    for (const difference of found) {
      const key = JSON.stringify([name, difference]);
      const known = this.#differences.get(key);
      if (known) known.requests.push(recorded.n);
      else {
        this.#differences.set(key, {
          ...difference,
          kind: kindOf[difference.type],
          operation: name,
          source: operation && sourceOf(operation),
          requests: [recorded.n],
        });
      }
      if (kindOf[difference.type] !== 'codes') this.#different.add(`${name} ${difference.field}`);
    }
  }

  /** What it comes to. */
  get result(): Comparison {
    // A field that is only there now is compared as well.
    const fields = new Set([...this.#fields, ...this.#different]);
    return {
      answers: this.#answers,
      operations: this.#operations.size,
      fields: { compared: fields.size, different: this.#different.size },
      differences: [...this.#differences.values()],
      statuses: this.#statuses(),
      unsent: this.#unsent,
    };
  }

  #statuses(): ComparedStatuses[] {
    const instances = new Set([
      ...this.#recorded.instances.keys(),
      ...this.#replayed.instances.keys(),
    ]);
    return [...instances].map((instance) => {
      const recorded = this.#recorded.instances.get(instance) ?? [];
      const replayed = this.#replayed.instances.get(instance) ?? [];
      return { instance, type: typeOf(recorded, replayed), recorded, replayed };
    });
  }
}

function typeOf(
  recorded: readonly SeenStatus[],
  replayed: readonly SeenStatus[],
): ComparedStatuses['type'] {
  const words = (seen: readonly SeenStatus[]) => seen.map(({ status }) => status).join(' ');
  if (words(recorded) !== words(replayed)) return 'order';
  return recorded.every(({ atMs }, at) => replayed[at]?.atMs === atMs) ? 'same' : 'timing';
}

const sourceOf = ({ name, page }: { readonly name: string; readonly page: string }) =>
  `src/protocol/operations/${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts, page ${page}`;
