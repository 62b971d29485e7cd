/// <reference lib="dom" />
// A page as a document, for tests that look into what was written.

import { Window } from 'happy-dom';

/** Reads a page; nothing of it runs. */
export const documentOf = (page: string): Document =>
  new new Window().DOMParser().parseFromString(page, 'text/html') as unknown as Document;
