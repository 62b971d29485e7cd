// Which values the parameters of an instance have: the default ones, those of the template that it was
// created with, and those that were set since.

import type { InstanceRecord, Store } from '../store/index.js';
import { mistakeIn, type Parameter } from './parameter.js';
import { parametersOf } from './parameters.js';

/** A parameter and the value that it has. */
export interface ParameterValue {
  readonly parameter: Parameter;
  readonly value: string;
}

/** The values of an instance's parameters. */
export function valuesOf(
  { templates, configurations }: Store,
  { id, project, kind, capacityGb, templateId }: InstanceRecord,
): readonly ParameterValue[] {
  const named = templateId === null ? undefined : templates.get(templateId);
  const template = named?.project === project ? named.values : undefined;
  const values = { ...template, ...configurations.get(id)?.values };
  return parametersOf(kind, capacityGb).map((parameter) => ({
    parameter,
    value: values[parameter.name] ?? parameter.initial,
  }));
}

/** Says what is wrong with values for some parameters, by the first that is. */
export function firstIssue(
  parameters: readonly Parameter[],
  values: Readonly<Record<string, string>>,
): { readonly name: string; readonly mistake: string } | undefined {
  for (const [name, value] of Object.entries(values)) {
    const parameter = parameters.find((each) => each.name === name);
    const mistake = parameter ? mistakeIn(parameter, value) : 'there is no such parameter here';
    if (mistake !== undefined) return { name, mistake };
  }
  return undefined;
}
