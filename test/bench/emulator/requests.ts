// The requests of the bench, over the instances that a server begins with.

import type { LoadRequest } from './load.js';

/** The project of the fixtures. */
export const project = '0123456789abcdef0123456789abcdef';

const instances = `/v2/${project}/instances`;

/** What is ordered when an instance is created. */
export const order = JSON.stringify({
  name: 'dcs-bench',
  engine: 'Redis',
  engine_version: '5.0',
  capacity: 1,
  spec_code: 'redis.ha.xu1.large.r2.1',
  az_codes: ['eu-de-01'],
  vpc_id: '5e37b3be-950a-48e1-b498-65b63d336481',
  subnet_id: 'a4112635-3ec0-471c-95c3-5cf49b9533af',
  no_password_access: true,
});

/** What a client asks a server, and the lengths of the answers that the bare server has to give. */
export interface Requests {
  readonly show: () => LoadRequest;
  readonly list: () => LoadRequest;
  readonly create: () => LoadRequest;
  readonly restart: () => LoadRequest;
  /** What an application that polls and a person who orders make of them: two orders in ten requests. */
  readonly mixed: () => LoadRequest;
  readonly showLength: number;
  readonly listLength: number;
}

/** Asks a server for the ids that it has, spread over all of them, and makes requests of them. */
export async function requestsTo(port: number, count: number): Promise<Requests> {
  const get = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  const ids: string[] = [];
  for (let page = 0; page < 10; page++) {
    const offset = Math.floor((page * count) / 10);
    const answer = JSON.parse(await get(`${instances}?limit=10&offset=${offset}`));
    ids.push(...answer.instances.map((each: { instance_id: string }) => each.instance_id));
  }
  let turn = 0;
  const nextId = () => ids[turn++ % ids.length] as string;
  const nextOffset = () => (turn++ * 7919) % Math.max(1, count - 10);
  const requests = {
    show: (): LoadRequest => ({ method: 'GET', path: `${instances}/${nextId()}`, status: 200 }),
    list: (): LoadRequest => ({
      method: 'GET',
      path: `${instances}?limit=10&offset=${nextOffset()}`,
      status: 200,
    }),
    create: (): LoadRequest => ({ method: 'POST', path: instances, body: order, status: 200 }),
    restart: (): LoadRequest => ({
      method: 'PUT',
      path: `${instances}/status`,
      body: JSON.stringify({ action: 'restart', instances: [nextId()] }),
      status: 200,
    }),
  };
  const { show, list, restart, create } = requests;
  const mix = [show, show, show, list, restart, show, show, list, create, show];
  return {
    ...requests,
    mixed: () => (mix[turn++ % mix.length] as () => LoadRequest)(),
    showLength: (await get(`${instances}/${ids[0]}`)).length,
    listLength: (await get(`${instances}?limit=10`)).length,
  };
}

/** The same answer from the bare server. */
export const bare = (length: number) => (): LoadRequest => ({
  method: 'GET',
  path: `/${length}`,
  status: 200,
});
