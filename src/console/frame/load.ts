// Something that is asked of the service: on its way, there, or refused.

import { useEffect, useState } from 'preact/hooks';
import type { Refused } from '../api/index.js';

/** How far it has come. */
export type Loaded<T> =
  | { readonly is: 'loading' }
  | { readonly is: 'there'; readonly value: T }
  | { readonly is: 'refused'; readonly why: Refused };

/** Asks anew whenever `when` is another one; what was there stays until the answer comes. */
export function useLoaded<T>(ask: () => Promise<T>, when: string): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ is: 'loading' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller says when to ask again
  useEffect(() => {
    let isCurrent = true;
    ask().then(
      (value) => isCurrent && setLoaded({ is: 'there', value }),
      (why: Refused) => isCurrent && setLoaded({ is: 'refused', why }),
    );
    return () => {
      isCurrent = false;
    };
  }, [when]);
  return loaded;
}
