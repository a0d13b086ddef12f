/* file.c -- the only place that maps files and asks where the program lies. */
#include "base/file.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef CLIO_DATADIR
#define CLIO_DATADIR "/usr/local/share/clio"
#endif

static clio_rc map_fd(int fd, const char *path, const void **base, size_t *len, clio_err *err)
{
    struct stat st;
    void *p;
    if (fstat(fd, &st)) return clioi_fail(err, CLIO_EIO, CLIOI_NO_OFF, "%s: %s", path, strerror(errno));
    if (!S_ISREG(st.st_mode)) return clioi_fail(err, CLIO_EIO, CLIOI_NO_OFF, "%s: not a plain file", path);
    *len = (size_t)st.st_size;
    if (!*len) return CLIO_OK;
    p = mmap(NULL, *len, PROT_READ, MAP_SHARED, fd, 0);
    if (p == MAP_FAILED) return clioi_fail(err, CLIO_EIO, CLIOI_NO_OFF, "%s: %s", path, strerror(errno));
    *base = p;
    return CLIO_OK;
}

clio_rc clioi_file_map(const char *path, const void **base, size_t *len, clio_err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    clio_rc rc;
    *base = NULL;
    *len = 0;
    if (fd < 0) return clioi_fail(err, CLIO_EIO, CLIOI_NO_OFF, "%s: %s", path, strerror(errno));
    rc = map_fd(fd, path, base, len, err);
    (void)close(fd);
    return rc;
}

void clioi_file_unmap(const void *base, size_t len)
{
    if (base) (void)munmap((void *)(uintptr_t)base, len);
}

clio_rc clioi_file_data_path(char *out, size_t size, clio_err *err)
{
    const char *env = getenv("CLIO_DATA");
    char self[4096];
    ssize_t n;
    int w;
    if (env && *env) {
        w = snprintf(out, size, "%s", env);
    } else {
        char *slash;
        n = readlink("/proc/self/exe", self, sizeof self - 1);
        self[n > 0 ? n : 0] = '\0';
        slash = strrchr(self, '/');
        if (slash) *slash = '\0';
        w = snprintf(out, size, "%s/clio.dat", self);
        if (!slash || w < 0 || (size_t)w >= size || access(out, R_OK)) w = snprintf(out, size, "%s/clio.dat", CLIO_DATADIR);
    }
    if (w < 0 || (size_t)w >= size) return clioi_fail(err, CLIO_ELIMIT, CLIOI_NO_OFF, "path of the data file is too long");
    return CLIO_OK;
}
