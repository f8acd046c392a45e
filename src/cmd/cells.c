/* cmd/cells.c - fields as the plain words of a table cell. */

#include "cmd/cells.h"

/* Places first and without their names, as they are written; then the other parts by name. */
static void add_record(struct buf *out, const struct record *record)
{
    size_t before = out->n;

    for (const struct field *f = record->shape->fields; f; f = f->next) {
        const struct value *first = record_get(record, f->id);

        if (!first)
            continue;
        if (out->n > before)
            buf_putc(out, ' ');
        if (!(f->flags & PLACE))
            buf_printf(out, "%s ", f->name);
        cell_text(out, record, f);
    }
}

void cell_value(struct buf *out, const struct value *v)
{
    struct str text = v->text;

    if (v->field->type == TYPE_RECORD) {
        add_record(out, v->parts);
        return;
    }
    if (v->field->type == TYPE_REF && v->ref.target) {
        buf_puts(out, v->ref.target->id);
        if (v->ref.heading.n)
            buf_printf(out, "#%.*s", STR_ARGS(v->ref.heading));
        return;
    }
    for (bool space = false; text.n; text = str_cut(text, 1)) {    /* on one line */
        bool white = text.s[0] == ' ' || text.s[0] == '\n' || text.s[0] == '\t' || text.s[0] == '\r';

        if (!white)
            buf_putc(out, text.s[0]);
        else if (!space)
            buf_putc(out, ' ');
        space = white;
    }
}

void cell_text(struct buf *out, const struct record *record, const struct field *field)
{
    size_t before = out->n;

    for values_each(v, record, field->id) {
        if (out->n > before)
            buf_puts(out, v->field->type == TYPE_RECORD ? "; " : ", ");
        cell_value(out, v);
    }
}

static bool equal(struct str a, struct str b)
{
    return a.n == b.n && !str_distance(a, b, 0);
}

static bool record_says(const struct record *record, struct str wanted)
{
    for (const struct field *f = record->shape->fields; f; f = f->next)
        if (cell_is(record, f, wanted))
            return true;
    return false;
}

bool cell_is(const struct record *record, const struct field *field, struct str wanted)
{
    for values_each(v, record, field->id) {
        if (v->field->type == TYPE_RECORD ? record_says(v->parts, wanted)
                                          : equal(v->field->type == TYPE_REF && v->ref.target ? str_of(v->ref.target->id) : v->text, wanted))
            return true;
    }
    return false;
}
