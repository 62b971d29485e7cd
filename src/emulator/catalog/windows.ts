// Maintenance windows: v2 lists those of one hour, v1.0 those of four (ListMaintenanceWindows,
// dcs-api-0312041). An instance can have either, whichever API it is changed by (decision 0008).

import { DcsError } from '../../protocol/index.js';

/** A window, by the hours at which it begins and ends, UTC. */
export interface MaintenanceWindow {
  readonly begin: string;
  readonly end: string;
  readonly isDefault: boolean;
}

const hour = (h: number) => String(h % 24).padStart(2, '0');

const windows = (first: number, lengthH: number, defaultBegin: number): MaintenanceWindow[] =>
  Array.from({ length: 24 / lengthH }, (_, n) => {
    const begin = (first + n * lengthH) % 24;
    return { begin: hour(begin), end: hour(begin + lengthH), isDefault: begin === defaultBegin };
  });

/** The windows of v2. */
export const hourlyWindows: readonly MaintenanceWindow[] = windows(18, 1, 18);

/** The windows of v1.0. */
export const fourHourWindows: readonly MaintenanceWindow[] = windows(22, 4, 2);

/** When a window begins and ends, as `18:00:00`. */
export interface WindowTimes {
  readonly begin: string;
  readonly end: string;
}

/** The window of an instance that asks for none: the default one of an API's list. */
export function defaultWindow(listed: readonly MaintenanceWindow[]): WindowTimes {
  const { begin, end } = listed.find(({ isDefault }) => isDefault) as MaintenanceWindow;
  return { begin: onTheHour(begin), end: onTheHour(end) };
}

/**
 * The window that a request asks for. What the instance has already is possible, too: clients send it again
 * with every change.
 *
 * @param own - the one that the instance has, or would have
 * @throws DcsError DCS.4106 when only one end is given, or neither list has the window
 */
export function windowOf(
  begin: string | undefined,
  end: string | undefined,
  own: WindowTimes,
): WindowTimes {
  if (begin === undefined && end === undefined) return own;
  const refused = (detail: string) => {
    const given = `maintain_begin ${begin ?? 'left out'}, maintain_end ${end ?? 'left out'}`;
    return new DcsError('DCS.4106', { detail: `${given}: ${detail}` });
  };
  if (begin === undefined || end === undefined) throw refused('both are needed');
  const asked = { begin: onTheHour(begin), end: onTheHour(end) };
  const isOwn = asked.begin === own.begin && asked.end === own.end;
  if (!isOwn && !isListed(asked)) {
    const offered = fourHourWindows.map((each) => `${each.begin}-${each.end}`).join(', ');
    throw refused(`the windows are those of one hour, and ${offered}`);
  }
  return asked;
}

const onTheHour = (time: string) => `${time.slice(0, 2)}:00:00`;

const isListed = ({ begin, end }: WindowTimes) =>
  [...hourlyWindows, ...fourHourWindows].some(
    (each) => onTheHour(each.begin) === begin && onTheHour(each.end) === end,
  );
