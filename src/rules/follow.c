/* rules/follow.c - what only follows from a slip of the pen elsewhere: while a name is misspelt, nothing says of what was meant that nobody names it. */

#include "base/map.h"
#include "rules/rules.h"

/* Findings that something else does not name their subject. */
static const enum diag_code unnamed[] = {
    DIAG_PARTY_WITHOUT_REQUIREMENT, DIAG_REQUIREMENT_MET_BY_NOTHING, DIAG_RISK_UNTREATED, DIAG_MODIFIED_BY_NOTHING, DIAG_TREATMENT_UNPROVEN, DIAG_ASSET_IN_NO_RISK,
    DIAG_INCLUSION_UNEXPLAINED, DIAG_CONTROL_UNPLANNED, DIAG_CONTROL_UNPROVEN, DIAG_OBJECTIVE_UNMEASURED, DIAG_OBJECTIVE_PLANLESS, DIAG_ALARM_UNEXPLAINED,
    DIAG_ALARM_WITHOUT_WORK, DIAG_INCIDENT_WITHOUT_ACTION, DIAG_ROLE_ASKS_NOTHING, DIAG_DUTY_OF_VACANT_ROLE, DIAG_GUARD_UNNAMED, DIAG_THREAT_WITHOUT_RISK,
};

static bool follows(const struct diag *d, void *closure)
{
    const struct map *meant = closure;

    for (size_t i = 0; i < sizeof unnamed / sizeof *unnamed; i++)
        if (unnamed[i] == d->code)
            return map_get(meant, str_of(d->subject)) != NULL;
    return false;
}

void rules_follow(struct diags *diags)
{
    struct map meant = {0};

    for (size_t i = 0; i < diags->n; i++) {
        const struct diag *d = diags->items[i];

        if (d->code == DIAG_UNKNOWN_REFERENCE && d->nearest)
            *map_at(&meant, str_of(*d->nearest)) = (void *)d;    /* the best of them */
    }
    if (meant.n)
        diags_filter(diags, follows, &meant);
    map_done(&meant);
}
