// What a probe may answer: a word that can be a status, and nothing else.

import { garbageOf, type ProbeFailure } from './probe-failure.js';

/** Asks for the status of one instance: a status, or `deleted` or `gone` when the API answers 404. */
export type Probe = (signal: AbortSignal) => PromiseLike<string> | string;

/** What no status looks like: HTML, sentences, and text that would upset a terminal. */
const word = /^[A-Za-z][\w.-]{0,63}$/;

/** Takes an answer for a status, or says what is wrong with it. */
export function readAnswer(
  answer: unknown,
): { readonly value: string } | { readonly failure: ProbeFailure } {
  return typeof answer === 'string' && word.test(answer)
    ? { value: answer }
    : { failure: garbageOf(answer, 'a status') };
}
