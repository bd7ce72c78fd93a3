/* Writes down everything that a process does to the files of one directory, so that a power cut can be played afterwards.
 *
 *   cc -O2 -shared -fPIC crashlog.c -o crashlog.so -ldl
 *   CRASH_DIR=directory CRASH_LOG=log LD_PRELOAD=./crashlog.so program
 *
 * One record per call: kind, offset, length of the name, length of the data, name, data. The kinds:
 *   c created   w written   t truncated to the offset   u unlinked   s synced   d directory synced
 *   m a mark: what the program wrote to its standard output, which is what it has confirmed
 * SQLite's -shm file is left out: it is rebuilt after every start.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FILES 4096
#define NEXT(name) static __typeof__(name) *next; if (!next) next = dlsym(RTLD_NEXT, #name)
#define LOCKED(result_type, expression, after) \
    pthread_mutex_lock(&lock); result_type result = expression; after; pthread_mutex_unlock(&lock); return result

static char watched[PATH_MAX];
static char *names[MOST_FILES];
static int logged = -2;
static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;

static void begin(void)
{
    if (logged != -2) return;
    logged = -1;
    const char *directory = getenv("CRASH_DIR"), *path = getenv("CRASH_LOG");
    if (!directory || !path || !realpath(directory, watched)) return;
    int (*open_file)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    int (*close_file)(int) = dlsym(RTLD_NEXT, "close");
    int first = open_file(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    int high = fcntl(first, F_DUPFD_CLOEXEC, 900); /* out of the way of the program's own files */
    close_file(first);
    logged = high;
}

static void record(char kind, const char *name, int64_t offset, const void *data, uint32_t length)
{
    if (logged < 0) return;
    uint16_t name_length = name ? strlen(name) : 0;
    char head[15] = {kind};
    memcpy(head + 1, &offset, 8);
    memcpy(head + 9, &name_length, 2);
    memcpy(head + 11, &length, 4);
    struct iovec parts[3] = {{head, sizeof head}, {(void *)name, name_length}, {(void *)data, length}};
    if (writev(logged, parts, 3) < 0) abort();
}

/* The name of a path inside the watched directory, "." for the directory itself, or NULL. */
static const char *inside(const char *path)
{
    static __thread char real[PATH_MAX], parent[PATH_MAX];
    begin();
    if (logged < 0) return NULL;
    if (realpath(path, real) && !strcmp(real, watched)) return ".";
    strncpy(parent, path, PATH_MAX - 1);
    char *slash = strrchr(parent, '/');
    const char *base = slash ? path + (slash - parent) + 1 : path;
    if (slash) *slash = 0;
    if (!realpath(slash ? (slash == parent ? "/" : parent) : ".", real) || strcmp(real, watched)) return NULL;
    return strstr(base, "-shm") ? NULL : base;
}

static const char *name_of(int file) { return file >= 0 && file < MOST_FILES ? names[file] : NULL; }

static void opened(int file, const char *path, int flags, int existed)
{
    if (file < 0 || file >= MOST_FILES) return;
    const char *name = inside(path);
    free(names[file]);
    names[file] = name ? strdup(name) : NULL;
    if (name && (flags & O_CREAT) && !existed) record('c', name, 0, NULL, 0);
    if (name && (flags & O_TRUNC)) record('t', name, 0, NULL, 0);
}

static mode_t mode_in(int flags, va_list rest) { return flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; }

#define OPEN(name) int name(const char *path, int flags, ...) { \
    NEXT(name); va_list rest; va_start(rest, flags); mode_t mode = mode_in(flags, rest); va_end(rest); \
    int existed = access(path, F_OK) == 0; \
    LOCKED(int, next(path, flags, mode), opened(result, path, flags, existed)); }
#define OPENAT(name) int name(int at, const char *path, int flags, ...) { \
    NEXT(name); va_list rest; va_start(rest, flags); mode_t mode = mode_in(flags, rest); va_end(rest); \
    int existed = faccessat(at, path, F_OK, 0) == 0; \
    LOCKED(int, next(at, path, flags, mode), opened(result, path, flags, existed)); }
#define PWRITE(name, offset_type) ssize_t name(int file, const void *data, size_t length, offset_type offset) { \
    NEXT(name); \
    LOCKED(ssize_t, next(file, data, length, offset), \
        if (result > 0 && name_of(file)) record('w', name_of(file), offset, data, result)); }
#define SYNC(name) int name(int file) { \
    NEXT(name); \
    LOCKED(int, next(file), \
        if (!result && name_of(file)) record(strcmp(name_of(file), ".") ? 's' : 'd', name_of(file), 0, NULL, 0)); }
#define TRUNCATE(name, offset_type) int name(int file, offset_type length) { \
    NEXT(name); \
    LOCKED(int, next(file, length), if (!result && name_of(file)) record('t', name_of(file), length, NULL, 0)); }

OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)
SYNC(fsync)
SYNC(fdatasync)
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

int close(int file)
{
    NEXT(close);
    if (file == logged && logged >= 0) return 0;
    pthread_mutex_lock(&lock);
    if (file >= 0 && file < MOST_FILES) { free(names[file]); names[file] = NULL; }
    int result = next(file);
    pthread_mutex_unlock(&lock);
    return result;
}

ssize_t write(int file, const void *data, size_t length)
{
    NEXT(write);
    begin();
    if (file == STDOUT_FILENO) record('m', NULL, 0, data, length);
    pthread_mutex_lock(&lock);
    off_t offset = name_of(file) ? lseek(file, 0, SEEK_CUR) : 0;
    ssize_t result = next(file, data, length);
    if (result > 0 && name_of(file)) record('w', name_of(file), offset, data, result);
    pthread_mutex_unlock(&lock);
    return result;
}

int unlink(const char *path)
{
    NEXT(unlink);
    const char *name = inside(path);
    LOCKED(int, next(path), if (!result && name) record('u', name, 0, NULL, 0));
}
