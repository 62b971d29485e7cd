// The configuration parameters of instances.

export type { Parameter } from './parameter.js';
export { parametersOf } from './parameters.js';
export { type DefaultTemplate, defaultTemplates, type Template } from './templates.js';
export { firstMistake, type ParameterValue, valuesOf } from './values.js';
