// THIRD-PARTY-NOTICES: whose code the bundles of the package hold, and under which licences: the pages, the
// library and the command line. What was bundled or copied is read from the metafiles that their builds leave in dist/bundles.

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where a package lets one choose. EPL-2.0 asks the least of those who install this package. */
const chosen = { 'EPL-2.0 OR GPL-3.0-or-later': 'EPL-2.0' };

/** What a package has compiled into its own files, without notices: seen by the names of its classes. */
const compiledInto = {
  elkjs: [
    { name: 'Eclipse Layout Kernel', license: 'EPL-2.0', sign: "'org.eclipse.elk." },
    { name: 'Eclipse Modeling Framework', license: 'EPL-2.0', sign: "'org.eclipse.emf." },
    { name: 'Eclipse Xtext', license: 'EPL-2.0', sign: "'org.eclipse.xtext." },
    { name: 'Guava', license: 'Apache-2.0', sign: "'com.google.common." },
    {
      name: "GWT and its edition of Java's library",
      license: 'Apache-2.0',
      sign: "'com.google.gwt.",
    },
  ],
  undici: [
    {
      name: 'llhttp',
      license: 'MIT',
      copyright: 'Copyright Fedor Indutny, 2018',
      sign: 'const wasmBase64',
    },
  ],
};

/** How one tells a licence by its text, where a package and its text disagree. */
const tellTales = {
  MIT: 'Permission is hereby granted, free of charge, to any person',
  ISC: 'Permission to use, copy, modify, and/or distribute this software',
  'EPL-2.0': 'Eclipse Public License - v 2.0',
  'Apache-2.0': 'Apache License\n',
};

/**
 * The packages whose code is in the bundles.
 *
 * @param {string} root - the project, built
 * @returns one entry a package, sorted by name: where its code is, its licence, and the texts that it
 *   has; no texts when it has no such file
 */
export function bundledPackages(root) {
  const folders = new Map();
  for (const { outputs } of metafilesOf(root)) {
    for (const [output, { inputs }] of Object.entries(outputs)) {
      for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
        const [, folder] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input) ?? [];
        if (folder === undefined || bytesInOutput === 0) continue;
        const found = folders.get(folder) ?? { outputs: new Set(), files: new Set() };
        folders.set(folder, found);
        found.outputs.add(shortOf(output));
        found.files.add(resolve(root, input));
      }
    }
  }
  return [...folders]
    .map(([folder, { outputs, files }]) =>
      packageAt(resolve(root, folder), [...outputs], [...files]),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Chunks for Node have other names after every change. */
const shortOf = (output) => output.replace(/^(dist[/](bin|lib))[/].*/, '$1');

const metafilesOf = (root) => {
  const bundles = join(root, 'dist/bundles');
  return readdirSync(bundles)
    .sort()
    .map((name) => JSON.parse(readFileSync(join(bundles, name), 'utf8')));
};

function packageAt(folder, outputs, files) {
  const { name, version, license, repository, author } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const parts = (compiledInto[name] ?? []).filter(({ sign }) =>
    files.some((file) => readFileSync(file, 'utf8').includes(sign)),
  );
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)\b/i.test(file))
    .sort()
    .map((file) => textAt(join(folder, file)));
  const source = (repository?.url ?? repository)?.replace(/^git[+]/, '').replace(/[.]git$/, '');
  return {
    name,
    version,
    license,
    taken: chosen[license] ?? license,
    outputs,
    source,
    author: author?.name ?? author,
    parts,
    texts,
  };
}

const textAt = (file) =>
  readFileSync(file, 'utf8').replaceAll('\r', '').replace(/^\n+/, '').trimEnd();

/**
 * What `license` of package.json has to be: our own licence, and those of all that the package holds.
 *
 * @returns {string} an SPDX expression
 */
export function licenseExpression(packages) {
  const all = packages.flatMap(({ taken, parts }) => [taken, ...parts.map((part) => part.license)]);
  return [...new Set(['MIT', ...all.sort()])].join(' AND ');
}

/**
 * The text of THIRD-PARTY-NOTICES.
 *
 * @param {string} root - the project, built
 * @returns {string} the same for the same packages
 */
export function thirdPartyNotices(root) {
  const packages = bundledPackages(root);
  const apache = textAt(new URL('../LICENSES/Apache-2.0.txt', import.meta.url));
  const needsApache = packages.some(({ parts }) =>
    parts.some(({ license }) => license === 'Apache-2.0'),
  );
  const sections = [
    ...packages.map(sectionOf),
    ...(needsApache ? [`Apache-2.0, the licence of parts of elk-worker.js\n\n${apache}`] : []),
  ];
  return `${[introduction(packages), ...sections].join(`\n\n${'='.repeat(80)}\n\n`)}\n`;
}

const introduction = (packages) => `Third-party notices of dcs-lifecycle

dcs-lifecycle itself is under the MIT licence: see LICENSE. Its bundles, which are the command line, the
library for Node and the pages of console and inspector, hold code of the packages below, each under a
licence of its own. package.json names them all, because all of them apply to some file of the package: ${licenseExpression(packages)}.

What npm installs beside this package has its licence in its own folder and is not listed here.

${packages.map(({ name, version, taken }) => `- ${name} ${version} (${taken})`).join('\n')}`;

/** What stands in the place of a text that a package does not hold. */
function withoutText({ name, author, taken }) {
  const by = author === undefined ? '' : ` Its author is ${author}.`;
  const said = `The package ${name} holds no text of its licence.${by}`;
  if (taken !== 'MIT') return said;
  const mit = textAt(new URL('../LICENSE', import.meta.url));
  return `${said} That licence is:\n\n${mit.slice(mit.indexOf(tellTales.MIT))}`;
}

function sectionOf(each) {
  const { name, version, license, taken, outputs, source, parts, texts } = each;
  const told = Object.keys(tellTales).filter((licence) =>
    texts.some((text) => text.includes(tellTales[licence])),
  );
  const differs = told.length > 0 && !told.includes(taken);
  return [
    `${name} ${version}`,
    '',
    `Licence: ${taken}${license === taken ? '' : `, chosen from ${license}`}`,
    ...(differs ? [`Its package.json says so; the text below is that of ${told.join(', ')}.`] : []),
    `Source code: ${source ?? 'its package names no place'}`,
    `In: ${outputs.join(', ')}`,
    ...parts.map((part) => {
      const by = part.copyright === undefined ? '' : `, ${part.copyright}`;
      return `Compiled into it: ${part.name} (${part.license})${by}`;
    }),
    ...texts.map((text) => `\n${text}`),
    ...(texts.length === 0 ? [`\n${withoutText(each)}`] : []),
  ].join('\n');
}
