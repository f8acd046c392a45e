/* model/read.c - statements to records, as the schema says:
 *
 *   reading   = name [ "@" language ] { place } { argument } [ block ] ;
 *   place     = values ;
 *   argument  = field { place } ;
 *   values    = value { "," value } ;
 */

#include "base/mem.h"
#include "base/utf8.h"
#include "model/build.h"
#include "model/names.h"
#include "model/parse.h"
#include "model/reading.h"
#include "model/values.h"

#include <stdio.h>
#include <stdlib.h>

enum { LINE_TOKENS = 64 };

struct line {
    struct cursor cursor;
    uint32_t room[LINE_TOKENS], *tokens;
};

/* A comma after a comma, or at the end of the line: the parser has said so, and it separates nothing. */
static bool is_stray(const struct tree *tree, const uint32_t *tokens, size_t n, uint32_t comma, const struct statement *st)
{
    return tree->tokens[comma].kind == TOKEN_COMMA && (comma + 1 == st->last || (n && tree->tokens[tokens[n - 1]].kind == TOKEN_COMMA));
}

static void line_begin(struct line *line, const struct tree *tree, const struct statement *st)
{
    size_t n = 0, most = st->last - st->first;

    line->tokens = most <= LINE_TOKENS ? line->room : mem_alloc(most * sizeof *line->tokens);
    for (uint32_t i = st->first; i < st->last; i++)
        if (!token_is_trivia(&tree->tokens[i]) && !is_stray(tree, line->tokens, n, i, st))
            line->tokens[n++] = i;
    line->cursor = (struct cursor){ .tree = tree, .tokens = line->tokens, .n = n };
}

static void line_end(struct line *line)
{
    if (line->tokens != line->room)
        free(line->tokens);
}

void record_append(struct record *record, struct value *value)
{
    value->record = record;
    record->has |= record_bit(value->field->id);
    if (record->last)
        record->last->next = value;
    else
        record->first = value;
    record->last = value;
}

static const char *copy(struct builder *b, struct str s)
{
    return arena_dup(&b->model->arena, s.s, s.n);
}

/* ---- names ---- */

static void split_language(struct builder *b, struct str word, struct str *name, const char **lang)
{
    const char *at = memchr(word.s, '@', word.n);

    *name = word;
    *lang = NULL;
    if (at) {
        name->n = (size_t)(at - word.s);
        *lang = copy(b, str_cut(word, name->n + 1));
    }
}

static void check_language(struct builder *b, struct span span, const char *lang)
{
    if (lang && !language_is_good(str_of(lang)))
        diag(b->diags, DIAG_BAD_LANGUAGE, span, NULL, { "got", *lang ? lang : "@" });
}

/* ---- values ---- */

static struct value *value_new(struct builder *b, const struct field *field, const char *lang)
{
    struct value *value = arena_alloc(&b->model->arena, sizeof *value);

    value->field = field;
    value->lang = lang;
    return value;
}

static bool same_language(const char *a, const char *b)
{
    return a == b || (a && b && !strcmp(a, b));
}

/* A field without * may be given once (a text once in each language); a second one is told where the first stands. */
static bool given_twice(struct builder *b, struct record *record, const struct field *field, const char *lang, struct span span)
{
    const struct value *first;
    struct diag *d;

    if (field->flags & MANY)
        return false;
    for (first = record->first; first; first = first->next)
        if (first->field == field && same_language(first->lang, lang))
            break;
    if (!first)
        return false;
    d = diag(b->diags, DIAG_GIVEN_TWICE, span, record->entity ? record->entity->id : NULL, { "field", field->name });
    diag_note(b->diags, d, "first", first->span);
    return true;
}

/* Whether the list ended before this comma: behind it stands no value but the next field, which is what a comma at a line's end leads to. A word is taken for a
 * field only where it could not be read as an id: `a, owner x` is two ids only if x is a field. */
static bool comma_is_stray(const struct builder *b, const struct cursor *c, const struct record *record, const struct field *field)
{
    enum token_kind next = c->at + 1 < c->n ? (enum token_kind)c->tree->tokens[c->tokens[c->at + 1]].kind : TOKEN_END;
    enum token_kind after = c->at + 2 < c->n ? (enum token_kind)c->tree->tokens[c->tokens[c->at + 2]].kind : TOKEN_END;

    if (next == TOKEN_TEXT)
        return !type_is_text(field->type) && !(field->flags & LOOSE) && !(field->flags & MANY);
    if (next != TOKEN_WORD || !field_around(b->model->schema, record, cursor_name(c, 1)))
        return false;
    if (type_is_text(field->type))
        return true;
    return field->type != TYPE_RATING && (after == TOKEN_TEXT || (after == TOKEN_WORD && !field_around(b->model->schema, record, cursor_name(c, 2))));
}

static void stray_comma(struct builder *b, struct cursor *c)
{
    diag(b->diags, DIAG_STRAY_COMMA, cursor_span(c), NULL, { "got", "," });
    c->at++;
}

static void read_list(struct builder *b, struct cursor *c, struct record *record, const struct field *field, const char *lang)
{
    struct span start = cursor_span(c);
    bool twice = given_twice(b, record, field, lang, start);
    size_t n = 0;

    for (;;) {
        struct value *value = value_new(b, field, lang);

        value->record = record;
        if (!value_read(c, value, b->model, b->diags)) {
            value_missing(b->diags, cursor_span(c), record, field);
            return;
        }
        if (!twice && (n == 0 || field->flags & MANY))
            record_append(record, value);
        n++;
        if (cursor_kind(c) != TOKEN_COMMA)
            break;
        if (comma_is_stray(b, c, record, field)) {
            stray_comma(b, c);
            break;
        }
        c->at++;
    }
    if (n > 1 && !(field->flags & MANY))
        diag(b->diags, DIAG_ONE_VALUE, span_join(start, token_span(c->tree, c->tokens[c->at - 1])), NULL, { "field", name_written(record, field) });
}

static bool place_is_there(const struct cursor *c, const struct field *place)
{
    enum token_kind kind = cursor_kind(c);

    if (type_is_text(place->type))
        return kind == TOKEN_TEXT;
    return kind == TOKEN_WORD || kind == TOKEN_TEXT;
}

static void read_places(struct builder *b, struct cursor *c, struct record *record)
{
    const struct schema *schema = b->model->schema;
    const struct field *place;

    for (size_t i = 0; (place = shape_place(schema, record->shape, i)); i++) {
        const struct field *next = shape_place(schema, record->shape, i + 1);

        /* a title may be left out of a line whose next word is a field; of a place that must be there, what stands there is read and found wanting */
        if (!place_is_there(c, place)) {
            if (type_is_text(place->type))
                continue;
            return;    /* told once, with all that is missing, when the record is complete */
        }
        if (cursor_kind(c) == TOKEN_TEXT && !type_is_text(place->type) && !(place->flags & LOOSE) && next && type_is_text(next->type))
            continue;    /* the text is that of the next place: this one is missing */
        c->more = next && !type_is_text(next->type);
        read_list(b, c, record, place, NULL);
        c->more = false;
    }
}

static struct record *open_record(struct builder *b, struct record *outer, const struct field *field, struct span span, bool keep)
{
    struct record *record = arena_alloc(&b->model->arena, sizeof *record);
    struct value *value = value_new(b, field, NULL);

    value->span = span;
    value->text = span_text(span);
    value->parts = record;
    record->shape = &b->model->schema->shapes[field->shape];
    record->entity = outer->entity;
    record->outer = value;
    record->span = span;
    value->record = outer;
    if (keep)
        record_append(outer, value);
    return record;
}

static void read_field(struct builder *b, struct cursor *c, struct record *record, const struct field *field, const char *lang, struct span name, bool own_line,
                       struct record **inner);

/* The text that a record still needs: what stands there without a name is probably meant as it. */
static const struct field *text_needed(const struct record *record)
{
    for (const struct field *field = record->shape->fields; field; field = field->next) {
        const struct value *v = record->first;

        while (v && v->field != field)
            v = v->next;
        if (!v && type_is_text(field->type) && field->flags & NEEDED && !(field->flags & PLACE))
            return field;
    }
    return NULL;
}

/* Tells that a value stands where a name should; returns the field that was meant, if that is plain. */
static const struct field *field_expected(struct builder *b, struct cursor *c, const struct record *record)
{
    struct str got = token_text(c->tree, c->tokens[c->at]);
    const struct field *last = record->last ? record->last->field : NULL, *needed = cursor_kind(c) == TOKEN_TEXT ? text_needed(record) : NULL;
    const char *fix = needed && !memchr(got.s, '\n', got.n) ? arena_printf(&b->model->arena, "%s %.*s", needed->name, STR_ARGS(got)) : NULL;
    struct diag *d;

    if (got.n > 40)
        got.n = 40;
    while (got.n && utf8_check(got.s, got.n) < got.n)
        got.n--;
    d = diag(b->diags, DIAG_FIELD_EXPECTED, cursor_span(c), NULL, { "got", copy(b, got) }, { "kind", record->shape->name });
    if (last && last->type == TYPE_REF && !strcmp(last->name, last->target)) {    /* a declaration was meant, where the word is the field */
        diag_note(b->diags, d, "kind", (struct span){0}, { "kind", last->name });
        return NULL;
    }
    if (!needed)
        return NULL;
    diag_note(b->diags, d, "needed", (struct span){0}, { "field", needed->name }, { "kind", record->shape->name });
    if (fix)
        diag_set_fix(b->diags, d, str_of(fix));
    return needed;
}

/* `status partial because "…"` of a control: a reason for the status, where `because` gives that for the control itself. */
static bool is_status_reason(const struct record *record, struct str name)
{
    return record->outer && record->outer->field->id == CONTROL_STATUS && str_is(name, "because");
}

/* What follows the places: further fields of the record by name. A word that is none spoils the rest of the line; after a value that was bad already it is no
 * news. A field with parts that is the last and gives
 * none of them on the line is put in *inner, if that is asked: the block after it is its own. */
static void read_arguments(struct builder *b, struct cursor *c, struct record *record, struct record **inner)
{
    while (!cursor_end(c)) {
        struct span span = cursor_span(c);
        const struct field *field;
        struct str name, word = cursor_text(c, 0);
        const char *lang;

        if (cursor_kind(c) == TOKEN_COMMA) {
            stray_comma(b, c);
            continue;
        }
        if (cursor_kind(c) != TOKEN_WORD) {
            field = field_expected(b, c, record);
            if (field) {
                read_list(b, c, record, field, NULL);
                continue;
            }
            c->at = c->n;
            return;
        }
        split_language(b, word, &name, &lang);
        field = names_field(b, record->shape, name, span);
        if (!field && is_status_reason(record, name)) {
            diag(b->diags, DIAG_STATUS_REASON, span, record->entity ? record->entity->id : NULL, { "id", record->entity ? record->entity->id : "" });
            c->at++;
            if (cursor_kind(c) == TOKEN_TEXT)    /* no reason for the control, which the other `because` would make of it */
                c->at++;
            continue;
        }
        if (!field && record->outer && field_around(b->model->schema, record, name)) {
            diag(b->diags, DIAG_OWN_LINE, span, NULL, { "field", copy(b, name) });
            record = record->outer->record;    /* and read as if it had one */
            continue;
        }
        if (!field) {
            if (!record->last || !record->last->bad)
                names_unknown(b, span, name, record, false);
            c->at = c->n;
            return;
        }
        check_language(b, span, lang);
        c->at++;
        read_field(b, c, record, field, lang, span, false, inner);
    }
}

/* Whether a field with parts that stands among others goes on where only its places may: with its first part, or without any place. */
static bool needs_own_line(const struct builder *b, const struct cursor *c, const struct record *outer, const struct record *parts)
{
    const struct schema *schema = b->model->schema;
    struct str name = cursor_name(c, 0);

    if (!(parts->shape->fields->flags & PLACE))
        return true;
    return name.n && schema_field(schema, parts->shape, name) && !schema_field(schema, outer->shape, name);
}

static void read_field(struct builder *b, struct cursor *c, struct record *record, const struct field *field, const char *lang, struct span name, bool own_line,
                       struct record **inner)
{
    struct record *parts;
    bool alone = own_line;

    names_skip_sign(b, c, field);
    if (lang && !type_is_text(field->type))
        diag(b->diags, DIAG_NO_LANGUAGE, name, NULL, { "field", field->name });
    if (field->type != TYPE_RECORD) {
        if (cursor_end(c))
            value_missing(b->diags, name, record, field);
        else
            read_list(b, c, record, field, lang);
        return;
    }
    parts = open_record(b, record, field, name, !given_twice(b, record, field, NULL, name));
    read_places(b, c, parts);
    if (!own_line && needs_own_line(b, c, record, parts)) {
        diag(b->diags, DIAG_OWN_LINE, name, NULL, { "field", field->name });
        own_line = true;    /* what follows was meant as its own, and is read so */
    }
    parts->span = span_join(name, token_span(c->tree, c->tokens[c->at ? c->at - 1 : 0]));
    if (inner && (alone || (own_line && cursor_end(c))))
        *inner = parts;
    if (own_line)
        read_arguments(b, c, parts, NULL);
    parts->span = span_join(name, token_span(c->tree, c->tokens[c->at ? c->at - 1 : 0]));
    parts->outer->span = parts->span;
}

/* ---- statements ---- */

static void read_body(struct builder *b, const struct tree *tree, const struct statement *st, struct record *record);

static void read_id(struct builder *b, struct cursor *c, struct entity *e)
{
    struct str id = cursor_text(c, 0), local = id;
    const char *colon = memchr(id.s, ':', id.n);
    char *nfc;
    size_t n;

    if (!id.n) {
        struct diag *d = diag(b->diags, DIAG_ID_MISSING, cursor_end(c) ? e->record.span : cursor_span(c), NULL, { "kind", e->record.shape->name });

        if (c->at + 1 < c->n && cursor_kind(c) == TOKEN_TEXT && c->tree->tokens[c->tokens[c->at + 1]].kind == TOKEN_TEXT) {
            local = token_value(c->tree, c->tokens[c->at++], &b->model->arena);    /* the id, between quotes */
            if (id_is_good(local))
                diag_set_fix(b->diags, d, local);
        }
        return;
    }
    e->id_span = cursor_span(c);
    c->at++;
    if (colon && (e->kind == KIND_CONTROL || e->kind == KIND_CLAUSE || e->kind == KIND_MEASURE || e->kind == KIND_GROUP))
        local = str_cut(id, (size_t)(colon - id.s) + 1);
    if (!id_is_good(local)) {
        struct diag *d = diag(b->diags, DIAG_BAD_ID, e->id_span, NULL, { "got", copy(b, id) });
        struct buf mended = {0};

        if (id_mended(&mended, id))
            diag_set_fix(b->diags, d, buf_text(&mended));
        buf_done(&mended);
        return;
    }
    nfc = utf8_nfc(id, &n);    /* ids are compared in NFC */
    e->id = arena_dup(&b->model->arena, nfc, n);
    free(nfc);
}

static void read_entity(struct builder *b, const struct tree *tree, const struct statement *st, const struct shape *kind, struct line *line, struct entity *parent)
{
    struct entity *e = arena_alloc(&b->model->arena, sizeof *e);
    struct record *inner = NULL;

    e->record.shape = kind;
    e->record.entity = e;
    e->record.span = e->span = statement_span(tree, st);
    e->id_span = token_span(tree, line->tokens[0]);
    e->kind = kind->id;
    e->id = "";
    e->parent = parent;
    e->foreign = tree->source->foreign;
    e->order = b->n;
    line->cursor.at = 1;
    read_id(b, &line->cursor, e);
    mem_grow(&b->entities, &b->cap, b->n + 1, sizeof(struct entity *));
    b->entities[b->n++] = e;
    if (cursor_kind(&line->cursor) == TOKEN_COMMA)
        stray_comma(b, &line->cursor);
    read_places(b, &line->cursor, &e->record);
    read_arguments(b, &line->cursor, &e->record, &inner);
    if (parent && !(*kind->of && kind_in(kind->parents, parent->kind))) {
        struct diag *d = diag(b->diags, DIAG_MISPLACED_KIND, e->id_span, e->id, { "kind", kind->name }, { "id", e->id }, { "parent", parent->record.shape->name },
                              { "other", parent->id });

        diag_note(b->diags, d, *kind->of ? "wanted" : "nowhere", (struct span){0}, { "kind", kind->name }, { "wanted", kind->of });
    }
    read_body(b, tree, st->children, inner ? inner : &e->record);
}

/* `asset laptop` within a risk, which has `assets`: a slip in the field's name, not a second asset. It names, but neither has a title nor opens a block. */
static bool is_slip(const struct builder *b, const struct statement *st, const struct line *line, const struct shape *kind, const struct record *record)
{
    const struct shape *parent = record->shape;
    char plural[64];

    if (st->open || !parent->is_kind || (*kind->of && kind_in(kind->parents, (int)parent->id)) || line->cursor.n < 2)
        return false;
    for (size_t i = 1; i < line->cursor.n; i++)
        if (line->cursor.tree->tokens[line->tokens[i]].kind == TOKEN_TEXT)
            return false;
    snprintf(plural, sizeof plural, "%ss", kind->name);
    return schema_field(b->model->schema, parent, str_of(plural)) != NULL;
}

static void read_statement(struct builder *b, const struct tree *tree, const struct statement *st, struct record *record)
{
    const struct schema *schema = b->model->schema;
    const struct shape *kind = NULL;
    const struct field *field = NULL;
    struct record *inner = NULL;
    struct line line;
    struct span span;
    struct str name;
    const char *lang;

    line_begin(&line, tree, st);
    if (line.cursor.n == 0 || cursor_kind(&line.cursor) != TOKEN_WORD) {
        line_end(&line);    /* the parser has said so */
        return;
    }
    span = cursor_span(&line.cursor);
    split_language(b, cursor_text(&line.cursor, 0), &name, &lang);
    if (record)
        field = names_field(b, record->shape, name, span);    /* where a word is both, it is the field */
    if (!field && (!record || record->shape->is_kind))
        kind = schema_kind(schema, name);
    if (kind && record && is_slip(b, st, &line, kind, record)) {
        names_unknown(b, span, name, record, false);
    } else if (kind) {
        read_entity(b, tree, st, kind, &line, record ? record->entity : NULL);
    } else if (field) {
        line.cursor.at = 1;
        check_language(b, span, lang);
        if (field->type == TYPE_RECORD || !cursor_end(&line.cursor) || !st->open)
            read_field(b, &line.cursor, record, field, lang, span, true, &inner);
        if (!cursor_end(&line.cursor) && field->type != TYPE_RECORD) {
            /* the rest of the line may be further fields of the same record */
            read_arguments(b, &line.cursor, record, &inner);
        }
        if (st->open && inner)
            read_body(b, tree, st->children, inner);
        else if (st->open && field->type != TYPE_RECORD)
            diag(b->diags, DIAG_NO_BLOCK, token_span(tree, st->open), NULL, { "field", field->name });
    } else if (!st->told) {
        names_unknown(b, span, name, record, !record || record->shape->is_kind);
    }
    line_end(&line);
}

static void read_body(struct builder *b, const struct tree *tree, const struct statement *st, struct record *record)
{
    for (; st; st = st->next)
        read_statement(b, tree, st, record);
}

void read_tree(struct builder *b, const struct tree *tree)
{
    read_body(b, tree, tree->statements, NULL);
}

void read_house(struct builder *b, const struct tree *tree)
{
    for (const struct statement *st = tree->statements; st; st = st->next) {
        struct str word = st->last > st->first ? token_text(tree, st->first) : STR("");

        if (str_is(word, "field") || str_is(word, "register"))
            read_statement(b, tree, st, NULL);
    }
}

/* ---- for the formatter ---- */

static const struct shape *inner_shape(const struct schema *schema, const struct shape *shape, struct str name)
{
    const struct field *field = shape ? schema_field(schema, shape, name) : NULL;

    if (field)
        return field->type == TYPE_RECORD ? &schema->shapes[field->shape] : NULL;
    return !shape || shape->is_kind ? schema_kind(schema, name) : NULL;
}

static struct str name_of(const struct tree *tree, const struct statement *st)
{
    struct str word = st->last > st->first && tree->tokens[st->first].kind == TOKEN_WORD ? token_text(tree, st->first) : STR("");
    const char *at = memchr(word.s, '@', word.n);

    return (struct str){ word.s, at ? (size_t)(at - word.s) : word.n };
}

size_t reading_arguments(void *schema_closure, const struct tree *tree, const struct statement *const *path, size_t depth, uint32_t *at, size_t most)
{
    const struct schema *schema = schema_closure;
    const struct shape *shape = NULL;
    struct builder b = {0};
    struct model model = { .schema = schema_closure };
    struct diags diags;
    struct line line;
    size_t n = 0;

    for (size_t i = 0; i < depth; i++) {
        shape = inner_shape(schema, shape, name_of(tree, path[i]));
        if (!shape)
            return 0;
    }
    /* reading the line with a model of its own tells where each argument begins, by the same rules */
    diags_init(&diags);
    arena_init(&model.arena);
    b.model = &model;
    b.diags = &diags;
    line_begin(&line, tree, path[depth - 1]);
    {
        struct entity e = { .record = { .shape = shape } };

        e.record.entity = &e;
        e.kind = shape->id;
        line.cursor.at = 1;
        if (shape->is_kind)
            read_id(&b, &line.cursor, &e);
        read_places(&b, &line.cursor, &e.record);
        while (!cursor_end(&line.cursor) && cursor_kind(&line.cursor) == TOKEN_WORD) {
            struct str name;
            const char *lang;
            const struct field *field;

            split_language(&b, cursor_text(&line.cursor, 0), &name, &lang);
            field = schema_field(schema, shape, name);
            if (!field || n == most)
                break;
            at[n++] = line.tokens[line.cursor.at++];
            read_field(&b, &line.cursor, &e.record, field, lang, token_span(tree, at[n - 1]), false, NULL);
        }
        if (!cursor_end(&line.cursor) || diags.n)
            n = 0;    /* not understood: better left as it is */
    }
    line_end(&line);
    arena_done(&model.arena);
    diags_done(&diags);
    return n;
}
