// The names that stand in a recording for what differs in every run: what they mean in this one is learned
// from the answers, each from the place where its name appears first.

import { jsonOf } from './recorded-exchange.js';

const placeholder = /\{\{(\w+)\}\}/g;

/** A name for which no answer has given a value. */
export class UnboundError extends Error {
  override readonly name = 'UnboundError';

  constructor(placeholderName: string) {
    super(`no answer has told what {{${placeholderName}}} is`);
  }
}

/** What the names of a recording stand for in this run. */
export class Placeholders {
  readonly #values: Map<string, string>;

  /**
   * @param given - those that are known before the first answer: `base`, `host`, passwords
   * @param secretOf - a value for a password's name that is not among them
   */
  constructor(given: Readonly<Record<string, string>>, secretOf: (name: string) => string) {
    this.#values = new Map(Object.entries(given));
    this.#secretOf = secretOf;
  }

  readonly #secretOf: (name: string) => string;

  /**
   * Puts the values in the places of the names.
   *
   * @throws UnboundError
   */
  fill(text: string): string {
    return text.replace(placeholder, (_, name: string) => this.#valueOf(name));
  }

  /** Puts those values that are known in the places of their names. */
  fillKnown(text: string): string {
    return text.replace(placeholder, (written, name: string) => this.#values.get(name) ?? written);
  }

  /** Learns from an answer what the names in the recorded one stand for. */
  learn(recordedBody: string, body: string): void {
    if (!recordedBody.includes('{{')) return;
    this.#learnFrom(jsonOf(recordedBody), jsonOf(body));
  }

  #valueOf(name: string): string {
    const value = this.#values.get(name);
    if (value !== undefined) return value;
    if (!/password/i.test(name)) throw new UnboundError(name);
    const secret = this.#secretOf(name);
    this.#values.set(name, secret);
    return secret;
  }

  #learnFrom(recorded: unknown, seen: unknown): void {
    if (typeof recorded === 'string') {
      if (typeof seen === 'string') this.#learnFromText(recorded, seen);
    } else if (typeof recorded === 'object' && typeof seen === 'object' && recorded && seen) {
      for (const [key, value] of Object.entries(recorded)) {
        this.#learnFrom(value, (seen as Record<string, unknown>)[key]);
      }
    }
  }

  #learnFromText(recorded: string, seen: string): void {
    const names: string[] = [];
    const pattern = recorded.split(/(\{\{\w+\}\})/).map((part) => {
      const name = /^\{\{(\w+)\}\}$/.exec(part)?.[1];
      const known = name === undefined ? part : this.#values.get(name);
      if (known !== undefined) return known.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
      names.push(name as string);
      return '(.+?)';
    });
    if (names.length === 0) return;
    const values = new RegExp(`^${pattern.join('')}$`, 's').exec(seen)?.slice(1) ?? [];
    values.forEach((value, index) => {
      const name = names[index] as string;
      if (!this.#values.has(name)) this.#values.set(name, value);
    });
  }
}
