// docs/schemas/: JSON Schemas of the documents that people write, for editors. What a key means is said in the table
// of a guide; the schema repeats it.

/** The documents, with the guide that has the table of their keys. */
export const documents = {
  scenario: { title: 'A scenario of dcs-lifecycle simulate', guide: 'scenarios' },
  profile: { title: 'A profile of dcs-lifecycle fleet and availability', guide: 'fleets' },
  plan: { title: 'A plan: how long phases take and how they end', guide: 'plans' },
  fixtures: { title: 'Fixtures: what dcs-lifecycle serve begins with', guide: 'control' },
};

/**
 * The text of a schema.
 *
 * @param {keyof typeof documents} name
 * @param {Readonly<Record<string, unknown>>} json
 * @param {string} guide - the text of its guide
 */
export function schemaFile(name, json, guide) {
  const { title } = documents[name];
  const described = structuredClone(json);
  const start = Math.max(guide.indexOf(`<!-- keys of ${name} -->`), 0);
  const rows = guide.slice(start, guide.indexOf('\n\n', guide.indexOf('|---', start)));
  for (const [, path, says] of rows.matchAll(/^\| `([\w.]+)` \| ([^|]+) \|/gm)) {
    for (const part of partsAt(described, path.split('.'))) part.description = plain(says);
  }
  const schema = { $schema: 'http://json-schema.org/draft-07/schema#', title, ...described };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** The schemas that a path of keys leads to, through lists and alternatives. */
function partsAt(schema, [key, ...rest]) {
  if (key === undefined) return [schema];
  const inside = [schema.items, ...(schema.anyOf ?? [])].flatMap((each) =>
    each && !Array.isArray(each) ? partsAt(each, [key, ...rest]) : [],
  );
  const own = schema.properties?.[key];
  return own ? [...partsAt(own, rest), ...inside] : inside;
}

/** What a cell says, without Markdown's marks. */
const plain = (cell) =>
  cell
    .replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replaceAll('`', '')
    .trim();
