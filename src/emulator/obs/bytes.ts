// Bytes of files, put together.

/** Text, in UTF-8. */
export const textBytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Parts one after the other. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Whole numbers, the lowest byte of each first. */
export function numbers(...given: readonly (readonly [value: number, bytes: 2 | 4])[]): Uint8Array {
  return joined(
    ...given.map(([value, bytes]) =>
      Uint8Array.from({ length: bytes }, (_, n) => (value >>> (8 * n)) & 0xff),
    ),
  );
}
