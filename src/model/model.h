/* model/model.h - what the sources mean: entities with typed values, references resolved both ways. Read-only once built. */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include "base/arena.h"
#include "base/date.h"
#include "base/map.h"
#include "diag/diag.h"
#include "model/schema.h"
#include "syntax/tree.h"

struct entity;
struct record;

struct money { char currency[4]; long long cents; };    /* ISO 4217 code; hundredths */
struct moment { date day; int minute; };                /* minute of the day, -1: none given; local time */
struct period { struct moment from, to; };              /* both ends belong to it; to.day is DATE_NONE where it is open */

/* What stands behind a reference. */
struct ref {
    struct entity *target;      /* NULL: unknown (reported), or a text where a text may stand */
    struct str written;         /* "iso27001-2022:A.5.1#x" as written, or the text */
    struct str heading;         /* after #, empty for none */
    bool loose;                 /* a text stands for what has no declaration */
    const struct value *next_to_target;    /* next value that names the same target; entity->refs is the first */
    const struct value *next_alike;        /* the same, of the same field */
};

struct value {
    const struct field *field;
    struct record *record;      /* the record it is a value of */
    struct value *next;         /* in that record, in the sources' order */
    struct span span;
    struct str text;            /* as written; a text's meaning without quotes and indentation (NFC not enforced) */
    const char *lang;           /* texts: the language after @, else the default; NULL for other types */
    bool added;                 /* given to a catalog's entry by an addition */
    bool bad;                   /* its words do not make a value of its type (reported) */
    union {
        struct record *parts;       /* TYPE_RECORD */
        struct ref ref;             /* TYPE_REF */
        double number;              /* TYPE_NUMBER, TYPE_AMOUNT (97% is 97, percent set) */
        struct money money;         /* TYPE_MONEY */
        struct duration duration;   /* TYPE_DURATION */
        struct duration interval;   /* TYPE_INTERVAL; unit UNIT_NONE for continuous, event, once (see text) */
        date day;                   /* TYPE_DATE */
        struct period period;       /* TYPE_PERIOD, TYPE_MOMENT (from == to for a point in time) */
        struct { struct str dimension; double point; } rating;    /* TYPE_RATING; dimension empty for "all" */
        struct { double low, high; } range;
        int choice;                 /* TYPE_CHOICE: which word of field->target, from 0 */
        struct { enum value_type type; double number; struct money money; struct duration duration; bool percent; } quantity;
    };
    bool percent;
};

static inline uint64_t record_bit(int field) { return 1ULL << (field & 63); }

struct record {
    const struct shape *shape;
    struct value *first, *last;
    uint64_t has;               /* a bit for each 64th of the fields: most that are asked for are not there */
    struct entity *entity;      /* whose record it is (in the end) */
    struct value *outer;        /* the value it is the parts of; NULL for an entity's own */
    struct span span;           /* of its head */
};

/* The values of one field that name an entity: a role owns a thousand risks and has one holder, who is found at once. */
struct ref_list {
    int field;
    const struct value *first;
    struct value *last;
    struct ref_list *next;
};

struct entity {
    struct record record;       /* record.shape is the kind */
    int kind;                   /* enum shape_id */
    const char *title;          /* in the project's language, else any; else the id */
    const char *id;             /* "" only where it is missing (reported) */
    struct entity *catalog;     /* the catalog whose name space it lives in; NULL: the project's */
    struct entity *parent;      /* what it is nested in; NULL: stands on its own */
    struct span span;           /* of its head; of an id alone for diagnostics: id_span */
    struct span id_span;
    const char *address;        /* "control..iso27001-2022..A.8.13": unique in the project, the stem of xml:ids */
    bool foreign;               /* of an installed catalog */
    bool stated;                /* a catalog's entry that the project's sources add to */
    struct span stated_span;    /* where they do (the first place); else the entry's own */
    const struct value *refs;   /* all values that name it, in source order: next by value_next_ref() */
    struct value *refs_last;
    struct ref_list *refs_by_field;    /* refs_first(), refs_next() */
    struct entity *next;        /* of the same kind, natural order of ids within catalogs */
    struct entity *next_all;
    struct entity *stands_for;  /* its id was taken (reported): the declaration that has it; then it is in no list */
    struct entity *same_id;     /* the next with this id in another name space: the project's first, then catalogs in the order of their names */
    size_t order;
};

struct model {
    struct arena arena;
    struct schema *schema;
    struct entity **kinds;          /* first of each kind, by enum shape_id; a project's registers go on from SHAPE_COUNT */
    size_t *counts;
    struct entity *first;           /* of all, in order of kind, then id */
    struct entity *isms;            /* the one declaration of it; NULL if none */
    const char *language;           /* the project's first; "en" where none is declared */
    date as_of;                     /* the only "today" */
    struct map ids;                 /* "id" and "catalog:id" -> entity (internal; use model_find) */
    struct map earlier;             /* number in a former edition -> entity of today, the first */
    struct map former;              /* `formerly` -> entity */
    const struct file_lookup *files;
};

/* How the model asks whether a file of the project is there. */
struct file_lookup { int (*probe)(void *closure, const char *path); /* enum file_error */ void *closure; };

/* Builds the model of all trees (the project's and the catalogs it uses); reports what does not fit. Trees and sources must outlive it. Yours: model_free(). */
struct model *model_new(const struct tree *const *trees, size_t n, date as_of, const struct file_lookup *files, struct diags *diags);
void model_free(struct model *model);

/* ---- asking ---- */
struct entity *model_first(const struct model *model, enum shape_id kind);
static inline struct entity *entity_next(const struct entity *entity) { return entity->next; }
/* By id, or "catalog:id"; an id of two catalogs in use is found only with its catalog. NULL if there is none. */
struct entity *model_find(const struct model *model, struct str id);
#define model_each(e, model, KIND) (struct entity *e = model_first((model), (KIND)); e; e = entity_next(e))

/* The first value of a field; the first in the project's language for texts (model->language first, else any); NULL if there is none. */
const struct value *record_get(const struct record *record, int field);
/* The next value of the same field in the same record. */
const struct value *value_next(const struct value *value);
static inline const struct value *entity_get(const struct entity *e, int field) { return record_get(&e->record, field); }
static inline bool entity_has(const struct entity *e, int field) { return record_get(&e->record, field) != NULL; }
size_t record_count(const struct record *record, int field);
#define values_each(v, rec, FIELD) (const struct value *v = record_get((rec), (FIELD)); v; v = value_next(v))
/* The value in this language, else in the default one, else any. */
const struct value *record_text(const struct record *record, int field, const char *lang);

/* Shorthands: "" / DATE_NONE / NULL / -1 where there is no such value or it is bad. */
struct str record_str(const struct record *record, int field);
date record_date(const struct record *record, int field);
struct entity *record_ref(const struct record *record, int field);          /* the target of the first value */
int record_choice(const struct record *record, int field);                  /* which word, -1 */
bool record_choice_is(const struct record *record, int field, const char *word);
const struct record *record_parts(const struct record *record, int field);  /* parts of the first value of a record field */
const struct record *record_newest(const struct record *record, int field, int date_field);    /* of dated lines, the newest on or before any day */
static inline const char *entity_title(const struct entity *e) { return e->title; }
static inline const struct value *value_next_ref(const struct value *v) { return v->ref.next_to_target; }
static inline struct entity *value_entity(const struct value *v) { return v->record->entity; }
bool field_is(const struct value *v, int field);
/* The first / next value naming `target` that is a value of `field` (of any entity). */
const struct value *refs_first(const struct entity *target, int field);
const struct value *refs_next(const struct value *v);
#define refs_each(v, target, FIELD) (const struct value *v = refs_first((target), (FIELD)); v; v = refs_next(v))

/* Whether a reference to `named` covers `entity`: the same, or a group, clause, catalog or scheme it lies in. */
bool entity_within(const struct entity *entity, const struct entity *named);

#endif
