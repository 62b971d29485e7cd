// The front doors of the package: which there are, and which names the first of them has.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { projectRoot } from './packed.js';

const { exports: doors } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
};

/** What the root has: the names that most users type. Another one is a decision that is made here. */
const rootNames = [
  ...['EventName', 'InstanceEvent', 'Kind', 'Outcome', 'Refusal', 'Request', 'Situation'],
  ...['StateName', 'Status', 'instanceMachine', 'kinds', 'lifecycle', 'situationOf', 'statuses'],
  ...['DiagramFormat', 'diagramFormats', 'renderDiagram'],
  ...['ListProbe', 'Observation', 'Probe', 'TraceReport', 'WaitError', 'WaitGoal', 'WaitOptions'],
  ...['WaitResult', 'adviceFor', 'checkTrace', 'createTraceChecker', 'lintWaiter', 'prospectsOf'],
  ...['waitForAll', 'waitForStatus', 'waitForStatusOrThrow', 'watchFleet', 'watchStatus'],
  ...['InputError', 'Plan', 'parsePlan', 'presets'],
  ...['Random', 'createRandom', 'Clock', 'createVirtualClock', 'systemClock'],
  ...['ExactAnswer', 'FleetResult', 'Profile', 'Scenario', 'Timeline', 'compareAnswers'],
  ...['exactAnswer', 'parseProfile', 'parseScenario', 'simulate', 'simulateFleet'],
  ...['FleetView', 'InstanceView', 'fleetView', 'instanceView'],
];

/** The names that a door exports, types included; they all stand in lists. */
function namesIn(file: string): string[] {
  const { body } = parseSync(readFileSync(join(projectRoot, file), 'utf8'), {
    syntax: 'typescript',
  });
  return body.flatMap((item) => {
    if (item.type !== 'ExportNamedDeclaration') throw new Error(`${file} has a ${item.type}`);
    return item.specifiers.map((each) => {
      if (each.type !== 'ExportSpecifier') throw new Error(`${file} has a ${each.type}`);
      return (each.exported ?? each.orig).value;
    });
  });
}

/** The source of a door: `./plan` → `src/plan/index.ts`. */
const sourceOf = (door: string) =>
  (doors[door] as { default: string }).default.replace(/^\.\/dist\/(.*)\.js$/, '$1.ts');

const codeDoors = Object.keys(doors).filter((door) => !/[.](json|css)$/.test(door));

test('the package has the doors that its README lists', () => {
  const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');
  const listed = [...readme.matchAll(/^\| `dcs-lifecycle([^` ]*)` \|/gm)].map(
    ([, path]) => `.${path}`,
  );
  expect(listed.sort()).toEqual(codeDoors.sort());
});

test('the root has these names, and no more than 60', () => {
  expect(namesIn(sourceOf('.')).sort()).toEqual([...rootNames].sort());
  expect(rootNames.length).toBeLessThanOrEqual(60);
});

test('each name of the root is one of another door, too, except clocks and chance', () => {
  const others = new Set(
    codeDoors.filter((door) => door !== '.').flatMap((door) => namesIn(sourceOf(door))),
  );
  expect(namesIn(sourceOf('.')).filter((name) => !others.has(name))).toEqual([
    'createRandom',
    'Random',
    'Clock',
    'createVirtualClock',
    'systemClock',
  ]);
});

test('a name of a door is none of the internal door beside it', () => {
  const twice = codeDoors.flatMap((door) => {
    const file = sourceOf(door).replace('/index.ts', '/internal.ts');
    const inner = tryNamesIn(file);
    return namesIn(sourceOf(door)).filter((name) => inner.includes(name));
  });
  expect(twice).toEqual([]);
});

function tryNamesIn(file: string): string[] {
  try {
    return namesIn(file);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return [];
    throw error;
  }
}
