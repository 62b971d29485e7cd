// TypeScript to JavaScript, once for each content of a file: what comes out is kept by the hash of what
// went in, so nothing is ever out of date.

const { createHash, randomUUID } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { fileURLToPath } = require('node:url');

const isTypeScript = (url = '') => /^file:.*[.]tsx?([?]|$)/.test(url);

const settings = {
  module: { type: 'es6' },
  sourceMaps: true,
  swcrc: false,
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: true },
    transform: {
      verbatimModuleSyntax: true,
      react: { runtime: 'automatic', importSource: 'preact' },
    },
  },
};
const version = JSON.stringify([settings, require('@swc/core/package.json').version]);

/** Where the program of a source lies, or will lie. */
function placeOf(filename, source, cacheDirectory) {
  const hash = createHash('sha256').update(version).update(filename).update(source).digest('hex');
  return join(cacheDirectory, 'native', `${hash}.mjs`);
}

function write(place, text) {
  const aside = `${place}.${randomUUID()}`;
  writeFileSync(aside, text);
  renameSync(aside, place);
}

/**
 * @param {string} url - of a TypeScript file
 * @param {{ cacheDirectory: string }} place
 * @returns {string} its JavaScript
 */
function transpile(url, { cacheDirectory }) {
  const filename = fileURLToPath(url);
  const source = readFileSync(filename, 'utf8');
  const place = placeOf(filename, source, cacheDirectory);
  if (existsSync(place)) return readFileSync(place, 'utf8');
  const parser = { ...settings.jsc.parser, tsx: filename.endsWith('x') };
  const jsc = { ...settings.jsc, parser };
  const { code, map } = require('@swc/core').transformSync(source, { ...settings, jsc, filename });
  mkdirSync(join(cacheDirectory, 'native'), { recursive: true });
  write(`${place}.map`, map);
  write(place, code);
  return code;
}

/**
 * @param {string} url - of any module
 * @returns {string | undefined} the file of its source map, when it was transpiled
 */
function sourceMapOf(url, { cacheDirectory }) {
  if (!isTypeScript(url)) return undefined;
  const filename = fileURLToPath(url);
  if (!existsSync(filename)) return undefined;
  const place = `${placeOf(filename, readFileSync(filename, 'utf8'), cacheDirectory)}.map`;
  return existsSync(place) ? place : undefined;
}

module.exports = { isTypeScript, sourceMapOf, transpile };
