/* prose/texts.h - the Markdown files of a project's policies, each read once: for checks, for links to their headings, and for the documents made of them. */
#ifndef PROSE_TEXTS_H
#define PROSE_TEXTS_H

#include "model/model.h"
#include "prose/headings.h"
#include "prose/prose.h"

struct policy_text {
    struct source *source;      /* the whole file, named by its path from the project's root */
    struct str body;            /* what of it is Markdown */
    struct headings headings;   /* of the body */
    struct policy_text *next;   /* in the order in which policies name them */
};

struct texts {
    struct map paths;           /* path -> struct policy_text */
    struct arena arena;
    struct policy_text *first, **last;
};

/* Reads every file that a policy of the project names; those that cannot be read are left out (the model has reported them). Yours, ends with texts_free(), and
 * outlives all findings in them. */
struct texts *texts_new(const struct model *model, const struct prose_files *files);
void texts_free(struct texts *texts);    /* NULL is fine */

/* The text that a policy has in a language, else in the project's; NULL where there is none. *lang (where not NULL): the language it is in, borrowed. */
const struct policy_text *texts_of(const struct texts *texts, const struct model *model, const struct entity *policy, const char *wanted, const char **lang);
const struct policy_text *texts_at(const struct texts *texts, struct str path);

/* Adds the xml:id of a heading: ADDRESS..text..NAME, its name with `_xHEX_` for what may not stand in an id. */
void heading_id(struct buf *id, const struct entity *policy, struct str name);

#endif
