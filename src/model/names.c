/* model/names.c - names of kinds and fields: found, or told with what may have been meant. */

#include "model/names.h"
#include "base/utf8.h"

static const char *copy(struct builder *b, struct str s)
{
    return arena_dup(&b->model->arena, s.s, s.n);
}

static void add_fields(const struct field *field, const char **names, size_t *n, size_t most)
{
    for (; field && *n < most; field = field->next)
        names[(*n)++] = field->name;
}

/* The fields with parts that have a part of this name, "status, measure"; none: empty. */
static void add_wholes(const struct builder *b, const struct field *field, struct str name, struct buf *list)
{
    for (; field; field = field->next) {
        if (field->type != TYPE_RECORD || !schema_field(b->model->schema, &b->model->schema->shapes[field->shape], name))
            continue;
        buf_puts(list, list->n ? ", " : "");
        buf_puts(list, field->name);
    }
}

const struct field *names_field(struct builder *b, const struct shape *shape, struct str name, struct span span)
{
    const struct field *field = schema_field(b->model->schema, shape, name);
    struct str bare = name_without_sign(name);
    struct diag *d;

    if (field || bare.n == name.n)
        return field;
    field = schema_field(b->model->schema, shape, bare);
    if (field) {
        d = diag(b->diags, DIAG_NO_SIGN, span, NULL, { "sign", copy(b, str_cut(name, bare.n)) }, { "field", field->name });
        diag_set_fix(b->diags, d, bare);
    }
    return field;
}

void names_skip_sign(struct builder *b, struct cursor *c, const struct field *field)
{
    struct str sign = cursor_text(c, 0);

    if (!str_is(sign, "=") && !str_is(sign, ":") && !str_is(sign, ":="))
        return;
    diag_set_fix(b->diags, diag(b->diags, DIAG_NO_SIGN, cursor_span(c), NULL, { "sign", copy(b, sign) }, { "field", field->name }), STR(""));
    c->at++;
}

static bool begins_remark(struct str word)
{
    return str_starts(word, STR("//")) || str_starts(word, STR("/*")) || str_starts(word, STR("--")) || str_starts(word, STR("<!--"));
}

static bool is_some_field(const struct schema *schema, struct str name)
{
    for (size_t i = 0; i < schema->n_fields; i++)
        if (schema->fields[i] && str_is(name, schema->fields[i]->name))
            return true;
    return false;
}

static void unknown_kind(struct builder *b, struct span span, struct str got)
{
    enum { MOST = 256 };
    const struct schema *schema = b->model->schema;
    const char *names[MOST];
    size_t n = 0;
    struct diag *d = diag(b->diags, DIAG_UNKNOWN_KIND, span, NULL, { "got", copy(b, got) });

    if (begins_remark(got)) {
        diag_note(b->diags, d, "remark", (struct span){0});
        return;
    }
    if (is_some_field(schema, name_without_sign(got))) {
        got = name_without_sign(got);
        diag_note(b->diags, d, "field", (struct span){0}, { "got", copy(b, got) });
        return;
    }
    for (size_t i = 0; i < schema->n_shapes && n < MOST; i++)
        if (schema->shapes[i].is_kind)
            names[n++] = schema->shapes[i].name;
    diag_set_nearest(b->diags, d, got, names, n);
    if (d->nearest && !d->nearest[1])
        diag_set_fix(b->diags, d, str_of(d->nearest[0]));
    if (!d->nearest)
        diag_note(b->diags, d, "kinds", (struct span){0});
}

/* Whether a word could be the name of a house field: letters, digits and hyphens, a letter first. */
static bool could_be_name(struct str word)
{
    for (size_t i = 0; i < word.n; i++)
        if (!((word.s[i] | 32) >= 'a' && (word.s[i] | 32) <= 'z') && (!i || !((word.s[i] >= '0' && word.s[i] <= '9') || word.s[i] == '-')))
            return false;
    return word.n;
}

/* What there is, where nothing is near: of a part all its fields, of a kind the way to have one more. */
static void note_what_there_is(struct builder *b, struct diag *d, const struct shape *shape, struct str got)
{
    struct buf all = {0};

    for (const struct field *f = shape->fields; f && !shape->is_kind; f = f->next)
        buf_printf(&all, "%s`%s`", all.n ? ", " : "", f->name);
    if (all.n)
        diag_note(b->diags, d, "fields", (struct span){0}, { "kind", shape->name }, { "all", copy(b, buf_text(&all)) });
    else if (could_be_name(got))
        diag_note(b->diags, d, "house", (struct span){0}, { "kind", shape->name }, { "got", copy(b, got) });
    buf_done(&all);
}

static void unknown_field(struct builder *b, struct span span, struct str got, const struct record *record, bool kinds_too)
{
    enum { MOST = 256 };
    const struct schema *schema = b->model->schema;
    const struct shape *shape = record->shape;
    const char *names[MOST];
    size_t n = 0;
    struct diag *d = diag(b->diags, DIAG_UNKNOWN_FIELD, span, NULL, { "got", copy(b, got) }, { "kind", shape->name });
    struct buf wholes = {0};

    add_wholes(b, shape->fields, got, &wholes);
    if (shape->is_kind)
        add_wholes(b, schema->shapes[SHAPE_EVERY].fields, got, &wholes);
    add_fields(shape->fields, names, &n, MOST);
    if (shape->is_kind)
        add_fields(schema->shapes[SHAPE_EVERY].fields, names, &n, MOST);
    for (size_t i = 0; kinds_too && i < schema->n_shapes && n < MOST; i++)
        if (schema->shapes[i].is_kind)
            names[n++] = schema->shapes[i].name;
    if (begins_remark(got))
        diag_note(b->diags, d, "remark", (struct span){0});
    else if (!kinds_too && shape->is_kind && !record->first)
        diag_note(b->diags, d, "title", (struct span){0}, { "got", copy(b, got) });
    else if (!kinds_too && record->last && record->last->field->flags & MANY && (record->last->field->type == TYPE_REF || str_is(got, ";")))
        diag_note(b->diags, d, "list", (struct span){0});
    if (wholes.n)
        diag_note(b->diags, d, "part", (struct span){0}, { "got", copy(b, got) }, { "wholes", copy(b, buf_text(&wholes)) });
    else
        diag_set_nearest(b->diags, d, got, names, n);
    if (d->nearest && !d->nearest[1])
        diag_set_fix(b->diags, d, str_of(d->nearest[0]));
    if (!d->nearest && !d->notes)
        note_what_there_is(b, d, shape, got);
    buf_done(&wholes);
}

void names_unknown(struct builder *b, struct span span, struct str got, const struct record *record, bool kinds_too)
{
    if (utf8_check(got.s, got.n) < got.n)
        return;
    if (record)
        unknown_field(b, span, got, record, kinds_too);
    else
        unknown_kind(b, span, got);
}
