// Finds what is known of an instance by the bytes of its id, so that a line needs no text of its own for it.

import { maskOf } from './byte-words.js';
import type { TraceLines } from './trace-lines.js';
import type { TrackedInstance } from './tracked-instance.js';

/** In how many places an id is looked for: one that is in none of them is found by its text. */
const mostPlaces = 16;

/** Instances by the bytes of their ids. */
export class InstanceIndex {
  readonly #instances: TrackedInstance[] = [];
  /** By position of the instance: the hash of its id, how long it is, and where it begins among the ids. */
  #hashes = new Int32Array(64);
  #lengths = new Int16Array(64);
  #froms = new Int32Array(64);
  /** The ids one behind the other. */
  #ids = new DataView(new ArrayBuffer(4096));
  #end = 0;
  /** By hash, the position of an instance, from 1. */
  #places = new Int32Array(128);

  /** The instance of a plain record, if it was added. */
  find(lines: TraceLines, index: number): TrackedInstance | undefined {
    const hash = lines.idHash[index] as number;
    const last = this.#places.length - 1;
    for (let place = hash & last, looked = 0; looked < mostPlaces; looked++) {
      const position = (this.#places[place] as number) - 1;
      if (position < 0) return undefined;
      if (this.#hashes[position] === hash && this.#isAt(position, lines, index)) {
        return this.#instances[position];
      }
      place = (place + 1) & last;
    }
    return undefined;
  }

  /** Adds the instance of a plain record. */
  add(lines: TraceLines, index: number, instance: TrackedInstance): void {
    const position = this.#instances.length;
    const length = lines.idLength[index] as number;
    if (position === this.#hashes.length) this.#grow();
    this.#hashes[position] = lines.idHash[index] as number;
    if (!this.#put(position)) return;
    if (this.#end + length + 4 > this.#ids.byteLength) this.#ids = twiceAsLong(this.#ids);
    this.#instances.push(instance);
    this.#lengths[position] = length;
    this.#froms[position] = this.#end;
    const from = lines.idFrom[index] as number;
    for (let at = 0; at < length; at++)
      this.#ids.setUint8(this.#end + at, lines.view.getUint8(from + at));
    this.#end += length;
  }

  #isAt(position: number, lines: TraceLines, index: number): boolean {
    const length = this.#lengths[position] as number;
    if (length !== lines.idLength[index]) return false;
    const own = this.#froms[position] as number;
    const other = lines.idFrom[index] as number;
    const { view } = lines;
    for (let at = 0; at < length; at += 4) {
      const difference = this.#ids.getInt32(own + at, true) ^ view.getInt32(other + at, true);
      if ((difference & maskOf(length - at)) !== 0) return false;
    }
    return true;
  }

  /** @returns whether there was room */
  #put(position: number): boolean {
    const last = this.#places.length - 1;
    let place = (this.#hashes[position] as number) & last;
    for (let looked = 0; looked < mostPlaces; looked++) {
      if (this.#places[place] === 0) {
        this.#places[place] = position + 1;
        return true;
      }
      place = (place + 1) & last;
    }
    return false;
  }

  #grow(): void {
    const most = 2 * this.#hashes.length;
    this.#hashes = longer(this.#hashes, new Int32Array(most));
    this.#lengths = longer(this.#lengths, new Int16Array(most));
    this.#froms = longer(this.#froms, new Int32Array(most));
    this.#places = new Int32Array(2 * most);
    for (let position = 0; position < this.#instances.length; position++) this.#put(position);
  }
}

function longer<T extends Int32Array | Int16Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

function twiceAsLong(view: DataView<ArrayBuffer>): DataView<ArrayBuffer> {
  const bytes = new Uint8Array(2 * view.byteLength);
  bytes.set(new Uint8Array(view.buffer));
  return new DataView(bytes.buffer);
}
