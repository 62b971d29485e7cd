// The bench's model in plain C, with everything that the fleet counts: each step, the time in each state and by what
// began an outage (exact to the microsecond), outages by length, and how many instances are in which state when.

#include <stdlib.h>
#include <string.h>
#include "model.h"

// Lengths of outages: 64 bins per doubling, from 2^-10 to 2^44 ms.
#define BINS (54 * 64)

static inline int bin_of(double ms) {
  uint64_t bits;
  memcpy(&bits, &ms, sizeof bits);
  const int bin = (int)(bits >> 46) - (1023 - 10) * 64;
  return bin < 0 ? 0 : bin < BINS ? bin : BINS - 1;
}

static long outages[BINS], open_outages, served;
static double longest;
static int64_t dwell_us[MOST], cause_us[MOST], down_us, to_service_us;
static __int128 down_us_squared;
static double down_ms[MOST], *points_ms;
static long *changes[MOST];

static inline int64_t us_of(double ms) { return llround(ms * 1000); }

static void live(void) {
  const double points_per_ms = (points - 1) / horizon * (1 - 0x1p-50);
  struct state *it = &states[initial];
  double now = 0, down_since = -1, point_ms = 0;
  int point = 0, cause = 0;
  if (it->serving) served++;
  for (;;) {
    const double end = end_of(it, now);
    if (end >= horizon) break;
    it->spent += end - now;
    struct way *way = it->count > 1 ? way_of(it) : it->ways;
    struct state *to = &states[way->to];
    way->taken++;
    if (end >= point_ms) {
      long *here = changes[it - states];
      here[point]++;
      point = (int)(end * points_per_ms) + 1;
      while (points_ms[point] <= end) point++;
      here[point]--;
      point_ms = points_ms[point];
    }
    if (it->serving != to->serving) {
      if (it->serving) {
        down_since = end;
        cause = way->begins;
      } else if (down_since < 0) {
        served++;
        to_service_us += us_of(end);
        down_ms[0] = end;
      } else {
        const double outage = end - down_since;
        outages[bin_of(outage)]++;
        if (outage > longest) longest = outage;
        down_ms[cause] += outage;
      }
    }
    it = to;
    now = end;
  }
  it->spent += horizon - now;
  changes[it - states][point]++;
  if (!it->serving) {
    if (down_since >= 0) open_outages++;
    down_ms[cause] += horizon - fmax(down_since, 0);
  }
}

// What is rounded is the sum so far, so that the times of a life add up to the horizon.
static void add_life(void) {
  double ms = 0;
  int64_t before = 0, down = 0;
  for (int i = 0; i < count; i++) {
    ms += states[i].spent;
    const int64_t until = us_of(ms);
    dwell_us[i] += until - before;
    if (!states[i].serving) down += until - before;
    before = until;
    states[i].spent = 0;
  }
  down_us += down;
  down_us_squared += (__int128)down * down;
  ms = before = 0;
  for (int c = 0; c < causes; c++) {
    ms += down_ms[c];
    const int64_t until = us_of(ms) < down ? us_of(ms) : down;
    cause_us[c] += until - before;
    before = until;
    down_ms[c] = 0;
  }
  cause_us[0] += down - before;
}

static void print_longs(const char *name, const int64_t *all, int n) {
  printf("\"%s\":[", name);
  for (int i = 0; i < n; i++) printf("%s%ld", i ? "," : "", (long)all[i]);
  printf("],");
}

static void print(void) {
  printf("{\"taken\":[");
  for (int i = 0, n = 0; i < count; i++)
    for (int w = 0; w < states[i].count; w++) printf("%s%ld", n++ ? "," : "", states[i].ways[w].taken);
  printf("],");
  print_longs("outages", outages, BINS);
  print_longs("changes", changes[0], count * points);
  // As texts, since they need more bits than a number of JSON has.
  printf("\"dwellUs\":[");
  for (int i = 0; i < count; i++) printf("%s\"%ld\"", i ? "," : "", (long)dwell_us[i]);
  printf("],\"causesUs\":[");
  for (int c = 0; c < causes; c++) printf("%s\"%ld\"", c ? "," : "", (long)cause_us[c]);
  printf("],\"downUs\":\"%ld\",\"toServiceUs\":\"%ld\",", (long)down_us, (long)to_service_us);
  printf("\"downUsSquared\":[\"%llu\",\"%llu\"],", (unsigned long long)(down_us_squared >> 64),
         (unsigned long long)down_us_squared);
  printf("\"served\":%ld,\"openOutages\":%ld,\"longestOutageUs\":%ld}\n", served, open_outages, (long)us_of(longest));
}

int main(void) {
  if (!read_model()) return 1;
  points_ms = calloc(points + 1, sizeof *points_ms);
  changes[0] = calloc((size_t)count * points, sizeof **changes);
  if (!points_ms || !changes[0]) return 1;
  for (int i = 1; i < count; i++) changes[i] = changes[0] + i * points;
  for (int p = 0; p < points; p++) points_ms[p] = horizon * p / (points - 1);
  points_ms[points - 1] = horizon;
  for (long i = 0; i < instances; i++) {
    start_at(i);
    live();
    add_life();
  }
  print();
  return 0;
}
