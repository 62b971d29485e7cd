// The ids of plain records, known by their bytes: each gets a number, so that a line needs no text of its own for it.

import { areEqual, asciiIn, maskOf } from './ascii-text.js';
import { longestText, uuid } from './trace-record.js';

/** In how many places an id is looked for. An id for which none of them is free gets no number. */
const mostPlaces = 64;

const [quote, backslash, space, firstOther] = [0x22, 0x5c, 0x20, 0x7f];

/** Reads ids, and numbers them from 0. */
export class PlainIds {
  /** The number of the id that was read last. */
  id = -1;
  #count = 0;
  /** The ids one behind the other, each with the quote behind it. */
  #bytes = new DataView(new ArrayBuffer(4096));
  #end = 0;
  /** By number: where the id begins, how many bytes it has with its quote, its hash, and which id came after it. */
  #froms = new Int32Array(64);
  #lengths = new Int16Array(64);
  #hashes = new Int32Array(64);
  #next = new Int32Array(64);
  /** By hash, the number of an id, from 1. */
  #places = new Int32Array(256);
  /** How long the last id was that had to be looked for. */
  #length = 0;

  /** How many there are. */
  get count(): number {
    return this.#count;
  }

  /** The text of an id. */
  textOf(id: number): string {
    const from = this.#froms[id] as number;
    return asciiIn(this.#bytes, from, from + (this.#lengths[id] as number) - 1);
  }

  /**
   * Reads an id.
   *
   * @returns where it ends; -1 for one that is not plain
   */
  read(bytes: DataView, from: number): number {
    const last = this.id;
    // Programs poll in turn: after an instance comes the one that came after it before.
    let id = last < 0 ? -1 : (this.#next[last] as number);
    if (id < 0 || !this.#isAt(id, bytes, from)) {
      id = this.#search(bytes, from);
      if (id < 0) return -1;
      if (last >= 0) this.#next[last] = id;
    }
    this.id = id;
    return from + (this.#lengths[id] as number) - 1;
  }

  #isAt(id: number, bytes: DataView, from: number): boolean {
    const own = this.#froms[id] as number;
    return areEqual(this.#bytes, own, bytes, from, this.#lengths[id] as number);
  }

  #search(bytes: DataView, from: number): number {
    if (this.#length > 0) {
      const known = this.#find(hashOf(bytes, from, this.#length), bytes, from);
      if (known >= 0) return known;
    }
    const length = plainLength(bytes, from);
    if (length === 0) return -1;
    this.#length = length;
    const hash = hashOf(bytes, from, length);
    const known = this.#find(hash, bytes, from);
    return known >= 0 ? known : this.#add(hash, bytes, from, length + 1);
  }

  #find(hash: number, bytes: DataView, from: number): number {
    const last = this.#places.length - 1;
    for (let place = hash & last, looked = 0; looked < mostPlaces; looked++) {
      const id = (this.#places[place] as number) - 1;
      if (id < 0) return -1;
      if (this.#hashes[id] === hash && this.#isAt(id, bytes, from)) return id;
      place = (place + 1) & last;
    }
    return -1;
  }

  #add(hash: number, bytes: DataView, from: number, length: number): number {
    // A UUID can be written in more ways than there is memory for.
    const text = asciiIn(bytes, from, from + length - 1);
    const isOneCase = text === text.toLowerCase() || text === text.toUpperCase();
    if (!isOneCase && uuid.test(text)) return -1;
    const id = this.#count;
    if (id === this.#hashes.length) this.#grow();
    this.#hashes[id] = hash;
    if (!this.#put(id)) return -1;
    if (this.#end + length + 8 > this.#bytes.byteLength) this.#bytes = twiceAsLong(this.#bytes);
    for (let at = 0; at < length; at++) {
      this.#bytes.setUint8(this.#end + at, bytes.getUint8(from + at));
    }
    this.#froms[id] = this.#end;
    this.#lengths[id] = length;
    this.#next[id] = -1;
    this.#end += length;
    this.#count++;
    return id;
  }

  /** @returns whether there was a place for it */
  #put(id: number): boolean {
    const last = this.#places.length - 1;
    for (
      let place = (this.#hashes[id] as number) & last, looked = 0;
      looked < mostPlaces;
      looked++
    ) {
      if (this.#places[place] === 0) {
        this.#places[place] = id + 1;
        return true;
      }
      place = (place + 1) & last;
    }
    return false;
  }

  #grow(): void {
    const most = 2 * this.#count;
    this.#froms = longer(this.#froms, new Int32Array(most));
    this.#lengths = longer(this.#lengths, new Int16Array(most));
    this.#hashes = longer(this.#hashes, new Int32Array(most));
    this.#next = longer(this.#next, new Int32Array(most));
    this.#places = new Int32Array(4 * most);
    for (let id = 0; id < this.#count; id++) this.#put(id);
  }
}

/** How many bytes an id has, up to its quote; 0 for what JSON would unescape, and what is not of ASCII. */
function plainLength(bytes: DataView, from: number): number {
  for (let at = from; at <= from + longestText; at++) {
    const byte = bytes.getUint8(at);
    if (byte === quote) return at - from;
    if (byte < space || byte >= firstOther || byte === backslash) return 0;
  }
  return 0;
}

function hashOf(bytes: DataView, from: number, length: number): number {
  let hash = length;
  const last = from + length - 4;
  for (let at = from; at < last; at += 4) {
    hash = Math.imul(hash ^ bytes.getInt32(at, true), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  const rest =
    last < from ? bytes.getInt32(from, true) & maskOf(length) : bytes.getInt32(last, true);
  hash = Math.imul(hash ^ rest, 0x45d9f3b);
  return hash ^ (hash >>> 16);
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
