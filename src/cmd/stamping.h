/* cmd/stamping.h - which revision a build is of, and which day it takes from it. */
#ifndef CMD_STAMPING_H
#define CMD_STAMPING_H

#include "cmd/cmd.h"

/* Whether what --revision says can be printed as it is: a line of at most 100 characters. False, said. */
bool stamp_asked(struct invocation *inv);
/* Finds the checkout that the project lies in, and allows the jail to read its repository. */
void stamp_find(struct invocation *inv, struct opened *opened);
/* Fills opened->stamp: what the build said that is repeated, held against what the repository says; else what the checkout says, or why it says nothing (said, too), and what --revision says.
 * Where nobody named a day and nothing has changed since the commit, its day becomes the model's, and inv->today. The sources must have been read, and not yet been checked. */
void stamp_project(struct invocation *inv, struct opened *opened);

/* Where the day that counts as today is from, as the manifest has it. */
const char *stamp_day_from(const struct invocation *inv);

#endif
