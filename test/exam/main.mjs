// The exam: what the model says is true everywhere, so a change of the model is a change of the model
// alone. In a copy of the tree each edit is made as data, pages are generated anew, and then types,
// lint, tests and claims have to hold without another edit.
//
//   npm run exam
//   npm run exam -- --only status --no-tests

import { parseArgs } from 'node:util';
import { scratchCopy } from './scratch.mjs';

const names = ['status', 'task', 'edge', 'operation'];

/** What judges other things than the tree as it is, or takes long. */
const notHere = ['test/browser', 'test/exam', 'test/mutation', 'test/package', 'hostile', 'kill'];

const { values } = parseArgs({
  options: { only: { type: 'string' }, 'no-tests': { type: 'boolean' } },
});
if (values.only && !names.includes(values.only)) {
  console.error(`--only: ${values.only}. Allowed: ${names.join(', ')}`);
  process.exit(2);
}

function examine({ name, claims, edits, files = {} }) {
  const copy = scratchCopy();
  const npm = (...args) => copy.run('npm', ['run', '--silent', ...args]);
  const steps = {
    edit: () => {
      for (const [file, text] of Object.entries(files)) copy.write(file, text);
      for (const [file, replacements] of Object.entries(edits)) copy.replace(file, replacements);
      return copy.run('npx', ['biome', 'format', '--write', ...Object.keys(edits)]);
    },
    docs: () => npm('docs'),
    types: () => npm('types'),
    lint: () => npm('lint'),
    claims: () => copy.run(process.execPath, [`test/exam/claims/${claims}.mjs`]),
    ...(!values['no-tests'] && {
      tests: () => npm('test', '--', '--silent', '--testPathIgnorePatterns', ...notHere),
    }),
  };
  let isWhole = true;
  try {
    for (const [step, take] of Object.entries(steps)) {
      const began = performance.now();
      const { ok, text } = take();
      const seconds = Math.round((performance.now() - began) / 1000);
      console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}: ${step} (${seconds} s)`);
      if (ok) continue;
      isWhole = false;
      console.log(text.trimEnd().replaceAll(/^/gm, '     '));
      // Without an edit or a build there is nothing to judge.
      if (step === 'edit' || step === 'docs') break;
    }
  } finally {
    copy.remove();
  }
  return isWhole;
}

let passed = true;
for (const name of values.only ? [values.only] : names) {
  const { default: edit } = await import(`./edits/${name}.mjs`);
  passed = examine(edit) && passed;
}
process.exitCode = passed ? 0 : 1;
