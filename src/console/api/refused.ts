// A refusal of the service in its own words.

/** The service said no, or nothing. */
export class Refused extends Error {
  override readonly name = 'Refused';

  /**
   * @param message - the reason, in words
   * @param code - the service's error code, if it gave one
   */
  constructor(
    message: string,
    readonly code?: string,
    /** The field of the request that is at fault, and what is expected of it, where the service says so. */
    readonly field?: { readonly name: string; readonly words: string },
  ) {
    super(message);
  }
}

/** Reads the reason out of an answer that is a refusal, of any of the server's APIs. */
export async function refusalIn(response: Response): Promise<Refused> {
  const text = await response.text();
  const body = jsonOr(text);
  const detail = response.headers.get('x-dcs-detail');
  if (typeof body.error === 'string') return new Refused(body.error);
  const nested = body.error as { message?: unknown } | undefined;
  if (typeof nested?.message === 'string') return new Refused(nested.message);
  const message = typeof body.error_msg === 'string' ? body.error_msg : '';
  const code = typeof body.error_code === 'string' ? body.error_code : undefined;
  const words = [message, detail && sentence(detail)].filter(Boolean).join(' ');
  const [, name, expected] = /^([\w.]+): (.+)$/.exec(detail ?? '') ?? [];
  const field = name && expected ? { name, words: sentence(expected) } : undefined;
  return new Refused(words || `The service answered ${response.status}.`, code, field);
}

function jsonOr(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

const sentence = (text: string) => {
  const [first = '', ...rest] = text;
  return `${first.toUpperCase()}${rest.join('')}${/[.!?]$/.test(text) ? '' : '.'}`;
};
