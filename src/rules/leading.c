/* rules/leading.c - the information security policy and the policies below it: what it promises, who stands behind it, who has heard of it (5.2, A.5.1). */

#include "rules/leading.h"
#include "base/utf8.h"
#include "model/duty.h"
#include "rules/cited.h"
#include "rules/rules.h"

#include <stdlib.h>

/* ---- which it is ---- */

static bool is_clause(const struct entity *e, const char *id)
{
    size_t n = strlen(id);

    return e->kind == KIND_CLAUSE && !strncmp(e->id, id, n) && (!e->id[n] || e->id[n] == '.');
}

static bool named_by_clause(const struct entity *policy)
{
    for refs_each(v, policy, CLAUSE_POLICIES)
        if (is_clause(value_entity(v), "5.2"))
            return true;
    return false;
}

static bool has_such_a_title(const struct entity *policy)
{
    static const char *const names[] = {
        "information security policy", "informatiebeveiligingsbeleid", "beleid informatiebeveiliging", "beleid voor informatiebeveiliging",
    };
    bool found = false;

    for values_each(v, &policy->record, EVERY_TITLE) {
        size_t n;
        char *folded = utf8_fold(v->text, &n);

        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            found = found || strstr(folded, names[i]);
        free(folded);
    }
    return found;
}

/* A policy in the strict sense: neither procedure nor guideline nor plan. */
static bool is_strict(const struct entity *policy)
{
    return !entity_has(policy, POLICY_TYPE) || record_choice_is(&policy->record, POLICY_TYPE, "policy");
}

bool leading_is(const struct model *model, const struct entity *policy, enum leading_sign sign)
{
    (void)model;
    if (policy->kind != KIND_POLICY || duty_publication(policy) == PUBLICATION_WITHDRAWN)
        return false;
    switch (sign) {
    case LEADING_CLAUSE: return named_by_clause(policy);
    case LEADING_COMMITS: return entity_has(policy, POLICY_COMMITS);
    case LEADING_TITLE: return has_such_a_title(policy);
    case LEADING_ONLY: return is_strict(policy);
    default: return false;
    }
}

enum leading_sign leading_sign(const struct model *model)
{
    for (int sign = LEADING_CLAUSE; sign < LEADING_NONE; sign++) {
        size_t n = 0;

        for model_each(policy, model, KIND_POLICY)
            n += leading_is(model, policy, (enum leading_sign)sign);
        if (n && (sign != LEADING_ONLY || n == 1))
            return (enum leading_sign)sign;
    }
    return LEADING_NONE;
}

/* ---- 28: what it promises ---- */

/* 5.2 b to d, each by its own letter or by the clause where the promise is kept. */
static const struct promise {
    const char *letter, *kept;
    enum diag_code code;
} promises[] = {
    { "5.2.b", "6.2", DIAG_POLICY_WITHOUT_OBJECTIVES },
    { "5.2.c", "4.2", DIAG_POLICY_WITHOUT_REQUIREMENTS },
    { "5.2.d", "10.1", DIAG_POLICY_WITHOUT_IMPROVEMENT },
};

static bool is_promise(const struct promise *promise, const struct entity *clause)
{
    return is_clause(clause, promise->letter) || is_clause(clause, promise->kept) || (clause->kind == KIND_CLAUSE && !strcmp(clause->id, "5.2"));
}

struct seeking { const struct promise *promise; bool found; };

static void seek(void *closure, const struct citation *citation)
{
    struct seeking *s = closure;

    s->found = s->found || is_promise(s->promise, citation->target);
}

static bool promises_it(const struct model *model, const struct texts *texts, const struct entity *policy, const struct promise *promise)
{
    struct seeking s = { promise, false };

    for values_each(v, &policy->record, POLICY_COMMITS)
        if (v->ref.target && is_promise(promise, v->ref.target))
            return true;
    cited_each(model, texts, policy, seek, &s);
    return s.found;
}

static void lacks(struct diags *diags, enum diag_code code, const struct entity *policy)
{
    diag(diags, code, policy->id_span, policy->id, { "id", policy->id }, { "title", entity_title(policy) });
}

/* Who follows no standard with such a clause is asked for no such promise. */
static bool is_asked(const struct model *model, const struct promise *promise)
{
    for model_each(clause, model, KIND_CLAUSE)
        if (is_clause(clause, promise->letter))
            return true;
    return false;
}

static void check_promises(const struct model *model, const struct texts *texts, const struct entity *policy, struct diags *diags)
{
    for (size_t i = 0; i < sizeof promises / sizeof *promises; i++)
        if (is_asked(model, &promises[i]) && !promises_it(model, texts, policy, &promises[i]))
            lacks(diags, promises[i].code, policy);
}

/* ---- 29: who stands behind it, who knows it ---- */

/* Who agreed to the newest version; a text that stands for somebody may stand for the board. */
static bool top_management_approved(const struct entity *policy, const struct version_state *version)
{
    for values_each(v, &policy->record, EVERY_APPROVED) {
        const struct value *by = record_get(v->parts, EVERY_APPROVED_BY);

        if (by && str_eq(record_str(v->parts, EVERY_APPROVED_VERSION), version->number) &&
            (!by->ref.target || duty_directs(by->ref.target, record_date(v->parts, EVERY_APPROVED_ON))))
            return true;
    }
    return false;
}

static void check_approval(const struct entity *policy, struct diags *diags)
{
    struct version_state version = duty_version(policy);
    const struct value *by = version.approved ? record_get(version.approved, EVERY_APPROVED_BY) : NULL;

    if (version.current && by && !top_management_approved(policy, &version))    /* not approved at all: row 5 */
        diag(diags, DIAG_POLICY_NOT_FROM_THE_TOP, by->span, policy->id, { "id", policy->id }, { "title", entity_title(policy) }, { "who", rules_text(diags, by->text) });
}

/* Those outside: a party, or words for it. */
static bool is_open_to_parties(const struct entity *policy)
{
    for values_each(v, &policy->record, POLICY_AUDIENCE)
        if (v->ref.loose || (v->ref.target && v->ref.target->kind == KIND_PARTY))
            return true;
    return false;
}

static void check_known(const struct entity *policy, struct diags *diags)
{
    const struct record *newest = record_newest(&policy->record, POLICY_ANNOUNCED, POLICY_ANNOUNCED_ON);

    if (!entity_has(policy, POLICY_ANNOUNCED))
        lacks(diags, DIAG_POLICY_UNANNOUNCED, policy);
    else if (newest && !record_get(newest, POLICY_ANNOUNCED_HOW))
        diag(diags, DIAG_POLICY_ANNOUNCED_NOWHERE, newest->span, policy->id, { "id", policy->id }, { "title", entity_title(policy) });
    if (!is_open_to_parties(policy))
        lacks(diags, DIAG_POLICY_NOT_OPEN, policy);
}

/* ---- 11: it is in force ---- */

static void check_in_force(const struct model *model, enum leading_sign sign, struct diags *diags)
{
    const struct entity *draft = NULL;

    for model_each(policy, model, KIND_POLICY) {
        if (!leading_is(model, policy, sign))
            continue;
        if (duty_publication(policy) != PUBLICATION_DRAFT)    /* that it says nothing is row 5 */
            return;
        draft = draft ? draft : policy;
    }
    if (draft)
        diag(diags, DIAG_POLICY_NOT_IN_FORCE, entity_get(draft, POLICY_STATUS)->span, draft->id, { "id", draft->id }, { "title", entity_title(draft) });
}

void rules_leading(const struct model *model, const struct texts *texts, struct diags *diags)
{
    enum leading_sign sign = leading_sign(model);

    if (sign == LEADING_NONE) {
        if (model->isms && model_first(model, KIND_POLICY))
            diag(diags, DIAG_POLICY_UNTOLD, model->isms->id_span, model->isms->id, { "id", model->isms->id });
        return;
    }
    check_in_force(model, sign, diags);
    for model_each(policy, model, KIND_POLICY) {
        if (!leading_is(model, policy, sign))
            continue;
        check_promises(model, texts, policy, diags);
        if (duty_publication(policy) != PUBLICATION_PUBLISHED)
            continue;
        check_approval(policy, diags);
        check_known(policy, diags);
    }
}

/* ---- 30: subjects with rules of their own ---- */

/* The controls of Annex A that are about rules everybody has to know: who gets in, what one may do with things, how one sends them. */
static const char *const topics[] = {
    "A.5.9", "A.5.10", "A.5.12", "A.5.14", "A.5.15", "A.5.19", "A.5.24", "A.5.29", "A.6.7", "A.7.1", "A.8.1", "A.8.8", "A.8.13", "A.8.20", "A.8.24", "A.8.25",
};

bool leading_is_topic(const struct entity *control)
{
    for (size_t i = 0; i < sizeof topics / sizeof *topics; i++)
        if (!strcmp(control->id, topics[i]))
            return true;
    return false;
}

void leading_check_topic(const struct model *model, enum leading_sign sign, const struct entry *entry, struct diags *diags)
{
    const struct worked_out *draft = NULL, *whole = NULL;
    const struct entity *control = entry->control;

    if (!leading_is_topic(control) || sign == LEADING_NONE)
        return;
    for (size_t i = 0; i < entry->n_texts; i++) {
        const struct worked_out *text = &entry->texts[i];
        enum publication publication = text->policy ? duty_publication(text->policy) : PUBLICATION_PUBLISHED;

        bool leading = text->policy && leading_is(model, text->policy, sign);    /* that it is a draft is row 11 */

        if (publication == PUBLICATION_WITHDRAWN)
            continue;
        if (leading && !text->heading.n)
            whole = text;
        else if (publication == PUBLICATION_DRAFT && !leading)
            draft = text;
        else
            return;
    }
    if (draft && draft->value)
        diag(diags, DIAG_TOPIC_IN_DRAFT, draft->value->span, control->id, { "id", control->id }, { "title", entity_title(control) }, { "policy", draft->policy->id });
    else if (whole)
        diag(diags, DIAG_TOPIC_WITHOUT_TEXT, whole->value ? whole->value->span : entry->span, control->id, { "id", control->id }, { "title", entity_title(control) },
             { "policy", whole->policy->id });
}
