// What must never be written: passwords, tokens, keys and signatures. Those that a conversation shows are
// remembered, so that they stand nowhere else in it either.

import { jsonOf } from './recorded-exchange.js';

/** Names of fields whose texts are secrets, whatever stands before them: `old_password`, `secretKey`. */
const secretField =
  /(password|passwd|passcode|adminpass|secret|secret_?key|private_?key|security_?token|access_?key)$|^(ak|sk|access|token)$/i;
/** Fields that are secret only in there: the id of a token, the key of an access key. */
const secretInside: Readonly<Record<string, RegExp>> = {
  token: /^id$/,
  access: /^key$/,
  secret: /^key$/,
};
/** Parameters of a URL that let its holder in, such as those of a download link. */
const secretParameter =
  /([?&][^=&#]*(?:token|secret|password|signature|credential|accesskey)[^=&#]*=)[^&#\s]+/gi;

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

  /** A text without the secrets that are known, nor those in URLs. */
  mask(text: string): string {
    if (text.length < shortestElsewhere) return text;
    this.#anywhere ??= anyOf([...this.#names.keys()].filter(isLong));
    const plain = text.includes('=') ? text.replace(secretParameter, '$1MASKED') : text;
    return plain.replace(this.#anywhere, (secret) => this.#names.get(secret) ?? secret);
  }

  /**
   * A body without secrets: JSON byte for byte but for them. What is not JSON cannot be searched, and is
   * left out.
   */
  maskBody(body: string): string {
    const json = jsonOf(body);
    if (json === undefined) return '';
    this.#search(json, []);
    let field = '';
    // Clients escape characters in ways of their own, so each text is compared as what it means.
    return body.replace(/("(?:[^"\\]|\\.)*")(\s*:)?/g, (whole, literal: string, colon = '') => {
      const text = literal.includes('\\') ? jsonOf(literal) : literal.slice(1, -1);
      if (typeof text !== 'string') return whole;
      if (colon !== '') {
        field = text;
        return whole;
      }
      const own = canBeSecret(field) ? this.#names.get(text) : undefined;
      const masked = own ?? this.mask(text);
      return masked === text ? whole : JSON.stringify(masked);
    });
  }

  #search(value: unknown, fields: readonly string[]): void {
    if (typeof value === 'string') {
      if (isSecret(fields)) this.add(value, this.#nameFor(value, fields));
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) this.#search(inner, [...fields, key]);
    }
  }

  #nameFor(value: string, fields: readonly string[]): string {
    if (fields.includes('token')) return 'TOKEN';
    if (!/passw/i.test(String(fields.at(-1)))) return 'MASKED';
    if (fields.includes('identity')) return '{{signInPassword}}';
    if (isNoSecret(value) || this.#names.has(value)) return '';
    this.#passwords += 1;
    return `{{password${this.#passwords}}}`;
  }
}

const canBeSecret = (field: string): boolean =>
  secretField.test(field) || Object.values(secretInside).some((inside) => inside.test(field));

function isSecret(fields: readonly string[]): boolean {
  const field = fields.at(-1) ?? '';
  return secretField.test(field) || (secretInside[fields.at(-2) ?? '']?.test(field) ?? false);
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
