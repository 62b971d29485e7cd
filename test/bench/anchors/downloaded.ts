// Fakes that are programs of their own, which npm has. They are no dependencies of this project: they are installed
// into a temporary folder, when that is asked for.

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from '../emulator/requests.js';
import {
  type Anchor,
  type Instance,
  newFolder,
  readAsDcs,
  sendJson,
  startCommand,
} from './anchor.js';

const packages = { jsonServer: 'json-server@0.17.4', wiremock: 'wiremock@3.13.2' } as const;

/** A folder of its own with a package in it; undefined where npm reaches no registry. */
function installed(name: keyof typeof packages): string | undefined {
  const folder = newFolder();
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
  const install = ['install', '--prefix', folder, ...flags, packages[name]];
  const { status } = spawnSync('npm', install, { shell: process.platform === 'win32' });
  return status === 0 ? join(folder, 'node_modules') : undefined;
}

const path = `/v2/${project}/instances`;

const get = ({ instance_id: id }: Instance) =>
  ({ method: 'GET', path: `${path}/${id}`, status: 200 }) as const;

/** json-server: what is in its file. A status changes when somebody changes it. */
export async function jsonServer(instance: Instance): Promise<Anchor | undefined> {
  const packagesFolder = installed('jsonServer');
  if (packagesFolder === undefined) return undefined;
  const folder = newFolder();
  writeFileSync(join(folder, 'db.json'), JSON.stringify({ instances: [] }));
  writeFileSync(join(folder, 'routes.json'), JSON.stringify({ '/v2/:project/*': '/$2' }));
  const server = await startCommand({
    file: process.execPath,
    args: (port) => [
      join(packagesFolder, 'json-server/lib/cli/bin.js'),
      ...['--port', `${port}`, '--host', '127.0.0.1', '--id', 'instance_id', '--quiet'],
      ...['--routes', join(folder, 'routes.json'), join(folder, 'db.json')],
    ],
  });
  const url = `http://127.0.0.1:${server.port}${path}`;
  return {
    name: 'json-server',
    ...server,
    show: get(instance),
    read: readAsDcs,
    ready: 'RUNNING',
    create: () => sendJson(url, 'POST', { ...instance, status: 'CREATING' }),
    finish: () => sendJson(`${url}/${instance.instance_id}`, 'PATCH', { status: 'RUNNING' }),
  };
}

/** The jar that `WIREMOCK_JAR` names. */
export const wiremockJar = (): string | undefined => process.env.WIREMOCK_JAR;

/** The jar in the package of npm. */
export function downloadedWiremock(): string | undefined {
  const folder = installed('wiremock');
  return folder && join(folder, 'wiremock/build/wiremock-standalone-3.13.2.jar');
}

/** Whether there is a Java to run it. */
export const hasJava = (): boolean => spawnSync('java', ['-version']).status === 0;

/** WireMock: a scenario, which goes on when it was asked. */
export async function wiremock(jar: string, instance: Instance): Promise<Anchor> {
  const root = newFolder();
  const server = await startCommand({
    file: 'java',
    args: (port) => [
      ...['-jar', jar, '--port', `${port}`, '--bind-address', '127.0.0.1', '--root-dir', root],
      ...['--no-request-journal', '--use-chunked-encoding', 'never', '--disable-banner'],
    ],
  });
  const answering = (inState: string, nextState: string, status: string) => ({
    scenarioName: 'creation',
    requiredScenarioState: inState,
    newScenarioState: nextState,
    request: { method: 'GET', urlPath: `${path}/${instance.instance_id}` },
    response: {
      status: 200,
      headers: { 'Content-Type': 'application/json' },
      jsonBody: { ...instance, status },
    },
  });
  const mappings = `http://127.0.0.1:${server.port}/__admin/mappings`;
  return {
    name: 'WireMock',
    ...server,
    show: get(instance),
    read: readAsDcs,
    ready: 'RUNNING',
    async create() {
      await sendJson(mappings, 'POST', answering('Started', 'created', 'CREATING'));
      await sendJson(mappings, 'POST', answering('created', 'created', 'RUNNING'));
    },
  };
}
