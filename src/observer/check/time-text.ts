// Times in words, as databases, languages, servers and people write them: one table of forms. A form that
// leaves open which moment is meant is refused with the moments that it could be.

/** A moment, or why a text is none. */
export type TimeReading = { readonly atMs: number } | { readonly problem: string };

interface Form {
  readonly pattern: RegExp;
  /** Why the form names no moment, if it never does. */
  readonly problem?: (parts: Parts) => string;
}

type Parts = Readonly<Partial<Record<string, string>>>;

const clock = String.raw`(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d+))?)?`;
const zone = String.raw`(?<zone>[A-Z]{1,5}|[+-]\d\d(?::?\d\d)?)`;
/** What Go and Java add to a zone, and Go to a time. */
const remark = String.raw`(?: (?:[A-Z]{2,5}|[+-]\d\d(?:\d\d)?))?(?:\[[^\]]*\])?(?: m=[+-][\d.]+)?`;
const weekday = '[a-z]{3,9},? +';
const monthName = '(?<month>[a-z]{3})';

const forms: readonly Form[] = [
  // ISO 8601, RFC 3339, SQL, Python, Go: 2026-01-01T08:00:00Z, 2026-01-01 08:00:00.123456+01
  {
    pattern: form(
      String.raw`(?<year>\d{4})([-/])(?<month>\d\d)\2(?<day>\d\d)[T ]${clock} ?${zone}?${remark}`,
    ),
  },
  // ISO 8601 without separators: 20260101T080000Z
  {
    pattern: form(
      String.raw`(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)T(?<hour>\d\d)(?<minute>\d\d)(?:(?<second>\d\d)(?:[.,](?<fraction>\d+))?)?${zone}?`,
    ),
  },
  // HTTP and mail: Thu, 01 Jan 2026 08:00:00 GMT
  {
    pattern: form(
      String.raw`(?:${weekday})?(?<day>\d{1,2})[ -]${monthName}[ -](?<year>\d{4}) ${clock} ?${zone}?`,
    ),
  },
  // date, ctime: Thu Jan  1 08:00:00 UTC 2026
  {
    pattern: form(
      String.raw`(?:${weekday})?${monthName} +(?<day>\d{1,2}) ${clock} (?:${zone} )?(?<year>\d{4})`,
    ),
  },
  {
    pattern: form(String.raw`(?<year>\d{4})-?(?<month>\d\d)-?(?<day>\d\d)`),
    problem: () => 'is a date without a time',
  },
  {
    pattern: form(String.raw`(?<one>\d{1,2})[/.](?<other>\d{1,2})[/.](?<year>\d{4})\b.*`),
    problem: ({ year, one = '', other = '' }) => {
      const readings = [
        [other, one],
        [one, other],
      ].flatMap(([month = '', day = '']) =>
        Number(month) <= 12 ? [`${year}-${pad(month)}-${pad(day)}`] : [],
      );
      return `is ${[...new Set(readings)].join(' or ') || 'no date'}: write the year first`;
    },
  },
];

function form(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`, 'i');
}

const pad = (digits: string) => digits.padStart(2, '0');

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const universal = ['Z', 'UTC', 'GMT', 'UT'];

/**
 * Reads a time in words.
 *
 * @param assumesUtc - whether a time without a zone is one of UTC
 * @returns undefined for a text that is no time at all
 */
export function readTimeText(text: string, assumesUtc: boolean): TimeReading | undefined {
  for (const { pattern, problem } of forms) {
    const parts = pattern.exec(text)?.groups;
    if (!parts) continue;
    return problem ? { problem: problem(parts) } : momentOf(parts, assumesUtc);
  }
  return undefined;
}

function momentOf(parts: Parts, assumesUtc: boolean): TimeReading {
  const { month = '', fraction = '' } = parts;
  const named = months.indexOf(month.toLowerCase()) + 1;
  const [year, day, hour, minute, second] = ['year', 'day', 'hour', 'minute', 'second'].map(
    (name) => Number(parts[name] ?? 0),
  ) as [number, number, number, number, number];
  const monthIndex = (named || Number(month)) - 1;
  const local = new Date(0);
  local.setUTCFullYear(year, monthIndex, day);
  local.setUTCHours(hour, minute, second, Number(fraction.slice(0, 3).padEnd(3, '0')));
  const isReal =
    local.getUTCMonth() === monthIndex && local.getUTCDate() === day && minute < 60 && second < 60;
  if (!isReal || hour > 23) return { problem: 'is no moment of any day' };
  const { zone: written } = parts;
  if (/^[AP]M$/i.test(written ?? '')) {
    return {
      problem: `has ${written} and no time zone: write the hour from 00 to 23, and Z or an offset`,
    };
  }
  if (written === undefined && !assumesUtc) {
    const time = `${pad(String(hour))}:${pad(String(minute))}`;
    return {
      problem: `has no time zone: ${time} UTC or local time? Write Z or an offset, or pass assumeUtc`,
    };
  }
  const offsetMs = offsetOf(written ?? 'Z');
  return offsetMs === undefined
    ? {
        problem: `has the time zone ${written}, which means several: write an offset such as +01:00`,
      }
    : { atMs: local.getTime() - offsetMs };
}

/** How far a zone is ahead of UTC, in milliseconds; undefined for one that is not universal. */
function offsetOf(zone: string): number | undefined {
  if (universal.includes(zone.toUpperCase())) return 0;
  const [, sign, hours, minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
