// Maintenance windows: one hour each in v2, four hours in v1.0 (ListMaintenanceWindows,
// dcs-api-0312041).

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

/** Whether an API offers the window between two times such as `18:00:00`. */
export function isWindow(
  offered: readonly MaintenanceWindow[],
  begin: string,
  end: string,
): boolean {
  return offered.some((each) => each.begin === begin.slice(0, 2) && each.end === end.slice(0, 2));
}

/** The window of maintenance, of which both ends must be given or none. */
export function windowOf(
  windows: readonly MaintenanceWindow[],
  begin: string | undefined,
  end: string | undefined,
): { begin: string; end: string } {
  if (begin === undefined && end === undefined) {
    const usual = windows.find(({ isDefault }) => isDefault) as MaintenanceWindow;
    return { begin: onTheHour(usual.begin), end: onTheHour(usual.end) };
  }
  if (begin === undefined || end === undefined || !isWindow(windows, begin, end)) {
    const given = `maintain_begin ${begin ?? 'left out'}, maintain_end ${end ?? 'left out'}`;
    const offered = windows.map((each) => `${each.begin}-${each.end}`).join(', ');
    throw new DcsError('DCS.4106', { detail: `${given}: the windows are ${offered}` });
  }
  return { begin: onTheHour(begin), end: onTheHour(end) };
}

const onTheHour = (time: string) => `${time.slice(0, 2)}:00:00`;
