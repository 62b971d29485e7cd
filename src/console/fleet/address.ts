// What is wanted of the table, as the address of the view has it.

import { type AddressQuery, hrefOf } from '../frame/index.js';
import { everything, isSortKey, type Query } from './arrange.js';

/** Reads an address; what it does not say is as usual. */
export function queryIn({ search = '', status = '', sort = '' }: AddressQuery): Query {
  const key = sort.replace(/^-/, '');
  return {
    search,
    statuses: status === '' ? [] : status.split(','),
    ...(isSortKey(key)
      ? { sort: key, descending: sort.startsWith('-') }
      : { sort: everything.sort, descending: everything.descending }),
  };
}

/** The address of a query: `#/?status=ERROR&sort=-since`. */
export function addressOf({ search, statuses, sort, descending }: Query): string {
  const isUsual = sort === everything.sort && descending === everything.descending;
  return hrefOf('', {
    search,
    status: statuses.join(),
    sort: isUsual ? '' : `${descending ? '-' : ''}${sort}`,
  });
}
