/* docs/reference.c - prints the parts of the documentation that the schema table makes: `reference kinds` the list of kinds in docs/language.md,
 * `reference relaxng` docs/model.rng. */

#include "reference.h"

#include <stdio.h>
#include <string.h>

/* ---- values, in words that docs/language.md explains ---- */

static const char *const type_words[TYPE_COUNT] = {
    [TYPE_TITLE] = "title", [TYPE_TEXT] = "text", [TYPE_PROSE] = "prose", [TYPE_NUMBER] = "number", [TYPE_AMOUNT] = "amount", [TYPE_MONEY] = "money",
    [TYPE_DURATION] = "duration", [TYPE_DATE] = "date", [TYPE_MOMENT] = "moment", [TYPE_PERIOD] = "period", [TYPE_INTERVAL] = "interval",
    [TYPE_QUANTITY] = "quantity", [TYPE_RATING] = "rating", [TYPE_RANGE] = "range", [TYPE_FILE] = "file", [TYPE_DIGEST] = "digest", [TYPE_WORD] = "word",
    [TYPE_VERSION] = "version", [TYPE_LANGUAGE] = "language",
};

/* "a, b, c" as "`a`, `b`, `c`". */
static void put_code_list(struct buf *out, const char *list)
{
    struct str rest = str_of(list), word;
    bool first = true;

    for (; str_split(&rest, ',', &word); first = false) {
        while (word.n && word.s[0] == ' ')
            word = str_cut(word, 1);
        buf_printf(out, "%s`%.*s`", first ? "" : ", ", STR_ARGS(word));
    }
}

static void put_value(struct buf *out, const struct field *field)
{
    struct buf wanted = {0};

    field_wants(&wanted, field);
    switch (field->type) {
    case TYPE_RECORD: buf_puts(out, "parts"); break;
    case TYPE_CHOICE: put_code_list(out, wanted.s); break;
    case TYPE_REF:
        if (wanted.n)
            buf_printf(out, "id: %s", wanted.s);
        else
            buf_puts(out, "id: anything");
        if (field->flags & LOOSE)
            buf_puts(out, ", or a text");
        break;
    default: buf_puts(out, type_words[field->type]);
    }
    buf_done(&wanted);
}

static void put_count(struct buf *out, const struct field *field)
{
    static const char *const words[] = { "", "many", "required", "required, many" };

    buf_puts(out, words[(field->flags & MANY ? 1 : 0) + (field->flags & NEEDED ? 2 : 0)]);
}

/* ---- how a line is written ---- */

static void put_place(struct buf *out, const struct field *place)
{
    if (place->type == TYPE_TITLE || place->type == TYPE_TEXT || place->type == TYPE_PROSE || place->type == TYPE_FILE) {
        buf_printf(out, " \"%s\"", place->name);
    } else {
        buf_putc(out, ' ');
        for (const char *s = place->name; *s; s++)
            buf_putc(out, *s >= 'a' && *s <= 'z' ? (char)(*s - 'a' + 'A') : *s);
    }
    if (place->flags & MANY)
        buf_puts(out, ", …");
}

/* The places of a record and then, of a field with parts, its further parts by name: `status STATE since …`. */
static void put_line(struct buf *out, const struct schema *schema, const struct shape *shape)
{
    const struct field *place;

    buf_printf(out, "`%s%s", shape->name, shape->is_kind ? " ID" : "");
    for (size_t i = 0; (place = shape_place(schema, shape, i)); i++)
        put_place(out, place);
    for (const struct field *part = shape->fields; part && !shape->is_kind; part = part->next)
        if (!(part->flags & PLACE))
            buf_printf(out, " %s …", part->name);
    buf_putc(out, '`');
}

/* ---- tables ---- */

static void put_row(struct buf *out, const struct schema *schema, const struct field *field, const char *before)
{
    buf_printf(out, "| %s`%s`%s | ", before, field->name, field->flags & MUTABLE ? " ^" : "");
    if (field->type == TYPE_RECORD)
        put_line(out, schema, &schema->shapes[field->shape]);
    else
        put_value(out, field);
    buf_puts(out, " | ");
    put_count(out, field);
    buf_printf(out, " | %s | %s |\n", field->doc, field->clause);
    if (field->type == TYPE_RECORD)
        for (const struct field *part = schema->shapes[field->shape].fields; part; part = part->next)
            put_row(out, schema, part, "· ");
}

static void put_table(struct buf *out, const struct schema *schema, const struct shape *shape)
{
    if (!shape->fields)
        return;
    buf_puts(out, "| field | takes | | what to write | clause |\n|---|---|---|---|---|\n");
    for (const struct field *field = shape->fields; field; field = field->next)
        put_row(out, schema, field, "");
    buf_putc(out, '\n');
}

static void put_kind(struct buf *out, const struct schema *schema, const struct shape *kind)
{
    struct buf parents = {0};

    buf_printf(out, "### %s\n\n%s. ", kind->name, kind->doc);
    if (*kind->clause)
        buf_printf(out, "(%s) ", kind->clause);
    buf_puts(out, "Begins with ");
    put_line(out, schema, kind);
    schema_targets(&parents, kind->of);
    if (parents.n)
        buf_printf(out, "; %s belong to: %s", kind->needs_parent ? "must" : "may", parents.s);
    buf_puts(out, ".\n\n");
    put_table(out, schema, kind);
    buf_done(&parents);
}

void reference_kinds(struct buf *out, const struct schema *schema)
{
    buf_puts(out, "All kinds:");
    for (size_t i = 0; i < KIND_COUNT; i++)
        buf_printf(out, "%s [%s](#%s)", i ? " ·" : "", schema->shapes[i].name, schema->shapes[i].name);
    buf_puts(out, "\n\n### Fields of every kind\n\n");
    put_table(out, schema, &schema->shapes[SHAPE_EVERY]);
    for (size_t i = 0; i < KIND_COUNT; i++)
        put_kind(out, schema, &schema->shapes[i]);
}

int main(int argc, char **argv)
{
    struct schema *schema = schema_new();
    struct buf out = {0};
    int status = 0;

    if (argc == 2 && !strcmp(argv[1], "kinds"))
        reference_kinds(&out, schema);
    else if (argc == 2 && !strcmp(argv[1], "relaxng"))
        reference_relaxng(&out, schema);
    else
        status = 2;
    if (status)
        fprintf(stderr, "usage: reference kinds|relaxng\n");
    else if (fwrite(out.s, 1, out.n, stdout) != out.n || fflush(stdout))
        status = 3;
    buf_done(&out);
    schema_free(schema);
    return status;
}
