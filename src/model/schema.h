/* model/schema.h - what may be declared: kinds, fields, types, targets. schema.def is the table; a project's own fields and registers join it. */
#ifndef MODEL_SCHEMA_H
#define MODEL_SCHEMA_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

#include <stdint.h>

/* Every kind, and every field with parts, is a record: it has a shape. Kinds come first, so that a kind's number is its shape's. */
enum shape_id {
#define KIND(symbol, ...) KIND_##symbol,
#define SHAPE(...)
#define RECORD(...)
#define FIELD(...)
#include "model/schema.def"
#undef KIND
#undef SHAPE
#undef RECORD
#undef FIELD
    KIND_COUNT,
    SHAPE_FIRST_ = KIND_COUNT - 1,
#define KIND(...)
#define SHAPE(symbol, ...) SHAPE_##symbol,
#define RECORD(owner, symbol, ...) SHAPE_##owner##_##symbol,
#define FIELD(...)
#include "model/schema.def"
#undef KIND
#undef SHAPE
#undef RECORD
#undef FIELD
    SHAPE_COUNT    /* a project's own registers go on from here */
};

/* A kind's shape by the name that owners have in the table. */
enum {
#define KIND(symbol, ...) SHAPE_##symbol = KIND_##symbol,
#define SHAPE(...)
#define RECORD(...)
#define FIELD(...)
#include "model/schema.def"
#undef KIND
#undef SHAPE
#undef RECORD
#undef FIELD
};

enum field_id {
#define KIND(...)
#define SHAPE(...)
#define RECORD(owner, symbol, ...) owner##_##symbol,
#define FIELD(owner, symbol, ...) owner##_##symbol,
#include "model/schema.def"
#undef KIND
#undef SHAPE
#undef RECORD
#undef FIELD
    FIELD_COUNT
};

enum value_type {
    TYPE_RECORD, TYPE_REF, TYPE_CHOICE, TYPE_TITLE, TYPE_TEXT, TYPE_PROSE, TYPE_NUMBER, TYPE_AMOUNT, TYPE_MONEY, TYPE_DURATION, TYPE_DATE, TYPE_MOMENT,
    TYPE_PERIOD, TYPE_INTERVAL, TYPE_QUANTITY, TYPE_RATING, TYPE_RANGE, TYPE_FILE, TYPE_DIGEST, TYPE_WORD, TYPE_VERSION, TYPE_LANGUAGE, TYPE_COUNT
};

enum field_flags { PLACE = 1, MANY = 2, NEEDED = 4, MUTABLE = 8, LOOSE = 16 };

struct field {
    int id;                 /* enum field_id; a project's own fields go on from FIELD_COUNT */
    int owner;              /* shape it is part of */
    int shape;              /* TYPE_RECORD: its own; else -1 */
    const char *name, *target, *clause, *label, *doc;
    enum value_type type;
    unsigned flags;
    uint64_t targets;       /* TYPE_REF: the kinds it may name, a bit each (enum shape_id); all for "thing" */
    const struct field *next;    /* of the same shape, in the table's order */
};

struct shape {
    int id;
    bool is_kind;
    const char *name;       /* of a kind or the field */
    const char *clause, *label, *doc;
    const char *of;         /* kinds: what it may be nested in, "a/b"; "thing" for anything, "" for nothing: it may name anything with `of` */
    uint64_t parents;       /* the same, a bit each */
    bool needs_parent;
    const struct field *fields;    /* its own; a kind has those of SHAPE_EVERY too */
    const struct field *record;    /* the field it is the parts of; NULL for a kind */
};

struct schema {
    struct arena arena;
    const struct shape *shapes;
    const struct field **fields;    /* by id */
    size_t n_shapes, n_fields;
};

/* Whether a set of kinds holds a kind; a project's own registers are in it or not together. */
static inline bool kind_in(uint64_t set, int kind)
{
    return set >> (kind < KIND_COUNT ? kind : KIND_COUNT) & 1;
}

struct schema *schema_new(void);    /* yours, ends with schema_free() */
void schema_free(struct schema *schema);

const struct shape *schema_kind(const struct schema *schema, struct str name);    /* NULL if there is none */
/* A field of a shape by its name (those that every kind has included); NULL if there is none. */
const struct field *schema_field(const struct schema *schema, const struct shape *shape, struct str name);
/* The n-th place of a shape, NULL after the last. A kind's own id is not among them; its title is the last. */
const struct field *shape_place(const struct schema *schema, const struct shape *shape, size_t n);
/* Adds a kind, and a field to a kind; texts are borrowed and must outlive the schema. Before anything is read by it: kinds move. */
void schema_add_kind(struct schema *schema, const char *name, const char *label, const char *doc);
void schema_add_field(struct schema *schema, int kind, const struct field *field);    /* its id, owner, shape and targets are set here */

const struct field *schema_by_id(const struct schema *schema, int id);
/* Adds the kinds that a list such as "role/entry" stands for, for people to read: "role, control, clause, measure, group"; nothing for "thing", which is any. */
void schema_targets(struct buf *out, const char *target);
/* Adds the words of a choice, or the kinds of a reference, in that manner; nothing for other types. */
void field_wants(struct buf *out, const struct field *field);
/* A field as it is written, for people to put their own in: `owner ROLE`, `on 2026-11-21`, `inherent likelihood 3 impact 3`; of one with parts those that it cannot do without. */
void field_form(struct buf *out, const struct schema *schema, const struct field *field);
bool kind_is_name(struct str word);        /* for tree_parse(): is it the name of a kind */
const char *type_name(enum value_type type);
static inline bool type_is_text(enum value_type type) { return type == TYPE_TITLE || type == TYPE_TEXT || type == TYPE_PROSE || type == TYPE_FILE; }

#endif
