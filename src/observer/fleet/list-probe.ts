// Lists many instances, in one go or page by page, and reads what comes back.

import { malformedAnswer, type ProbeFailure, readAnswer } from '../wait/index.js';

/** An instance in a list. Further fields are ignored. */
export interface ListedInstance {
  /** The id of the instance. */
  readonly instance_id: string;
  /** Its status, as the API spells it. */
  readonly status: string;
}

/** Some of the instances of a list. */
export type ListPage = Iterable<ListedInstance>;

/**
 * Lists instances, in one go or page by page. Ask the service for failed creations, too
 * (`include_failure=true`, page ListInstances): an instance that is not listed counts as gone.
 */
export type ListProbe = (
  signal: AbortSignal,
) => PromiseLike<ListPage> | ListPage | AsyncIterable<ListPage>;

/** The status of every listed instance, by its id. */
export type Listing = ReadonlyMap<string, string>;

/** Makes one probe of a list: it answers with all pages, or fails. */
export function collectPages(list: ListProbe): (signal: AbortSignal) => Promise<unknown[]> {
  return async (signal) => {
    const answer = await list(signal);
    if (!isAsync(answer)) return [answer];
    const pages: unknown[] = [];
    for await (const page of answer) {
      // The poll is over, so no further page is needed.
      if (signal.aborted) break;
      pages.push(page);
    }
    return pages;
  };
}

function isAsync(answer: ListPage | AsyncIterable<ListPage>): answer is AsyncIterable<ListPage> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}

/** Takes pages for a listing, or says what is wrong with them. */
export function readListing(
  pages: unknown,
): { readonly value: Listing } | { readonly failure: ProbeFailure } {
  const listing = new Map<string, string>();
  for (const page of pages as unknown[]) {
    if (!isIterable(page)) return { failure: malformedAnswer(page, 'a list of instances') };
    for (const each of page) {
      const { instance_id, status } = (each ?? {}) as Partial<ListedInstance>;
      if (typeof instance_id !== 'string' || instance_id === '') {
        return { failure: malformedAnswer(instance_id, 'an instance_id') };
      }
      const read = readAnswer(status);
      if ('failure' in read) return read;
      listing.set(instance_id, read.value);
    }
  }
  return { value: listing };
}

function isIterable(page: unknown): page is Iterable<unknown> {
  return typeof page === 'object' && page !== null && Symbol.iterator in page;
}
