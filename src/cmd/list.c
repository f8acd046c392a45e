/* cmd/list.c - ismsc list: a register as a table, CSV or JSON. */

#include "base/json.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "cmd/cells.h"
#include "cmd/cmd.h"
#include "cmd/near.h"
#include "model/assess.h"
#include "model/documents.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_COLUMNS = 96, WIDEST_CELL = 44, TABLE_COLUMNS = 7, TABLE_WIDTH = 160 };

/* What follows from the fields and is asked for like one. */
struct computed { int kind; const char *name; void (*put)(struct buf *out, const struct model *model, const struct entity *e); };

struct listing {
    struct invocation *inv;
    const struct model *model;
    const struct shape *kind;
    const struct field *columns[MOST_COLUMNS];
    size_t n_columns;
    const struct entity **rows;
    size_t n_rows, cap_rows;
    const struct field *where;
    const struct computed *where_computed;
    struct str wanted;
};

static void put_level(struct buf *out, const struct model *model, const struct entity *risk)
{
    buf_str(out, assess_level_name(assess_remaining(model, risk, NULL).level));
}

static void put_inherent(struct buf *out, const struct model *model, const struct entity *risk)
{
    buf_str(out, assess_level_name(assess_risk(model, risk, RISK_INHERENT).level));
}

static const struct computed computed[] = {
    { KIND_RISK, "level", put_level },
    { KIND_RISK, "inherent-level", put_inherent },
};

enum { N_COMPUTED = sizeof computed / sizeof *computed };

/* The n-th computed column of the kind, NULL after the last. */
static const struct computed *computed_of(const struct listing *l, size_t n)
{
    for (size_t i = 0; i < N_COMPUTED; i++)
        if (computed[i].kind == l->kind->id && n-- == 0)
            return &computed[i];
    return NULL;
}

static size_t n_computed(const struct listing *l)
{
    size_t n = 0;

    while (computed_of(l, n))
        n++;
    return n;
}

/* ---- rows and columns ---- */

static bool takes(const struct listing *l, const struct entity *e)
{
    struct buf text = {0};
    bool is;

    if (!l->where_computed)
        return !l->where || cell_is(&e->record, l->where, l->wanted);
    l->where_computed->put(&text, l->model, e);
    is = buf_text(&text).n == l->wanted.n && !str_distance(buf_text(&text), l->wanted, 0);
    buf_done(&text);
    return is;
}

static void find_rows(struct listing *l)
{
    for (const struct entity *e = model_first(l->model, (enum shape_id)l->kind->id); e; e = entity_next(e)) {
        if (!takes(l, e))
            continue;
        mem_grow(&l->rows, &l->cap_rows, l->n_rows + 1, sizeof *l->rows);
        l->rows[l->n_rows++] = e;
    }
}

static void add_column(struct listing *l, const struct field *field)
{
    bool used = false;

    for (size_t i = 0; i < l->n_columns; i++)
        if (l->columns[i] == field)
            return;
    for (size_t i = 0; i < l->n_rows && !used; i++)
        used = entity_has(l->rows[i], field->id);
    if (used && l->n_columns < MOST_COLUMNS)
        l->columns[l->n_columns++] = field;
}

/* What people look for first in a table, of whatever kind. */
static const char *const first_columns[] = { "owner", "type", "response", "classification", "status" };

/* Fields that any row has. A table begins with what sort, who and how far, and leaves out what runs long: lists and texts. */
static void find_columns(struct listing *l, bool table)
{
    const struct schema *schema = l->model->schema;
    const struct field *lists[] = { l->kind->fields, schema->shapes[SHAPE_EVERY].fields };

    for (size_t i = 0; table && i < sizeof first_columns / sizeof *first_columns; i++) {
        const struct field *field = schema_field(schema, l->kind, str_of(first_columns[i]));

        if (field)
            add_column(l, field);
    }
    for (size_t i = 0; i < 2; i++)
        for (const struct field *f = lists[i]; f; f = f->next)
            if (f->id != EVERY_TITLE && !(table && (f->flags & MANY || f->type == TYPE_TEXT || f->type == TYPE_PROSE)))
                add_column(l, f);
}

/* ---- forms ---- */

static void put_padded(struct buf *out, struct str text, size_t width, bool last)
{
    size_t at = 0, used = 0;
    bool cut = utf8_width(text) > width;
    struct buf shown = {0};

    while (at < text.n) {
        uint32_t c = 0;
        size_t n = utf8_decode(text.s + at, text.n - at, &c);
        size_t columns = n ? (size_t)utf8_columns(c) : 1;

        if (used + columns > width - cut)
            break;
        at += n ? n : 1;
        used += columns;
    }
    utf8_show(&shown, (struct str){ text.s, at });
    buf_str(out, buf_text(&shown));
    buf_done(&shown);
    if (cut) {
        buf_puts(out, "\xe2\x80\xa6");
        used++;
    }
    if (!last)
        buf_fill(out, ' ', width - used + 2);
}

static void cell(struct buf *out, const struct listing *l, const struct entity *e, size_t column)
{
    if (column == 0)
        buf_puts(out, e->id);
    else if (column == 1 && strcmp(entity_title(e), e->id))
        buf_puts(out, entity_title(e));
    else if (column > 1 && column - 2 < n_computed(l))
        computed_of(l, column - 2)->put(out, l->model, e);
    else if (column > 1)
        cell_text(out, &e->record, l->columns[column - 2 - n_computed(l)]);
}

static size_t n_cells(const struct listing *l)
{
    return 2 + n_computed(l) + l->n_columns;
}

static const char *head(const struct listing *l, size_t column)
{
    size_t n = n_computed(l);

    return column == 0 ? "id" : column == 1 ? "title" : column - 2 < n ? computed_of(l, column - 2)->name : l->columns[column - 2 - n]->name;
}

static void put_table(struct buf *out, struct listing *l)
{
    size_t n = n_cells(l) < TABLE_COLUMNS ? n_cells(l) : TABLE_COLUMNS, widths[TABLE_COLUMNS], total = 0;

    for (size_t c = 0; c < n; c++) {
        widths[c] = strlen(head(l, c));
        for (size_t r = 0; r < l->n_rows; r++) {
            struct buf text = {0};
            size_t width;

            cell(&text, l, l->rows[r], c);
            width = utf8_width(buf_text(&text));
            if (width > widths[c])
                widths[c] = width;
            buf_done(&text);
        }
        if (c > 0 && widths[c] > WIDEST_CELL)
            widths[c] = WIDEST_CELL;
        total += widths[c] + 2;
        if (total > TABLE_WIDTH && c > 1)
            n = c;
    }
    for (size_t c = 0; c < n; c++)
        put_padded(out, str_of(head(l, c)), widths[c], c + 1 == n);
    buf_putc(out, '\n');
    for (size_t r = 0; r < l->n_rows; r++) {
        for (size_t c = 0; c < n; c++) {
            struct buf text = {0};

            cell(&text, l, l->rows[r], c);
            put_padded(out, buf_text(&text), widths[c], c + 1 == n);
            buf_done(&text);
        }
        while (out->n && out->s[out->n - 1] == ' ')
            buf_cut(out, out->n - 1);
        buf_putc(out, '\n');
    }
}

/* RFC 4180. A cell that a spreadsheet would take for a formula gets a quote before it (CWE-1236). */
static void put_csv(struct buf *out, struct listing *l)
{
    for (size_t r = 0; r <= l->n_rows; r++) {
        for (size_t c = 0; c < n_cells(l); c++) {
            struct buf text = {0};

            if (r == 0)
                buf_puts(&text, head(l, c));
            else
                cell(&text, l, l->rows[r - 1], c);
            if (c)
                buf_putc(out, ',');
            buf_putc(out, '"');
            if (text.n && strchr("=+-@\t\r", text.s[0]))
                buf_putc(out, '\'');
            for (size_t i = 0; i < text.n; i++) {
                if (text.s[i] == '"')
                    buf_putc(out, '"');
                buf_putc(out, text.s[i]);
            }
            buf_putc(out, '"');
            buf_done(&text);
        }
        buf_puts(out, "\r\n");
    }
}

static void put_json(struct buf *out, struct listing *l)
{
    buf_putc(out, '[');
    for (size_t r = 0; r < l->n_rows; r++) {
        bool begun = false;

        buf_puts(out, r ? ",\n  {" : "\n  {");
        for (size_t c = 0; c < n_cells(l); c++) {
            struct buf text = {0};

            cell(&text, l, l->rows[r], c);
            if (text.n) {
                buf_puts(out, begun ? ", " : " ");
                json_quote(out, str_of(head(l, c)));
                buf_puts(out, ": ");
                json_quote(out, buf_text(&text));
                begun = true;
            }
            buf_done(&text);
        }
        buf_puts(out, " }");
    }
    buf_puts(out, l->n_rows ? "\n]\n" : "]\n");
}

/* The computed documents that nobody has declared yet: their ids are reserved for that. */
static void put_undeclared_documents(struct buf *out, const struct listing *l)
{
    for documents_each(row)
        if (!row->each && !model_find(l->model, str_of(row->id)))
            buf_printf(out, "%s\n", row->id);
}

/* ---- the command ---- */

/* Each name that --where may begin with. */
static void add_names(const struct listing *l, struct near *near, struct buf *all)
{
    const struct field *lists[] = { l->kind->fields, l->model->schema->shapes[SHAPE_EVERY].fields };
    const struct computed *c;

    for (size_t i = 0; i < 2; i++) {
        for (const struct field *f = lists[i]; f; f = f->next) {
            near_offer(near, f->name);
            buf_printf(all, "%s%s", all->n ? ", " : "", f->name);
        }
    }
    for (size_t i = 0; (c = computed_of(l, i)); i++) {
        near_offer(near, c->name);
        buf_printf(all, ", %s", c->name);
    }
}

static void say_where_unknown(struct listing *l, struct str name)
{
    char *got = mem_dup(name.s, name.n);
    struct near near = near_init(got);
    struct buf all = {0};

    add_names(l, &near, &all);
    say(l->inv, near.best ? "where-near" : "where-unknown", { "got", got }, { "kind", l->kind->name }, { "best", near.best }, { "all", all.s });
    buf_done(&all);
    free(got);
}

static bool find_where(struct listing *l)
{
    const char *equals = l->inv->where ? strchr(l->inv->where, '=') : NULL;
    struct str name;

    if (!l->inv->where)
        return true;
    if (!equals) {
        say(l->inv, "where-form", { "got", l->inv->where });
        return false;
    }
    name = (struct str){ l->inv->where, (size_t)(equals - l->inv->where) };
    l->wanted = str_of(equals + 1);
    l->where = schema_field(l->model->schema, l->kind, name);
    for (size_t i = 0; i < N_COMPUTED && !l->where; i++)
        if (computed[i].kind == l->kind->id && str_is(name, computed[i].name))
            l->where_computed = &computed[i];
    if (!l->where && !l->where_computed)
        say_where_unknown(l, name);
    return l->where || l->where_computed;
}

static void say_empty(struct listing *l)
{
    size_t n = l->kind->id < KIND_COUNT ? l->model->counts[l->kind->id] : 0;
    char all[24];

    snprintf(all, sizeof all, "%zu", n);
    if (l->inv->where && n)
        say(l->inv, "list-none", { "kind", l->kind->name }, { "where", l->inv->where }, { "n", all });
    else
        say(l->inv, "list-empty", { "kind", l->kind->name });
}

static enum status run(struct listing *l)
{
    bool table = !l->inv->format || !strcmp(l->inv->format, "table");
    struct buf out = {0};

    if (!table && strcmp(l->inv->format, "csv") && strcmp(l->inv->format, "json")) {
        say(l->inv, "list-format", { "got", l->inv->format });
        return STATUS_USAGE;
    }
    if (!find_where(l))
        return STATUS_USAGE;
    find_rows(l);
    find_columns(l, table);
    if (!l->n_rows && table)
        say_empty(l);
    else if (table)
        put_table(&out, l);
    else if (!strcmp(l->inv->format, "csv"))
        put_csv(&out, l);
    else
        put_json(&out, l);
    if (l->kind->id == KIND_DOCUMENT && table && !l->where)
        put_undeclared_documents(&out, l);
    print_text(&out);
    buf_done(&out);
    return STATUS_CLEAN;
}

enum status cmd_list(struct invocation *inv)
{
    const char *name = inv->n_operands ? inv->operands[inv->n_operands - 1] : NULL;
    struct listing l = { .inv = inv };
    struct opened opened;
    enum status status = STATUS_USAGE;

    if (!name) {
        say(inv, "list-what");
        return STATUS_USAGE;
    }
    if (project_open(inv, inv->n_operands > 1 ? inv->operands[0] : NULL, &opened)) {
        l.model = opened.project->model;
        l.kind = schema_kind(l.model->schema, str_of(name));
        if (opened.project->broken) {
            status = print_findings(inv, &opened);
            say(inv, "list-broken");
        } else if (l.kind) {
            status = run(&l);
        } else {
            struct near near = near_init(name);

            for (int i = 0; i < KIND_COUNT; i++)
                near_offer(&near, l.model->schema->shapes[i].name);
            say(inv, near.best ? "kind-near" : "kind-unknown", { "got", name }, { "best", near.best });
        }
    }
    free(l.rows);
    opened_done(&opened);
    return status;
}
