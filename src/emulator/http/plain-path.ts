// Paths that mean what they say. Nothing of the API needs an encoded slash, a backslash or a control
// character in its path, so the answer is that there is nothing there.

/**
 * Tells whether a path can be one of the API's.
 *
 * @param pathname - as `URL` has it, still encoded
 */
export function isPlainPath(pathname: string): boolean {
  if (isUsualPath(pathname)) return true;
  if (pathname.length > longestPath || pathname.includes('//', 1)) return false;
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return false;
  }
  return !/[\p{Cc}\p{Cs}\\]|%/u.test(path) && path.split('/').length === pathname.split('/').length;
}

/** Whether nothing in a path has to be decoded, as in nearly all. */
export const isUsualPath = (pathname: string): boolean =>
  usual.test(pathname) && pathname.length <= longestPath && !pathname.includes('//', 1);

/** Far more than any path of the API has. */
const longestPath = 2048;

/** All that the paths of the API need. */
const usual = /^[\w/.-]*$/;
