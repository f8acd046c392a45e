/* cmd/trace.c - ismsc trace: why is this here. From reasons to proofs (down) and from proofs to reasons (up). */

#include "base/map.h"
#include "base/utf8.h"
#include "cmd/cells.h"
#include "cmd/cmd.h"
#include "cmd/near.h"

/* One step from a reason towards its proof: which field, of which of the two, makes the link. The words for it are trace.FROM.TO and trace.TO.FROM. */
struct edge { int from, to, field; bool on_from; };

static const struct edge edges[] = {
    { KIND_ASSET, KIND_RISK, RISK_ASSETS, false },
    { KIND_PROCESS, KIND_RISK, RISK_ASSETS, false },
    { KIND_SUPPLIER, KIND_RISK, RISK_ASSETS, false },
    { KIND_SITE, KIND_RISK, RISK_ASSETS, false },
    { KIND_THREAT, KIND_RISK, RISK_THREAT, false },
    { KIND_RISK, KIND_TREATMENT, EVERY_OF, false },
    { KIND_RISK, KIND_CONTROL, RISK_CONTROLS_WHICH, true },
    { KIND_OBLIGATION, KIND_CONTROL, OBLIGATION_MET_BY, true },
    { KIND_OBLIGATION, KIND_POLICY, OBLIGATION_MET_BY, true },
    { KIND_REQUIREMENT, KIND_CONTROL, REQUIREMENT_MET_BY, true },
    { KIND_REQUIREMENT, KIND_POLICY, REQUIREMENT_MET_BY, true },
    { KIND_OBJECTIVE, KIND_CONTROL, OBJECTIVE_FOR, true },
    { KIND_TREATMENT, KIND_CONTROL, TREATMENT_CONTROLS_WHICH, true },
    { KIND_TREATMENT, KIND_EVIDENCE, EVERY_EVIDENCE, true },
    { KIND_TREATMENT, KIND_EVIDENCE, EVERY_OF, false },
    { KIND_CONTROL, KIND_POLICY, CONTROL_POLICIES, true },
    { KIND_CONTROL, KIND_ACTION, EVERY_OF, false },
    { KIND_CONTROL, KIND_EXCEPTION, EVERY_OF, false },
    { KIND_CONTROL, KIND_EVIDENCE, EVERY_EVIDENCE, true },
    { KIND_CONTROL, KIND_EVIDENCE, EVERY_OF, false },
    { KIND_POLICY, KIND_EVIDENCE, EVERY_EVIDENCE, true },
    { KIND_POLICY, KIND_EVIDENCE, EVERY_OF, false },
};

struct tracing {
    struct invocation *inv;
    const struct model *model;
    const struct texts *texts;
    struct buf out;
    struct map seen;        /* printed with what hangs on it */
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
}

/* What stands on no path from reason to proof (a role, a clause) is at least named somewhere: by which field of what. */
static bool put_namers(struct tracing *t, const struct entity *e)
{
    enum { MOST = 200 };
    size_t n = 0;

    for (const struct value *v = e->refs; v; v = value_next_ref(v)) {
        const struct value *outer = v->record->outer;

        if (n++ == MOST) {
            buf_puts(&t->out, "  …\n");
            break;
        }
        if (n == 1)
            buf_printf(&t->out, "  %s\n", words_frame(t->inv->words, "trace.named"));
        buf_printf(&t->out, "    %s%s%s: ", outer ? outer->field->name : "", outer ? " " : "", v->field->name);
        put_line(t, value_entity(v), 0);
        buf_putc(&t->out, '\n');
    }
    return n > 0;
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
    if (t->out.n == before + 1 && !(down ? false : put_namers(t, e)))
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
    if (project_open(inv, inv->n_operands > 1 ? inv->operands[0] : NULL, NULL, &opened)) {
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
    buf_done(&t.out);
    opened_done(&opened);
    return status;
}
