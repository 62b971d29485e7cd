// How often a Markov chain visits its states: the one linear system behind stationary vectors,
// absorption and hitting times. Solved by eliminating state after state without any subtraction
// (Grassmann, Taksar and Heyman, "Regenerative analysis and steady state distributions for Markov
// chains", Oper. Res. 33, 1985), so that rare transitions keep all their digits.

/** A square matrix, row by row. */
export type Matrix = readonly (readonly number[])[];

/**
 * The expected number of visits to each state, from the start until the chain is left.
 *
 * @param steps - probabilities of a step between states that all lead out of the chain in the end
 * @param leaving - per state the probability that a step leaves the chain
 * @param start - where it begins; that counts as a visit
 */
export function expectedVisits(steps: Matrix, leaving: readonly number[], start: number): number[] {
  return eliminate(steps, leaving, start);
}

/**
 * How often each state is visited in the long run, in total 1.
 *
 * @param steps - probabilities of a step in an irreducible chain
 */
export function stationaryVector(steps: Matrix): number[] {
  const visits = eliminate(steps, undefined, 0);
  const total = visits.reduce((sum, each) => sum + each, 0);
  return visits.map((each) => each / total);
}

/** Visits until the chain is left; or, when it never is, per visit to the start. */
function eliminate(steps: Matrix, leaving: readonly number[] | undefined, start: number): number[] {
  const others = steps.map((_, i) => i).filter((i) => i !== start);
  const order = [start, ...others];
  const a = order.map((i) => order.map((j) => steps[i]?.[j] as number));
  const exit = order.map((i) => leaving?.[i] ?? 0);

  for (let k = order.length - 1; k > 0; k--) {
    const row = a[k] as number[];
    let pivot = exit[k] as number;
    for (let j = 0; j < k; j++) pivot += row[j] as number;
    for (let i = 0; i < k; i++) {
      const target = a[i] as number[];
      const factor = (target[k] as number) / pivot;
      target[k] = factor;
      if (factor === 0) continue;
      for (let j = 0; j < k; j++) target[j] = (target[j] as number) + factor * (row[j] as number);
      exit[i] = (exit[i] as number) + factor * (exit[k] as number);
    }
  }

  const visits = [leaving ? 1 / (exit[0] as number) : 1];
  for (let k = 1; k < order.length; k++) {
    visits.push(visits.reduce((sum, each, i) => sum + each * (a[i]?.[k] as number), 0));
  }
  return steps.map((_, i) => visits[order.indexOf(i)] as number);
}

/** The product of two square matrices, row by row in one array each. */
export function product(a: Float64Array, b: Float64Array, n: number) {
  const c = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const factor = a[i * n + k] as number;
      for (let j = 0; j < n; j++) {
        c[i * n + j] = (c[i * n + j] as number) + factor * (b[k * n + j] as number);
      }
    }
  }
  return c;
}
