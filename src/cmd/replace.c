/* cmd/replace.c - one file of the user's, written whole or not at all. */

#include "cmd/replace.h"
#include "base/buf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int write_all(int fd, struct str bytes)
{
    while (bytes.n) {
        ssize_t n = write(fd, bytes.s, bytes.n);

        if (n < 0 && errno != EINTR)
            return -1;
        if (n > 0)
            bytes = str_cut(bytes, (size_t)n);
    }
    return 0;
}

int replace_file(const char *folder, const char *path, struct str bytes)
{
    struct buf target = {0}, temp = {0};
    struct stat st;
    int fd, result = -1, error;

    buf_printf(&target, "%s/%s", folder, path);
    buf_printf(&temp, "%s/%s.XXXXXX", folder, path);
    if (stat(target.s, &st))
        st.st_mode = errno == ENOENT ? 0644 : 0;
    fd = st.st_mode ? mkstemp(temp.s) : -1;
    if (fd >= 0) {
        result = write_all(fd, bytes) || fchmod(fd, st.st_mode & 07777) || fsync(fd) ? -1 : 0;
        if (close(fd))
            result = -1;
        if (!result)
            result = rename(temp.s, target.s);
        error = errno;
        if (result)
            unlink(temp.s);
        errno = error;
    }
    buf_done(&target);
    buf_done(&temp);
    return result;
}
