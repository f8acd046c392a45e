/* cmd/replace.h - one file of the user's, written whole or not at all. */
#ifndef CMD_REPLACE_H
#define CMD_REPLACE_H

#include "base/str.h"

/* Writes the bytes beside folder/path, flushes them, and renames them over it, with its permissions; a new one may be read by all. 0, or -1 with errno; then the file is as it was. */
int replace_file(const char *folder, const char *path, struct str bytes);

#endif
