// Reads times of ISO 8601 strictly, and fast when many times of the same day follow each other, as they do
// in a trace.

/** ISO 8601 with a time zone: without one a time means something else on every machine. */
const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/;

/** The latest time that a `Date` can be, in milliseconds since 1970. */
const endOfTimeMs = 8.64e15;

const zero = 48;
const dayLength = '2026-01-01'.length;

/**
 * Creates a reader of times, which remembers the last day.
 *
 * @returns a function that takes ISO 8601 or milliseconds since 1970, and returns milliseconds since 1970;
 *   undefined for anything else
 */
export function createInstantReader(): (at: unknown) => number | undefined {
  let day = 'no day';
  let dayMs = 0;

  function slowly(at: string): number {
    if (!iso.test(at)) return /^\d{1,16}$/.test(at) ? Number(at) : Number.NaN;
    const atMs = Date.parse(at);
    if (at.endsWith('Z') && !Number.isNaN(atMs)) {
      day = at.slice(0, dayLength);
      dayMs = Date.parse(`${day}T00:00:00Z`);
    }
    return atMs;
  }

  return (at) => {
    let atMs = Number.NaN;
    if (typeof at === 'number') atMs = at;
    else if (typeof at === 'string') {
      const ofDayMs = at.startsWith(day) ? timeOfDay(at) : -1;
      atMs = ofDayMs < 0 ? slowly(at) : dayMs + ofDayMs;
    }
    return Math.abs(atMs) <= endOfTimeMs ? atMs : undefined;
  };
}

/** Two digits as a number; negative for anything else. */
function two(text: string, from: number): number {
  const [tens, ones] = [text.charCodeAt(from) - zero, text.charCodeAt(from + 1) - zero];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

/** The time of day of `…THH:MM:SSZ` or `…THH:MM:SS.mmmZ`, in milliseconds; negative for other forms. */
function timeOfDay(at: string): number {
  const { length } = at;
  if (length !== 20 && length !== 24) return -1;
  if (at[10] !== 'T' || at[13] !== ':' || at[16] !== ':' || at[length - 1] !== 'Z') return -1;
  const [hours, minutes, seconds] = [two(at, 11), two(at, 14), two(at, 17)];
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) {
    return -1;
  }
  const ofDayMs = ((hours * 60 + minutes) * 60 + seconds) * 1000;
  if (length === 20) return ofDayMs;
  const [centis, millis] = [two(at, 20), at.charCodeAt(22) - zero];
  if (at[19] !== '.' || centis < 0 || millis < 0 || millis > 9) return -1;
  return ofDayMs + centis * 10 + millis;
}
