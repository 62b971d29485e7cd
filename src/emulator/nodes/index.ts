// The nodes of instances.

export { type Node, proxiesOf, type Shard, shardsOf } from './nodes.js';
