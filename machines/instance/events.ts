// All that can happen to an instance: what an operator asks for (requests) and what the platform reports
// (outcomes), each with the role by which the rest of the program knows it. Nothing here says when: time and
// chance belong to a plan, outside the model.

/** What a request is called and what it means. */
interface RequestNote {
  /** In words that fit after "when". */
  readonly meaning: string;
  /** What it asks to do, in words that fit after "cannot". */
  readonly phrase: string;
}

/**
 * What an outcome means for those who do not know its name:
 * `endsWell`, `endsBadly` – the work under way is over;
 * `breaks` – something goes wrong that is no end of any work; `repairs` – the platform mends that;
 * `suspends` – the platform takes the instance out of service; `resumes` – it lifts that again.
 */
export type OutcomeRole = 'endsWell' | 'endsBadly' | 'breaks' | 'repairs' | 'suspends' | 'resumes';

/** What an outcome is called, what it means, and the part that it plays. */
interface OutcomeNote {
  /** In words that fit after "when". */
  readonly meaning: string;
  readonly role: OutcomeRole;
  /** Whether it is meant to come: what is not planned can happen to an instance at any time. */
  readonly planned: boolean;
  /** In the third person, to follow "the work": also the key of its probability in a plan. */
  readonly verb: string;
  /** To follow "a": also the key of its rate in a workload. */
  readonly noun: string;
}

const requestNotes = {
  restart: { meaning: 'an operator asks for a restart', phrase: 'restart' },
  extend: { meaning: 'an operator asks for another size', phrase: 'extend' },
  restore: { meaning: 'an operator asks to restore a backup', phrase: 'restore' },
  backUp: { meaning: 'an operator or the backup policy asks for a backup', phrase: 'back up' },
  configure: { meaning: 'an operator changes parameters', phrase: 'configure' },
  flush: { meaning: 'an operator clears all data', phrase: 'flush' },
  delete: { meaning: 'an operator deletes the instance', phrase: 'delete' },
} as const satisfies Readonly<Record<string, RequestNote>>;

const outcomeNotes = {
  succeed: {
    meaning: 'the work under way ends well',
    role: 'endsWell',
    planned: true,
    verb: 'succeeds',
    noun: 'success',
  },
  fail: {
    meaning: 'the work under way ends badly',
    role: 'endsBadly',
    planned: true,
    verb: 'fails',
    noun: 'failure',
  },
  fault: {
    meaning: 'the instance breaks',
    role: 'breaks',
    planned: false,
    verb: 'faults',
    noun: 'fault',
  },
  recover: {
    meaning: 'the platform repairs the instance by itself',
    role: 'repairs',
    planned: true,
    verb: 'recovers',
    noun: 'recovery',
  },
  degrade: {
    meaning: 'a node of the instance breaks and the others serve on',
    role: 'breaks',
    planned: false,
    verb: 'degrades',
    noun: 'degradation',
  },
} as const satisfies Readonly<Record<string, OutcomeNote>>;

/** A step that waits for an operator. */
export type Request = keyof typeof requestNotes;

/** A step of the platform. Its name is for people and the wire; {@link roleOf} says what it means. */
export type Outcome = keyof typeof outcomeNotes;

/** The name of any event of the chart. */
export type EventName = Request | Outcome;

/** An event as the chart takes it. */
export type InstanceEvent = { readonly type: EventName };

/** What an operator can ask of an instance through the API or the console. */
export const requests = Object.keys(requestNotes) as readonly Request[];

/** What the platform reports of an instance, asked or unasked. */
export const outcomes = Object.keys(outcomeNotes) as readonly Outcome[];

/** Every event, requests first. */
export const eventNames: readonly EventName[] = [...requests, ...outcomes];

/** Who causes an event. */
export type Mover = 'operator' | 'platform';

/**
 * Tells requests, which are the operator's, from outcomes, which are the platform's.
 *
 * @example
 * ```ts
 * isRequest('restart'); // true
 * isRequest('fault'); // false
 * ```
 */
export const isRequest = (event: EventName): event is Request => Object.hasOwn(requestNotes, event);

/**
 * Says who causes an event: requests are the operator's, outcomes the platform's.
 *
 * @example
 * ```ts
 * moverOf('restart'); // 'operator'
 * moverOf('succeed'); // 'platform'
 * ```
 */
export function moverOf(event: EventName): Mover {
  return isRequest(event) ? 'operator' : 'platform';
}

/**
 * The part that an outcome plays; undefined for requests.
 *
 * @example
 * ```ts
 * roleOf('fail'); // 'endsBadly'
 * roleOf('restart'); // undefined
 * ```
 */
export function roleOf(event: EventName): OutcomeRole | undefined {
  return isRequest(event) ? undefined : outcomeNotes[event].role;
}

/**
 * Whether an event ends the work under way, well or badly.
 *
 * @example
 * ```ts
 * endsWork('succeed'); // true
 * endsWork('fault'); // false
 * ```
 */
export function endsWork(event: EventName): boolean {
  const role = roleOf(event);
  return role === 'endsWell' || role === 'endsBadly';
}

/**
 * Whether an event puts right what an unplanned one did: a repair, or the end of a suspension.
 *
 * @example
 * ```ts
 * putsRight('recover'); // true
 * putsRight('succeed'); // false
 * ```
 */
export function putsRight(event: EventName): boolean {
  const role = roleOf(event);
  return role === 'repairs' || role === 'resumes';
}

/**
 * Whether an event is meant to come; one that is not can happen to an instance at any time.
 *
 * @example
 * ```ts
 * isPlanned('fail'); // true
 * isPlanned('fault'); // false
 * ```
 */
export function isPlanned(event: EventName): boolean {
  return isRequest(event) || outcomeNotes[event].planned;
}

/** The outcomes that play a part, in the order in which they are listed. */
export function outcomesThat(...roles: readonly OutcomeRole[]): readonly Outcome[] {
  return outcomes.filter((outcome) => roles.includes(outcomeNotes[outcome].role));
}

/** What each event means, in words that fit after "when". */
export const eventMeanings: Readonly<Record<EventName, string>> = of(
  { ...requestNotes, ...outcomeNotes },
  'meaning',
);

/** What each request asks to do, in words that fit after "cannot". */
export const requestPhrases: Readonly<Record<Request, string>> = of(requestNotes, 'phrase');

/** The third person of an outcome, to follow "the work". */
export type OutcomeVerb<O extends Outcome = Outcome> = (typeof outcomeNotes)[O]['verb'];

/** Each outcome as a verb, to follow "the work". */
export const outcomeVerbs = of(outcomeNotes, 'verb') as {
  readonly [O in Outcome]: OutcomeVerb<O>;
};

/** What an outcome is, to follow "a". */
export type OutcomeNoun<O extends Outcome = Outcome> = (typeof outcomeNotes)[O]['noun'];

/** Each outcome as a noun, to follow "a". */
export const outcomeNouns = of(outcomeNotes, 'noun') as {
  readonly [O in Outcome]: OutcomeNoun<O>;
};

/** The outcomes that play one of some parts. */
export type OutcomeThat<R extends OutcomeRole> = {
  [O in Outcome]: (typeof outcomeNotes)[O]['role'] extends R ? O : never;
}[Outcome];

/** One column of a table. */
function of<N extends string, K extends string>(
  notes: Readonly<Record<N, Readonly<Record<K, unknown>>>>,
  column: K,
): Record<N, string> {
  return Object.fromEntries(
    Object.entries<Readonly<Record<K, unknown>>>(notes).map(([name, note]) => [name, note[column]]),
  ) as Record<N, string>;
}
