// A way through the lifecycle as calls of curl: requests by the API, outcomes by the control plane, on a clock that
// stands still, so that nothing else happens.

import { type EventName, isRequest, type Kind, type Request } from '../../../machines/index.js';
import { flavors } from '../../emulator/internal.js';
import { defaultProject } from '../../protocol/index.js';
import type { Trace } from '../../prove/index.js';
import { badInput } from '../environment/failures.js';

/** What each request is in the API, with a comment when it needs something first. */
const calls: Readonly<Partial<Record<Request, (kind: Kind) => readonly string[]>>> = {
  restart: () => [act('restart')],
  flush: () => [act('flush')],
  delete: () => [ask('DELETE', '$api/$id')],
  backUp: () => [ask('POST', '$api/$id/backups', '{}')],
  configure: () => [
    ask(
      'PUT',
      '$api/$id/configs',
      '{"redis_config": [{"param_id": "2", "param_name": "maxmemory-policy", "param_value": "allkeys-lru"}]}',
    ),
  ],
  extend: (kind) => {
    const [, bigger] = sizesOf(kind);
    return [
      ask(
        'POST',
        '$api/$id/resize',
        JSON.stringify({ spec_code: bigger?.specCode, new_capacity: bigger?.capacityGb }),
      ),
    ];
  },
  restore: () => [
    '# There is nothing to restore before there is a backup.',
    ask('POST', '$api/$id/backups', '{}'),
    report('succeed'),
    `backup=$(curl -fsS "$api/$id/backups" | sed 's/.*"backup_id":"\\([^"]*\\)".*/\\1/')`,
    ask('POST', '$api/$id/restores', '{"backup_id": "\'$backup\'"}'),
  ],
};

/**
 * Writes a way as a script of curl for `dcs-lifecycle serve`. It prints the status in which the way ends.
 *
 * @throws CommandFailure when the API has no call for a request of the way
 */
export function callsOf({ start, steps }: Trace): string {
  const kind = start.name as Kind;
  const [flavor] = sizesOf(kind);
  if (!flavor) throw badInput(`--curl: there is no flavor of ${kind}`);
  const order = JSON.stringify({
    name: 'this-way',
    engine: 'Redis',
    engine_version: flavor.engineVersions.at(-1),
    capacity: flavor.capacityGb,
    spec_code: flavor.specCode,
    az_codes: flavor.replicas > 1 ? ['eu-de-01', 'eu-de-02'] : ['eu-de-01'],
    vpc_id: 'vpc',
    subnet_id: 'subnet',
    no_password_access: 'true',
  });
  const lines = steps.slice(1).flatMap(({ event, state }, index) => {
    const type = event?.type as EventName;
    const how = isRequest(type) ? calls[type]?.(kind) : [report(type)];
    if (!how) throw badInput(`--curl: no call of the API is known for ${type}`);
    return ['', `# ${index + 1} ${type}: ${state}`, ...how];
  });
  return `#!/bin/sh
# A way through the lifecycle of an instance, for: dcs-lifecycle serve --paused
set -eu
at=\${1:-http://127.0.0.1:8632}
api=$at/v2/${defaultProject}/instances
curl -fsS -X POST "$at/_control/clock/pause" >/dev/null

# 0 create: ${steps[0]?.state}
id=$(curl -fsS -d '${order}' "$api" | sed 's/.*"instance_id":"\\([^"]*\\)".*/\\1/')
${lines.join('\n')}

curl -sS "$api/$id" | sed 's/.*"status":"\\([^"]*\\)".*/\\1/'
`;
}

const sizesOf = (kind: Kind) => flavors.filter((flavor) => flavor.kind === kind);

function ask(method: string, url: string, body?: string): string {
  const data = body === undefined ? '' : ` -d '${body}'`;
  return `curl -fsS -X ${method}${data} "${url}" >/dev/null`;
}

const act = (action: string): string =>
  ask('PUT', '$api/status', `{"action": "${action}", "instances": ["'$id'"]}`);

const report = (event: string): string =>
  ask('POST', '$at/_control/instances/$id/events', `{"event": "${event}"}`);
