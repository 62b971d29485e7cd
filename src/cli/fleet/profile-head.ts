// What a profile says, for the head of a text, and warnings of what never comes to pass.

import { describeProfile } from '../../simulator/index.js';
import type { Colours } from '../terminal/style.js';
import type { ProfileAnswer } from './profile-answer.js';

/** The lines below its name. */
export const profileHead = ({ profile, warnings }: ProfileAnswer, colours: Colours): string[] => [
  ...describeProfile(profile).map((line) => colours.dim(line)),
  ...warnings.map((line) => colours.yellow(warningText(line))),
];

/** A warning, as text and pages have it. */
export const warningText = (warning: string): string => `Warning: ${warning}`;
