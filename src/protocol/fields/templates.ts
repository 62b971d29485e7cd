// Templates of parameters, as requests give them (CreateCustomTemplate; method UpdateConfigTemplate).

import { z } from 'zod';
import { required } from './given.js';
import { projectPath } from './paths.js';

/** The id of a template: a number of the default ones, or a UUID, in any case. */
export const templateId = () => z.string().min(1).max(64).toLowerCase();

/** The path of a template. */
export const templatePath = projectPath.extend({ template_id: templateId() });

/** Whose a template is: `sys` are the default ones, `user` those of the project. */
export const templateType = () => z.enum(['sys', 'user']);

/** Its name, of 1 to 64 characters. */
export const templateName = () => required(z.string().min(1).max(64));

const text = () =>
  z.preprocess((value) => (typeof value === 'number' ? String(value) : value), z.string().max(128));

/** Values by the names of their parameters; numbers count as text. */
export const templateValues = () => z.record(z.string().max(128), text());
