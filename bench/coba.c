/*
 * The COBA network (Brette et al. 2007, benchmark 1) in plain C, the loop that one writes by hand.
 *
 *   gcc -O3 -march=native -o coba coba.c -lm
 *   ./coba [--n-neurons 4000] [--duration MS] [--seed N]
 *
 * Four fifths of the neurons excite; every neuron has 80 sources on average however many neurons
 * there are. Forward Euler, exact decay of the conductances, a delay of one step of 0.1 ms. A
 * Poisson train into 50 neurons during the first 50 ms starts the network.
 */

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static uint64_t state[4];

static inline uint64_t rotate_left(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

/* xoshiro256+ 1.0 (Blackman and Vigna 2021, doi:10.1145/3460772). */
static inline double uniform(void) {
    uint64_t word = state[0] + state[3];
    uint64_t shifted = state[1] << 17;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = rotate_left(state[3], 45);
    return (word >> 11) * 0x1p-53;
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + 1e-9 * t.tv_nsec;
}

int main(int argc, char **argv) {
    int n = 4000;
    double duration = 1000;
    uint64_t seed = 1;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (!strcmp(argv[i], "--n-neurons")) {
            n = atoi(argv[i + 1]);
        } else if (!strcmp(argv[i], "--duration")) {
            duration = atof(argv[i + 1]);
        } else if (!strcmp(argv[i], "--seed")) {
            seed = strtoull(argv[i + 1], NULL, 10);
        }
    }
    for (int i = 0; i < 4; i++) {
        seed += 0x9E3779B97F4A7C15;
        uint64_t z = seed;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        state[i] = z ^ (z >> 31);
    }
    const double dt = 0.1, e_l = -60, v_th = -50, v_reset = -60, e_e = 0, e_i = -80;
    const double per_c = dt / 200, g_l = 10, w_e = 6, w_i = 67;
    const double decay_e = exp(-dt / 5), decay_i = exp(-dt / 10);
    const int hold = 50, excitatory = n / 5 * 4;
    const double p = 80.0 / n;
    const long steps = lround(duration / dt);

    double building = now();
    /* by source: gaps between targets are geometric */
    int64_t *begin = malloc((n + 1) * sizeof *begin);
    int64_t capacity = (int64_t)(81.5 * n + 1000), synapses = 0;
    int *target = malloc(capacity * sizeof *target);
    double per_log = 1 / log1p(-p);
    for (int i = 0; i < n; i++) {
        begin[i] = synapses;
        double at = -1;
        while ((at += 1 + floor(log1p(-uniform()) * per_log)) < n) {
            if ((int)at != i) {
                if (synapses == capacity) {
                    target = realloc(target, (capacity *= 2) * sizeof *target);
                }
                target[synapses++] = (int)at;
            }
        }
    }
    begin[n] = synapses;
    double *v = malloc(n * sizeof *v), *ge = calloc(n, sizeof *ge), *gi = calloc(n, sizeof *gi);
    int *held = calloc(n, sizeof *held);
    int *fired = malloc(n * sizeof *fired), *before = malloc(n * sizeof *before);
    for (int i = 0; i < n; i++) {
        v[i] = -60 + 10 * uniform();
    }
    double started = now();
    int n_fired = 0, n_before = 0;
    int64_t spikes = 0, events = 0;
    for (long step = 0; step < steps; step++) {
        n_fired = 0;
        for (int i = 0; i < n; i++) {
            double to =
                v[i] + per_c * (g_l * (e_l - v[i]) + ge[i] * (e_e - v[i]) + gi[i] * (e_i - v[i]));
            ge[i] *= decay_e;
            gi[i] *= decay_i;
            if (held[i] > 0) {
                held[i]--;
            } else {
                v[i] = to;
                if (to >= v_th) {
                    fired[n_fired++] = i;
                    v[i] = v_reset;
                    held[i] = hold;
                }
            }
        }
        for (int k = 0; k < n_before; k++) {
            int source = before[k];
            if (source < excitatory) {
                for (int64_t q = begin[source]; q < begin[source + 1]; q++) {
                    ge[target[q]] += w_e;
                }
            } else {
                for (int64_t q = begin[source]; q < begin[source + 1]; q++) {
                    gi[target[q]] += w_i;
                }
            }
            events += begin[source + 1] - begin[source];
        }
        if (step >= 10 && step < 510) {
            for (int i = 0; i < 50; i++) {
                ge[i] += uniform() < 0.03 ? w_e : 0;
            }
        }
        spikes += n_fired;
        int *swap = before;
        before = fired;
        fired = swap;
        n_before = n_fired;
    }
    double ended = now();
    printf("neurons %d, synapses %lld, spikes %lld, rate %.3f Hz, events %lld\n", n,
           (long long)synapses, (long long)spikes, spikes / (duration / 1000) / n,
           (long long)events);
    printf("built in %.3f s, simulated in %.3f s\n", started - building, ended - started);
    return 0;
}
