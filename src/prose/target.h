/* prose/target.h - what a reference in a text names; for prose/ alone. */
#ifndef PROSE_TARGET_H
#define PROSE_TARGET_H

#include "model/model.h"

enum target_state {
    TARGET_FOUND,
    TARGET_UNKNOWN,
    TARGET_TWO,        /* entries of two catalogs: entity and other */
    TARGET_EARLIER,    /* a number of a former edition; entity has it now */
    TARGET_FORMER      /* a name that entity had once */
};

struct target {
    enum target_state state;
    struct entity *entity, *other;
    struct str id, heading;    /* before and after #; heading empty for none */
};

/* "R-017", "bio2:5.01", "POL-2#retention". */
struct target target_of(const struct model *model, struct str written);

/* Its title in this language, else in the project's, else its id. Borrowed. */
struct str target_title(const struct entity *entity, const char *lang);

/* Of a parameter, the value that holds: its own, else the bound that is given; empty for anything else. */
struct str target_value(const struct entity *entity);

#endif
