/* docbook/roles.c - who answers for what: holders of roles, and responsibility as it follows from what everything else says (5.3). */

#include "base/mem.h"
#include "docbook/maker.h"
#include "docbook/shared.h"
#include "model/duty.h"

#include <stdlib.h>

/* Accountable, responsible, consulted, informed. */
enum part { ACCOUNTABLE, RESPONSIBLE, CONSULTED, INFORMED, PARTS };
static const char *const part_names[PARTS] = { "a", "r", "c", "i" };

/* What is answered for, in the order of the columns. */
static const enum shape_id subjects[] = {
    KIND_PROCESS, KIND_ASSET, KIND_SUPPLIER, KIND_RISK, KIND_TREATMENT, KIND_CONTROL, KIND_POLICY, KIND_DOCUMENT, KIND_OBLIGATION, KIND_EXCEPTION, KIND_METRIC, KIND_AUDIT,
};
enum { SUBJECTS = sizeof subjects / sizeof *subjects };

/* Which field gives whom which part. An owner is accountable, but of texts and work: there they do it, and who approves is accountable. */
static const struct { int field, kind; enum part part; } shares[] = {
    { EVERY_OWNER, KIND_TREATMENT, RESPONSIBLE }, { EVERY_OWNER, KIND_POLICY, RESPONSIBLE }, { EVERY_OWNER, KIND_DOCUMENT, RESPONSIBLE },
    { EVERY_OWNER, -1, ACCOUNTABLE },
    { POLICY_APPROVER, -1, ACCOUNTABLE }, { DOCUMENT_APPROVER, -1, ACCOUNTABLE }, { EVERY_APPROVED_BY, KIND_POLICY, ACCOUNTABLE },
    { EVERY_APPROVED_BY, KIND_DOCUMENT, ACCOUNTABLE }, { POLICY_AUDIENCE, -1, INFORMED }, { DOCUMENT_AUDIENCE, -1, INFORMED },
    { DUTY_ACCOUNTABLE, -1, ACCOUNTABLE }, { DUTY_RESPONSIBLE, -1, RESPONSIBLE }, { DUTY_CONSULTED, -1, CONSULTED }, { DUTY_INFORMED, -1, INFORMED },
    { ASSET_CUSTODIAN, -1, RESPONSIBLE }, { ASSET_ACCESS_GRANTED_BY, -1, RESPONSIBLE }, { ASSET_ACCESS_REVOKED_BY, -1, RESPONSIBLE }, { ASSET_BACKUP_REPORT_TO, -1, INFORMED },
    { RISK_ACCEPTED_BY, -1, CONSULTED }, { EXCEPTION_REQUESTED_BY, -1, RESPONSIBLE }, { METRIC_ANALYST, -1, RESPONSIBLE }, { METRIC_REPORT_TO, -1, INFORMED },
    { AUDIT_AUDITORS, -1, RESPONSIBLE }, { AUDIT_AUDITEES, -1, CONSULTED }, { AUDIT_DISTRIBUTION, -1, INFORMED },
};

static bool part_of(const struct value *v, int kind, enum part *part)
{
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        if (shares[i].field == v->field->id && (shares[i].kind < 0 || shares[i].kind == kind)) {
            *part = shares[i].part;
            return true;
        }
    }
    return false;
}

/* An approval counts until there is a newer one. */
static bool is_over(const struct value *v)
{
    return v->field->id == EVERY_APPROVED_BY && v->record != duty_version(value_entity(v)).approved;
}

/* A duty is of its process. */
static const struct entity *subject_of(const struct value *v)
{
    const struct entity *e = value_entity(v);
    const struct value *of = e->kind == KIND_DUTY ? entity_get(e, EVERY_OF) : NULL;

    if (e->kind != KIND_DUTY)
        return e;
    return e->parent ? e->parent : of ? of->ref.target : NULL;
}

static int column_of(const struct entity *subject)
{
    for (int i = 0; subject && i < SUBJECTS; i++)
        if ((int)subjects[i] == subject->kind)
            return i;
    return -1;
}

static bool holds(const struct entity *person, const struct entity *role, date day)
{
    for values_each(v, &person->record, PERSON_ROLES)
        if (v->ref.target == role)
            return duty_active(person, day);
    return false;
}

/* A person approves because of a role: the one that has to approve it, else the one of top management, else the first. NULL where the line names no person, or one without a role. */
static const struct entity *approving_role(const struct value *v, date day)
{
    const struct entity *e = value_entity(v), *person = v->ref.target, *best = NULL;

    if (v->field->id != EVERY_APPROVED_BY || !person || person->kind != KIND_PERSON || !duty_active(person, day))
        return NULL;
    for values_each(named, &e->record, e->kind == KIND_DOCUMENT ? DOCUMENT_APPROVER : POLICY_APPROVER)
        if (named->ref.target && named->ref.target->kind == KIND_ROLE && holds(person, named->ref.target, day))
            return named->ref.target;
    for values_each(held, &person->record, PERSON_ROLES) {
        const struct entity *role = held->ref.target;

        if (!role || role->kind != KIND_ROLE)
            continue;
        if (record_choice_is(&role->record, ROLE_TOP_MANAGEMENT, "yes"))
            return role;
        best = best ? best : role;
    }
    return best;
}

struct load { long n[SUBJECTS][PARTS]; struct map seen[PARTS]; };

static void add_load(const struct modelxml *mx, struct load *load, const struct value *v)
{
    const struct entity *subject = subject_of(v);
    int column = column_of(subject);
    enum part part;
    void **seen;

    if (column < 0 || subject->stands_for || is_over(v) || !part_of(v, subject->kind, &part) || !duty_in_force(subject, mx->setup->model->as_of))
        return;
    seen = map_at(&load->seen[part], str_of(subject->address));
    load->n[column][part] += !*seen;
    *seen = (void *)subject;
}

/* What this person approved because of the role; whether there is any. */
static bool add_approved(const struct modelxml *mx, struct load *load, const struct entity *role, const struct entity *person)
{
    bool any = false;

    for refs_each(v, person, EVERY_APPROVED_BY) {
        if (is_over(v) || approving_role(v, mx->setup->model->as_of) != role)
            continue;
        any = true;
        if (load)
            add_load(mx, load, v);
    }
    return any;
}

/* Each thing once for each part that somebody has in it; what is over counts no more. What a person approves counts for the role that it is done in. */
static void weigh(const struct modelxml *mx, const struct entity *who, struct load *load)
{
    date today = mx->setup->model->as_of;

    *load = (struct load){0};
    for (const struct value *v = who->refs; v; v = value_next_ref(v))
        if (!approving_role(v, today))
            add_load(mx, load, v);
    if (who->kind == KIND_ROLE)
        for duty_holders(holder, who, today)
            add_approved(mx, load, who, value_entity(holder));
    for (int part = 0; part < PARTS; part++)
        map_done(&load->seen[part]);
}

static void put_loads(struct modelxml *mx, xmlNode *node, const struct entity *who)
{
    struct load load;

    weigh(mx, who, &load);
    for (int i = 0; i < SUBJECTS; i++) {
        xmlNode *share = NULL;

        for (int part = 0; part < PARTS; part++) {
            if (!load.n[i][part])
                continue;
            if (!share) {
                share = mx_element(mx, node, "c-share");
                mx_attr(share, "kind", mx->setup->model->schema->shapes[subjects[i]].name);
            }
            mx_count(share, part_names[part], load.n[i][part]);
        }
    }
}

/* What somebody answers for or does, not what merely mentions them. */
static bool is_charge(const struct value *v)
{
    enum part part;
    const struct entity *e = value_entity(v);

    return v->field->id == EVERY_OWNER || (e->kind != KIND_DUTY && !is_over(v) && part_of(v, e->kind, &part) && part != INFORMED) || v->field->id == UNIT_HEAD || v->field->id == METHOD_LEVEL_ACCEPTED_BY;
}

static void roles_compute(struct modelxml *mx, xmlNode *node, const struct entity *e)
{
    date today = mx->setup->model->as_of;

    if (e->kind == KIND_ROLE) {
        mx_yes(node, "c-held", duty_holder_first(e, today) != NULL);
        for duty_holders(v, e, today)
            mx_target(mx, mx_element(mx, node, "c-holder"), value_entity(v));
        for duty_holders(v, e, today)
            if (add_approved(mx, NULL, e, value_entity(v)))
                mx_target(mx, mx_element(mx, node, "c-approves"), value_entity(v));
    } else {
        mx_yes(node, "c-here", duty_active(e, today));
    }
    put_loads(mx, node, e);
    mx_uses(mx, node, e, is_charge);
}

static bool is_charged(const struct modelxml *mx, const struct entity *role)
{
    for (const struct value *v = role->refs; v; v = value_next_ref(v))
        if (is_charge(v))
            return true;
    for duty_holders(v, role, mx->setup->model->as_of)
        if (add_approved(mx, NULL, role, value_entity(v)))
            return true;
    return false;
}

/* Who guards conformity and who reports, as clause 5.3 wants both assigned. */
static void put_assured(struct modelxml *mx, xmlNode *parent, const char *what)
{
    xmlNode *node = mx_element(mx, parent, "c-assured");

    mx_attr(node, "what", what);
    for model_each(role, mx->setup->model, KIND_ROLE)
        for values_each(v, &role->record, ROLE_ASSURES)
            if (str_is(v->text, what))
                mx_target(mx, mx_element(mx, node, "c-one"), role);
}

static void summary_roles(struct modelxml *mx, xmlNode *parent)
{
    const struct model *model = mx->setup->model;
    long held = 0, alone = 0, idle = 0, here = 0;
    bool used[SUBJECTS] = {0};
    xmlNode *total = mx_element(mx, parent, "c-total");

    for model_each(role, model, KIND_ROLE) {
        held += duty_holder_first(role, model->as_of) != NULL;
        alone += !entity_has(role, ROLE_SUBSTITUTE);
        idle += !is_charged(mx, role);
    }
    for model_each(person, model, KIND_PERSON)
        here += duty_active(person, model->as_of);
    mx_count(total, "n", (long)model->counts[KIND_ROLE]);
    mx_figure(mx, parent, "roles.people", here);
    mx_figure(mx, parent, "roles.unheld", (long)model->counts[KIND_ROLE] - held);
    mx_figure(mx, parent, "roles.alone", alone);
    mx_figure(mx, parent, "roles.idle", idle);
    put_assured(mx, parent, "conformity");
    put_assured(mx, parent, "reporting");
    for (int kind = KIND_PERSON;; kind = KIND_ROLE) {
        for model_each(who, model, (enum shape_id)kind) {
            struct load load;

            weigh(mx, who, &load);
            for (int i = 0; i < SUBJECTS; i++)
                for (int part = 0; part < PARTS; part++)
                    used[i] = used[i] || load.n[i][part];
        }
        if (kind == KIND_ROLE)
            break;
    }
    for (int i = 0; i < SUBJECTS; i++) {
        const struct shape *shape = &model->schema->shapes[subjects[i]];
        struct buf id = {0};
        xmlNode *node;

        if (!used[i])
            continue;
        node = mx_element(mx, parent, "c-subject");
        mx_attr(node, "kind", shape->name);
        buf_printf(&id, "by.%s", shape->name);
        mx_attr(node, "label", wordbook_get(mx->book, id.s));
        buf_done(&id);
    }
    summary_gaps(mx, parent);
}

const struct maker maker_roles = {
    .documents = { { DOCUMENT_ROLES, summary_roles, NULL, NULL } },
    .kinds = {
        { KIND_ROLE, roles_compute, "c-held:yes" },
        { KIND_PERSON, roles_compute, "c-here:yes" },
    },
    .elements = (const struct maker_element[]){
        { "role", "c-holder", "zeroOrMore", "@target" },
        { "role", "c-approves", "zeroOrMore", "@target" },
        { "role", "c-share", "zeroOrMore", "kind a:int? r:int? c:int? i:int?" },
        { "role", "c-use", "zeroOrMore", "label" },
        { "person", "c-share", "zeroOrMore", "kind a:int? r:int? c:int? i:int?" },
        { "person", "c-use", "zeroOrMore", "label" },
        { "c-summary", "c-assured", "zeroOrMore", "what:conformity|reporting" },
        { "c-assured", "c-one", "zeroOrMore", "@target" },
        { "c-summary", "c-subject", "zeroOrMore", "kind label" },
        { 0 },
    },
};
