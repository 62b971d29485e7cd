// The bench's model in plain C, which counts nothing but events and the time in service: what the processor can do.

#include "model.h"

int main(void) {
  if (!read_model()) return 1;
  long events = 0;
  double serving = 0;
  for (long i = 0; i < instances; i++) {
    start_at(i);
    struct state *it = &states[initial];
    double now = 0;
    for (;;) {
      const double end = end_of(it, now);
      if (it->serving) serving += (end < horizon ? end : horizon) - now;
      if (end >= horizon) break;
      it = &states[way_of(it)->to];
      now = end;
      events++;
    }
  }
  printf("%ld %.17g\n", events, serving / instances / horizon);
  return 0;
}
