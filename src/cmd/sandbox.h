/* cmd/sandbox.h - what a command may read and write, once it is known what it is about; all that it must not is refused by the kernel (base/jail.h). */
#ifndef CMD_SANDBOX_H
#define CMD_SANDBOX_H

#include "base/jail.h"
#include "cmd/cmd.h"

/* Begins a jail in inv->jail, unless there is one or --no-sandbox was given, and allows what the command line names. What a command needs beyond sandbox_close()'s table it allows between the two:
 *     project_find(…);                                            begins it, and finds the root
 *     jail_allow(inv->jail, JAIL_READ, "/where/the/git/folder/is");
 *     sandbox_close(inv, opened.path);                            nothing else from here on
 *     project_read(…);                                            the first byte that a stranger may have written
 * What looks for such a folder runs before the jail is closed, so it must trust nothing it reads. `build --watch` forks for each build, and each child does all four. */
void sandbox_begin(struct invocation *inv);

/* Reads fontconfig's files, and allows the fonts. What is written must have been allowed before. */
void sandbox_allow_fonts(struct invocation *inv);
/* Allows the folder of a file. */
void sandbox_allow_folder(struct invocation *inv, enum jail_right right, const char *path);

/* Allows what every command reads (below `root`; NULL: there is none), and closes the jail. */
void sandbox_close(struct invocation *inv, const char *root);

#endif
