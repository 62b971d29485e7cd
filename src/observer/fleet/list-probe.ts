// Asks for many instances at once, page by page, and reads what comes back.

import { garbageOf, type ProbeFailure, readAnswer } from '../wait/index.js';

/** An instance as a list has it. Further fields are ignored. */
export interface ListedInstance {
  readonly instance_id: string;
  readonly status: string;
}

/** Some of the instances of a list. */
export type Page = Iterable<ListedInstance>;

/**
 * Lists instances, in one go or page by page. Ask the service for failed creations, too
 * (`include_failure=true`, page ListInstances): an instance that is not listed counts as gone.
 */
export type ListProbe = (signal: AbortSignal) => PromiseLike<Page> | Page | AsyncIterable<Page>;

/** A listing: the status of every instance, by its id. */
export type Listing = ReadonlyMap<string, string>;

/** Makes a probe of a list: its answer has all pages, or there is none. */
export function collectPages(list: ListProbe): (signal: AbortSignal) => Promise<unknown[]> {
  return async (signal) => {
    const answer = await list(signal);
    if (!isAsync(answer)) return [answer];
    const pages: unknown[] = [];
    for await (const page of answer) {
      // Nobody waits any longer: stop asking for pages.
      if (signal.aborted) break;
      pages.push(page);
    }
    return pages;
  };
}

function isAsync(answer: Page | AsyncIterable<Page>): answer is AsyncIterable<Page> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}

/** Takes pages for a listing, or says what is wrong with them. */
export function readListing(
  pages: unknown,
): { readonly value: Listing } | { readonly failure: ProbeFailure } {
  const listing = new Map<string, string>();
  for (const page of pages as unknown[]) {
    if (!isIterable(page)) return { failure: garbageOf(page, 'a list of instances') };
    for (const each of page) {
      const { instance_id, status } = (each ?? {}) as Partial<ListedInstance>;
      if (typeof instance_id !== 'string' || instance_id === '') {
        return { failure: garbageOf(instance_id, 'an instance_id') };
      }
      const word = readAnswer(status);
      if ('failure' in word) return word;
      listing.set(instance_id, word.value);
    }
  }
  return { value: listing };
}

function isIterable(page: unknown): page is Iterable<unknown> {
  return typeof page === 'object' && page !== null && Symbol.iterator in page;
}
