// The keys by which documents of the control plane choose instances.

import { kinds } from '../../../machines/index.js';
import { line, oneOf } from '../../plan/index.js';

/** The schemas of the keys of a selection, for a `mapping` that has them among others. */
export const selectionShape = {
  instance: line("an instance's id").optional(),
  name: line('a name, in which * stands for any characters').optional(),
  tag: line('a tag, as key or key=value').optional(),
  project: line("a project's id").optional(),
  kind: oneOf('kind', kinds).optional(),
};
