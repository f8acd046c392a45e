/* base/remove.c - folders taken away with all that is in them. */

#include "base/remove.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

enum { DEEPEST = 32 };

bool is_dots(const char *name)
{
    return name[0] == '.' && (!name[1] || (name[1] == '.' && !name[2]));
}

static bool remove_below(int parent, const char *name, int depth)
{
    char bytes[4096] __attribute__((aligned(8)));
    bool again = true, whole = true;
    ssize_t n;
    int fd;

    if (!unlinkat(parent, name, 0) || errno == ENOENT)
        return true;
    fd = depth < DEEPEST ? openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;
    if (fd < 0)
        return errno == ENOENT;
    while (again && whole) {
        again = false;
        while (whole && (n = getdents64(fd, bytes, sizeof bytes)) > 0) {
            for (ssize_t at = 0; at < n;) {
                const struct dirent64 *entry = (const struct dirent64 *)(bytes + at);

                if (!is_dots(entry->d_name)) {
                    whole = remove_below(fd, entry->d_name, depth + 1) && whole;
                    again = true;    /* a folder changes under the reader: look once more */
                }
                at += entry->d_reclen;
            }
        }
        lseek(fd, 0, SEEK_SET);
    }
    close(fd);
    return !unlinkat(parent, name, AT_REMOVEDIR) || errno == ENOENT;
}

bool remove_all(int parent, const char *name)
{
    return remove_below(parent, name, 0);
}
