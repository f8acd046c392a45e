/* cmd/trace.c - ismsc trace: why is this here. From reasons to proofs (down) and from proofs to reasons (up), what it says itself, and what else names it. */

#include "base/map.h"
#include "base/utf8.h"
#include "cmd/cells.h"
#include "cmd/cmd.h"
#include "cmd/near.h"
#include "model/measured.h"

/* One step from a reason towards its proof: which field, of which of the two, makes the link. The words for it are trace.FROM.TO and trace.TO.FROM. */
struct edge { int from, to, field; bool on_from; };

static const struct edge edges[] = {
    { KIND_ASSET, KIND_RISK, RISK_ASSETS, false },
    { KIND_PROCESS, KIND_RISK, RISK_ASSETS, false },
    { KIND_SUPPLIER, KIND_RISK, RISK_ASSETS, false },
    { KIND_SITE, KIND_RISK, RISK_ASSETS, false },
    { KIND_THREAT, KIND_RISK, RISK_THREAT, false },
    { KIND_ASSET, KIND_INCIDENT, INCIDENT_ASSETS, false },
    { KIND_RISK, KIND_INCIDENT, EVERY_OF, false },
    { KIND_RISK, KIND_OBJECTIVE, OBJECTIVE_RISKS, false },
    { KIND_RISK, KIND_TREATMENT, EVERY_OF, false },
    { KIND_RISK, KIND_METRIC, EVERY_OF, false },
    { KIND_PARTY, KIND_REQUIREMENT, EVERY_OF, false },
    { KIND_PARTY, KIND_OBLIGATION, OBLIGATION_PARTY, false },
    { KIND_RISK, KIND_CONTROL, RISK_CONTROLS_WHICH, true },
    { KIND_OBLIGATION, KIND_CONTROL, OBLIGATION_MET_BY, true },
    { KIND_OBLIGATION, KIND_POLICY, OBLIGATION_MET_BY, true },
    { KIND_REQUIREMENT, KIND_CONTROL, REQUIREMENT_MET_BY, true },
    { KIND_REQUIREMENT, KIND_POLICY, REQUIREMENT_MET_BY, true },
    { KIND_REQUIREMENT, KIND_OBJECTIVE, REQUIREMENT_MET_BY, true },
    { KIND_OBJECTIVE, KIND_METRIC, EVERY_OF, false },
    { KIND_OBJECTIVE, KIND_TREATMENT, OBJECTIVE_TREATMENTS, true },
    { KIND_OBJECTIVE, KIND_CONTROL, OBJECTIVE_FOR, true },
    { KIND_TREATMENT, KIND_CONTROL, TREATMENT_CONTROLS_WHICH, true },
    { KIND_TREATMENT, KIND_EVIDENCE, EVERY_EVIDENCE, true },
    { KIND_TREATMENT, KIND_EVIDENCE, EVERY_OF, false },
    { KIND_CONTROL, KIND_METRIC, EVERY_OF, false },
    { KIND_CONTROL, KIND_POLICY, CONTROL_POLICIES, true },
    { KIND_CONTROL, KIND_ACTION, EVERY_OF, false },
    { KIND_CONTROL, KIND_EXCEPTION, EVERY_OF, false },
    { KIND_CONTROL, KIND_EVIDENCE, EVERY_EVIDENCE, true },
    { KIND_CONTROL, KIND_EVIDENCE, EVERY_OF, false },
    { KIND_POLICY, KIND_EVIDENCE, EVERY_EVIDENCE, true },
    { KIND_POLICY, KIND_EVIDENCE, EVERY_OF, false },
    { KIND_COMPETENCE, KIND_TRAINING, TRAINING_GIVES, false },
};

/* What belongs to something, of whatever kinds: an action, a finding, an exception. */
enum { ANY = -1 };
static const struct edge belonging = { ANY, ANY, EVERY_OF, false };

struct tracing {
    struct invocation *inv;
    const struct model *model;
    const struct texts *texts;
    struct buf out;
    struct map seen;        /* printed with what hangs on it */
    struct map shown;       /* printed anywhere */
    bool down;
};

/* Calls visit() for each declaration that one step leads to. */
struct step { struct tracing *t; size_t depth; struct map here; size_t found; };

static void visit(struct step *step, const struct edge *edge, const struct entity *e, const struct entity *from);

static void search(struct step *step, const struct edge *edge, const struct record *record, int kind)
{
    for (const struct value *v = record->first; v; v = v->next) {
        if (v->field->type == TYPE_RECORD)
            search(step, edge, v->parts, kind);
        else if (v->field->id == edge->field && v->field->type == TYPE_REF && v->ref.target && v->ref.target->kind == kind)
            visit(step, edge, v->ref.target, record->entity);
    }
}

static void follow(struct step *step, const struct edge *edge, const struct entity *e)
{
    bool down = step->t->down;
    int to = down ? edge->to : edge->from;

    if (edge->on_from == down) {
        search(step, edge, &e->record, to);
        return;
    }
    for refs_each(v, e, edge->field)
        if (value_entity(v)->kind == to)
            visit(step, edge, value_entity(v), e);
}

static bool has_row(int from, int to)
{
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++)
        if (edges[i].from == from && edges[i].to == to && edges[i].field == EVERY_OF)
            return true;
    return false;
}

/* The parts of a catalog belong to it as words to a book: that leads nowhere. */
static void follow_belonging(struct step *step, const struct entity *e)
{
    if (step->t->down) {
        for refs_each(v, e, EVERY_OF)
            if (!value_entity(v)->catalog && !has_row(e->kind, value_entity(v)->kind))
                visit(step, &belonging, value_entity(v), e);
    } else if (!e->catalog) {
        for values_each(v, &e->record, EVERY_OF)
            if (v->ref.target && !has_row(v->ref.target->kind, e->kind))
                visit(step, &belonging, v->ref.target, e);
    }
}

/* The newest figure of a metric. */
static void put_figure(struct buf *out, const struct model *model, const struct entity *metric)
{
    const struct record *latest = metric_measured(model, metric).latest;

    if (!latest)
        return;
    buf_puts(out, ", ");
    cell_text(out, latest, record_get(latest, METRIC_MEASURED_VALUE)->field);
    buf_puts(out, " in ");
    cell_text(out, latest, record_get(latest, METRIC_MEASURED_PERIOD)->field);
}

/* What a line says of a declaration beside its title: how far it is, since or until when. */
static void put_state(struct buf *out, const struct model *model, const struct entity *e)
{
    static const char *const told[] = { "status", "excluded", "due", "on" };

    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        const struct field *field = schema_field(model->schema, e->record.shape, str_of(told[i]));
        const struct value *v = field ? entity_get(e, field->id) : NULL;

        if (!v)
            continue;
        if (v->field->type == TYPE_RECORD) {
            const struct field *place = shape_place(model->schema, v->parts->shape, 0);

            buf_puts(out, ", ");
            if (place && strcmp(told[i], "status"))
                buf_printf(out, "%s ", told[i]);
            if (place)
                cell_text(out, v->parts, place);
            else
                buf_puts(out, told[i]);
        } else {
            buf_puts(out, ", ");
            cell_text(out, &e->record, field);
        }
    }
    if (e->kind == KIND_METRIC)
        put_figure(out, model, e);
}

static void put_line(struct tracing *t, const struct entity *e, size_t depth)
{
    struct buf text = {0};
    struct span span = e->stated ? e->stated_span : e->id_span;

    buf_puts(&text, e->id);
    if (strcmp(entity_title(e), e->id))
        buf_printf(&text, " %s", entity_title(e));
    buf_printf(&text, " (%s", e->record.shape->name);
    put_state(&text, t->model, e);
    buf_putc(&text, ')');
    if (span.source && !span.source->foreign)
        buf_printf(&text, "  %s:%zu", span.source->name, source_place(span.source, span.start).line);
    buf_fill(&t->out, ' ', depth * 2);
    utf8_show(&t->out, buf_text(&text));
    buf_done(&text);
    *map_at(&t->shown, str_of(e->address)) = (void *)e;
}

/* Which headings of a policy a record names, by their words. */
static void put_sections(struct tracing *t, const struct record *record, int field, const struct entity *policy)
{
    for (const struct value *v = record->first; v; v = v->next) {
        const struct heading *heading;

        if (v->field->type == TYPE_RECORD) {
            put_sections(t, v->parts, field, policy);
        } else if (v->field->id == field && v->field->type == TYPE_REF && v->ref.target == policy && v->ref.heading.n) {
            heading = texts_heading(t->texts, t->model, policy, v->ref.heading, t->model->language);
            buf_puts(&t->out, "  \xc2\xa7\xc2\xa0");
            utf8_show(&t->out, heading ? heading->text : v->ref.heading);
        }
    }
}

static void walk(struct tracing *t, const struct entity *e, size_t depth);

/* `from` is what led there. */
static void visit(struct step *step, const struct edge *edge, const struct entity *e, const struct entity *from)
{
    struct tracing *t = step->t;
    const struct schema *schema = t->model->schema;
    void **at = map_at(&step->here, str_of(e->address));

    if (*at)
        return;    /* by two fields the same way */
    *at = (void *)e;
    if (!step->found++) {
        struct buf key = {0};

        if (edge->from == ANY)
            buf_puts(&key, t->down ? "trace.of-it" : "trace.of");
        else
            buf_printf(&key, "trace.%s.%s", schema->shapes[t->down ? edge->from : edge->to].name, schema->shapes[t->down ? edge->to : edge->from].name);
        buf_fill(&t->out, ' ', step->depth * 2);
        buf_printf(&t->out, "%s\n", words_frame(t->inv->words, key.s));
        buf_done(&key);
    }
    put_line(t, e, step->depth + 1);
    if (e->kind == KIND_POLICY)
        put_sections(t, &from->record, edge->field, e);
    else if (from->kind == KIND_POLICY)
        put_sections(t, &e->record, edge->field, from);
    walk(t, e, step->depth + 1);
}

/* Everything that one declaration leads to, grouped by the words of the step. The line of `e` itself stands already, without its line end. */
static void walk(struct tracing *t, const struct entity *e, size_t depth)
{
    enum { DEEPEST = 12 };
    void **at = map_at(&t->seen, str_of(e->address));

    if (*at) {
        buf_printf(&t->out, "  %s\n", words_frame(t->inv->words, "trace.above"));
        return;
    }
    *at = (void *)e;
    buf_putc(&t->out, '\n');
    for (size_t i = 0; i < sizeof edges / sizeof *edges && depth < DEEPEST; i++) {
        int near = t->down ? edges[i].from : edges[i].to, far = t->down ? edges[i].to : edges[i].from;
        struct step step = { .t = t, .depth = depth + 1 };
        bool first = near == e->kind;

        for (size_t j = 0; j < i && first; j++)    /* edges between the same two kinds are one step */
            first = (t->down ? edges[j].from : edges[j].to) != near || (t->down ? edges[j].to : edges[j].from) != far;
        for (size_t j = i; j < sizeof edges / sizeof *edges && first; j++)
            if ((t->down ? edges[j].from : edges[j].to) == near && (t->down ? edges[j].to : edges[j].from) == far)
                follow(&step, &edges[j], e);
        map_done(&step.here);
    }
    if (depth < DEEPEST) {
        struct step step = { .t = t, .depth = depth + 1 };

        follow_belonging(&step, e);
        map_done(&step.here);
    }
}

static bool is_shown(const struct tracing *t, const struct entity *e)
{
    return map_get(&t->shown, str_of(e->address)) != NULL;
}

static void put_field_name(struct tracing *t, const struct value *v)
{
    const struct value *outer = v->record->outer;
    bool foreign = v->lang && strcmp(v->lang, t->model->language);

    buf_printf(&t->out, "  %s%s%s%s%s: ", outer ? outer->field->name : "", outer ? " " : "", v->field->name, foreign ? "@" : "", foreign ? v->lang : "");
}

/* What stands on no path from reason to proof (a role, a clause, an audit) is at least named somewhere: by which field of what. */
static void put_namers(struct tracing *t, const struct entity *e)
{
    enum { MOST = 200 };
    size_t n = 0;

    for (const struct value *v = e->refs; v; v = value_next_ref(v)) {
        if (is_shown(t, value_entity(v)))
            continue;
        if (n++ == MOST) {
            buf_puts(&t->out, "  …\n");
            break;
        }
        if (n == 1)
            buf_printf(&t->out, "\n%s\n", words_frame(t->inv->words, "trace.named"));
        put_field_name(t, v);
        put_line(t, value_entity(v), 0);
        buf_putc(&t->out, '\n');
    }
}

/* An incident names assets; what was feared for them stands in risks. */
static void put_risks(struct tracing *t, const struct entity *incident)
{
    size_t n = 0;

    for values_each(asset, &incident->record, INCIDENT_ASSETS) {
        if (!asset->ref.target)
            continue;
        for refs_each(v, asset->ref.target, RISK_ASSETS) {
            if (is_shown(t, value_entity(v)))
                continue;
            if (!n++)
                buf_printf(&t->out, "\n%s\n", words_frame(t->inv->words, "trace.risks"));
            put_line(t, value_entity(v), 1);
            buf_putc(&t->out, '\n');
        }
    }
}

/* As much of a text as a line holds. */
static struct str line_of(struct str text)
{
    enum { WIDTH = 100 };
    size_t at = 0, n;
    int width = 0;
    uint32_t c;

    while ((n = utf8_decode(text.s + at, text.n - at, &c)) && (width += utf8_columns(c)) <= WIDTH)
        at += n;
    return (struct str){ text.s, n ? at : text.n };
}

/* A line of its own for each value. */
static void put_said(struct tracing *t, const struct value *v)
{
    struct buf text = {0};
    struct str line;

    put_field_name(t, v);
    if (v->field->type == TYPE_REF && v->ref.target) {
        put_line(t, v->ref.target, 0);
    } else {
        cell_value(&text, v);
        line = line_of(buf_text(&text));
        utf8_show(&t->out, line);
        if (line.n < text.n)
            buf_puts(&t->out, "…");
    }
    buf_putc(&t->out, '\n');
    buf_done(&text);
}

/* What the declaration says itself, but its title and what the paths have shown already. */
static void put_facts(struct tracing *t, const struct entity *e)
{
    size_t n = 0;

    for (const struct value *v = e->record.first; v; v = v->next) {
        if (v->field->id == EVERY_TITLE || (v->field->type == TYPE_REF && v->ref.target && (is_shown(t, v->ref.target) || v->field->id == EVERY_OF)))
            continue;
        if (!n++)
            buf_printf(&t->out, "\n%s\n", words_frame(t->inv->words, "trace.says"));
        put_said(t, v);
    }
}

/* Why an entry of a catalog is left out. */
static void put_exclusion(struct tracing *t, const struct entity *e)
{
    const struct record *excluded = e->kind == KIND_CONTROL ? record_parts(&e->record, CONTROL_EXCLUDED) : NULL;
    const struct value *because = excluded ? record_get(excluded, CONTROL_EXCLUDED_BECAUSE) : NULL;

    if (!because)
        return;
    buf_printf(&t->out, "  %s ", words_frame(t->inv->words, "trace.excluded"));
    cell_text(&t->out, excluded, because->field);
    buf_putc(&t->out, '\n');
}

static void trace(struct tracing *t, const struct entity *e, bool down, const char *heading)
{
    size_t before;

    t->down = down;
    map_done(&t->seen);
    buf_printf(&t->out, "\n%s", words_frame(t->inv->words, heading));
    before = t->out.n;
    walk(t, e, 0);
    if (t->out.n == before + 1)
        buf_printf(&t->out, "  %s\n", words_frame(t->inv->words, "trace.nothing"));
}

enum status cmd_trace(struct invocation *inv)
{
    const char *id = inv->n_operands ? inv->operands[inv->n_operands - 1] : NULL;
    struct tracing t = { .inv = inv };
    struct opened opened;
    enum status status = STATUS_USAGE;

    if (!id) {
        say(inv, "trace-what");
        return STATUS_USAGE;
    }
    if (project_open(inv, inv->n_operands > 1 ? inv->operands[0] : NULL, &opened)) {
        const struct entity *e = model_find(opened.project->model, str_of(id));

        t.model = opened.project->model;
        t.texts = opened.texts;
        if (opened.project->broken) {
            status = print_findings(inv, &opened);
            say(inv, "trace-broken");
        } else if (e) {
            put_line(&t, e, 0);
            buf_putc(&t.out, '\n');
            put_exclusion(&t, e);
            trace(&t, e, false, "trace.up");
            trace(&t, e, true, "trace.down");
            if (e->kind == KIND_INCIDENT)
                put_risks(&t, e);
            put_facts(&t, e);
            put_namers(&t, e);
            print_text(&t.out);
            status = STATUS_CLEAN;
        } else {
            const struct entity *now = map_get(&t.model->earlier, str_of(id));
            struct near near = near_init(id);

            for (const struct entity *other = t.model->first; other; other = other->next_all)
                near_offer(&near, other->id);
            if (now)
                say(inv, "id-earlier", { "got", id }, { "now", now->id });
            else
                say(inv, near.best ? "id-near" : "id-unknown", { "got", id }, { "best", near.best });
        }
    }
    map_done(&t.seen);
    map_done(&t.shown);
    buf_done(&t.out);
    opened_done(&opened);
    return status;
}
