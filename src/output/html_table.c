/* output/html_table.c - registers, facts and plain tables.
 *
 * Each cell of a body knows its column's heading (data-label), so that a register, or a table of role cards, turns into cards on a phone. A cell's column is that of
 * its colname or namest, else its place in the row: rows below a cell that spans rows say colname. What a column says is looked up once a table. */

#include "base/mem.h"
#include "output/html_page.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

struct columns {
    const xmlNode **specs;        /* colspec */
    size_t n, cap;
    struct map places;            /* colname -> its place, from 1; filled when first asked for */
    bool has_places;
    struct buf labels;            /* of all columns: ` data-label="…"` */
    size_t *ends;                 /* of each one's label in them */
    size_t n_labels, cap_labels;
    bool row_heads;               /* the first column names the row */
    const char *cols;             /* how many there are, as the table says */
};

static bool is_row(const xmlNode *node)
{
    return html_is(node, "row") || html_is(node, "tr");
}

/* The headings stand in the head's last row. */
static void read_labels(struct page *page, struct columns *columns, const xmlNode *head)
{
    const xmlNode *row = NULL;

    for (const xmlNode *child = head->children; child; child = child->next)
        if (html_is(child, "row"))
            row = child;
    for (const xmlNode *cell = row ? row->children : NULL; cell; cell = cell->next) {
        if (!html_is(cell, "entry"))
            continue;
        buf_cut(&page->words, 0);
        html_normal(&page->words, cell);
        if (page->words.n) {
            buf_puts(&columns->labels, " data-label=\"");
            escape_attr(&columns->labels, page->words.s);
            buf_putc(&columns->labels, '"');
        }
        mem_grow(&columns->ends, &columns->cap_labels, columns->n_labels + 1, sizeof *columns->ends);
        columns->ends[columns->n_labels++] = columns->labels.n;
    }
}

static void columns_read(struct page *page, struct columns *columns, const xmlNode *group, bool row_heads)
{
    *columns = (struct columns){ .row_heads = row_heads, .cols = xml_get(group, "cols") };
    for (const xmlNode *child = group->children; child; child = child->next)
        if (html_is(child, "colspec")) {
            mem_grow(&columns->specs, &columns->cap, columns->n + 1, sizeof *columns->specs);
            columns->specs[columns->n++] = child;
        } else if (html_is(child, "thead")) {
            read_labels(page, columns, child);
        }
}

static void columns_done(struct columns *columns)
{
    map_done(&columns->places);
    buf_done(&columns->labels);
    free(columns->ends);
    free(columns->specs);
}

/* The place of a column, from 0. */
static bool find_column(struct columns *columns, const char *name, size_t *place)
{
    uintptr_t found;

    for (size_t i = columns->n; i-- > 0 && !columns->has_places;)
        *map_at(&columns->places, str_of(xml_get(columns->specs[i], "colname"))) = (void *)(uintptr_t)(i + 1);
    columns->has_places = true;
    found = *name ? (uintptr_t)map_get(&columns->places, str_of(name)) : 0;
    if (found)
        *place = found - 1;
    return found;
}

/* --- cells --- */

/* The class of an alignment; left is what all have without one. */
static const char *class_of(const char *align)
{
    return !strcmp(align, "center") || !strcmp(align, "right") ? align : NULL;
}

static void put_spans(struct page *page, struct columns *columns, const xmlNode *cell, size_t first)
{
    const char *end = xml_get(cell, "nameend"), *more = xml_get(cell, "morerows");
    size_t last = first;
    long rows;

    if (*end && *xml_get(cell, "namest") && find_column(columns, end, &last) && last >= first)
        buf_printf(page->out, " colspan=\"%zu\"", last - first + 1);
    else if (*xml_get(cell, "colspan"))
        html_attr(page, "colspan", xml_get(cell, "colspan"));
    rows = *more ? strtol(more, NULL, 10) : 0;
    if (rows > 0 && rows < 65534)    /* WHATWG HTML, 4.9.11: no more */
        buf_printf(page->out, " rowspan=\"%ld\"", rows + 1);
    else if (*xml_get(cell, "rowspan"))
        html_attr(page, "rowspan", xml_get(cell, "rowspan"));
}

/* id, language, alignment, spans and heading of a cell, which stands in that place of its row. */
static void put_cell_attributes(struct page *page, struct columns *columns, const xmlNode *cell, size_t place, bool labelled)
{
    const char *align = "";

    if (cell->properties) {
        const char *name = xml_get(cell, "namest");

        find_column(columns, *name ? name : xml_get(cell, "colname"), &place);
        align = xml_get(cell, "align");
    }
    if (!*align && place < columns->n)
        align = xml_get(columns->specs[place], "align");
    html_common(page, cell, class_of(align));
    if (cell->properties)
        put_spans(page, columns, cell, place);
    if (labelled && place < columns->n_labels) {
        size_t from = place ? columns->ends[place - 1] : 0;

        buf_add(page->out, columns->labels.s + from, columns->ends[place] - from);
    }
}

static void put_cell(struct page *page, struct columns *columns, const xmlNode *cell, size_t place, const char *scope)
{
    if (scope)
        buf_printf(page->out, "<th scope=\"%s\"", scope);
    else
        buf_puts(page->out, "<td");
    put_cell_attributes(page, columns, cell, place, !scope);
    buf_putc(page->out, '>');
    html_children(page, cell);
    buf_puts(page->out, scope ? "</th>" : "</td>");
}

/* --- rows --- */

static const xmlNode *first_cell(const xmlNode *row)
{
    const xmlNode *cell = row->children;

    while (cell && cell->type != XML_ELEMENT_NODE)
        cell = cell->next;
    return cell;
}

/* Whether the row's first cell stands in the first column, which names the row. */
static bool is_headed(const struct columns *columns, const xmlNode *row)
{
    const xmlNode *cell = first_cell(row);
    const char *name = cell ? xml_get(cell, "colname") : "", *first = columns->n ? xml_get(columns->specs[0], "colname") : "";

    return columns->row_heads && html_is(row, "row") && (!*name || !*first || !strcmp(name, first));
}

static void put_row(struct page *page, struct columns *columns, const xmlNode *row)
{
    bool headed = is_headed(columns, row);
    size_t place = 0;

    html_open(page, "tr", row, NULL);
    for (const xmlNode *cell = row->children; cell; cell = cell->next)
        if (cell->type == XML_ELEMENT_NODE) {
            put_cell(page, columns, cell, place, html_is(cell, "th") || (headed && !place) ? "row" : NULL);
            place++;
        }
    buf_puts(page->out, "</tr>\n");
}

static void put_rows(struct page *page, struct columns *columns, const xmlNode *part)
{
    for (const xmlNode *child = part->children; child; child = child->next)
        if (is_row(child))
            put_row(page, columns, child);
}

static void put_head(struct page *page, struct columns *columns, const xmlNode *head)
{
    buf_puts(page->out, "<thead>");
    for (const xmlNode *row = head->children; row; row = row->next) {
        size_t place = 0;

        if (!is_row(row))
            continue;
        buf_puts(page->out, "<tr>");
        for (const xmlNode *cell = row->children; cell; cell = cell->next)
            if (cell->type == XML_ELEMENT_NODE)
                put_cell(page, columns, cell, place++, "col");
        buf_puts(page->out, "</tr>");
    }
    buf_puts(page->out, "</thead>\n");
}

static bool is_group(const xmlNode *node)
{
    return html_is(node, "row") && html_has_role(node, "group");
}

static bool has_groups(const xmlNode *body)
{
    for (const xmlNode *row = body->children; row; row = row->next)
        if (is_group(row))
            return true;
    return false;
}

static void put_group_heading(struct page *page, const struct columns *columns, const xmlNode *row)
{
    html_open(page, "tr", row, NULL);
    buf_puts(page->out, "<th scope=\"rowgroup\"");
    html_attr(page, "colspan", columns->cols);
    buf_putc(page->out, '>');
    for (const xmlNode *cell = row->children; cell; cell = cell->next)
        if (html_is(cell, "entry"))
            html_children(page, cell);
    buf_puts(page->out, "</th></tr>\n");
}

/* Each sub-heading row opens a row group of its own, of which it is the heading. */
static void put_grouped(struct page *page, struct columns *columns, const xmlNode *body)
{
    const char *end = "";

    for (const xmlNode *row = body->children; row; row = row->next) {
        if (is_group(row)) {
            buf_puts(page->out, end);
            buf_puts(page->out, "<tbody>\n");
            put_group_heading(page, columns, row);
            end = "</tbody>\n";
        } else if (is_row(row)) {
            if (!*end) {
                buf_puts(page->out, "<tbody>");
                end = "</tbody>";
            }
            put_row(page, columns, row);
        }
    }
    buf_puts(page->out, end);
}

static void put_body(struct page *page, struct columns *columns, const xmlNode *body)
{
    if (has_groups(body)) {
        put_grouped(page, columns, body);
        return;
    }
    buf_puts(page->out, "<tbody>\n");
    put_rows(page, columns, body);
    buf_puts(page->out, "</tbody>\n");
}

static void put_foot(struct page *page, struct columns *columns, const xmlNode *foot)
{
    buf_puts(page->out, "<tfoot>");
    put_rows(page, columns, foot);
    buf_puts(page->out, "</tfoot>\n");
}

/* --- columns --- */

/* The share that a column asks for: 3 of "3*"; 0 where it says none. */
static double stars(const xmlNode *spec)
{
    char *end;
    double n = strtod(xml_get(spec, "colwidth"), &end);    /* LC_NUMERIC is never set */

    return end[strspn(end, " ")] == '*' && isfinite(n) && n > 0 ? n : 0;
}

/* Widths as classes of even hundredths, since the page's policy allows no style on elements beyond its own sheet. */
static void put_widths(struct page *page, const struct columns *columns)
{
    double total = 0;
    bool any = false;

    for (size_t i = 0; i < columns->n; i++) {
        double own = stars(columns->specs[i]);

        any = any || *xml_get(columns->specs[i], "colwidth");
        total += own > 0 ? own : 1;
    }
    if (!any)
        return;
    buf_puts(page->out, "<colgroup>");
    for (size_t i = 0; i < columns->n; i++) {
        double own = stars(columns->specs[i]);

        if (own > 0)
            buf_printf(page->out, "<col class=\"of-%d\">", 2 * (int)floor(50 * own / total + 0.5));
        else
            buf_puts(page->out, "<col>");
    }
    buf_puts(page->out, "</colgroup>");
}

/* A tgroup, or a table of HTML's own rows. */
static void put_table_group(struct page *page, const xmlNode *group, const xmlNode *table)
{
    static const struct { const char *name; void (*put)(struct page *, struct columns *, const xmlNode *); } parts[] = {
        { "thead", put_head }, { "tbody", put_body }, { "tfoot", put_foot },
    };
    struct columns columns;

    columns_read(page, &columns, group, !strcmp(xml_get(table, "rowheader"), "firstcol"));
    if (html_has_role(table, "register"))
        put_widths(page, &columns);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (const xmlNode *child = group->children; child; child = child->next)
            if (html_is(child, parts[i].name))
                parts[i].put(page, &columns, child);
    put_rows(page, &columns, group);
    columns_done(&columns);
}

/* --- facts: label and value, nothing to look up --- */

static void put_fact(struct page *page, const xmlNode *row)
{
    bool head = true;

    html_open(page, "tr", row, NULL);
    for (const xmlNode *cell = row->children; cell; cell = cell->next)
        if (html_is(cell, "entry")) {
            buf_puts(page->out, head ? "<th scope=\"row\"" : "<td");
            html_common(page, cell, NULL);
            buf_putc(page->out, '>');
            html_children(page, cell);
            buf_puts(page->out, head ? "</th>" : "</td>");
            head = false;
        }
    buf_puts(page->out, "</tr>\n");
}

static void put_facts(struct page *page, const xmlNode *table)
{
    buf_puts(page->out, "<tbody>\n");
    for (const xmlNode *group = table->children; group; group = group->next)
        for (const xmlNode *body = html_is(group, "tgroup") ? group->children : NULL; body; body = body->next)
            for (const xmlNode *row = html_is(body, "tbody") ? body->children : NULL; row; row = row->next)
                if (html_is(row, "row"))
                    put_fact(page, row);
    html_close(page, "tbody");
}

/* --- tables --- */

static void put_table(struct page *page, const xmlNode *node, bool facts)
{
    const xmlNode *title = html_title(node);

    html_open(page, "table", node, NULL);
    if (title) {
        buf_puts(page->out, "<caption>");
        html_children(page, title);
        html_close(page, "caption");
    }
    if (facts)
        put_facts(page, node);
    else if (html_child(node, "tgroup"))
        for (const xmlNode *child = node->children; child; child = child->next) {
            if (html_is(child, "tgroup"))
                put_table_group(page, child, node);
        }
    else
        put_table_group(page, node, node);
    html_close(page, "table");
}

/* What the table is about: its own title, else that of what it stands in. */
static const xmlNode *subject_of(const xmlNode *table)
{
    const xmlNode *title = html_title(table);

    for (const xmlNode *node = table->parent; !title && node->type == XML_ELEMENT_NODE; node = node->parent) {
        title = html_title(node);
        if (title && title->parent != node)    /* in its info: of a document */
            title = NULL;
    }
    return title;
}

/* A wide table scrolls in a box of its own, by keyboard too. */
void html_table(struct page *page, const xmlNode *node, const struct html_element *element)
{
    bool facts = html_has_role(node, "facts");

    (void)element;
    if (!facts) {
        buf_printf(page->out, "<div role=\"group\" tabindex=\"0\" class=\"scroll%s\"", html_has_role(node, "register") ? " sheet cards" : html_has_role(node, "cards") ? " cards" : "");
        buf_puts(page->out, " aria-label=\"");
        buf_cut(&page->words, 0);
        if (subject_of(node))
            html_normal(&page->words, subject_of(node));
        escape_attr(page->out, buf_text(&page->words).s);
        buf_puts(page->out, "\">");
    }
    put_table(page, node, facts);
    buf_puts(page->out, facts ? "\n" : "</div>\n");
}
