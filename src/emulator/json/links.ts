// Links to files, as object storage signs them: good for who has one, until it expires, and without a token
// (ListBackupFileLinks, DownloadSSLCert). The files are at the server itself, below /obs.

import { compactTime } from '../jobs/index.js';
import type { BackupRecord, InstanceRecord } from '../store/index.js';
import { flavorOfInstance } from './facets.js';

/** Below which path the files are. */
export const filesPath = '/obs';

/** A file in object storage. */
export interface StoredFile {
  readonly bucket: string;
  /** The folder, with a slash at its end. */
  readonly folder: string;
  readonly name: string;
}

const bucketOf = ({ project }: InstanceRecord) => `bucket${project}`;

/** Where the certificate of an instance is. */
export const certificateFileOf = (instance: InstanceRecord): StoredFile => ({
  bucket: bucketOf(instance),
  folder: `ssl-${instance.id}/`,
  name: 'redis-ssl.zip',
});

/** Where the files of a backup are, and how they are called, one a shard. */
export function backupFilesOf({ id, format, createdMs }: BackupRecord, instance: InstanceRecord) {
  const [ip = ''] = instance.ip.split(',');
  const { shards } = flavorOfInstance(instance);
  const names = Array.from({ length: shards }, (_, n) => {
    const shard = shards > 1 ? `_${n}` : '';
    return `redis_${ip}_${instance.port}${shard}_${compactTime(createdMs)}.${format}`;
  });
  return { bucket: bucketOf(instance), folder: `${instance.id}/${id}/`, names };
}

/** The path of a file, which is what a link to it is signed for. */
const pathOf = ({ bucket, folder, name }: StoredFile): string =>
  `${filesPath}/${bucket}/${folder}${name}`;

/** Proves that the service made a text. */
export type Seal = (text: string) => string;

/** What signs a link to a path that expires at a time, in seconds since 1970. */
export const signatureOf = (seal: Seal, path: string, expires: string): string =>
  seal(`link ${path} ${expires}`);

/**
 * A link to a file.
 *
 * @param url - that of the request, whose host has the file as well
 * @param untilMs - when it expires, in milliseconds since 1970
 */
export function linkTo(file: StoredFile, url: string, untilMs: number, seal: Seal): string {
  const path = pathOf(file);
  const expires = String(Math.floor(untilMs / 1000));
  const query = new URLSearchParams({
    AWSAccessKeyId: 'DCSEMULATED',
    Expires: expires,
    Signature: signatureOf(seal, path, expires),
  });
  return `${new URL(url).origin}${path}?${query}`;
}
