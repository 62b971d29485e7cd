// Which file a path below /obs leads to: the certificate of an instance, or a file of a backup. It is there as long as
// the instance and the backup are.

import { deleted } from '../../../machines/index.js';
import type { InstanceRecord, Store } from '../store/index.js';
import { backupFileOf } from './backup-file.js';
import { textBytes } from './bytes.js';
import { authority } from './certificate.js';
import { zipOf } from './zip.js';

/** A file to be downloaded. */
export interface FoundFile {
  readonly content: Uint8Array<ArrayBuffer>;
  /** When it was made, in milliseconds since 1970. */
  readonly changedMs: number;
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const certificatePath = new RegExp(`^[^/]+/ssl-(?<instance>${uuid})/[^/]+$`);
const backupPath = new RegExp(`^[^/]+/(?<instance>${uuid})/(?<backup>${uuid})/[^/]+$`);

/**
 * Finds a file.
 *
 * @param path - from the bucket on; a link to it was signed, so that bucket and name are right
 * @returns undefined when the instance or the backup is gone
 */
export function fileAt(store: Store, path: string): FoundFile | undefined {
  const found = certificatePath.exec(path) ?? backupPath.exec(path);
  const { instance: id = '', backup } = found?.groups ?? {};
  const instance = store.instances.get(id);
  if (!instance || instance.state === deleted) return undefined;
  return backup === undefined ? certificateOf(instance) : backupOf(store, instance, backup);
}

const certificateOf = ({ createdMs }: InstanceRecord): FoundFile => ({
  content: zipOf('ca.crt', textBytes(authority)),
  changedMs: createdMs,
});

function backupOf(store: Store, instance: InstanceRecord, id: string): FoundFile | undefined {
  const backup = store.backups.get(id);
  if (backup?.instance !== instance.id || backup.file !== 'kept') return undefined;
  if (backup.ending !== 'succeeded') return undefined;
  const { format, createdMs, updatedMs } = backup;
  const { engineVersion } = instance;
  return { content: backupFileOf({ format, engineVersion, createdMs }), changedMs: updatedMs };
}
