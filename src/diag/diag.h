/* diag/diag.h - findings: what is wrong, where, and with which values. The words are in codes/CODE.LANGUAGE.txt (diag/words.h). */
#ifndef DIAG_DIAG_H
#define DIAG_DIAG_H

#include "base/arena.h"
#include "diag/source.h"

enum severity { INFO, WARNING, ERROR };

enum diag_code {
#define DIAG(name, code, severity, clause) DIAG_##name,
#include "diag/diag.def"
#undef DIAG
    DIAG_COUNT
};

struct diag_row {
    const char *name;         /* "RISK_UNOWNED" */
    const char *code;         /* "C037a": part of the product's interface, never reused for something else */
    enum severity severity;
    const char *clause;       /* of ISO/IEC 27001:2022, "" for none */
};

extern const struct diag_row diag_rows[DIAG_COUNT];

/* The row with this code (case free), or DIAG_COUNT. */
enum diag_code diag_find(struct str code);
const char *severity_name(enum severity severity);

/* A named value of a message: {id} in its text becomes the value. */
struct diag_arg { const char *name, *value; };

struct diag_note {
    const char *name;            /* which note text of the code: "note.NAME" */
    struct span span;            /* the related place; may be none */
    struct diag_arg *args;
    size_t n_args;
    struct diag_note *next;
};

struct diag {
    enum diag_code code;
    enum severity severity;
    struct span span;
    const char *subject;         /* id of the declaration it is about, "" for none: what `allow` names */
    struct diag_arg *args;
    size_t n_args;
    struct diag_note *notes, **last_note;
    const char **nearest;        /* names that may have been meant, best first, ended by NULL */
    const char *fix;             /* what to write in place of the span; NULL where a person must decide */
    size_t order;                /* of arrival, the last tie-breaker */
};

/* All findings of a run. */
struct diags {
    struct arena arena;
    struct diag **items;
    size_t n, cap;
    size_t count[ERROR + 1];
};

void diags_init(struct diags *diags);    /* in place, ends with diags_done() */
void diags_done(struct diags *diags);

/* A finding of this code at this place. `subject` is an id or NULL. Values are copied. The result is good for diag_note() and the like.
 *     diag(diags, DIAG_RISK_UNOWNED, risk->span, risk->id, { "id", risk->id }); */
#define diag(diags, code, span, subject, ...) \
    diag_new((diags), (code), (span), (subject), (const struct diag_arg[]){ __VA_ARGS__ __VA_OPT__(,) { NULL, NULL } })
struct diag *diag_new(struct diags *diags, enum diag_code code, struct span span, const char *subject, const struct diag_arg *args);

#define diag_note(diags, d, name, span, ...) \
    diag_note_new((diags), (d), (name), (span), (const struct diag_arg[]){ __VA_ARGS__ __VA_OPT__(,) { NULL, NULL } })
void diag_note_new(struct diags *diags, struct diag *d, const char *name, struct span span, const struct diag_arg *args);

void diag_set_severity(struct diags *diags, struct diag *d, enum severity severity);
void diag_set_fix(struct diags *diags, struct diag *d, struct str text);
/* Offers the names of `names` that are nearest to `got`, at most three (Elm's way); none if none is near. */
void diag_set_nearest(struct diags *diags, struct diag *d, struct str got, const char *const *names, size_t n);

/* By file (a catalog's after the project's), place, code, then arrival; project-wide ones last. Removes findings that say the same of the same place. */
void diags_sort(struct diags *diags);
/* Drops those for which drop() is true (suppressed by `allow`). */
void diags_filter(struct diags *diags, bool (*drop)(const struct diag *d, void *closure), void *closure);

#endif
