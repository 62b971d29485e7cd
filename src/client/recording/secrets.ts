// What must never be written: passwords, tokens, keys and signatures. Those that a conversation shows are
// remembered, so that they stand nowhere else in it either.

import { jsonOf } from './recorded-exchange.js';

/**
 * Names of fields, headers and parameters whose values are secrets, whatever stands before them:
 * `old_password`, `secretKey`, `access_token`, `password_confirmation`.
 */
const secretName =
  /(passw(or)?d|passcode|passphrase|pwd|adminpass|secret|token|signature|credential|(secret|private|access|api)[_-]?key)(s|[_-]?(id|\d+|confirm(ation)?))?$|(^|[_-]|require)pass$|^(ak|sk|access|authorization)$/i;
/** A short name with a capital begins a word, which that of `bypass` does not: `newPass`. */
const shortSecretName = /[a-z\d]Pass$/;
const isSecretName = (name: string): boolean => secretName.test(name) || shortSecretName.test(name);
/** Names that are secret only in there: the id of a token, the key of an access key. */
const secretInside = new Map([
  ['token', /^id$/i],
  ['access', /^key$/i],
  ['secret', /^key$/i],
]);
/** What is found in the name of a parameter of a URL that lets its holder in, such as a download link. */
const secretParameter = /token|secret|passw|signature|credential|accesskey|^(sign|sig)$/i;
/** A parameter of a URL: what stands before its value, its name, its value. */
const parameter = /([?&;]\s*([^\s=&;#?]+)=)([^\s&#]+)/g;
/** The password in an address: `redis://user:password@host`. */
const passwordInAddress = /(\/\/[^\s/?#@:]*:)[^\s/?#]+@/g;

/** A shorter text occurs by chance, and is masked in its own field alone. */
const shortestElsewhere = 6;
const isLong = (secret: string) => secret.length >= shortestElsewhere;
/** Finds any of some texts, the longest first; nothing when there is none. */
const anyOf = (texts: readonly string[]): RegExp =>
  new RegExp(
    texts
      .toSorted((one, other) => other.length - one.length)
      .map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join('|') || '(?!)',
    'g',
  );
/** What such fields hold when they hold no secret: `"no_password": "true"`. */
const isNoSecret = (value: string) => /^(true|false|)$/i.test(value);

/** The secrets of a conversation, and what is written in their places. */
export class Secrets {
  readonly #names = new Map<string, string>();
  #passwords = 0;
  /** Finds the secrets that are known, wherever they stand. */
  #anywhere: RegExp | undefined;

  /** Remembers a secret. */
  add(secret: string, name: string): void {
    if (isNoSecret(secret) || this.#names.has(secret)) return;
    this.#names.set(secret, name);
    if (isLong(secret)) this.#anywhere = undefined;
  }

  /** Remembers the secrets of a body, if it is JSON. */
  learn(body: string): void {
    if (!isSearchable(body)) return;
    replaceValues(body, (value, fields) => {
      if (isSecret(fields)) this.add(value, this.#nameFor(value, fields));
      else if (mayBeJson(value)) this.learn(value);
      return value;
    });
  }

  /** A text without the secrets that are known, nor those in URLs. */
  mask(text: string): string {
    if (text.length < shortestElsewhere) return text;
    const plain = text
      .replace(passwordInAddress, '$1MASKED@')
      .replace(parameter, (whole, before: string, name: string, value: string) =>
        this.#isSecretParameter(decoded(name), value) ? `${before}MASKED` : whole,
      );
    return this.#maskKnown(plain);
  }

  /**
   * A body without secrets: JSON byte for byte but for them. What cannot be searched, because it
   * is not JSON or has no end, is left out.
   */
  maskBody(body: string): string {
    if (!isSearchable(body)) return '';
    this.learn(body);
    return replaceValues(body, (value, fields, isText) => {
      if (isSecret(fields)) return this.#names.get(value) ?? value;
      if (!isText) return value;
      return (mayBeJson(value) && this.maskBody(value)) || this.mask(value);
    });
  }

  #maskKnown(text: string): string {
    this.#anywhere ??= anyOf([...this.#names.keys()].filter(isLong));
    return text.replace(this.#anywhere, (secret) => this.#names.get(secret) ?? secret);
  }

  #isSecretParameter(name: string, value: string): boolean {
    if (isSecretName(name) || secretParameter.test(name)) return true;
    const text = decoded(value);
    if (text === value) return false;
    const isHidden = mayBeJson(text) && isSearchable(text) && this.maskBody(text) !== text;
    return isHidden || this.#maskKnown(text) !== text;
  }

  #nameFor(value: string, fields: readonly string[]): string {
    if (fields.some((each) => /^token$/i.test(each))) return 'TOKEN';
    if (!/passw/i.test(String(fields.at(-1)))) return 'MASKED';
    if (fields.includes('identity')) return '{{signInPassword}}';
    if (isNoSecret(value) || this.#names.has(value)) return '';
    this.#passwords += 1;
    return `{{password${this.#passwords}}}`;
  }
}

function isSecret(fields: readonly string[]): boolean {
  const field = fields.at(-1) ?? '';
  const around = fields.at(-2)?.toLowerCase() ?? '';
  return isSecretName(field) || (secretInside.get(around)?.test(field) ?? false);
}

/** The longest body that is searched, in UTF-16 units; a list of 1 000 instances has some two million. */
const longestSearched = 4 * 1024 * 1024;
const isSearchable = (body: string) => body.length <= longestSearched && jsonOf(body) !== undefined;
const mayBeJson = (text: string) => /^\s*[{[]/.test(text);

/** A part of a URL as it is meant; as it stands when that cannot be told. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}

/** The brackets of objects, and the texts and numbers of JSON; a colon behind a text makes it a name. */
const jsonToken = /[{}]|("[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*)(\s*:)?/g;

/**
 * Replaces texts and numbers in JSON, and leaves every other byte as it is.
 *
 * @param change - gives a value, as it is meant, another one; it gets the names of the fields that it stands
 *   in, the innermost last (lists have none), and whether it is a text
 */
function replaceValues(
  json: string,
  change: (value: string, fields: readonly string[], isText: boolean) => string,
): string {
  const fields: string[] = [];
  return json.replace(jsonToken, (whole, literal: string | undefined, colon?: string) => {
    if (whole === '{') fields.push('');
    else if (whole === '}') fields.pop();
    if (literal === undefined) return whole;
    const isText = literal.startsWith('"');
    // Clients escape characters in ways of their own, so each text is compared as what it means.
    const value = literal.includes('\\')
      ? String(jsonOf(literal))
      : isText
        ? literal.slice(1, -1)
        : literal;
    if (colon !== undefined) {
      fields[fields.length - 1] = value;
      return whole;
    }
    const changed = change(value, fields, isText);
    return changed === value ? whole : JSON.stringify(changed);
  });
}

/** Remembers the secrets in the headers of a request or an answer. */
export function learnHeaders(headers: Headers, secrets: Secrets): void {
  for (const [name, value] of headers) {
    if (/token$/.test(name)) secrets.add(value, 'TOKEN');
    else if (/authorization$/.test(name)) learnAuthorization(value, secrets);
    else if (isSecretName(name)) secrets.add(value, 'MASKED');
  }
}

/** A scheme that is not read in parts is a word and the secret behind it. */
function learnAuthorization(header: string, secrets: Secrets): void {
  if (maskedAuthorization(header, secrets) !== 'MASKED') return;
  secrets.add(header.replace(/^\s*\S+\s+/, '').trim(), 'MASKED');
}

/** The header of a signed request, or of another sign-in, without key, scope and signature. */
export function maskedAuthorization(header: string, secrets: Secrets): string {
  const [, scheme = '', form = '', key = '', rest = ''] =
    /^(SDK-HMAC-SHA256)\s+(Access|Credential)=([^,\s]+)(.*?)Signature=\S+$/.exec(header.trim()) ??
    [];
  if (scheme === '') return 'MASKED';
  const [accessKey = '', ...scope] = key.split('/');
  secrets.add(accessKey, 'AK');
  const shown = scope.length > 0 ? 'AK/SCOPE' : 'AK';
  return `${scheme} ${form}=${shown}${rest}Signature=SIGNATURE`;
}
