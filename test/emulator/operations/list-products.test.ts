// Products of v1.0: one for each flavor.

import { shapes } from '../../../src/protocol/index.js';
import { ownTarget } from '../../contract/own-target.js';

const { client } = ownTarget();
const get = async (path: string) => {
  const { status, body } = await client.send('GET', path);
  expect(status).toBe(200);
  return body;
};
const codes = async (query: string) =>
  (await get(`/v2/${client.project}/flavors?${query}`)).flavors.map(
    (each: { spec_code: string }) => each.spec_code,
  );

test('products are the flavors, each with its id', async () => {
  const body = await get('/v1.0/products');
  expect(shapes.productList.parse(body)).toEqual(body);
  const ids = body.products.map((each: { product_id: string }) => each.product_id);
  expect(ids).toEqual((await codes('')).map((code: string) => `${code}-h`));
});
