// The specifications of instances as the pages list them: a flavor, the connections that it takes by
// default, its bandwidth in Mbit/s, and its shards where the table has them.

/** A row of a table of specifications. */
export interface Specification {
  readonly page: string;
  /** One of the versions that the page is about. */
  readonly version: string;
  readonly specCode: string;
  readonly connections: number;
  readonly bandwidth: number;
  readonly shards: number | undefined;
}

const rowsOf = (page: string, version: string, table: string): Specification[] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [specCode = '', connections, bandwidth, shards] = line.split(' ');
      return {
        page,
        version,
        specCode,
        connections: Number(connections),
        bandwidth: Number(bandwidth),
        shards: shards === undefined ? undefined : Number(shards),
      };
    });

/** Every row. */
export const specifications: readonly Specification[] = [
  ...rowsOf(
    'dcs-pd-0916002',
    '4.0',
    `
redis.single.xu1.tiny.128 10000 40
redis.single.xu1.tiny.256 10000 80
redis.single.xu1.tiny.512 10000 80
redis.single.xu1.large.1 10000 80
redis.single.xu1.large.2 10000 128
redis.single.xu1.large.4 10000 192
redis.single.xu1.large.8 10000 192
redis.single.xu1.large.16 10000 256
redis.single.xu1.large.24 10000 256
redis.single.xu1.large.32 10000 256
redis.single.xu1.large.48 10000 256
redis.single.xu1.large.64 10000 384
redis.ha.xu1.tiny.r2.128 10000 40
redis.ha.xu1.tiny.r2.256 10000 80
redis.ha.xu1.tiny.r2.512 10000 80
redis.ha.xu1.large.r2.1 10000 80
redis.ha.xu1.large.r2.2 10000 128
redis.ha.xu1.large.r2.4 10000 192
redis.ha.xu1.large.r2.8 10000 192
redis.ha.xu1.large.r2.16 10000 256
redis.ha.xu1.large.r2.24 10000 256
redis.ha.xu1.large.r2.32 10000 256
redis.ha.xu1.large.r2.48 10000 256
redis.ha.xu1.large.r2.64 10000 384
redis.proxy.xu1.large.4 20000 1000
redis.proxy.xu1.large.8 30000 2000
redis.proxy.xu1.large.16 30000 3072
redis.proxy.xu1.large.24 30000 3072
redis.proxy.xu1.large.32 30000 3072
redis.proxy.xu1.large.48 60000 4608
redis.proxy.xu1.large.64 80000 6144
redis.proxy.xu1.large.96 120000 9216
redis.proxy.xu1.large.128 160000 10000
redis.proxy.xu1.large.192 240000 10000
redis.proxy.xu1.large.256 320000 10000
redis.proxy.xu1.large.384 480000 10000
redis.proxy.xu1.large.512 500000 10000
redis.proxy.xu1.large.768 500000 10000
redis.proxy.xu1.large.1024 500000 10000
redis.cluster.xu1.large.r2.4 30000 2304 3
redis.cluster.xu1.large.r2.8 30000 2304 3
redis.cluster.xu1.large.r2.16 30000 2304 3
redis.cluster.xu1.large.r2.24 30000 2304 3
redis.cluster.xu1.large.r2.32 30000 2304 3
redis.cluster.xu1.large.r2.48 60000 4608 6
redis.cluster.xu1.large.r2.64 80000 6144 8
redis.cluster.xu1.large.r2.96 120000 9216 12
redis.cluster.xu1.large.r2.128 160000 12288 16
redis.cluster.xu1.large.r2.192 240000 18432 24
redis.cluster.xu1.large.r2.256 320000 24576 32
redis.cluster.xu1.large.r2.384 480000 36864 48
redis.cluster.xu1.large.r2.512 640000 49152 64
redis.cluster.xu1.large.r2.768 960000 73728 96
redis.cluster.xu1.large.r2.1024 1280000 98304 128
redis.ha.xu1.large.p2.1 20000 96
redis.ha.xu1.large.p3.1 30000 144
redis.ha.xu1.large.p4.1 40000 192
redis.ha.xu1.large.p5.1 50000 240
redis.ha.xu1.large.p6.1 60000 288
redis.ha.xu1.large.p2.2 20000 96
redis.ha.xu1.large.p3.2 30000 144
redis.ha.xu1.large.p4.2 40000 192
redis.ha.xu1.large.p5.2 50000 240
redis.ha.xu1.large.p6.2 60000 288
redis.ha.xu1.large.p2.4 20000 96
redis.ha.xu1.large.p3.4 30000 144
redis.ha.xu1.large.p4.4 40000 192
redis.ha.xu1.large.p5.4 50000 240
redis.ha.xu1.large.p6.4 60000 288
redis.ha.xu1.large.p3.8 30000 288
redis.ha.xu1.large.p4.8 40000 384
redis.ha.xu1.large.p5.8 50000 480
redis.ha.xu1.large.p6.8 60000 576
redis.ha.xu1.large.p2.16 20000 192
redis.ha.xu1.large.p3.16 30000 288
redis.ha.xu1.large.p4.16 40000 384
redis.ha.xu1.large.p5.16 50000 480
redis.ha.xu1.large.p6.16 60000 576
redis.ha.xu1.large.p2.32 20000 192
redis.ha.xu1.large.p3.32 30000 288
redis.ha.xu1.large.p4.32 40000 384
redis.ha.xu1.large.p5.32 50000 480
redis.ha.xu1.large.p6.32 60000 576
`,
  ),
  ...rowsOf(
    'dcs-pd-0916004',
    '6.0',
    `
redis.single.xu1.tiny.128 10000 40
redis.single.xu1.tiny.256 10000 80
redis.single.xu1.tiny.512 10000 80
redis.single.xu1.large.1 10000 80
redis.single.xu1.large.2 10000 128
redis.single.xu1.large.4 10000 192
redis.single.xu1.large.8 10000 192
redis.single.xu1.large.16 10000 256
redis.single.xu1.large.24 10000 256
redis.single.xu1.large.32 10000 256
redis.single.xu1.large.48 10000 256
redis.single.xu1.large.64 10000 384
redis.ha.xu1.tiny.r2.128 10000 40
redis.ha.xu1.tiny.r2.256 10000 80
redis.ha.xu1.tiny.r2.512 10000 80
redis.ha.xu1.large.r2.1 10000 80
redis.ha.xu1.large.r2.2 10000 128
redis.ha.xu1.large.r2.4 10000 192
redis.ha.xu1.large.r2.8 10000 192
redis.ha.xu1.large.r2.16 10000 256
redis.ha.xu1.large.r2.24 10000 256
redis.ha.xu1.large.r2.32 10000 256
redis.ha.xu1.large.r2.48 10000 256
redis.ha.xu1.large.r2.64 10000 384
redis.cluster.xu1.large.r2.4 30000 2304 3
redis.cluster.xu1.large.r2.8 30000 2304 3
redis.cluster.xu1.large.r2.16 30000 2304 3
redis.cluster.xu1.large.r2.24 30000 2304 3
redis.cluster.xu1.large.r2.32 30000 2304 3
redis.cluster.xu1.large.r2.48 60000 4608 6
redis.cluster.xu1.large.r2.64 80000 6144 8
redis.cluster.xu1.large.r2.96 120000 9216 12
redis.cluster.xu1.large.r2.128 160000 12288 16
redis.cluster.xu1.large.r2.192 240000 18432 24
redis.cluster.xu1.large.r2.256 320000 24576 32
redis.cluster.xu1.large.r2.384 480000 36864 48
redis.cluster.xu1.large.r2.512 640000 49152 64
redis.cluster.xu1.large.r2.768 960000 73728 96
redis.cluster.xu1.large.r2.1024 1280000 98304 128
redis.proxy.xu1.large.4 20000 2304 3
redis.proxy.xu1.large.8 30000 2304 3
redis.proxy.xu1.large.16 30000 2304 3
redis.proxy.xu1.large.24 30000 2304 3
redis.proxy.xu1.large.32 30000 2304 3
redis.proxy.xu1.large.48 60000 4608 6
redis.proxy.xu1.large.64 80000 6144 8
redis.proxy.xu1.large.96 120000 9216 12
redis.proxy.xu1.large.128 160000 10000 16
redis.proxy.xu1.large.192 200000 10000 24
redis.proxy.xu1.large.256 200000 10000 32
redis.proxy.xu1.large.384 200000 10000 48
redis.proxy.xu1.large.512 200000 10000 64
redis.proxy.xu1.large.768 200000 10000 96
redis.proxy.xu1.large.1024 200000 10000 128
redis.proxy.xu1.large.2048 200000 10000 128
redis.ha.xu1.large.p2.1 20000 96
redis.ha.xu1.large.p3.1 30000 144
redis.ha.xu1.large.p4.1 40000 192
redis.ha.xu1.large.p5.1 50000 240
redis.ha.xu1.large.p6.1 60000 288
redis.ha.xu1.large.p2.2 20000 96
redis.ha.xu1.large.p3.2 30000 144
redis.ha.xu1.large.p4.2 40000 192
redis.ha.xu1.large.p5.2 50000 240
redis.ha.xu1.large.p6.2 60000 288
redis.ha.xu1.large.p2.4 20000 96
redis.ha.xu1.large.p3.4 30000 144
redis.ha.xu1.large.p4.4 40000 192
redis.ha.xu1.large.p5.4 50000 240
redis.ha.xu1.large.p6.4 60000 288
redis.ha.xu1.large.p2.8 20000 192
redis.ha.xu1.large.p3.8 30000 288
redis.ha.xu1.large.p4.8 40000 384
redis.ha.xu1.large.p5.8 50000 480
redis.ha.xu1.large.p6.8 60000 576
redis.ha.xu1.large.p2.16 20000 192
redis.ha.xu1.large.p3.16 30000 288
redis.ha.xu1.large.p4.16 40000 384
redis.ha.xu1.large.p5.16 50000 480
redis.ha.xu1.large.p6.16 60000 576
redis.ha.xu1.large.p2.32 20000 192
redis.ha.xu1.large.p3.32 30000 288
redis.ha.xu1.large.p4.32 40000 384
redis.ha.xu1.large.p5.32 50000 480
redis.ha.xu1.large.p6.32 60000 576
redis.ha.xu1.large.p2.64 20000 192
redis.ha.xu1.large.p3.64 30000 288
redis.ha.xu1.large.p4.64 40000 384
redis.ha.xu1.large.p5.64 50000 480
redis.ha.xu1.large.p6.64 60000 576
`,
  ),
];
