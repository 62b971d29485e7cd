// Equations in complex numbers, solved again and again in the same place.

/** Equations in complex numbers: a + ib times the unknowns is x + iy, which the unknowns take the place of. */
export interface System {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Makes room for so many equations. */
export const systemOf = (size: number): System => ({
  a: new Float64Array(size * size),
  b: new Float64Array(size * size),
  x: new Float64Array(size),
  y: new Float64Array(size),
});

/** Solves the equations. The diagonal has to outweigh the rest of each row, so no pivot is searched for. */
export function solveInPlace({ a, b, x, y }: System): void {
  const n = x.length;
  for (let k = 0; k < n; k++) {
    const pivotRe = a[k * n + k] as number;
    const pivotIm = b[k * n + k] as number;
    const scale = 1 / (pivotRe * pivotRe + pivotIm * pivotIm);
    for (let j = k + 1; j < n; j++) {
      const u = a[k * n + j] as number;
      const v = b[k * n + j] as number;
      a[k * n + j] = (u * pivotRe + v * pivotIm) * scale;
      b[k * n + j] = (v * pivotRe - u * pivotIm) * scale;
    }
    const p = ((x[k] as number) * pivotRe + (y[k] as number) * pivotIm) * scale;
    const q = ((y[k] as number) * pivotRe - (x[k] as number) * pivotIm) * scale;
    x[k] = p;
    y[k] = q;
    for (let i = 0; i < n; i++) {
      if (i === k) continue;
      const u = a[i * n + k] as number;
      const v = b[i * n + k] as number;
      for (let j = k + 1; j < n; j++) {
        const c = a[k * n + j] as number;
        const d = b[k * n + j] as number;
        a[i * n + j] = (a[i * n + j] as number) - u * c + v * d;
        b[i * n + j] = (b[i * n + j] as number) - u * d - v * c;
      }
      x[i] = (x[i] as number) - u * p + v * q;
      y[i] = (y[i] as number) - u * q - v * p;
    }
  }
}
