/*
 * A population of ExpLIF or LIF neurons in plain C, the loop over steps and neurons that one writes
 * by hand.
 *
 *   gcc -O3 -march=native -o population population.c -lm
 *   ./population params.yaml [--n-steps N] [--n-neurons N] [--seed N]
 *
 * The sample that reaches the threshold is a spike; the neuron is then held at V_reset. Every spike
 * is kept in memory. A neuron that is held neither draws a current nor takes an exponential.
 */

#include <errno.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static _Noreturn void fail(const char *what, const char *which) {
    fprintf(stderr, "population: %s %s\n", what, which);
    exit(2);
}

static void *checked(void *memory) {
    if (memory == NULL) {
        fail("out of", "memory");
    }
    return memory;
}

/* xoshiro256+ 1.0 (Blackman and Vigna 2021, doi:10.1145/3460772): its three lowest bits are weak. */

static uint64_t state[4];

static inline uint64_t rotate_left(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

static inline uint64_t next_word(void) {
    uint64_t word = state[0] + state[3];
    uint64_t shifted = state[1] << 17;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = rotate_left(state[3], 45);
    return word;
}

/* Fills the state by SplitMix64, as the authors of xoshiro advise. */
static void seed_generator(uint64_t seed) {
    for (int i = 0; i < 4; i++) {
        seed += 0x9E3779B97F4A7C15;
        uint64_t z = seed;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        state[i] = z ^ (z >> 31);
    }
}

/* In (0, 1), never an end of it, by the upper 52 bits. */
static inline double uniform(void) { return ((double)(next_word() >> 12) + 0.5) * 0x1p-52; }

/*
 * The ziggurat of Marsaglia and Tsang (2000, doi:10.18637/jss.v005.i08) with 256 layers of equal
 * area under exp(-x^2/2). Layer i spans |x| < edge; the lowest one, 0, is a box and the tail.
 */

#define LAYERS 256
#define TAIL 3.6541528853610088 /* where the tail begins */

static double width[LAYERS];   /* of a layer, in units of 2^-52 */
static int64_t inside[LAYERS]; /* below it a draw lies wholly under the curve */
static double height[LAYERS];  /* of the curve at the layer's edge */

static double curve(double x) { return exp(-0.5 * x * x); }

static void build_ziggurat(void) {
    double area = TAIL * curve(TAIL) + sqrt(M_PI / 2) * erfc(TAIL / sqrt(2));
    double box = area / curve(TAIL);
    double edge = TAIL;
    width[0] = box * 0x1p-52;
    inside[0] = (int64_t)(TAIL / box * 0x1p52);
    height[0] = 1;
    width[LAYERS - 1] = edge * 0x1p-52;
    height[LAYERS - 1] = curve(edge);
    for (int i = LAYERS - 2; i >= 1; i--) {
        double upper = sqrt(-2 * log(area / edge + curve(edge)));
        inside[i + 1] = (int64_t)(upper / edge * 0x1p52);
        width[i] = upper * 0x1p-52;
        height[i] = curve(upper);
        edge = upper;
    }
    inside[1] = 0;
}

/* Marsaglia (1964): an exponential draw under the tail, kept with the right probability. */
static double normal_tail(void) {
    double x, y;
    do {
        x = -log(uniform()) / TAIL;
        y = -log(uniform());
    } while (y + y < x * x);
    return TAIL + x;
}

static __attribute__((noinline)) bool under_the_curve(int layer, int64_t across, double *x) {
    if (layer == 0) {
        double tail = normal_tail();
        *x = across < 0 ? -tail : tail;
        return true;
    }
    double y = height[layer] + uniform() * (height[layer - 1] - height[layer]);
    return y < curve(*x);
}

/* A standard normal draw: the layer by the upper 8 bits of a word, x by the next 53, sign first. */
static inline double normal(void) {
    for (;;) {
        uint64_t word = next_word();
        int layer = (int)(word >> 56);
        int64_t across = (int64_t)(word << 8) >> 11;
        double x = (double)across * width[layer];
        if (llabs(across) < inside[layer] || under_the_curve(layer, across, &x)) {
            return x;
        }
    }
}

/* Parameters: `key : value  # comment` lines; of a key that is given twice the last value holds. */

enum key {
    V_TH, V_RESET, TAU_M, G_L, V_INIT, V_L, TAU_REF, DT, DELTA_T, V_EXP_TRIGGER, N_NEURONS, N_STEPS,
    MEAN_I, STD_I, KEYS
};

static const char *const NAMES[KEYS] = {
    "V_th", "V_reset", "tau_m", "g_L", "V_init", "V_L", "tau_ref", "dt", "DeltaT", "V_exp_trigger",
    "n_neurons", "n_steps", "mean_I", "std_I"
};

struct parameters {
    double value[KEYS];
    bool given[KEYS];
};

static double number(const char *name, const char *text) {
    char digits[64];
    size_t length = 0;
    for (const char *at = text; *at != '\0' && length < sizeof digits - 1; at++) {
        if (*at != '_') {
            digits[length++] = *at;
        }
    }
    digits[length] = '\0';
    char *end;
    double value = strtod(digits, &end);
    if (end == digits || end[strspn(end, " \t\r\n")] != '\0') {
        fail("no number is given for", name);
    }
    return value;
}

static void read_parameters(const char *path, struct parameters *p) {
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        fail(strerror(errno), path);
    }
    char line[512];
    while (fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "#")] = '\0';
        char *colon = strchr(line, ':');
        if (colon == NULL) {
            continue;
        }
        *colon = '\0';
        char *name = line + strspn(line, " \t");
        name[strcspn(name, " \t")] = '\0';
        for (int key = 0; key < KEYS; key++) {
            if (strcmp(name, NAMES[key]) == 0) {
                p->value[key] = number(name, colon + 1);
                p->given[key] = true;
            }
        }
    }
    fclose(file);
}

static void require(const struct parameters *p) {
    for (int key = 0; key < KEYS; key++) {
        bool optional = key == DELTA_T || key == V_EXP_TRIGGER || key == MEAN_I || key == STD_I;
        if (!optional && !p->given[key]) {
            fail("the parameters lack", NAMES[key]);
        }
    }
}

struct spike {
    int32_t sample;
    int32_t neuron;
};

struct spikes {
    struct spike *list;
    size_t count;
    size_t room;
};

static __attribute__((noinline)) void grow(struct spikes *spikes) {
    spikes->room = spikes->room == 0 ? 4096 : 2 * spikes->room;
    spikes->list = checked(realloc(spikes->list, spikes->room * sizeof *spikes->list));
}

/* Forward Euler. It is inlined with constants for the two flags, so that no step asks them. */
static inline __attribute__((always_inline)) void advance(
    const struct parameters *p, bool exponential, bool noisy, double *restrict v,
    int32_t *restrict held_until, struct spikes *spikes) {
    const int n = (int)p->value[N_NEURONS];
    const int n_steps = (int)p->value[N_STEPS];
    const int hold = (int)lround(p->value[TAU_REF] / p->value[DT]) + 1;
    const double steps_per_tau = p->value[DT] / p->value[TAU_M];
    const double mean = p->value[V_L] + p->value[MEAN_I] / p->value[G_L];
    const double std = p->value[STD_I] / p->value[G_L];
    const double delta = p->value[DELTA_T];
    const double inverse_delta = 1 / delta;
    const double trigger = p->value[V_EXP_TRIGGER];
    const double threshold = p->value[V_TH];
    const double reset = p->value[V_RESET];

    for (int step = 0; step < n_steps; step++) {
        for (int i = 0; i < n; i++) {
            if (step < held_until[i]) {
                continue;
            }
            double old = v[i];
            double drive = mean - old;
            if (noisy) {
                drive += std * normal();
            }
            if (exponential) {
                drive += delta * exp((old - trigger) * inverse_delta);
            }
            double new = old + steps_per_tau * drive;
            if (new >= threshold) {
                if (spikes->count == spikes->room) {
                    grow(spikes);
                }
                spikes->list[spikes->count++] = (struct spike){step + 1, i};
                held_until[i] = step + 1 + hold;
                new = reset;
            }
            v[i] = new;
        }
    }
}

static void simulate(const struct parameters *p, struct spikes *spikes) {
    size_t n = (size_t)p->value[N_NEURONS];
    double *v = checked(malloc(n * sizeof *v));
    int32_t *held_until = checked(calloc(n, sizeof *held_until));
    for (size_t i = 0; i < n; i++) {
        v[i] = p->value[V_INIT];
    }
    bool noisy = p->value[STD_I] > 0;
    if (p->given[DELTA_T]) {
        if (noisy) {
            advance(p, true, true, v, held_until, spikes);
        } else {
            advance(p, true, false, v, held_until, spikes);
        }
    } else if (noisy) {
        advance(p, false, true, v, held_until, spikes);
    } else {
        advance(p, false, false, v, held_until, spikes);
    }
    free(v);
    free(held_until);
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void report(const struct parameters *p, const struct spikes *spikes, double simulation) {
    size_t n = (size_t)p->value[N_NEURONS];
    double n_steps = p->value[N_STEPS];
    double duration = n_steps * p->value[DT] / 1000;
    int64_t *counts = checked(calloc(n, sizeof *counts));
    for (size_t i = 0; i < spikes->count; i++) {
        counts[spikes->list[i].neuron]++;
    }
    double mean = (double)spikes->count / (double)n;
    double squares = 0;
    for (size_t i = 0; i < n; i++) {
        squares += ((double)counts[i] - mean) * ((double)counts[i] - mean);
    }
    free(counts);
    printf("neurons     %zu\n", n);
    printf("steps       %.0f\n", n_steps);
    printf("spikes      %zu\n", spikes->count);
    printf("mean rate   %.6f Hz\n", mean / duration);
    printf("SD of rates %.6f Hz\n", sqrt(squares / (double)n) / duration);
    printf("simulation  %.6f s\n", simulation);
    printf("a step      %.3f ns a neuron\n", simulation * 1e9 / (double)n / n_steps);
}

int main(int argc, char **argv) {
    if (argc < 2 || argc % 2 != 0) {
        fail("usage:", "population params.yaml [--n-steps N] [--n-neurons N] [--seed N]");
    }
    struct parameters p = {0};
    read_parameters(argv[1], &p);
    uint64_t seed = 0;
    for (int i = 2; i < argc; i += 2) {
        if (strcmp(argv[i], "--n-steps") == 0) {
            p.value[N_STEPS] = number(argv[i], argv[i + 1]);
            p.given[N_STEPS] = true;
        } else if (strcmp(argv[i], "--n-neurons") == 0) {
            p.value[N_NEURONS] = number(argv[i], argv[i + 1]);
            p.given[N_NEURONS] = true;
        } else if (strcmp(argv[i], "--seed") == 0) {
            seed = strtoull(argv[i + 1], NULL, 10);
        } else {
            fail("unknown option", argv[i]);
        }
    }
    require(&p);

    struct spikes spikes = {0};
    double start = seconds();
    seed_generator(seed);
    build_ziggurat();
    simulate(&p, &spikes);
    double simulation = seconds() - start;

    report(&p, &spikes, simulation);
    free(spikes.list);
    return 0;
}
