/* rules/rules.c - all rules, one family of clauses after the other; findings are sorted by place later, so this order means nothing. */

#include "rules/rules.h"

struct family {
    const char *name;
    void (*check)(const struct model *model, struct diags *diags);
};

static const struct family families[] = {
    { "C002 circles", rules_references },
    { "C015 thresholds", rules_thresholds },
    { "N046 names in quotes", rules_quoted },
    { "C004, C048, C052 dates", rules_dates },
    { "C005-C011 documents", rules_documents },
    { "C004 grounds", rules_grounds },
    { "N047 languages", rules_languages },
    { "C012 retention", rules_retention },
    { "C014 duties", rules_duties },
    { "C032-C033 separation of duties", rules_separation },
    { "C022-C024 scope", rules_scope },
    { "C035-C039 risk method", rules_method },
    { "C038-C043 ratings", rules_ratings },
    { "C037-C044 risk assessment", rules_assessment },
    { "C046-C054 treatment", rules_treatment },
    { "C069-C070 competence", rules_competence },
    { "C031, C071-C072 awareness", rules_awareness },
    { "C073-C074 communication", rules_communication },
    { "C112, C113, C114 access", rules_access },
    { "C052, C075, C105, C115 operation", rules_operation },
    { "C111, C116, C117 continuity", rules_continuity },
    { "C045, C109, C110 incidents", rules_incidents },
    { "C078, N049 metrics", rules_metrics },
    { "C102, C108, C118 registers", rules_registers },
    { "C103-C107 suppliers", rules_suppliers },
};

/* Those that read what policies say. */
static const struct {
    const char *name;
    void (*check)(const struct model *model, const struct texts *texts, struct diags *diags);
} families_of_texts[] = {
    { "C016-C021, C025 context", rules_context },
    { "C026, C027, C034, C068 planning", rules_planning },
    { "C065-C067 objectives", rules_objectives },
    { "C001 pointers", rules_pointers },
    { "C003 editions", rules_editions },
    { "C004-C013 contents", rules_contents },
    { "L limits", rules_limits },
    { "C010 classes", rules_classing },
    { "C011, C028, C029 information security policy", rules_leading },
    { "C015 own interval", rules_own_interval },
    { "C015, C024 wording", rules_wording },
    { "C030, C055-C062 applicability", rules_applicability },
};

void rules_check(const struct model *model, const struct texts *texts, struct diags *diags)
{
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        families[i].check(model, diags);
    for (size_t i = 0; i < sizeof families_of_texts / sizeof *families_of_texts; i++)
        families_of_texts[i].check(model, texts, diags);
    rules_follow(diags);
}
