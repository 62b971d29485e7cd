// A ZIP archive of one small file, as it is: nothing is compressed.

import { crc32 } from 'node:zlib';
import { joined, numbers, textBytes } from './bytes.js';

/** Version 2.0 takes it out. */
const version = [20, 2] as const;
const none = [0, 2] as const;

/** The first of January 1980, where the time of a ZIP begins: its bytes depend on nothing else. */
const firstDay = [0x21, 2] as const;

/**
 * Packs a file.
 *
 * @param name - its name, in ASCII
 * @param content - fewer than 4 GB
 */
export function zipOf(name: string, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const size = [content.length, 4] as const;
  const about = joined(
    numbers(version, none, none, none, firstDay),
    numbers([crc32(content), 4], size, size, [name.length, 2], none),
  );
  const file = joined(textBytes('PK\x03\x04'), about, textBytes(name), content);
  // The directory says the same again, and where the file is: at the beginning.
  const place = numbers(none, none, none, [0, 4], [0, 4]);
  const directory = joined(
    textBytes('PK\x01\x02'),
    numbers(version),
    about,
    place,
    textBytes(name),
  );
  const end = numbers(none, none, [1, 2], [1, 2], [directory.length, 4], [file.length, 4], none);
  return joined(file, directory, textBytes('PK\x05\x06'), end);
}
