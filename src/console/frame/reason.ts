// The reason of a refusal, taken apart: what many refusals have in common is said once.

/** The parts of a reason such as `cannot extend: the instance is ERROR; extend is accepted in RUNNING`. */
export interface ReasonParts {
  /** `The instance is ERROR` */
  readonly because: string;
  /** `extend is accepted in RUNNING`; empty when nothing would do. */
  readonly instead: string;
}

/** Takes a reason apart. */
export function reasonParts(reason: string): ReasonParts {
  const parts = reason.replace(/^cannot [^:]*: /, '').split('; ');
  const instead = parts.length > 1 ? (parts.at(-1) ?? '') : '';
  const because = (parts.length > 1 ? parts.slice(0, -1) : parts).join('; ');
  return { because: because.charAt(0).toUpperCase() + because.slice(1), instead };
}
