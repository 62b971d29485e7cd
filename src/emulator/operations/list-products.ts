// Lists the products on offer (page dcs-api-0312040): each flavor, paid by the hour.

import { api } from '../../protocol/index.js';
import { flavors } from '../catalog/index.js';
import { productV1 } from '../json/index.js';
import { handle } from './handle.js';

export const v1 = handle(api.listProducts.v1, ({ world: { region } }) => ({
  products: flavors.map((flavor) => productV1(flavor, region.name)),
}));
