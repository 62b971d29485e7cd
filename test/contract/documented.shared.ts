// Holds every answer that a contract test sees against the OpenAPI document: its status, its refusal
// and the shape of its body. What the document does not promise, the emulator must not answer.

import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { openApiDocument } from '../../src/protocol/index.js';

// biome-ignore lint/suspicious/noExplicitAny: a document is looked at as whatever reads it would
type Any = any;
const document: Any = JSON.parse(JSON.stringify(openApiDocument()).replaceAll('"#/', '"api#/'));

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema({ $id: 'api', components: document.components });

interface Described {
  readonly method: string;
  readonly pattern: RegExp;
  readonly parameters: number;
  readonly operation: Any;
}

/** The words of all paths, none of which is ever a parameter. */
const words = new Set(
  Object.keys(document.paths).flatMap((path) => path.match(/(?<=\/)[^/{]+/g) ?? []),
);
const parameter = `(?!(?:${[...words].join('|').replaceAll('.', '\\.')})(?:/|$))[^/]+`;

const patternOf = (path: string) =>
  new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, parameter)}/?$`);

/** The most particular paths first, as the routes have them. */
const all: readonly Described[] = Object.entries<Any>(document.paths)
  .flatMap(([path, methods]) =>
    Object.entries<Any>(methods).flatMap(([method, operation]) =>
      [path, ...(operation['x-aliases'] ?? [])].map((form: string) => ({
        method: method.toUpperCase(),
        pattern: patternOf(form),
        parameters: form.split('{').length,
        operation,
      })),
    ),
  )
  .sort((a, b) => a.parameters - b.parameters);

const validators = new Map<unknown, ValidateFunction>();

function validatorFor(schema: object): ValidateFunction {
  const known = validators.get(schema) ?? ajv.compile(schema);
  validators.set(schema, known);
  return known;
}

/**
 * Looks whether the document allows an answer. What is at no path of the document, or asked for by a
 * method that is not, is left alone.
 *
 * @throws Error that names the operation and what is not as documented
 */
export async function requireDocumented(request: Request, response: Response): Promise<void> {
  const pathname = decoded(new URL(request.url).pathname);
  const found = all.find(
    ({ method, pattern }) => method === request.method && pattern.test(pathname),
  );
  if (!found) return;
  const complaint = complaintAbout(found.operation, response.status, await response.text());
  if (complaint) {
    throw new Error(`${found.operation.operationId} answered ${response.status}: ${complaint}`);
  }
}

/** A path without what was encoded in it; as it is where that cannot be told. */
function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

function complaintAbout({ responses }: Any, status: number, text: string): string | undefined {
  const promised = responses[status];
  if (!promised) return `only ${Object.keys(responses).join(', ')} are documented; ${text}`;
  const schema = promised.content?.['application/json']?.schema;
  if (!schema) return text === '' ? undefined : `a body, where none is documented: ${text}`;
  const validate = validatorFor(schema);
  if (validate(JSON.parse(text))) return undefined;
  return `${ajv.errorsText(validate.errors, { dataVar: 'body' })} in ${text}`;
}
