// Pages that a local server has, as plain data: files by path, with the headers that keep a page from
// doing anything but talk to its server.

/** A file of a site. */
export interface SiteFile {
  /** The media type, such as `text/html; charset=utf-8`. */
  readonly type: string;
  /** The content. */
  readonly body: string | Uint8Array<ArrayBuffer>;
  /** Changes whenever the body does; quoted, as the header has it. */
  readonly etag: string;
}

/** The files of a site by their paths or names, such as `/` and `/console/main.js`. */
export type Site = ReadonlyMap<string, SiteFile>;

/** What a page may do: run the scripts and styles of its server, and talk to it; nothing else. */
const directives = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
};

/**
 * Writes a Content-Security-Policy: nothing inline, nothing from elsewhere, no frames.
 *
 * @param more - directives that a page needs besides, or instead
 *
 * @example
 * ```ts
 * contentSecurityPolicy({ 'font-src': "'self'" }); // "default-src 'none'; script-src 'self'; …"
 * ```
 */
export function contentSecurityPolicy(more: Readonly<Record<string, string>> = {}): string {
  return Object.entries({ ...directives, ...more })
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}

/** The headers of every file and line that a site answers. */
const safely = {
  'Cache-Control': 'no-cache',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * Answers with a file; without its body for HEAD, and to a browser that has it already.
 *
 * @param headers - the policy of the page, and what else it needs
 */
export function fileAnswer(
  file: SiteFile,
  request: Request,
  headers: Readonly<Record<string, string>>,
): Response {
  const all = { ...safely, 'Content-Type': file.type, ETag: file.etag, ...headers };
  if (request.headers.get('if-none-match') === file.etag) {
    return new Response(null, { status: 304, headers: all });
  }
  return new Response(request.method === 'HEAD' ? null : file.body, { headers: all });
}

/** Answers with a line for people. */
export function lineAnswer(
  status: number,
  line: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const type = { 'Content-Type': 'text/plain; charset=utf-8' };
  return new Response(`${line}\n`, { status, headers: { ...safely, ...type, ...headers } });
}
