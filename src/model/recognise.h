/* model/recognise.h - which control a title speaks of. */
#ifndef MODEL_RECOGNISE_H
#define MODEL_RECOGNISE_H

#include "model/build.h"

/* Reports a title that an addition gives to an entry while its words are those of another entry of the same catalog (a wrong number). */
void recognise_title(struct builder *b, const struct entity *entry, const struct entity *addition);

#endif
