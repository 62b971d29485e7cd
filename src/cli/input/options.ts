// The values of options: read from the command line, refused with what is allowed.

import { type Command, InvalidArgumentError, Option } from 'commander';

/** Reads a whole number within bounds. */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Allowed: whole numbers from ${least} to ${most}.`);
  };

/** Reads a port to listen on; 0 for any that is free. */
export const portNumber = wholeNumber(0, 65_535);

/** Reads the seed of what is left to chance. */
export const seedNumber = wholeNumber(0, Number.MAX_SAFE_INTEGER);

/** Reads a share in percent, such as `10%` or `2.5`, as a number from 0 to 1. */
export function percentage(text: string): number {
  const value = Number(/^(\d+(?:\.\d+)?)\s*%?$/.exec(text.trim())?.[1]);
  if (value <= 100) return value / 100;
  throw new InvalidArgumentError('Allowed: a share from 0% to 100%.');
}

/** Reads an availability in percent, such as `99.9%`, as a number; the option may be given several times. */
function serviceLevel(text: string, before: readonly number[] = []): number[] {
  const percent = /^(\d+(?:\.\d+)?)\s*%?$/.exec(text.trim())?.[1];
  const level = Number(percent) / 100;
  if (level > 0 && level < 1) return [...before, level];
  throw new InvalidArgumentError('Allowed: a share between 0% and 100%, such as 99.9%.');
}

/** `--sla`. */
export const serviceLevelOption = (): Option =>
  new Option(
    '--sla <percent>',
    'an availability that an instance has to keep, such as 99.9%; may be repeated',
  ).argParser(serviceLevel);

/** `--what-if`. */
export const whatIfOption = (): Option =>
  new Option(
    '--what-if <key=value>',
    'compare with the profile that has this value, such as workload.fault.every=90d; may be repeated',
  ).argParser((text: string, before: readonly string[] = []) => [...before, text]);

/** Reads a list of words with commas; the option may also be given several times. */
export function commaList(text: string, before: readonly string[] = []): string[] {
  return [...before, ...text.split(',').map((each) => each.trim())];
}

/** The pages that show an inspection: Stately's own, or the one on this machine. */
const inspectorPages = ['hosted', 'local'] as const;

/** One of them. */
export type InspectorPage = (typeof inspectorPages)[number];

/** Adds `--inspect`. */
export function addInspectOption(command: Command, description: string): Command {
  return command.addOption(
    new Option('--inspect [page]', description).choices(inspectorPages).preset('hosted'),
  );
}
