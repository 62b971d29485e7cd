// Lists the products on offer (page dcs-api-0312040): each flavor, paid by the hour.

import { v1 } from '../../../protocol/index.js';
import { flavors } from '../../offering/index.js';
import { productV1 } from '../../shapes/index.js';
import { handle } from '../handle.js';

export const listProducts = handle(v1.listProducts, ({ world: { place } }) => ({
  products: flavors.map((flavor) => productV1(flavor, place.region)),
}));
