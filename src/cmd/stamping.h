/* cmd/stamping.h - which revision a build is of, and which day it takes from it. */
#ifndef CMD_STAMPING_H
#define CMD_STAMPING_H

#include "cmd/cmd.h"

/* Finds the checkout that the project lies in, and allows the jail to read its repository; nothing where another says which revision it is. */
void stamp_find(struct invocation *inv, struct opened *opened);
/* Fills opened->stamp: what --revision says, what a rebuild is told to repeat, else what the checkout says; nothing, said where that is a surprise, where it says nothing.
 * Where nobody named a day and nothing has changed since the commit, its day becomes the model's, and inv->today. The sources must have been read, and not yet been checked. */
void stamp_project(struct invocation *inv, struct opened *opened);

/* Where the day that counts as today is from, as the manifest has it. */
const char *stamp_day_from(const struct invocation *inv);

#endif
