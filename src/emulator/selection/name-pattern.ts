// Patterns of names in which `*` stands for any characters. Not a regular expression, because a
// pattern of many stars must not take longer than its length times that of the name.

/** Whether `pattern` fits the whole of `name`. */
export function nameMatches(pattern: string, name: string): boolean {
  let [p, n] = [0, 0];
  // The last star, and how much of the name it stands for so far.
  let [star, eaten] = [-1, 0];
  while (n < name.length) {
    if (pattern[p] === '*') {
      [star, eaten] = [p, n];
      p++;
    } else if (pattern[p] === name[n]) {
      p++;
      n++;
    } else if (star >= 0) {
      p = star + 1;
      eaten++;
      n = eaten;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
