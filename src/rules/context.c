/* rules/context.c - issues, climate change, interested parties and what they require, and whether the scope weighed them (4.1, 4.2, 4.3 a and b). */

#include "model/documents.h"
#include "model/duty.h"
#include "rules/cited.h"
#include "rules/elsewhere.h"
#include "rules/rules.h"

static void lacks(struct diags *diags, enum diag_code code, const struct entity *e)
{
    diag(diags, code, e->id_span, e->id, { "id", e->id }, { "title", entity_title(e) });
}

static void whole_lacks(struct diags *diags, enum diag_code code, const struct entity *isms)
{
    diag(diags, code, isms->id_span, isms->id, { "id", isms->id });
}

/* ---- 16: issues ---- */

/* Somebody went through the document as a whole, and so through each issue in it. */
static bool reviewed_as_a_whole(const struct model *model)
{
    const struct entity *document = document_declared(model, &document_rows[DOCUMENT_CONTEXT]);

    return document && entity_has(document, EVERY_REVIEWED);
}

static void check_issues(const struct model *model, const struct texts *texts, struct diags *diags)
{
    bool any = false, internal = false, external = false, whole = reviewed_as_a_whole(model);

    for model_each(issue, model, KIND_ISSUE) {
        if (!duty_in_force(issue, model->as_of))
            continue;
        any = true;
        internal = internal || record_choice_is(&issue->record, ISSUE_SIDE, "internal");
        external = external || record_choice_is(&issue->record, ISSUE_SIDE, "external");
        if (!entity_has(issue, EVERY_OWNER))
            lacks(diags, DIAG_ISSUE_UNOWNED, issue);
        if (!whole && !entity_has(issue, EVERY_REVIEW) && !entity_has(issue, EVERY_REVIEWED))
            lacks(diags, DIAG_ISSUE_UNREVIEWED, issue);
    }
    if (!any && !kept_elsewhere(model, texts, "4.1"))
        whole_lacks(diags, DIAG_ISSUES_ABSENT, model->isms);
    if (any && !internal)
        whole_lacks(diags, DIAG_ISSUES_INTERNAL_ABSENT, model->isms);
    if (any && !external)
        whole_lacks(diags, DIAG_ISSUES_EXTERNAL_ABSENT, model->isms);
}

/* ---- 17, 18: climate change ---- */

static const struct { enum shape_id kind; int field; } marked[] = { { KIND_ISSUE, ISSUE_CLIMATE }, { KIND_REQUIREMENT, REQUIREMENT_CLIMATE } };

/* The first issue or requirement in force that is said to have to do with it; NULL. */
static const struct value *climate_marked(const struct model *model)
{
    for (size_t i = 0; i < sizeof marked / sizeof *marked; i++)
        for model_each(e, model, marked[i].kind)
            if (duty_in_force(e, model->as_of) && record_choice_is(&e->record, marked[i].field, "yes"))
                return entity_get(e, marked[i].field);
    return NULL;
}

static void check_climate(const struct model *model, struct diags *diags)
{
    const struct entity *isms = model->isms;
    const struct value *climate = entity_get(isms, ISMS_CLIMATE), *sign = climate_marked(model);
    struct diag *d;

    if (!climate) {
        d = diag(diags, DIAG_CLIMATE_UNDETERMINED, isms->id_span, isms->id, { "id", isms->id });
        if (sign)
            diag_note(diags, d, "sign", sign->span, { "sign", value_entity(sign)->id });
        return;
    }
    if (!climate->parts)
        return;
    if (record_choice_is(climate->parts, ISMS_CLIMATE_RELEVANT, "no") && sign) {
        d = diag(diags, DIAG_CLIMATE_CONTRADICTED, climate->span, isms->id, { "id", isms->id }, { "sign", value_entity(sign)->id });
        diag_note(diags, d, "sign", sign->span, { "sign", value_entity(sign)->id });
    }
    if (record_choice_is(climate->parts, ISMS_CLIMATE_RELEVANT, "yes") && !sign && !record_get(climate->parts, ISMS_CLIMATE_SEE))
        diag(diags, DIAG_CLIMATE_SHOWS_NOWHERE, climate->span, isms->id, { "id", isms->id });
}

/* ---- 19: parties ---- */

/* A requirement of theirs, or a law or contract by which they can hold us to something. */
static bool requires_something(const struct entity *party)
{
    for refs_each(v, party, EVERY_OF)
        if (value_entity(v)->kind == KIND_REQUIREMENT || value_entity(v)->kind == KIND_OBLIGATION)
            return true;
    return refs_first(party, OBLIGATION_PARTY) != NULL;
}

static void check_parties(const struct model *model, const struct texts *texts, struct diags *diags)
{
    for model_each(party, model, KIND_PARTY)
        if (!requires_something(party))
            lacks(diags, DIAG_PARTY_WITHOUT_REQUIREMENT, party);
    if (!model_first(model, KIND_PARTY) && !kept_elsewhere(model, texts, "4.2"))
        whole_lacks(diags, DIAG_PARTIES_ABSENT, model->isms);
}

/* ---- 20, 21: requirements ---- */

/* What names it as a reason of its own: a control, an objective, a process or the like, or the text of a policy in force. */
static bool is_met(const struct model *model, const struct entity *requirement)
{
    if (entity_has(requirement, REQUIREMENT_MET_BY) || refs_first(requirement, CONTROL_DRIVERS))
        return true;
    for refs_each(v, requirement, EVERY_OF) {
        const struct entity *e = value_entity(v);

        if (e->kind == KIND_OBJECTIVE || e->kind == KIND_OBLIGATION || e->kind == KIND_PROCESS || (e->kind == KIND_ACTION && duty_in_force(e, model->as_of)))
            return true;
    }
    return false;
}

/* What the texts of one kind cite: read once, and only when somebody asks. */
struct cited { enum shape_id by; bool read; struct map targets; };

static void note_citation(void *closure, const struct citation *citation)
{
    struct cited *c = closure;

    *map_at(&c->targets, str_of(citation->target->address)) = (void *)citation->target;
}

static bool is_cited(const struct model *model, const struct texts *texts, struct cited *c, const struct entity *e)
{
    if (!c->read)
        for model_each(by, model, c->by)
            if (duty_publication(by) != PUBLICATION_WITHDRAWN)
                cited_each(model, texts, by, note_citation, c);
    c->read = true;
    return map_get(&c->targets, str_of(e->address)) != NULL;
}

/* Said not to be addressed, and met all the same: by what it names itself, or by a control that is there because of it. */
static bool check_refused(const struct entity *requirement, const struct value *addressed, struct diags *diags)
{
    const struct value *met = entity_get(requirement, REQUIREMENT_MET_BY);

    met = met ? met : refs_first(requirement, CONTROL_DRIVERS);
    if (!met)
        return false;
    diag_note(diags,
              diag(diags, DIAG_REQUIREMENT_REFUSED_BUT_MET, addressed->span, requirement->id, { "id", requirement->id }, { "title", entity_title(requirement) }),
              "met", met->span);
    return true;
}

static void check_requirement(const struct model *model, const struct texts *texts, const struct entity *requirement, struct cited *policies, struct diags *diags)
{
    const struct value *addressed = entity_get(requirement, REQUIREMENT_ADDRESSED);

    if (!addressed) {
        if (!entity_has(requirement, REQUIREMENT_MET_BY))    /* what meets it says that it is addressed */
            lacks(diags, DIAG_REQUIREMENT_UNDECIDED, requirement);
        return;
    }
    if (!addressed->parts)
        return;
    if (record_choice_is(addressed->parts, REQUIREMENT_ADDRESSED_ANSWER, "no") && !check_refused(requirement, addressed, diags) && !record_get(addressed->parts, REQUIREMENT_ADDRESSED_BECAUSE))
        diag(diags, DIAG_REQUIREMENT_LEFT, addressed->span, requirement->id, { "id", requirement->id }, { "title", entity_title(requirement) });
    if (record_choice_is(addressed->parts, REQUIREMENT_ADDRESSED_ANSWER, "yes") && !is_met(model, requirement) && !is_cited(model, texts, policies, requirement))
        diag(diags, DIAG_REQUIREMENT_MET_BY_NOTHING, addressed->span, requirement->id, { "id", requirement->id }, { "title", entity_title(requirement) });
}

static void check_requirements(const struct model *model, const struct texts *texts, struct diags *diags)
{
    struct cited policies = { .by = KIND_POLICY };
    const struct entity *first = NULL;
    long n = 0;

    for model_each(requirement, model, KIND_REQUIREMENT) {
        check_requirement(model, texts, requirement, &policies, diags);
        if (entity_has(requirement, REQUIREMENT_CLIMATE))
            continue;
        first = first ? first : requirement;
        n++;
    }
    if (first)
        diag(diags, DIAG_CLIMATE_UNASKED, first->id_span, first->id, { "id", first->id }, { "title", entity_title(first) },
             { "n", arena_printf(&diags->arena, "%ld", n) });
    map_done(&policies.targets);
}

/* ---- 25: what the scope made of them ---- */

static bool is_weighed(const struct model *model, const struct texts *texts, struct cited *scopes, const struct entity *e)
{
    if (refs_first(e, SCOPE_CONSIDERS) || refs_first(e, SCOPE_SETS_ASIDE_WHICH))
        return true;
    for values_each(v, &e->record, EVERY_OF)
        if (v->ref.target && v->ref.target->kind == KIND_SCOPE)
            return true;
    return is_cited(model, texts, scopes, e);
}

static void check_weighed(const struct model *model, const struct texts *texts, enum shape_id kind, enum diag_code code, struct diags *diags)
{
    const struct entity *scope = model_first(model, KIND_SCOPE);
    struct cited scopes = { .by = KIND_SCOPE };

    for model_each(e, model, kind) {
        const struct record *addressed = kind == KIND_REQUIREMENT ? record_parts(&e->record, REQUIREMENT_ADDRESSED) : NULL;

        if (!scope || !duty_in_force(e, model->as_of) || (addressed && record_choice_is(addressed, REQUIREMENT_ADDRESSED_ANSWER, "no")) || is_weighed(model, texts, &scopes, e))
            continue;    /* what is not addressed draws no boundary */
        diag(diags, code, scope->id_span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "scope", scope->id });
    }
    map_done(&scopes.targets);
}

void rules_context(const struct model *model, const struct texts *texts, struct diags *diags)
{
    if (!model->isms)
        return;
    check_issues(model, texts, diags);
    check_climate(model, diags);
    check_parties(model, texts, diags);
    check_requirements(model, texts, diags);
    check_weighed(model, texts, KIND_ISSUE, DIAG_ISSUE_NOT_WEIGHED, diags);
    check_weighed(model, texts, KIND_REQUIREMENT, DIAG_REQUIREMENT_NOT_WEIGHED, diags);
}
