/* model/house.c - what a project adds to the schema. Its declarations are read twice: here, by a schema without additions, for what they add; and with all
 * others, for what they say. */

#include "model/house.h"
#include "model/build.h"

#include <stdio.h>
#include <stdlib.h>

struct house {
    struct schema *schema;
    struct diags *diags;
    size_t added;
};

enum { MOST = 1000 };    /* additions: every name that is read is looked up among them */

/* Counts an addition; what is over the limit is told once, at the first. */
static bool one_more(struct house *h, const struct entity *e)
{
    char most[16];

    if (h->added++ == MOST) {
        snprintf(most, sizeof most, "%d", MOST);
        diag(h->diags, DIAG_HOUSE_LARGE, e->id_span, e->id, { "most", most });
    }
    return h->added <= MOST;
}

/* What the words of a field's `type` mean. */
static const struct { const char *word; enum value_type type; const char *target; unsigned flags; } types[] = {
    { "text", TYPE_TEXT, "", 0 },
    { "prose", TYPE_PROSE, "", 0 },
    { "date", TYPE_DATE, "", 0 },
    { "number", TYPE_NUMBER, "", 0 },
    { "amount", TYPE_AMOUNT, "", 0 },
    { "money", TYPE_MONEY, "", 0 },
    { "duration", TYPE_DURATION, "", 0 },
    { "interval", TYPE_INTERVAL, "", 0 },
    { "who", TYPE_REF, "role/person/supplier", LOOSE },
    { "asset", TYPE_REF, "asset", 0 },
    { "risk", TYPE_REF, "risk", 0 },
    { "control", TYPE_REF, "control", 0 },
    { "supplier", TYPE_REF, "supplier", 0 },
};

static const char *keep(struct house *h, struct str s)
{
    return arena_dup(&h->schema->arena, s.s, s.n);
}

static struct str title_of(const struct entity *e)
{
    struct str title = record_str(&e->record, EVERY_TITLE);

    return title.n ? title : str_of(e->id);
}

static struct diag *taken(struct house *h, const struct entity *e, struct span span)
{
    return diag(h->diags, DIAG_HOUSE_TAKEN, span, e->id, { "id", e->id });
}

static void add_register(struct house *h, const struct entity *e)
{
    if (schema_kind(h->schema, str_of(e->id)))
        taken(h, e, e->id_span);
    else if (one_more(h, e))
        schema_add_kind(h->schema, keep(h, str_of(e->id)), keep(h, title_of(e)), keep(h, record_str(&e->record, EVERY_DESCRIPTION)));
}

static void unknown_kind(struct house *h, const struct entity *e, struct span span, struct str got)
{
    enum { OFFERED = 256 };
    const char *names[OFFERED];
    size_t n = 0;
    struct diag *d = diag(h->diags, DIAG_HOUSE_KIND, span, e->id, { "got", keep(h, got) });

    for (size_t i = 0; i < h->schema->n_shapes && n < OFFERED; i++)
        if (h->schema->shapes[i].is_kind)
            names[n++] = h->schema->shapes[i].name;
    diag_set_nearest(h->diags, d, got, names, n);
}

static void add_field(struct house *h, const struct entity *e, struct str kind_name, struct span span)
{
    const struct shape *kind = schema_kind(h->schema, kind_name);
    struct str type = record_str(&e->record, FIELD_TYPE);
    struct field field = { .name = keep(h, str_of(e->id)), .clause = "", .label = keep(h, title_of(e)), .doc = keep(h, record_str(&e->record, EVERY_DESCRIPTION)) };

    if (!kind) {
        unknown_kind(h, e, span, kind_name);
        return;
    }
    if (schema_field(h->schema, kind, str_of(e->id))) {
        diag_note(h->diags, taken(h, e, span), "field", (struct span){0}, { "kind", kind->name });
        return;
    }
    if (!one_more(h, e))
        return;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (!str_is(type, types[i].word))
            continue;
        field.type = types[i].type;
        field.target = types[i].target;
        field.flags = types[i].flags | (record_choice_is(&e->record, FIELD_LIST, "yes") ? MANY : 0) | (record_choice_is(&e->record, FIELD_REQUIRED, "yes") ? NEEDED : 0);
        schema_add_field(h->schema, kind->id, &field);
    }
}

/* To the kinds that `on` names, and to the registers it belongs to. */
static void add_fields(struct house *h, const struct entity *e)
{
    if (e->parent && e->parent->kind == KIND_REGISTER && *e->parent->id)
        add_field(h, e, str_of(e->parent->id), e->id_span);
    for values_each(of, &e->record, EVERY_OF)
        if (!of->bad)
            add_field(h, e, of->ref.written, of->span);
    for values_each(on, &e->record, FIELD_ON)
        add_field(h, e, on->text, on->span);
    if (!e->parent && !entity_has(e, EVERY_OF) && !entity_has(e, FIELD_ON))
        diag(h->diags, DIAG_HOUSE_NOWHERE, e->id_span, e->id, { "id", e->id });
}

void house_extend(struct schema *schema, const struct tree *const *trees, size_t n, struct diags *diags)
{
    struct house h = { schema, diags, 0 };
    struct model draft = { .schema = schema_new() };
    struct diags unheard;    /* the second reading tells it */
    struct builder b = { .model = &draft, .diags = &unheard };

    arena_init(&draft.arena);
    diags_init(&unheard);
    for (size_t i = 0; i < n; i++)
        read_house(&b, trees[i]);
    for (size_t i = 0; i < b.n; i++)
        if (b.entities[i]->kind == KIND_REGISTER && *b.entities[i]->id)
            add_register(&h, b.entities[i]);
    for (size_t i = 0; i < b.n; i++)
        if (b.entities[i]->kind == KIND_FIELD && *b.entities[i]->id)
            add_fields(&h, b.entities[i]);
    free(b.entities);
    diags_done(&unheard);
    arena_done(&draft.arena);
    schema_free(draft.schema);
}
