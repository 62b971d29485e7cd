// Fakes in Python: two as they are written for a test, and moto, whose managed states are the model of such servers.
// Of moto it is a cluster of DAX, the cache in front of a database, for that one goes from creating to available.

import { spawnSync } from 'node:child_process';
import { project } from '../emulator/requests.js';
import {
  type Anchor,
  createdAfterMs,
  type Instance,
  readAsDcs,
  type ServerCommand,
  sendJson,
  startCommand,
} from './anchor.js';

const python = 'python3';
const folder = 'test/bench/anchors';
const env = { CREATED_AFTER_SECONDS: String(createdAfterMs / 1000), PYTHONDONTWRITEBYTECODE: '1' };

/** Whether Python can import a module. */
export const hasModule = (name: string): boolean =>
  spawnSync(python, ['-c', `import ${name}`]).status === 0;

/** Flask with its own server, as `flask run` starts it. */
export const flask = (instance: Instance): Promise<Anchor> =>
  written('Flask', instance, {
    file: python,
    args: (port) => ['-m', 'flask', '--app', `${folder}/flask_app.py`, 'run', '--port', `${port}`],
    env,
  });

/** Python's own `http.server`. */
export const httpServer = (instance: Instance): Promise<Anchor> =>
  written('http.server of Python', instance, {
    file: python,
    args: (port) => [`${folder}/http_server.py`, `${port}`],
    env,
  });

async function written(name: string, instance: Instance, command: ServerCommand): Promise<Anchor> {
  const server = await startCommand(command);
  const path = `/v2/${project}/instances`;
  return {
    name,
    ...server,
    show: { method: 'GET', path: `${path}/${instance.instance_id}`, status: 200 },
    read: readAsDcs,
    ready: 'RUNNING',
    create: () => sendJson(`http://127.0.0.1:${server.port}${path}`, 'POST', instance),
  };
}

const target = (operation: string) => ({
  Authorization:
    'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/dax/aws4_request, SignedHeaders=host, Signature=0',
  'X-Amz-Target': `AmazonDAXV3.${operation}`,
});

const name = 'dcs-bench';

/** The server of moto. */
export async function moto(): Promise<Anchor> {
  const server = await startCommand({
    file: python,
    args: (port) => ['-m', 'moto.server', '--port', `${port}`],
  });
  const url = `http://127.0.0.1:${server.port}`;
  return {
    name: 'moto, a cluster of DAX',
    ...server,
    show: {
      method: 'POST',
      path: '/',
      headers: target('DescribeClusters'),
      body: JSON.stringify({ ClusterNames: [name] }),
      status: 200,
    },
    read(body) {
      const [cluster] = (body as { readonly Clusters: readonly Record<string, unknown>[] })
        .Clusters;
      return { status: cluster?.Status, fields: Object.keys(cluster ?? {}) };
    },
    ready: 'available',
    fields: ['ClusterName', 'Status', 'NodeType', 'ClusterDiscoveryEndpoint', 'Nodes'],
    async create() {
      await sendJson(`${url}/moto-api/state-manager/set-transition`, 'POST', {
        model_name: 'dax::cluster',
        transition: { progression: 'time', seconds: createdAfterMs / 1000 },
      });
      const cluster = {
        ClusterName: name,
        NodeType: 'dax.r4.large',
        ReplicationFactor: 1,
        IamRoleArn: 'arn:aws:iam::123456789012:role/dax',
      };
      await sendJson(`${url}/`, 'POST', cluster, target('CreateCluster'));
    },
  };
}
