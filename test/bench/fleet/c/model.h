// What both C programs have in common: random numbers, and the model on standard input. With -DZIGGURAT they
// draw exponentials as the fleet does.

#include <math.h>
#include <stdint.h>
#include <stdio.h>

#define MOST 32

static uint64_t s[4];

static inline uint64_t rotl(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

// xoshiro256+, https://prng.di.unimi.it/xoshiro256plus.c
static inline uint64_t next(void) {
  const uint64_t result = s[0] + s[3], t = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotl(s[3], 45);
  return result;
}

// Each instance has a sequence of its own.
static inline void start_at(long instance) {
  for (int k = 0; k < 4; k++) s[k] = (uint64_t)(instance + 1) * 0x9e3779b97f4a7c15ULL * (2 * k + 1);
}

static inline double in_unit(uint64_t bits) { return (double)(bits >> 11) * 0x1p-53; }
static inline double uniform(void) { return in_unit(next()); }

#ifdef ZIGGURAT
// Marsaglia and Tsang, https://doi.org/10.18637/jss.v005.i08, with 256 layers of the same area.
#define LAYERS 256
static const double tail = 7.69711747013104972, area = 3.949659822581572e-3;
static double edge[LAYERS + 1], height[LAYERS + 1], inner[LAYERS];

static void prepare(void) {
  edge[0] = area / exp(-tail);
  edge[1] = tail;
  for (int i = 2; i < LAYERS; i++) edge[i] = -log(area / edge[i - 1] + exp(-edge[i - 1]));
  edge[LAYERS] = 0;
  for (int i = 0; i <= LAYERS; i++) height[i] = exp(-edge[i]);
  for (int i = 0; i < LAYERS; i++) inner[i] = edge[i + 1] / edge[i];
}

static inline double exponential(void) {
  for (;;) {
    const uint64_t bits = next();
    const int i = (bits >> 3) & (LAYERS - 1);
    const double u = in_unit(bits), x = u * edge[i];
    if (u < inner[i]) return x;
    if (i == 0) return tail - log(1 - uniform());
    if (height[i] + uniform() * (height[i + 1] - height[i]) < exp(-x)) return x;
  }
}
#else
static void prepare(void) {}
static inline double exponential(void) { return -log(1 - uniform()); }
#endif

// A step: taken when a number in [0, 1) is below `below` and not below that of the step before. `begins` is what
// begins an outage with it.
struct way {
  double below;
  int to, begins;
  long taken;
};

static struct state {
  double mean, spent;
  int serving, count;
  struct way ways[MOST];
} states[MOST];

static int count, initial, points, causes;
static long instances;
static double horizon;

static int read_model(void) {
  if (scanf("%d %d %ld %lf %d %d", &count, &initial, &instances, &horizon, &points, &causes) != 6) return 0;
  if (count > MOST || causes > MOST) return 0;
  for (int i = 0; i < count; i++) {
    struct state *it = &states[i];
    if (scanf("%lf %d %d", &it->mean, &it->serving, &it->count) != 3 || it->count > MOST) return 0;
    for (int w = 0; w < it->count; w++)
      if (scanf("%lf %d %d", &it->ways[w].below, &it->ways[w].to, &it->ways[w].begins) != 3) return 0;
  }
  prepare();
  return 1;
}

// The end of a stay that begins now.
static inline double end_of(const struct state *it, double now) {
  return it->count ? now + it->mean * exponential() : horizon;
}

// What ends it.
static inline struct way *way_of(struct state *it) {
  const double chance = uniform();
  struct way *way = it->ways, *last = way + it->count - 1;
  while (way < last && chance >= way->below) way++;
  return way;
}
