// Proves claims, prints what came of them, and writes a way to files.

import { AlterationError, alterMachine, prove, UnprovableError } from '../../prove/index.js';
import type { Environment } from '../environment/environment.js';
import { badInput, CommandFailure, exitCodes } from '../environment/failures.js';
import { printableJson } from '../terminal/printable.js';
import { styleFor } from '../terminal/style.js';
import { proofJson } from './proof-json.js';
import { proofText } from './proof-text.js';
import { claimsAsked, type Subject, subjectOf } from './subject.js';
import { type WaySettings, writeWay } from './way-files.js';

/** What `prove` is asked for, as the command line has it. */
export interface ProveSettings extends WaySettings {
  readonly machine?: string;
  readonly claim?: readonly string[];
  readonly break?: readonly string[];
  readonly depth?: number;
  readonly maxSnapshots?: number;
  /** False for `--no-walks`. */
  readonly walks: boolean;
  readonly json?: true;
}

/**
 * Proves claims.
 *
 * @throws CommandFailure when one is not proven, and for input that cannot be used
 */
export async function runProve(settings: ProveSettings, environment: Environment): Promise<void> {
  const { break: changes = [], depth, maxSnapshots, walks } = settings;
  const { machine, isInstance, ...subject } = changed(await subjectOf(settings.machine), changes);
  const claims = await claimsAsked(settings.claim ?? [], subject.claims);
  const proof = unlessUnprovable(() =>
    prove(machine, {
      ...subject,
      claims,
      walks,
      ...(depth !== undefined && { depth }),
      ...(maxSnapshots !== undefined && { maxSnapshots }),
    }),
  );
  await writeWay(settings, { machine, proof, isInstance }, environment);
  const text = settings.json
    ? printableJson(proofJson(proof, changes), 2)
    : proofText(proof, changes, styleFor(environment.stdout, environment.variables)).join('\n');
  environment.stdout.write(`${text}\n`);
  if (!proof.proven) {
    const open = proof.verdicts.filter(({ outcome }) => outcome !== 'proven');
    const names = open.map(({ claim }) => claim.name).join(', ');
    throw new CommandFailure(`not proven: ${names}`, exitCodes.notReached);
  }
}

function changed(subject: Subject, changes: readonly string[]): Subject {
  if (changes.length === 0) return subject;
  try {
    return { ...subject, machine: alterMachine(subject.machine, changes) };
  } catch (error) {
    if (error instanceof AlterationError) throw badInput(`--break ${error.message}`, error);
    throw error;
  }
}

function unlessUnprovable<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UnprovableError)) throw error;
    throw badInput(`${error.message}${error.hint ? ` (${error.hint})` : ''}`, error);
  }
}
