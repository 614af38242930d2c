/*
 * Shifts the clocks of the process into which it is preloaded, by what a file says that the tests change while it runs: two numbers of 64 bits, in nanoseconds,
 * for the wall clock and for the monotonic one. Built and used by ClockJumpTest alone; nothing of the product knows of it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define NS_PER_S 1000000000LL
/* A computer has not run for so many seconds: this is a time of the wall clock. */
#define WALL_CLOCK_FROM_S 1000000000LL

static const int64_t none[2];
static const volatile int64_t *shifts = none;
static int (*next_gettime)(clockid_t, struct timespec *);
static int (*next_timedwait)(pthread_cond_t *, pthread_mutex_t *, const struct timespec *);

__attribute__((constructor)) static void begin(void) {
    next_gettime = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    next_timedwait = (int (*)(pthread_cond_t *, pthread_mutex_t *, const struct timespec *))dlvsym(
        RTLD_NEXT, "pthread_cond_timedwait", "GLIBC_2.3.2");
    const char *name = getenv("SHIFTED_CLOCKS");
    const int file = name == NULL ? -1 : open(name, O_RDONLY);
    if (file >= 0) {
        void *mapped = mmap(NULL, sizeof none, PROT_READ, MAP_SHARED, file, 0);
        if (mapped != MAP_FAILED) {
            shifts = mapped;
        }
        close(file);
    }
}

static void shift(struct timespec *time, int64_t ns) {
    const int64_t sum = time->tv_sec * NS_PER_S + time->tv_nsec + ns;
    time->tv_sec = sum / NS_PER_S;
    time->tv_nsec = sum % NS_PER_S;
}

int clock_gettime(clockid_t id, struct timespec *time) {
    const int result = next_gettime == NULL ? (int)syscall(SYS_clock_gettime, id, time) : next_gettime(id, time);
    if (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE) {
        shift(time, shifts[0]);
    } else if (id == CLOCK_MONOTONIC || id == CLOCK_MONOTONIC_COARSE || id == CLOCK_MONOTONIC_RAW) {
        shift(time, shifts[1]);
    }
    return result;
}

int gettimeofday(struct timeval *time, void *zone) {
    struct timespec now;
    (void)zone;
    const int result = clock_gettime(CLOCK_REALTIME, &now);
    time->tv_sec = now.tv_sec;
    time->tv_usec = now.tv_nsec / 1000;
    return result;
}

/* The kernel's clocks are not shifted, so a time until which to wait has to be shifted back. */
int pthread_cond_timedwait(pthread_cond_t *condition, pthread_mutex_t *mutex, const struct timespec *until) {
    struct timespec kernel = *until;
    shift(&kernel, until->tv_sec > WALL_CLOCK_FROM_S ? -shifts[0] : -shifts[1]);
    return next_timedwait(condition, mutex, &kernel);
}
