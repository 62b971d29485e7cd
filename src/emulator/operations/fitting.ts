// Rules about instances that a schema alone cannot see.

import { DcsError } from '../../protocol/index.js';
import { isWindow, type MaintenanceWindow } from '../catalog/index.js';
import type { InstanceRecord } from '../store/index.js';

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
    throw new DcsError('DCS.4106');
  }
  return { begin: onTheHour(begin), end: onTheHour(end) };
}

const onTheHour = (time: string) => `${time.slice(0, 2)}:00:00`;

/**
 * Refuses new names for what only proxies can rename.
 *
 * @throws DcsError DCS.4800
 */
export function requireRenamable(
  { kind }: Pick<InstanceRecord, 'kind'>,
  names: Readonly<Record<string, string | undefined>>,
): void {
  if (kind === 'proxy') return;
  if ((names.dbsize ?? names.dbstats) === undefined) return;
  const detail = 'only Proxy Cluster instances can rename DBSIZE and DBSTATS';
  throw new DcsError('DCS.4800', { subject: 'rename_commands', detail });
}
