// GET /v1.0/products (page dcs-api-0312040).

import { defineOperation } from '../operation.js';
import { productList } from '../shapes/index.js';

export const v1 = defineOperation({
  name: 'listProducts',
  api: 'v1.0',
  class: 2,
  method: 'GET',
  path: '/v1.0/products',
  page: 'dcs-api-0312040',
  summary: 'Lists the products on offer.',
  success: { status: 200, body: productList },
  refusals: [],
});
