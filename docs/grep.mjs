// What `grep` shows of a text, as far as the guides use it: not every machine that writes or checks them has one.

/**
 * Finds the lines with one of some words.
 *
 * @param {string} options - as a shell has them: words in quotes or not, `-e` before each of several, and `-A` with a
 *   number of lines that follow
 * @param {string} text
 * @returns {string} the lines, each with its end
 */
export function grep(options, text) {
  const words = [...options.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, word]) => quoted ?? word);
  const after = words.includes('-A') ? Number(words[words.indexOf('-A') + 1]) : 0;
  const wanted = words.filter(
    (word, at) => word !== '-e' && word !== '-A' && words[at - 1] !== '-A',
  );
  const lines = text.split('\n');
  /** @param {string} line */
  const isFound = (line) => wanted.some((word) => line.includes(String(word)));
  return lines
    .filter((_, at) => lines.slice(Math.max(0, at - after), at + 1).some(isFound))
    .map((line) => `${line}\n`)
    .join('');
}
