// The body of a request that its server has read already: then nobody has to wait for it.

const text = Symbol('the text of the body');

type Read = Request & { [text]?: string };

/** Notes the body of a request, as `request.text()` would give it. */
export function setBodyText(request: Read, body: string): void {
  request[text] = body;
}

/** Whether the body of a request was read already. */
export const hasBodyText = (request: Read): boolean => request[text] !== undefined;

/** The body of a request as text: at once where it was read already, and a promise that can reject where not. */
export const bodyTextOf = (request: Read): string | Promise<string> =>
  request[text] ?? request.text();
