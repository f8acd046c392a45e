/* base/stamp.h - of which revision of the sources documents are made: what stands on their pages, and in the manifest, from which it can be had again. */
#ifndef BASE_STAMP_H
#define BASE_STAMP_H

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"

enum { STAMP_SHORT = 12 };    /* digits of a commit that are shown */

/* A change to a text, as it was committed. */
struct stamp_change {
    const char *id;           /* 40 hex digits */
    const char *author, *summary;
    date on;
};

enum stamp_end {
    STAMP_WHOLE,              /* back to the text's first */
    STAMP_MORE,               /* there are older ones, or may be: not all of a long history is looked at */
    STAMP_CUT,                /* there may be: the clone does not go back further */
    STAMP_NAMED               /* there may be: its first commit here took another text away, which may have been this one by another name */
};

struct stamp_history {
    const char *path;         /* of the text, from the project's root */
    struct stamp_change *items;    /* the newest first */
    size_t n;
    enum stamp_end end;
};

/* Why a repository that is there tells no commit. */
enum stamp_unknown {
    STAMP_KNOWN,              /* it tells one, or there is none */
    STAMP_EMPTY,              /* nothing is committed yet: then `changed` is true */
    STAMP_FOREIGN,            /* it is kept in a way that is not read */
    STAMP_BROKEN,             /* it cannot be read as it is */
    STAMP_UNABLE              /* libgit2 is not there to read it */
};

/* Texts are borrowed from whoever filled it. */
struct stamp {
    const char *revision;     /* what the user says it is. NULL */
    enum stamp_unknown unknown;
    const char *commit;       /* 40 hex digits; NULL where no commit is known */
    const char **tags;        /* that point at it, sorted; none where something has changed, since then they are of other sources */
    size_t n_tags;
    date on;                  /* when it was committed */
    bool changed;             /* what was read is not what was committed */
    const struct stamp_history *histories;
    size_t n_histories;
};

static inline bool stamp_is(const struct stamp *stamp) { return stamp && (stamp->revision || stamp->commit || stamp->unknown); }

/* "empty", "foreign", "broken", "unable"; NULL where it is known. */
const char *stamp_unknown_name(enum stamp_unknown unknown);
/* The one of that name; STAMP_KNOWN for NULL and any other. */
enum stamp_unknown stamp_unknown_of(const char *name);

/* What somebody wrote, as a line that can be printed: `encoding` as a commit names it, UTF-8 where it names none; what is no character becomes U+FFFD, a control a blank,
 * a direction control goes. Of the arena. */
const char *stamp_words(struct arena *arena, struct str text, struct str encoding);

#endif
