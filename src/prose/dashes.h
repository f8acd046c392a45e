/* prose/dashes.h - tables whose columns are told by lines of dashes, as pandoc writes them ("simple" and "multiline" tables); for prose/ alone.
 *
 *     Record     Years        ---------------------
 *     --------- ------        Record    Years
 *     Ledger         7        --------- -----------
 *     Vouchers       7        The       7, by law
 *                             ledger
 *
 *                             Vouchers  7
 *                             ---------------------  */
#ifndef PROSE_DASHES_H
#define PROSE_DASHES_H

#include "prose/markup.h"

/* Where a table ends that begins with this line, above which no words stand: the end of its last line; NULL where none begins. `rest`: the lines below. */
const char *dashes_end(struct str line, struct str rest);

#endif
