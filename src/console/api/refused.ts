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
  if (typeof body.error === 'string') {
    return new Refused(body.error, undefined, fieldIn(body.error, body.place));
  }
  const nested = body.error as { message?: unknown } | undefined;
  if (typeof nested?.message === 'string') return new Refused(nested.message);
  const message = typeof body.error_msg === 'string' ? body.error_msg : '';
  const code = typeof body.error_code === 'string' ? body.error_code : undefined;
  const words = [message, detail && sentence(detail)].filter(Boolean).join(' ');
  const place = /^[\w.-]+(?=: )/.exec(detail ?? '')?.[0];
  const field = fieldIn(detail ?? '', place);
  return new Refused(words || `The service answered ${response.status}.`, code, field);
}

/** What a reason that begins with the place of a field says of it. */
function fieldIn(reason: string, place: unknown): Refused['field'] {
  if (typeof place !== 'string' || !reason.startsWith(`${place}: `)) return undefined;
  return { name: place, words: sentence(reason.slice(place.length + 2)) };
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
