// A list of the service, page after page.

import { UnreadableAnswerError } from './errors.js';

/** A page of a list. */
export interface ListPage<Row> {
  readonly rows: readonly Row[];
  /** How many rows the list has, where the service says so. */
  readonly total: number | undefined;
}

/** How a list is read. */
export interface ListReading<Row> {
  readonly pageSize: number;
  /** So many rows are looked through at most; all unless given. */
  readonly most?: number;
  readonly ask: (offset: number, limit: number) => Promise<ListPage<Row>>;
  readonly idOf: (row: Row) => string;
}

/**
 * Reads a list to its end, also that of a service that cuts pages shorter than it was asked to.
 *
 * @throws UnreadableAnswerError when the service knows no offset
 */
export async function* listPages<Row>({
  pageSize,
  most = Number.POSITIVE_INFINITY,
  ask,
  idOf,
}: ListReading<Row>): AsyncGenerator<readonly Row[], void, void> {
  let last: string | undefined;
  for (let seen = 0; ; ) {
    const { rows, total } = await ask(seen, pageSize);
    const [first] = rows;
    if (!first) return;
    if (idOf(first) === last) {
      throw new UnreadableAnswerError('the list begins anew instead of going on');
    }
    last = idOf(first);
    seen += rows.length;
    yield rows;
    if (seen >= most || (rows.length < pageSize && seen >= (total ?? 0))) return;
  }
}
