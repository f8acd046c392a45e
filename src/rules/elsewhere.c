/* rules/elsewhere.c - what a clause asks for, kept somewhere else than in declarations of its kinds. */

#include "rules/elsewhere.h"
#include "model/duty.h"
#include "rules/cited.h"

static bool is_clause(const struct entity *e, const char *id)
{
    size_t n = strlen(id);

    return e->kind == KIND_CLAUSE && !strncmp(e->id, id, n) && (!e->id[n] || e->id[n] == '.');
}

struct seeking { const char *clause; bool found; };

static void seek(void *closure, const struct citation *citation)
{
    struct seeking *s = closure;

    s->found = s->found || is_clause(citation->target, s->clause);
}

static bool is_worked_out(const struct entity *clause)
{
    for values_each(v, &clause->record, CLAUSE_POLICIES)
        if (v->ref.loose || (v->ref.target && duty_publication(v->ref.target) != PUBLICATION_WITHDRAWN && duty_publication(v->ref.target) != PUBLICATION_DRAFT))
            return true;
    return refs_first(clause, REGISTER_FOR) != NULL;
}

bool kept_elsewhere(const struct model *model, const struct texts *texts, const char *clause)
{
    struct seeking s = { clause, false };

    for model_each(e, model, KIND_CLAUSE)
        if (is_clause(e, clause) && is_worked_out(e))
            return true;
    for model_each(policy, model, KIND_POLICY)
        if (!s.found && duty_settled(policy))
            cited_each(model, texts, policy, seek, &s);
    return s.found;
}
