/* rules/operation.h - what other places ask about records of operation. */
#ifndef RULES_OPERATION_H
#define RULES_OPERATION_H

#include "model/model.h"

/* The last day on which a key may be in use: `until`, else `created` and its interval, or `fallback` where it states none. DATE_NONE where nothing says when. */
date key_due(const struct entity *key, struct duration fallback);

/* When a process that comes round was carried out and is to be again; DATE_NONE for never, and where it does not come round. */
struct round { date last, due; };
struct round round_of(const struct entity *process);

/* The day by which an open weakness is to be mended, DATE_NONE for none; whether it is past. */
date weakness_due(const struct entity *weakness);
bool weakness_late(const struct model *model, const struct entity *weakness);

#endif
