/* prose/texts.h - the Markdown files of a project's policies, each read once: for checks, for links to their headings, and for the documents made of them. */
#ifndef PROSE_TEXTS_H
#define PROSE_TEXTS_H

#include "base/picture.h"
#include "model/model.h"
#include "prose/headings.h"
#include "prose/layer.h"
#include "prose/passages.h"
#include "prose/prose.h"
#include "prose/target.h"

struct policy_text {
    const struct entity *policy;    /* the first that names it */
    struct source *source;          /* the whole file, named by its path from the project's root */
    struct str front, body;         /* front matter, empty for none; what is Markdown */
    bool unread;                    /* it is no text, or nothing stands in it: both are empty, and texts_of() does not know it */
    struct markup markup;           /* of the body, and its tree */
    cmark_node *root;
    struct headings headings;
    struct passages passages;
    struct policy_text *next;       /* in the order in which policies name them */
};

enum { TEXT_PICTURES_MOST = 200 };    /* pictures of a text that are read */

/* A picture that a text shows. */
struct text_picture {
    const char *path;               /* from the project's root */
    const char *name;               /* of the file beside the documents: "figures/policies-plan.png" */
    struct picture picture;         /* type PICTURE_NONE where it cannot be read or set */
    bool unread;                    /* there is no such file, or none that can be read */
    struct text_picture *next;
};

struct texts {
    struct map paths;               /* path -> struct policy_text */
    struct map pictures;            /* path -> struct text_picture */
    struct map names;               /* names of pictures in use */
    struct arena arena;
    struct policy_text *first, **last;
    struct text_picture *first_picture;
};

/* Reads every file that a policy of the project names, and the pictures they show; those that cannot be read are left out (the model has reported them). Yours,
 * ends with texts_free(), and outlives all findings in them. */
struct texts *texts_new(const struct model *model, const struct prose_files *files);
void texts_free(struct texts *texts);    /* NULL is fine */

/* The text that a policy has in a language, else in the project's; NULL where there is none. *lang (where not NULL): the language it is in, borrowed. */
const struct policy_text *texts_of(const struct texts *texts, const struct model *model, const struct entity *policy, const char *wanted, const char **lang);
/* The value of a field of its front matter; empty for none. */
struct str texts_front(const struct policy_text *text, int kind /* enum front_kind */);
/* Whether its heading of the first level is but the title of the policy, or of its front matter where it has no such heading: what it is called there, else empty. */
struct str texts_title(const struct policy_text *text);

/* A heading of a policy by its name: of its text in this language, else of the project's; NULL where there is none. */
const struct heading *texts_heading(const struct texts *texts, const struct model *model, const struct entity *policy, struct str name, const char *lang);

/* What a link from a text to a file leads to: another policy, or a heading of it (as written where it has no such heading); false where it is the text of none. */
bool texts_link(const struct texts *texts, const struct model *model, const struct policy_text *text, struct str url, struct target *target);
/* A picture by its address in a text; NULL where it is none that can be set. */
const struct text_picture *texts_picture(const struct texts *texts, const struct policy_text *text, struct str url);
/* Why it cannot: it lies outside the project, there is no file that can be read, its size (base/image.h), it is damaged, takes too long to draw, or it is no picture of ours (or runs something). */
enum picture_lack { LACK_NONE, LACK_ELSEWHERE, LACK_FILE, LACK_SIZE, LACK_BROKEN, LACK_COST, LACK_KIND };
enum picture_lack texts_picture_lack(const struct texts *texts, const struct policy_text *text, struct str url);
/* A picture by the name of its file among the documents. */
const struct picture *texts_picture_named(const struct texts *texts, const char *name);
/* The path of such a file in the project; the name itself for none. */
const char *texts_picture_path(const struct texts *texts, const char *name);

/* Adds the xml:id of something in a policy's text, ADDRESS..PART..NAME: its name with `_xHEX_` for what may not stand in an id. */
void name_id(struct buf *id, const struct entity *policy, const char *part, struct str name);
void heading_id(struct buf *id, const struct entity *policy, struct str name);    /* ADDRESS..text..NAME */

#endif
