/* model/schema.c - the table of kinds and fields, made ready to be asked. */

#include "model/schema.h"
#include "base/mem.h"

#include <stdlib.h>

struct row {
    int owner, shape;
    const char *name;
    enum value_type type;
    const char *target;
    unsigned flags;
    const char *clause, *label, *doc;
};

static const struct row rows[FIELD_COUNT] = {
#define KIND(...)
#define SHAPE(...)
#define RECORD(owner, symbol, name, flags, clause, label, doc) { SHAPE_##owner, SHAPE_##owner##_##symbol, name, TYPE_RECORD, "", flags, clause, label, doc },
#define FIELD(owner, symbol, name, type, target, flags, clause, label, doc) { SHAPE_##owner, -1, name, TYPE_##type, target, flags, clause, label, doc },
#include "model/schema.def"
#undef KIND
#undef SHAPE
#undef RECORD
#undef FIELD
};

struct shape_row { const char *name, *of; unsigned flags; const char *clause, *label, *doc; };

static const struct shape_row shape_rows[SHAPE_COUNT] = {
#define KIND(symbol, name, of, flags, clause, label, doc) [SHAPE_##symbol] = { name, of, flags, clause, label, doc },
#define SHAPE(symbol, name) [SHAPE_##symbol] = { name, "", 0, "", "", "" },
#define RECORD(owner, symbol, name, flags, clause, label, doc) [SHAPE_##owner##_##symbol] = { name, "", 0, clause, label, doc },
#define FIELD(...)
#include "model/schema.def"
#undef KIND
#undef SHAPE
#undef RECORD
#undef FIELD
};

_Static_assert(KIND_COUNT < 64, "kinds are bits of a 64-bit set");

static int kind_of(struct str name)
{
    for (int i = 0; i < KIND_COUNT; i++)
        if (str_is(name, shape_rows[i].name))
            return i;
    return -1;
}

bool kind_is_name(struct str word)
{
    return kind_of(word) >= 0;
}

/* "a/b" as a set; "entry" is whatever a catalog holds; "thing" or nothing is every kind. */
static uint64_t kinds_of(const char *list)
{
    struct str rest = str_of(list), word;
    uint64_t set = 0;

    if (!*list || !strcmp(list, "thing"))
        return ~(uint64_t)0;
    while (str_split(&rest, '/', &word)) {
        if (str_is(word, "entry"))
            set |= (uint64_t)1 << KIND_CONTROL | (uint64_t)1 << KIND_CLAUSE | (uint64_t)1 << KIND_MEASURE | (uint64_t)1 << KIND_GROUP;
        else if (kind_of(word) >= 0)
            set |= (uint64_t)1 << kind_of(word);
    }
    return set;
}

void schema_targets(struct buf *out, const char *target)
{
    struct str rest = str_of(target), word;
    bool first = true;

    if (!*target || !strcmp(target, "thing"))
        return;
    for (; str_split(&rest, '/', &word); first = false) {
        buf_puts(out, first ? "" : ", ");
        if (str_is(word, "entry"))
            buf_puts(out, "control, clause, measure, group");
        else
            buf_str(out, word);
    }
}

void field_wants(struct buf *out, const struct field *field)
{
    struct str rest = str_of(field->target), word;

    if (field->type == TYPE_REF)
        schema_targets(out, field->target);
    else if (field->type == TYPE_CHOICE)
        for (bool first = true; str_split(&rest, '/', &word); first = false)
            buf_printf(out, "%s%.*s", first ? "" : ", ", STR_ARGS(word));
}

struct schema *schema_new(void)
{
    struct schema *schema = mem_zero(1, sizeof *schema);
    struct shape *shapes;
    struct field *fields;

    arena_init(&schema->arena);
    shapes = mem_zero(SHAPE_COUNT, sizeof *shapes);
    fields = arena_alloc(&schema->arena, FIELD_COUNT * sizeof *fields);
    schema->fields = mem_zero(FIELD_COUNT, sizeof *schema->fields);
    for (int i = 0; i < SHAPE_COUNT; i++) {
        const struct shape_row *row = &shape_rows[i];

        shapes[i] = (struct shape){ .id = i, .is_kind = i < KIND_COUNT, .name = row->name, .clause = row->clause, .label = row->label, .doc = row->doc,
                                    .of = row->of, .parents = kinds_of(row->of), .needs_parent = row->flags & NEEDED };
    }
    for (int i = FIELD_COUNT - 1; i >= 0; i--) {    /* from the end, so that each list comes out in the table's order */
        const struct row *row = &rows[i];

        fields[i] = (struct field){ .id = i, .owner = row->owner, .shape = row->shape, .name = row->name, .target = row->target, .clause = row->clause,
                                    .label = row->label, .doc = row->doc, .type = row->type, .flags = row->flags,
                                    .targets = row->type == TYPE_REF ? kinds_of(row->target) : 0, .next = shapes[row->owner].fields };
        shapes[row->owner].fields = &fields[i];
        if (row->shape >= 0)
            shapes[row->shape].record = &fields[i];
        schema->fields[i] = &fields[i];
    }
    schema->shapes = shapes;
    schema->n_shapes = SHAPE_COUNT;
    schema->n_fields = FIELD_COUNT;
    return schema;
}

void schema_free(struct schema *schema)
{
    if (!schema)
        return;
    arena_done(&schema->arena);
    free(schema->fields);
    free((struct shape *)schema->shapes);
    free(schema);
}

const struct shape *schema_kind(const struct schema *schema, struct str name)
{
    int kind = kind_of(name);

    for (size_t i = SHAPE_COUNT; i < schema->n_shapes && kind < 0; i++)
        if (str_is(name, schema->shapes[i].name))
            kind = (int)i;
    return kind < 0 ? NULL : &schema->shapes[kind];
}

void schema_add_kind(struct schema *schema, const char *name, const char *label, const char *doc)
{
    struct shape *shapes = (struct shape *)schema->shapes;

    shapes = mem_resize(shapes, schema->n_shapes + 1, sizeof *shapes);
    shapes[schema->n_shapes] = (struct shape){ .id = (int)schema->n_shapes, .is_kind = true, .name = name, .clause = "", .label = label, .doc = doc, .of = "thing",
                                               .parents = ~(uint64_t)0 };
    schema->shapes = shapes;
    schema->n_shapes++;
}

void schema_add_field(struct schema *schema, int kind, const struct field *pattern)
{
    struct field *field = arena_alloc(&schema->arena, sizeof *field);
    struct shape *shape = (struct shape *)&schema->shapes[kind];
    const struct field **last = &shape->fields;

    *field = *pattern;
    field->id = (int)schema->n_fields;
    field->owner = kind;
    field->shape = -1;
    field->targets = field->type == TYPE_REF ? kinds_of(field->target) : 0;
    field->next = NULL;
    while (*last)
        last = (const struct field **)&(*last)->next;
    *last = field;
    schema->fields = mem_resize(schema->fields, schema->n_fields + 1, sizeof *schema->fields);
    schema->fields[schema->n_fields++] = field;
}

static const struct field *named(const struct field *field, struct str name)
{
    while (field && !str_is(name, field->name))
        field = field->next;
    return field;
}

const struct field *schema_field(const struct schema *schema, const struct shape *shape, struct str name)
{
    const struct field *field = named(shape->fields, name);

    return field || !shape->is_kind ? field : named(schema->shapes[SHAPE_EVERY].fields, name);
}

const struct field *shape_place(const struct schema *schema, const struct shape *shape, size_t n)
{
    for (const struct field *field = shape->fields; field; field = field->next)
        if (field->flags & PLACE && n-- == 0)
            return field;
    return shape->is_kind && n == 0 ? schema->fields[EVERY_TITLE] : NULL;
}

const struct field *schema_by_id(const struct schema *schema, int id)
{
    return schema->fields[id];
}

static void form_of_value(struct buf *out, const struct schema *schema, const struct field *field)
{
    static const char *const forms[TYPE_COUNT] = {
        [TYPE_TITLE] = "\"…\"", [TYPE_TEXT] = "\"…\"", [TYPE_PROSE] = "\"…\"", [TYPE_NUMBER] = "3", [TYPE_AMOUNT] = "95%", [TYPE_MONEY] = "EUR 500",
        [TYPE_DURATION] = "4 hours", [TYPE_DATE] = "2026-11-21", [TYPE_MOMENT] = "2026-11-21 09:30", [TYPE_PERIOD] = "2026-01-01..2026-12-31",
        [TYPE_INTERVAL] = "12 months", [TYPE_QUANTITY] = "12 months", [TYPE_RATING] = "3", [TYPE_RANGE] = "5..9", [TYPE_FILE] = "\"folder/file\"", [TYPE_DIGEST] = "…",
        [TYPE_WORD] = "WORD", [TYPE_VERSION] = "1.0", [TYPE_LANGUAGE] = "en",
    };
    struct str rest = str_of(field->target), first;

    if (field->type == TYPE_RECORD) {
        size_t start = out->n;

        for (const struct field *part = schema->shapes[field->shape].fields; part; part = part->next) {
            if (!(part->flags & NEEDED))
                continue;
            if (out->n > start)
                buf_putc(out, ' ');
            if (part->flags & PLACE)
                form_of_value(out, schema, part);
            else
                field_form(out, schema, part);
        }
        if (out->n == start)
            buf_puts(out, "…");
    } else if (field->type == TYPE_REF && str_split(&rest, '/', &first) && !str_is(first, "thing")) {
        for (size_t i = 0; i < first.n; i++)
            buf_putc(out, first.s[i] >= 'a' && first.s[i] <= 'z' ? (char)(first.s[i] - 'a' + 'A') : first.s[i]);
    } else if (field->type == TYPE_CHOICE && str_split(&rest, '/', &first)) {
        buf_str(out, first);
    } else {
        buf_puts(out, field->type == TYPE_REF ? "ID" : forms[field->type]);
    }
}

void field_form(struct buf *out, const struct schema *schema, const struct field *field)
{
    buf_printf(out, "%s ", field->name);
    form_of_value(out, schema, field);
}

const char *type_name(enum value_type type)
{
    static const char *const names[TYPE_COUNT] = {
        "record", "ref", "choice", "title", "text", "prose", "number", "amount", "money", "duration", "date", "moment", "period", "interval", "quantity",
        "rating", "range", "file", "digest", "word", "version", "language",
    };

    return names[type];
}
