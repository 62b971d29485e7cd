// The bench's model in plain C, for orientation: what the processor can do. Reads the model from
// standard input, simulates, and prints the number of events and the serving share. With -DZIGGURAT it draws
// exponentials as the fleet does.

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

static struct state {
  double mean;
  int serving, ways;
  double below[MOST];
  int to[MOST];
} states[MOST];

int main(void) {
  int count, initial;
  long instances, events = 0;
  double horizon, serving = 0;
  if (scanf("%d %d %ld %lf", &count, &initial, &instances, &horizon) != 4 || count > MOST) return 1;
  for (int i = 0; i < count; i++) {
    struct state *it = &states[i];
    if (scanf("%lf %d %d", &it->mean, &it->serving, &it->ways) != 3 || it->ways > MOST) return 1;
    for (int w = 0; w < it->ways; w++)
      if (scanf("%lf %d", &it->below[w], &it->to[w]) != 2) return 1;
  }
  prepare();
  for (long i = 0; i < instances; i++) {
    for (int k = 0; k < 4; k++) s[k] = (uint64_t)(i + 1) * 0x9e3779b97f4a7c15ULL * (2 * k + 1);
    const struct state *it = &states[initial];
    double now = 0;
    for (;;) {
      const double end = it->ways ? now + it->mean * exponential() : horizon;
      if (it->serving) serving += (end < horizon ? end : horizon) - now;
      if (end >= horizon) break;
      const double chance = uniform();
      int w = 0;
      while (w < it->ways - 1 && chance >= it->below[w]) w++;
      it = &states[it->to[w]];
      now = end;
      events++;
    }
  }
  printf("%ld %.17g\n", events, serving / instances / horizon);
  return 0;
}
