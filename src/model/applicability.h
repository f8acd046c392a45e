/* model/applicability.h - the Statement of Applicability as data: for each control whether it counts, why, how far it is, and what proves it (6.1.3 b-d). No words. */
#ifndef MODEL_APPLICABILITY_H
#define MODEL_APPLICABILITY_H

#include "model/model.h"

/* What makes a control necessary, in the order in which a justification names it. */
enum driver_kind {
    DRIVER_RISK,           /* `controls` of a risk, or of a treatment of it (via) */
    DRIVER_OBLIGATION,     /* law, regulation, contract, standard: its `met-by`, or `drivers` of the control */
    DRIVER_REQUIREMENT,    /* of an interested party, likewise */
    DRIVER_OBJECTIVE,      /* its `for`, or `drivers` */
    DRIVER_MEASURE,        /* of a named baseline: its `maps`, or `drivers` */
    DRIVER_TEXT,           /* a text in `drivers`: named, but not declared (yet) */
    DRIVER_KINDS
};

struct driver {
    enum driver_kind kind;
    const struct entity *entity;    /* NULL for DRIVER_TEXT: value->ref.written */
    const struct entity *via;       /* DRIVER_RISK: the treatment that names the control; NULL where the risk does */
    const struct value *value;      /* the reference that makes the link */
};

/* A text of the organisation in which a control is worked out. */
struct worked_out {
    const struct entity *policy;    /* policy or document; NULL: a text stands for it (value->ref.written) */
    struct str heading;             /* after #, empty for the whole text */
    const struct value *value;
};

/* A record that proves it. Newest first; without a date last. */
struct proof {
    const struct entity *evidence;    /* NULL: a text stands for it */
    const struct value *value;
    date on;                          /* DATE_NONE for a text, or where its date is missing or bad */
    date until;                       /* last day it counts: its own `until` or age, whichever comes first; DATE_NONE: no end */
};

/* Work on it that is not finished: a treatment that brings it in, an action `of` it. */
struct work {
    const struct entity *entity;    /* treatment or action, neither done nor dropped */
    const struct value *value;
};

enum entry_state { ENTRY_UNSTATED, ENTRY_NOT_IMPLEMENTED, ENTRY_PLANNED, ENTRY_PARTIAL, ENTRY_IMPLEMENTED };
enum proof_state { PROOF_UNKNOWN, PROOF_STALE, PROOF_CURRENT };    /* no dated record; only ones past their days; one that counts as of the model's day */

struct entry {
    const struct entity *control;
    struct span span;                  /* where the project speaks of it: for findings */
    bool included;                     /* in a required catalog: unless excluded; else: when something names it */
    const struct record *excluded;     /* its parts (because, see); NULL where nothing excludes it */
    const struct value *exclusion;     /* the value they are the parts of */
    const struct value *because;       /* the project's own reason for inclusion, NULL if none */
    const struct value *how;           /* how it is done, NULL if none */
    enum entry_state state;
    const struct value *status;        /* the value that says so, NULL */
    date since;                        /* DATE_NONE if not given */
    struct driver *drivers;            /* by kind, then natural order of ids; one per declaration and treatment */
    size_t n_drivers;
    struct worked_out *texts;
    size_t n_texts;
    struct proof *proofs;
    size_t n_proofs;
    enum proof_state proof;
    struct duration proof_every;       /* how old the newest may be: its `evidence-every`, else the project's interval; UNIT_NONE: no limit */
    struct work *work;
    size_t n_work;
};

/* Included only because its catalog is required: no reason, no status, nothing that names it. Nobody has decided on it yet (6.1.3 d). */
bool entry_undecided(const struct entry *entry);

/* Of one catalog that the ISMS follows, in the order of `standards`. */
struct applicable_catalog {
    const struct entity *catalog;
    bool required;                  /* `applicability`; a catalog that says nothing is required */
    struct entry *entries;          /* its controls; natural order of ids */
    size_t n, n_included, n_excluded;
    size_t by_state[ENTRY_IMPLEMENTED + 1];    /* of the included ones */
};

struct applicability {
    struct arena arena;
    struct applicable_catalog *catalogs;
    size_t n_catalogs;
    struct map index;    /* internal: address of a control -> its entry */
};

/* `every`: how old evidence may be where a control says nothing (the threshold evidence-interval). Closed risks and dropped treatments drive nothing.
 * Linear in controls and references to them. Borrows from the model. Yours, ends with applicability_free(). */
struct applicability *applicability_new(const struct model *model, struct duration every);
void applicability_free(struct applicability *applicability);

/* The entry of a control, NULL for anything else and for controls of catalogs that the ISMS does not follow. Borrowed. */
const struct entry *applicability_find(const struct applicability *applicability, const struct entity *control);

/* The first driver of this kind, NULL if it has none. */
const struct driver *entry_driver(const struct entry *entry, enum driver_kind kind);

/* "risk" … "text"; "not-implemented" … as in the sources, "" for unstated; "unknown", "stale", "current". For the model XML. */
const char *driver_kind_name(enum driver_kind kind);
const char *entry_state_name(enum entry_state state);
const char *proof_state_name(enum proof_state state);

#endif
