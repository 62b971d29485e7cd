// The complementary error function, which the tail of a lognormal clock needs to full relative
// accuracy. Cody, "Rational Chebyshev approximations for the error function", Math. Comp. 23 (1969).

/** Numerator and denominator of erf(x) / x in x², for small x. */
const centre = {
  over: [
    0.18577770618460315, 3.1611237438705655, 113.86415415105016, 377.485237685302,
    3209.3775891384694,
  ],
  under: [1, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171],
};

/** Numerator and denominator of erfc(x) exp(x²) in x, in between. */
const flank = {
  over: [
    2.1531153547440383e-8, 0.5641884969886701, 8.883149794388377, 66.11919063714163,
    298.6351381974001, 881.952221241769, 1712.0476126340707, 2051.0783778260716, 1230.3393547979972,
  ],
  under: [
    1, 15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903,
    3290.7992357334597, 4362.619090143247, 3439.3676741437216, 1230.3393548037495,
  ],
};

/** Numerator and denominator of (1 / √π - x erfc(x) exp(x²)) x² in 1 / x², far out. */
const tail = {
  over: [
    0.016315387137302097, 0.30532663496123236, 0.36034489994980445, 0.12578172611122926,
    0.016083785148742275, 0.0006587491615298378,
  ],
  under: [
    1, 2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132,
    0.0023352049762686918,
  ],
};

/**
 * 1 - erf(x), to about 15 digits however small it is.
 *
 * @example
 * erfc(3); // 2.209049699858544e-5
 */
export function erfc(x: number): number {
  const y = Math.abs(x);
  if (y <= 0.46875) return 1 - x * ratio(centre, x * x);
  const far = y > 4 ? (1 / Math.sqrt(Math.PI) - ratio(tail, 1 / (y * y)) / (y * y)) / y : 0;
  // exp(-y²) in two factors: rounding y² would cost as many digits as y² has.
  const grid = Math.trunc(y * 16) / 16;
  const bell = Math.exp(-grid * grid) * Math.exp(-(y - grid) * (y + grid));
  const value = bell * (y > 4 ? far : ratio(flank, y));
  return x < 0 ? 2 - value : value;
}

function ratio({ over, under }: { over: number[]; under: number[] }, x: number): number {
  return polynomial(over, x) / polynomial(under, x);
}

/** Horner's rule, highest power first. */
function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (const coefficient of coefficients) value = value * x + coefficient;
  return value;
}
