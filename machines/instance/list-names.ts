/**
 * Writes names as a list in English: `A, B and C`. By hand, because the first `Intl.ListFormat` of a process
 * takes longer than walking the chart.
 *
 * @param word - what stands before the last name
 */
export function listNames(names: readonly string[], word: 'and' | 'or' = 'and'): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${word} ${last}`;
}
