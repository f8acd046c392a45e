/* docs/relaxng.c - the RELAX NG schema of the model XML: kinds and fields from the schema table, what is computed from the tables of those who make it (docbook/maker.h). Nothing that a source
 * may lack is required here: a draft of a project with errors has a model XML too. */

#include "reference.h"
#include "docbook/maker.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct writer { struct buf *out; size_t depth; };

static void line(struct writer *w, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A line of XML: one that only opens an element indents what follows, one that begins by closing it ends that. */
static void line(struct writer *w, const char *format, ...)
{
    char text[512];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (text[1] == '/')
        w->depth--;
    buf_fill(w->out, ' ', w->depth * 2);
    buf_puts(w->out, text);
    buf_putc(w->out, '\n');
    if (text[1] != '/' && !strstr(text, "/>") && !strstr(text, "</"))
        w->depth++;
}

/* ---- attributes, written as "to id? n:int overdue:yes state:a|b @group" ---- */

/* Attributes that go together: a reference to a declaration; to one or a text for it; the course of a figure; a level of the risk method; how far work is. */
static const struct { const char *name, *attributes; } groups[] = {
    { "target", "to id kind title" },
    { "loose", "to? id? kind? title? loose:yes? unresolved:yes?" },
    { "course", "baseline? baseline-period? latest? latest-period? target? target-by:date? alarm? state:unmeasured|missed|met|alarm? state-text?" },
    { "level", "level? level-title? level-rank:number? colour? response:treat|accept?" },
    { "work", "state:open|in-progress|done|dropped state-text since:date? due:date? first-due:date? slips:int every? overdue:yes days-late:int? share:number? pending:yes" },
};

static void put_type(struct buf *out, const char *type)
{
    struct str rest = str_of(strcmp(type, "yes") ? type : "yes|no"), word;

    if (!*type)
        return;
    if (!strcmp(type, "int")) {
        buf_puts(out, "<data type=\"nonNegativeInteger\"/>");
    } else if (!strcmp(type, "number")) {
        buf_puts(out, "<data type=\"decimal\"/>");
    } else if (!strcmp(type, "date")) {
        buf_puts(out, "<data type=\"date\"/>");
    } else {
        buf_puts(out, "<choice>");
        while (str_split(&rest, '|', &word))
            buf_printf(out, "<value>%.*s</value>", STR_ARGS(word));
        buf_puts(out, "</choice>");
    }
}

static void put_attribute(struct writer *w, struct str word)
{
    bool optional = word.s[word.n - 1] == '?';
    const char *colon = memchr(word.s, ':', word.n);
    struct buf content = {0};
    char type[128] = "";

    word.n -= optional;
    if (word.s[0] == '@') {
        line(w, "<ref name=\"%.*s\"/>", (int)word.n - 1, word.s + 1);
        return;
    }
    if (colon) {
        snprintf(type, sizeof type, "%.*s", (int)(word.n - (size_t)(colon + 1 - word.s)), colon + 1);
        word.n = (size_t)(colon - word.s);
    }
    put_type(&content, type);
    line(w, "%s<attribute name=\"%.*s\"%s%s%s%s", optional ? "<optional>" : "", STR_ARGS(word), content.n ? ">" : "/>", content.n ? content.s : "",
         content.n ? "</attribute>" : "", optional ? "</optional>" : "");
    buf_done(&content);
}

static void put_attributes(struct writer *w, const char *list)
{
    struct str rest = str_of(list), word;

    while (str_split(&rest, ' ', &word))
        if (word.n)
            put_attribute(w, word);
}

static void put_groups(struct writer *w)
{
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        line(w, "<define name=\"%s\">", groups[i].name);
        put_attributes(w, groups[i].attributes);
        line(w, "</define>");
    }
}

/* ---- what is computed: elements c-…, by what they stand in ---- */

/* Whether an earlier word of the list gives the same attribute: what several makers tell of one element is one pattern. */
static bool is_given(const char *list, struct str word)
{
    size_t n = 0;

    while (n < word.n && word.s[n] != ':' && word.s[n] != '?')
        n++;
    for (const char *at = list; at < word.s; at = strchr(at, ' ') + 1)
        if (!strncmp(at, word.s, n) && strchr(":? ", at[n]))
            return true;
    return false;
}

/* The attributes of an element from all makers that put something into it. */
static void put_gathered(struct writer *w, const char *parent, const char *name)
{
    struct buf list = {0};
    struct str rest, word;

    for makers_elements(row)
        if (!strcmp(row->parent, parent) && !strcmp(row->name, name) && *row->attributes)
            buf_printf(&list, "%s%s", list.n ? " " : "", row->attributes);
    rest = str_of(buf_text(&list).s);
    while (str_split(&rest, ' ', &word))
        if (word.n && !is_given(list.s, word))
            put_attribute(w, word);
    buf_done(&list);
}

static bool is_first(const struct maker_element *element)
{
    for makers_elements(row)
        if (!strcmp(row->parent, element->parent) && !strcmp(row->name, element->name))
            return row == element;
    return false;
}

static void put_computed(struct writer *w, const char *parent);

static void put_element_of(struct writer *w, const char *parent, const char *name, const char *attributes)
{
    line(w, "<element name=\"%s\">", name);
    put_attributes(w, attributes);    /* besides those of the rows */
    put_gathered(w, parent, name);
    put_computed(w, name);
    line(w, "</element>");
}

static void put_choice(struct writer *w, bool *open, bool wanted)
{
    if (wanted && !*open) {
        line(w, "<zeroOrMore>");
        line(w, "<choice>");
    } else if (*open && !wanted) {
        line(w, "</choice>");
        line(w, "</zeroOrMore>");
    }
    *open = wanted;
}

/* In the order of the makers, each element as often as its row says; rows that follow each other and are MIXED, and all of a summary, in any order. (An <interleave>
 * would say it better, but libxml2 does not match it right.) */
static void put_computed(struct writer *w, const char *parent)
{
    bool choice = false;

    for makers_elements(row) {
        if (strcmp(row->parent, parent) || !is_first(row))
            continue;
        put_choice(w, &choice, !strcmp(row->count, MIXED) || !strcmp(parent, "c-summary"));
        if (!choice)
            line(w, "<%s>", row->count);
        put_element_of(w, parent, row->name, "");
        if (!choice)
            line(w, "</%s>", row->count);
    }
    put_choice(w, &choice, false);
}

/* ---- fields ---- */

static void put_fields(struct writer *w, const struct schema *schema, const struct shape *shape);

/* The attributes of a value; none of them where its words mean nothing, since it is printed as written then. */
static const char *const value_attributes[TYPE_COUNT] = {
    [TYPE_CHOICE] = "word?", [TYPE_DATE] = "date:date?", [TYPE_NUMBER] = "number:number?", [TYPE_AMOUNT] = "number:number? percent:yes?",
    [TYPE_MONEY] = "currency? amount:number?", [TYPE_DURATION] = "count:int? unit:minute|hour|day|week|month|quarter|year?",
    [TYPE_INTERVAL] = "count:int? unit:minute|hour|day|week|month|quarter|year?", [TYPE_RATING] = "in? in-title? point:number? title?", [TYPE_REF] = "@loose heading?",
};

static bool is_marked_up(enum value_type type)
{
    return type == TYPE_TITLE || type == TYPE_TEXT || type == TYPE_PROSE;
}

/* One pattern for each type of value. */
static void put_values(struct writer *w)
{
    for (int type = 0; type < TYPE_COUNT; type++) {
        if (type == TYPE_RECORD || is_marked_up((enum value_type)type))
            continue;
        line(w, "<define name=\"value.%s\">", type_name((enum value_type)type));
        put_attributes(w, value_attributes[type] ? value_attributes[type] : "");
        line(w, "<text/>");
        line(w, "</define>");
    }
}

static void put_field(struct writer *w, const struct schema *schema, const struct field *field)
{
    const char *count = field->flags & MANY ? "zeroOrMore" : "optional";

    if (field->type != TYPE_RECORD) {
        line(w, "<%s><element name=\"%s\"><ref name=\"value.%s\"/></element></%s>", count, field->name, type_name(field->type), count);
        return;
    }
    line(w, "<%s>", count);
    line(w, "<element name=\"%s\">", field->name);
    put_fields(w, schema, &schema->shapes[field->shape]);
    line(w, "</element>");
    line(w, "</%s>", count);
}

static void put_fields(struct writer *w, const struct schema *schema, const struct shape *shape)
{
    if (!shape->fields)
        line(w, "<empty/>");
    for (const struct field *field = shape->fields; field; field = field->next)
        if (field->id != EVERY_TITLE)    /* of a declaration an attribute */
            put_field(w, schema, field);
}

static void put_kind(struct writer *w, const struct schema *schema, const struct shape *kind)
{
    line(w, "<define name=\"kind.%s\">", kind->name);
    line(w, "<element name=\"%s\">", kind->name);
    put_attributes(w, "id address title");
    line(w, "<ref name=\"place\"/>");
    if (maker_of_groups((enum shape_id)kind->id))
        put_attributes(w, "c-group");
    for makers_each(row, kinds, compute)
        if (row->marks && (int)row->kind == (int)kind->id)
            put_attributes(w, row->marks);
    put_fields(w, schema, kind);
    line(w, "<ref name=\"house\"/>");
    line(w, "<ref name=\"every\"/>");
    put_computed(w, kind->name);
    if (maker_of_groups((enum shape_id)kind->id)) {
        line(w, "<zeroOrMore>");
        put_element_of(w, kind->name, "c-use", "label");
        line(w, "</zeroOrMore>");
    }
    put_computed(w, "every");
    line(w, "</element>");
    line(w, "</define>");
}

/* ---- the frame ---- */

static void put_element(struct writer *w, const char *count, const char *name, const char *attributes, const char *content)
{
    line(w, "<%s>", count);
    line(w, "<element name=\"%s\">", name);
    put_attributes(w, attributes);
    line(w, "%s", content);
    line(w, "</element>");
    line(w, "</%s>", count);
}

static void put_document(struct writer *w)
{
    line(w, "<element name=\"document\">");
    put_attributes(w, "id title declared:yes version? date:date? status? status-text? effective:date? next-review:date? classification? owner? address? approved:current|earlier|no? "
                      "approved-version? changes:whole|more|cut|named?");
    put_element(w, "zeroOrMore", "version", "number? on:date? by?", "<ref name=\"value.text\"/>");
    put_element(w, "zeroOrMore", "approval", "on:date? by? version? current:yes", "<empty/>");
    put_element(w, "zeroOrMore", "approver", "@loose heading?", "<text/>");
    put_element(w, "zeroOrMore", "audience", "@loose heading?", "<text/>");
    put_element(w, "zeroOrMore", "review", "on:date? by?", "<ref name=\"value.text\"/>");
    put_element(w, "optional", "description", "", "<ref name=\"value.prose\"/>");
    put_element(w, "zeroOrMore", "location", "", "<ref name=\"value.text\"/>");
    put_element(w, "zeroOrMore", "change", "id on:date? by?", "<text/>");
    line(w, "</element>");
}

static void put_model(struct writer *w, const struct schema *schema)
{
    line(w, "<start>");
    line(w, "<element name=\"model\">");
    put_attributes(w, "document address? as-of:date generator organisation? draft:yes draft-because?");
    line(w, "<attribute name=\"xml:lang\"/>");
    line(w, "<ref name=\"words\"/>");
    line(w, "<element name=\"labels\">");
    put_element(w, "zeroOrMore", "label", "for plain:yes?", "<text/>");
    line(w, "</element>");
    put_document(w);
    put_element(w, "optional", "c-revision", "text said? unknown:empty|foreign|broken|unable? commit? short? tags? on:date? changed:yes?", "<empty/>");
    put_element(w, "zeroOrMore", "c-scope", "@target", "<ref name=\"value.prose\"/>");
    line(w, "<zeroOrMore>");
    line(w, "<choice>");
    for (size_t i = 0; i < KIND_COUNT; i++)
        line(w, "<ref name=\"kind.%s\"/>", schema->shapes[i].name);
    line(w, "<ref name=\"house-entry\"/>");
    line(w, "</choice>");
    line(w, "</zeroOrMore>");
    line(w, "<optional>");
    line(w, "<element name=\"c-summary\">");
    put_computed(w, "c-summary");
    line(w, "</element>");
    line(w, "</optional>");
    line(w, "<element name=\"sources\">");
    put_element(w, "zeroOrMore", "source", "name", "<empty/>");
    line(w, "</element>");
    line(w, "<element name=\"findings\">");
    put_element(w, "zeroOrMore", "finding", "code severity:error|warning|info subject clause? to?", "<text/>");
    line(w, "</element>");
    line(w, "</element>");
    line(w, "</start>");
}

/* Fields that a project adds to a kind: their types are not known here. */
static void put_house(struct writer *w)
{
    line(w, "<define name=\"house\">");
    line(w, "<zeroOrMore>");
    line(w, "<element name=\"house-field\">");
    put_attributes(w, "field @loose date:date? number:number? percent:yes? currency? amount:number? count:int? unit?");
    line(w, "<ref name=\"value.text\"/>");
    line(w, "</element>");
    line(w, "</zeroOrMore>");
    line(w, "</define>");
    line(w, "<define name=\"house-entry\">");    /* of a register of the project's own */
    line(w, "<element name=\"house-entry\">");
    put_attributes(w, "kind id address title");
    line(w, "<ref name=\"place\"/>");
    line(w, "<ref name=\"house\"/>");
    line(w, "<ref name=\"every\"/>");
    put_computed(w, "every");
    line(w, "</element>");
    line(w, "</define>");
}

/* Whatever stands in another name space: DocBook in texts, the words of the language. */
static void put_foreign(struct writer *w, const char *name, const char *ns)
{
    line(w, "<define name=\"%s\">", name);
    line(w, "<element>");
    line(w, "<nsName ns=\"%s\"/>", ns);
    line(w, "<zeroOrMore>");
    line(w, "<attribute><anyName/></attribute>");
    line(w, "</zeroOrMore>");
    line(w, "<zeroOrMore>");
    line(w, "<choice>");
    line(w, "<text/>");
    line(w, "<ref name=\"%s\"/>", name);
    line(w, "</choice>");
    line(w, "</zeroOrMore>");
    line(w, "</element>");
    line(w, "</define>");
}

static void put_text_patterns(struct writer *w)
{
    line(w, "<define name=\"place\">");
    line(w, "<optional><attribute ns=\"urn:ismsc:source\" name=\"at\"/></optional>");
    line(w, "</define>");
    line(w, "<define name=\"value.title\">");
    line(w, "<ref name=\"value.text\"/>");
    line(w, "</define>");
    for (int blocks = 0; blocks < 2; blocks++) {
        line(w, "<define name=\"%s\">", blocks ? "value.prose" : "value.text");
        line(w, "<ref name=\"place\"/>");
        line(w, "<optional><attribute name=\"xml:lang\"/></optional>");
        line(w, "<zeroOrMore>");
        line(w, "<choice>");
        if (!blocks)
            line(w, "<text/>");
        line(w, "<ref name=\"docbook\"/>");
        line(w, "</choice>");
        line(w, "</zeroOrMore>");
        line(w, "</define>");
    }
}

void reference_relaxng(struct buf *out, const struct schema *schema)
{
    struct writer w = { out, 0 };

    buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- The model XML (docs/model-xml.md). Made from the schema table by `make docs`: do not edit. -->\n");
    line(&w, "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\" ns=\"urn:ismsc:model:1\" datatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\">");
    put_model(&w, schema);
    put_groups(&w);
    put_values(&w);
    put_text_patterns(&w);
    put_house(&w);
    put_foreign(&w, "docbook", "http://docbook.org/ns/docbook");
    put_foreign(&w, "words", "urn:ismsc:words:1");
    line(&w, "<define name=\"every\">");
    put_fields(&w, schema, &schema->shapes[SHAPE_EVERY]);
    line(&w, "</define>");
    for (size_t i = 0; i < KIND_COUNT; i++)
        put_kind(&w, schema, &schema->shapes[i]);
    line(&w, "</grammar>");
}
