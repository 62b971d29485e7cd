// What a configuration parameter is, and which values it takes (dcs-api-0312015, dcs-ug-0312024).

import type { Kind } from '../../../machines/index.js';

/** A configuration parameter. */
export interface Parameter {
  readonly id: string;
  readonly name: string;
  readonly type: 'Integer' | 'String';
  /** `0-7200`, or the words that it takes, separated by commas. */
  readonly range: string;
  readonly initial: string;
  readonly description: string;
  /** The kinds that lack it. */
  readonly notFor: readonly Kind[];
}

/** Says what a value should have been, or undefined when it is right. */
export function mistakeIn({ type, range, name }: Parameter, value: string): string | undefined {
  if (type === 'Integer') {
    const [min = 0, max = 0] = range.split('-').map(Number);
    const isRight = /^\d{1,15}$/.test(value) && Number(value) >= min && Number(value) <= max;
    return isRight ? undefined : `expected a whole number of ${range}`;
  }
  if (name === 'notify-keyspace-events') return mistakeInEvents(value);
  return range.split(',').includes(value)
    ? undefined
    : `expected one of ${range.replaceAll(',', ', ')}`;
}

/** Empty, or K or E with events; A stands for all of them and beside none. */
function mistakeInEvents(value: string): string | undefined {
  if (value === '') return undefined;
  const isRight =
    /^[KEAg$lshzxe]+$/.test(value) &&
    /[KE]/.test(value) &&
    !/A.*[g$lshzxe]|[g$lshzxe].*A/.test(value);
  return isRight ? undefined : 'expected nothing, or K or E with A or some of g$lshzxe';
}
