// What somebody may have meant who wrote a name that nobody knows.

/** How many names are suggested at most. */
const mostSuggestions = 3;

/** The known names that are most like `wrong`, the most alike first; none when all are far off. */
export function nearestNames(wrong: string, known: readonly string[]): string[] {
  const lower = wrong.toLowerCase();
  return known
    .map((name) => ({ name, far: distance(lower, name.toLowerCase()) }))
    .filter(({ name, far }) => far <= Math.max(2, name.length / 2))
    .sort((a, b) => a.far - b.far)
    .slice(0, mostSuggestions)
    .map(({ name }) => name);
}

/** How many characters have to be put in, taken out or exchanged to make one text of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const exchanged = (row[j - 1] as number) + Number(a[i - 1] !== b[j - 1]);
      next.push(Math.min(exchanged, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
