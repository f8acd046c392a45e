/* docs/relaxng.c - the RELAX NG schema of the model XML: kinds and fields from the schema table, what is computed from the tables below. Nothing that a source
 * may lack is required here: a draft of a project with errors has a model XML too. */

#include "reference.h"

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
    { "course", "baseline? baseline-period? latest? latest-period? target? target-by:date? state:unmeasured|missed|met? state-text?" },
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

/* `count`: how many; MIXED: any number, among the MIXED rows before and after it. */
struct computed { const char *parent, *name, *count, *attributes; };

static const char MIXED[] = "choice";

#define PLANNED "@target owner? state? state-text? since:date? due:date? first-due:date? slips:int? every? overdue:yes? days-late:int? share:number? pending:yes?"

static const struct computed computed[] = {
    { "risk", "c-rating", "zeroOrMore", "of:inherent|current|residual complete:yes likelihood:int? likelihood-title? impact:number? impact-title? score:number? @level" },
    { "risk", "c-control", MIXED, "@loose status? status-text?" },
    { "risk", "c-treatment", MIXED, "@target @work" },
    { "c-control", "c-via", "zeroOrMore", "@target" },
    { "risk", "c-acceptance", "optional", "by? on:date? until:date? expired:yes because?" },
    { "risk", "c-review", "optional", "last:date? next:date? overdue:yes" },
    { "treatment", "c-progress", "optional", "@work" },
    { "treatment", "c-risk", "zeroOrMore", "@target @level" },
    { "treatment", "c-rating", "optional", "of:expected complete:yes likelihood:int? likelihood-title? impact:number? impact-title? score:number? @level" },
    { "treatment", "c-control", "zeroOrMore", "@loose status? status-text?" },
    { "treatment", "c-evidence", "zeroOrMore", "@loose on:date? location? file?" },
    { "control", "c-entry", "optional", "included:yes undecided:yes? state:implemented|partial|planned|not-implemented? state-text since:date? proof:current|stale|unknown proof-text catalog "
                                        "theme? theme-title? own:yes" },
    { "control", "c-driver", "zeroOrMore", "to? id? title kind kind-text" },
    { "c-driver", "c-via", "zeroOrMore", "@target" },
    { "control", "c-text", "zeroOrMore", "@loose" },
    { "c-text", "c-heading", "zeroOrMore", "id to? title?" },
    { "control", "c-proof", "zeroOrMore", "@loose location? file? on:date? until:date? stale:yes" },
    { "control", "c-work", "zeroOrMore", PLANNED },
    { "every", "c-cited", "zeroOrMore", "@target in? heading?" },
    { "method", "c-assessed", "optional", "every? risks:int last:date? next:date? overdue:yes" },
    { "method", "c-matrix", "optional", "" },
    { "c-matrix", "c-impact", "oneOrMore", "impact:int title?" },
    { "c-matrix", "c-row", "oneOrMore", "likelihood:int likelihood-title?" },
    { "c-row", "c-cell", "oneOrMore", "impact:int score:number? @level" },
    { "policy", "c-edition", "optional", "version? date:date? approved:yes state-text? next-review:date? overdue:yes" },
    { "policy", "c-body", "optional", "title? @value.prose" },
    { "asset", "c-review", "optional", "last:date? next:date? overdue:yes" },
    { "asset", "c-copies", "optional", "last:date? next:date? overdue:yes checked:date?" },
    { "asset", "c-access", "optional", "every? last:date? next:date? overdue:yes?" },
    { "c-access", "c-exception", "optional", "@target" },
    { "asset", "c-use", "zeroOrMore", "label" },
    { "supplier", "c-review", "optional", "last:date? next:date? overdue:yes" },
    { "supplier", "c-agreement", "zeroOrMore", "security:yes? binds:yes until:date? over:yes" },
    { "supplier", "c-assurance", "zeroOrMore", "text? until:date? over:yes" },
    { "supplier", "c-use", "zeroOrMore", "label" },
    { "obligation", "c-review", "optional", "last:date? next:date? overdue:yes" },
    { "obligation", "c-use", "zeroOrMore", "label" },
    { "incident", "c-event", "zeroOrMore", "what text at? whom? within? late:yes?" },
    { "incident", "c-time", "zeroOrMore", "of:detect|contain|resolve text" },
    { "incident", "c-action", "zeroOrMore", "@target owner? @work" },
    { "incident", "c-use", "zeroOrMore", "label" },
    { "exception", "c-use", "zeroOrMore", "label" },
    { "allow", "c-use", "zeroOrMore", "label" },
    { "label", "c-use", "zeroOrMore", "label" },
    { "site", "c-use", "zeroOrMore", "label" },
    { "unit", "c-use", "zeroOrMore", "label" },
    { "process", "c-need", "zeroOrMore", "@target rto? rpo? late:yes" },
    { "process", "c-deadline", "optional", "last:date? next:date? overdue:yes" },
    { "process", "c-use", "zeroOrMore", "label" },
    { "key", "c-deadline", "optional", "last:date? next:date? overdue:yes" },
    { "key", "c-use", "zeroOrMore", "label" },
    { "weakness", "c-deadline", "optional", "last:date? next:date? overdue:yes" },
    { "weakness", "c-use", "zeroOrMore", "label" },
    { "disposal", "c-use", "zeroOrMore", "label" },
    { "processing", "c-use", "zeroOrMore", "label" },
    { "technical-review", "c-use", "zeroOrMore", "label" },
    { "exercise", "c-use", "zeroOrMore", "label" },
    { "interface", "c-use", "zeroOrMore", "label" },
    { "threat", "c-use", "zeroOrMore", "label" },
    { "objective", "c-metric", "zeroOrMore", "@target @course" },
    { "objective", "c-work", "zeroOrMore", PLANNED },
    { "objective", "c-use", "zeroOrMore", "label" },
    { "metric", "c-course", "optional", "@course" },
    { "metric", "c-hit", "zeroOrMore", "state:missed|met? state-text?" },
    { "change", "c-use", "zeroOrMore", "label" },
    { "issue", "c-review", "optional", "last:date? next:date? overdue:yes" },
    { "issue", "c-use", "zeroOrMore", "label" },
    { "party", "c-use", "zeroOrMore", "label" },
    { "requirement", "c-use", "zeroOrMore", "label" },
    { "isms-risk", "c-progress", "optional", "@work" },
    { "isms-risk", "c-work", "zeroOrMore", PLANNED },
    { "isms-risk", "c-use", "zeroOrMore", "label" },
    { "opportunity", "c-progress", "optional", "@work" },
    { "opportunity", "c-work", "zeroOrMore", PLANNED },
    { "opportunity", "c-use", "zeroOrMore", "label" },
    { "role", "c-holder", "zeroOrMore", "@target" },
    { "role", "c-approves", "zeroOrMore", "@target" },
    { "role", "c-share", "zeroOrMore", "kind a:int? r:int? c:int? i:int?" },
    { "role", "c-use", "zeroOrMore", "label" },
    { "term", "c-form", "zeroOrMore", "lang text" },
    { "evidence", "c-one", MIXED, "@target" },
    { "evidence", "c-by", MIXED, "@target" },
    { "competence", "c-use", "zeroOrMore", "label" },
    { "reference", "c-looked", "optional", "on:date?" },
    { "reference", "c-use", "zeroOrMore", "label" },
    { "retention", "c-sort-of", "zeroOrMore", "text n:int" },
    { "training", "c-given", "optional", "last:date? next:date? overdue:yes share:int?" },
    { "training", "c-session", "zeroOrMore", "on:date? invited:int? took:int? share:int? @value.text" },
    { "person", "c-share", "zeroOrMore", "kind a:int? r:int? c:int? i:int?" },
    { "person", "c-use", "zeroOrMore", "label" },
    { "c-use", "c-by", "oneOrMore", "@target" },
    { "c-summary", "c-total", "optional", "n:int open:int? whole:int? in-progress:int? done:int? dropped:int? overdue:int? slipped:int? late:int? soon:int? quarter:int? later:int? accepted:int? accepted-entitled:int? above-criterion:int? above-accepted:int?" },
    { "c-summary", "c-count", MIXED, "of:inherent|current|residual level level-title colour? n:int" },
    { "c-summary", "c-figure", MIXED, "name:inherent|residual method fileref alt width:int height:int" },
    { "c-summary", "c-cost", "zeroOrMore", "currency planned spent?" },
    { "c-summary", "c-owner", "zeroOrMore", "@target n:int open:int overdue:int" },
    { "c-summary", "c-untreated", "zeroOrMore", "@target @level option? option-text?" },
    { "c-summary", "c-catalog", "zeroOrMore", "id title required:yes named:program|project|both n:int included:int excluded:int undecided:int?" },
    { "c-summary", "c-next", "optional", "on:date" },
    { "c-summary", "c-used", "zeroOrMore", "of" },
    { "c-summary", "c-item", "zeroOrMore", "sort:computed|policy|other id to title clause? version? date:date? state? state-text? owner? approved-by? approved:date? next:date? overdue:yes?" },
    { "c-item", "c-class", "zeroOrMore", "@loose" },
    { "c-item", "c-to", "zeroOrMore", "@loose" },
    { "c-item", "c-kept", "zeroOrMore", "@loose" },
    { "c-item", "c-place", "zeroOrMore", "@value.text" },
    { "c-summary", "c-fact", "zeroOrMore", "id n:int" },
    { "c-summary", "c-severity", "zeroOrMore", "id text n:int open:int detect? contain? resolve?" },
    { "c-summary", "c-quarter", "zeroOrMore", "id low:int medium:int high:int critical:int none:int n:int" },
    { "c-summary", "c-came", "zeroOrMore", "@target on:date" },
    { "c-summary", "c-promise", "zeroOrMore", "@target rto? rpo?" },
    { "c-promise", "c-one", "zeroOrMore", "@target" },
    { "c-summary", "c-certified", "optional", "until:date" },
    { "c-summary", "c-elsewhere", "zeroOrMore", "document title n:int" },
    { "c-summary", "c-appetite", "optional", "@target" },
    { "c-summary", "c-assured", "zeroOrMore", "what:conformity|reporting" },
    { "c-assured", "c-one", "zeroOrMore", "@target" },
    { "c-summary", "c-subject", "zeroOrMore", "kind label" },
    { "c-summary", "c-group", "zeroOrMore", "kind id text n:int" },
    { "c-summary", "c-climate", "optional", "relevant? relevant-text? on:date?" },
    { "c-climate", "c-because", "optional", "@value.text" },
    { "c-climate", "c-see", "zeroOrMore", "@target" },
    { "c-summary", "c-told", "zeroOrMore", "@target on:date?" },
    { "c-told", "c-how", "optional", "@value.text" },
    { "c-told", "c-to", "zeroOrMore", "@loose" },
    { "c-summary", "c-sent", "zeroOrMore", "@target on:date?" },
    { "c-sent", "c-to", "zeroOrMore", "@loose" },
    { "c-summary", "c-turnout", "optional", "invited:int took:int share:int" },
    { "c-summary", "c-role", "zeroOrMore", "@target" },
    { "c-role", "c-asked", "oneOrMore", "@target" },
    { "c-asked", "c-person", "zeroOrMore", "@target state:shown|planned|ended|missing since:date? until:date? due:date? overdue:yes?" },
    { "c-person", "c-proof", "optional", "@target" },
    { "c-person", "c-plan", "optional", "@target" },
    { "c-summary", "c-lack", "zeroOrMore", "@target state:planned|ended|missing since:date? until:date? due:date? overdue:yes?" },
    { "c-lack", "c-proof", "optional", "@target" },
    { "c-lack", "c-plan", "optional", "@target" },
    { "c-lack", "c-asked", "oneOrMore", "@target" },
    { "c-summary", "c-judged", "zeroOrMore", "@target effective:yes on:date? by? @value.text" },
    { "c-summary", "c-spoken", "zeroOrMore", "" },
    { "c-spoken", "c-words", "optional", "@value.text" },
    { "c-spoken", "c-by", "zeroOrMore", "@target" },
    { "c-summary", "c-confirmed", "zeroOrMore", "@target on:date? invited:int? took:int? share:int? next:date? overdue:yes" },
    { "c-summary", "c-turn", "zeroOrMore", "@target since:date? due:date? overdue:yes" },
    { "c-turn", "c-as", "zeroOrMore", "@target" },
    { "c-turn", "c-planned", "optional", "@target due:date?" },
    { "c-summary", "c-unused", "zeroOrMore", "text because?" },
    { "c-summary", "c-index", "zeroOrMore", "kind label" },
    { "c-summary", "c-sort", "zeroOrMore", "what what-text late:int soon:int quarter:int later:int n:int" },
    { "c-summary", "c-part", "zeroOrMore", "name year:int? month:int?" },
    { "c-summary", "c-chain", MIXED, "@target @level sort:int option-text?" },
    { "c-summary", "c-reason", MIXED, "@target state? state-text? proof:current|stale|unknown? more:int?" },
    { "c-summary", "c-worked", MIXED, "@target" },
    { "c-summary", "c-gap", MIXED, "code severity:error|warning|info? n:int" },
    { "c-index", "c-topic", "oneOrMore", "@target" },
    { "c-topic", "c-place", "oneOrMore", "id text" },
    { "c-used", "c-use", "zeroOrMore", "label" },
    { "c-chain", "c-step", "zeroOrMore", "@loose state? state-text? proof:current|stale|unknown? more:int?" },
    { "c-step", "c-via", MIXED, "@target" },
    { "c-step", "c-text", MIXED, "@loose" },
    { "c-step", "c-proof", MIXED, "@loose on:date? stale:yes followed:yes?" },
    { "c-reason", "c-driver", "zeroOrMore", "@target" },
    { "c-reason", "c-text", "zeroOrMore", "@loose" },
    { "c-reason", "c-proof", "zeroOrMore", "@loose on:date? stale:yes followed:yes?" },
    { "c-worked", "c-one", "zeroOrMore", "@target" },
    { "c-worked", "c-by", "zeroOrMore", "@target" },
    { "c-part", "c-due", "oneOrMore", "on:date? until:date? what what-text late:yes|no n:int kind-text? detail? last:date? every?" },
    { "c-due", "c-of", "oneOrMore", "@target" },
    { "c-due", "c-who", "zeroOrMore", "name" },
    { "c-gap", "c-one", "oneOrMore", "to? id? kind? title" },
    { "c-catalog", "c-theme", "zeroOrMore", "id title n:int included:int excluded:int undecided:int?" },
    { "c-catalog", "c-state", "zeroOrMore", "state text n:int" },
};

/* Attributes that are computed. */
static const struct { const char *parent, *attributes; } marks[] = {
    { "risk", "c-open:yes c-sort:int c-above-criterion:yes" },
    { "asset", "c-group c-sort:int" },
    { "supplier", "c-group" },
    { "obligation", "c-group" },
    { "exception", "c-group" },
    { "allow", "c-group" },
    { "incident", "c-group c-sort:int?" },
    { "exercise", "c-group c-sort:int?" },
    { "process", "c-sort:int?" },
    { "change", "c-group c-sort:int?" },
    { "disposal", "c-group c-sort:int?" },
    { "key", "c-group" },
    { "weakness", "c-group c-sort:int?" },
    { "technical-review", "c-group c-sort:int?" },
    { "processing", "c-group" },
    { "policy", "c-group?" },
    { "objective", "c-group" },
    { "metric", "c-objective?" },
    { "issue", "c-group" },
    { "party", "c-group" },
    { "requirement", "c-party?" },
    { "isms-risk", "c-group" },
    { "opportunity", "c-group" },
    { "role", "c-held:yes" },
    { "term", "c-sort" },
    { "evidence", "c-over:yes c-followed:yes? c-others:yes?" },
    { "person", "c-here:yes" },
    { "training", "c-awareness:yes" },
    { "class", "c-scheme? c-sort:int c-assets:int" },
};

static void end_mixed(struct writer *w)
{
    line(w, "</choice>");
    line(w, "</zeroOrMore>");
}

static void put_computed(struct writer *w, const char *parent)
{
    bool mixed = false;

    for (size_t i = 0; i < sizeof computed / sizeof *computed; i++) {
        bool here = !strcmp(computed[i].parent, parent);

        if (mixed && (!here || computed[i].count != MIXED)) {
            end_mixed(w);
            mixed = false;
        }
        if (!here)
            continue;
        if (!mixed)
            line(w, "<%s>", computed[i].count == MIXED ? "zeroOrMore" : computed[i].count);
        if (!mixed && computed[i].count == MIXED)
            line(w, "<choice>");
        mixed = computed[i].count == MIXED;
        line(w, "<element name=\"%s\">", computed[i].name);
        put_attributes(w, computed[i].attributes);
        put_computed(w, computed[i].name);
        line(w, "</element>");
        if (!mixed)
            line(w, "</%s>", computed[i].count);
    }
    if (mixed)
        end_mixed(w);
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
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (!strcmp(marks[i].parent, kind->name))
            put_attributes(w, marks[i].attributes);
    put_fields(w, schema, kind);
    line(w, "<ref name=\"house\"/>");
    line(w, "<ref name=\"every\"/>");
    put_computed(w, kind->name);
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
                      "approved-version?");
    put_element(w, "zeroOrMore", "version", "number? on:date? by?", "<ref name=\"value.text\"/>");
    put_element(w, "zeroOrMore", "approval", "on:date? by? version? current:yes", "<empty/>");
    put_element(w, "zeroOrMore", "approver", "@loose heading?", "<text/>");
    put_element(w, "zeroOrMore", "audience", "@loose heading?", "<text/>");
    put_element(w, "zeroOrMore", "review", "on:date? by?", "<ref name=\"value.text\"/>");
    put_element(w, "optional", "description", "", "<ref name=\"value.prose\"/>");
    put_element(w, "zeroOrMore", "location", "", "<ref name=\"value.text\"/>");
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
