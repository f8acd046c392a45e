/* rules/rules.h - what must hold in a management system beyond what the schema can say: findings an auditor would raise, each from the model and its day alone. */
#ifndef RULES_RULES_H
#define RULES_RULES_H

#include "model/model.h"

struct texts;    /* prose/texts.h */

/* Adds the findings of all rules. The model is built and its own findings are in `diags`: what follows from one of those is not said again. `texts`: what policies
 * say; NULL where it is not looked at. */
void rules_check(const struct model *model, const struct texts *texts, struct diags *diags);

/* One family of clauses each; numbers are the rows of docs/checks.md. */
void rules_references(const struct model *model, struct diags *diags);       /* 2: circles */
void rules_thresholds(const struct model *model, struct diags *diags);       /* 15: values that a project sets for the thresholds */
void rules_quoted(const struct model *model, struct diags *diags);           /* 1: names that were taken for words */
void rules_dates(const struct model *model, struct diags *diags);            /* 4, 48, 52: days and shares that cannot be */
void rules_documents(const struct model *model, struct diags *diags);        /* 5, 6, 9, 11 */
void rules_contents(const struct model *model, const struct texts *texts, struct diags *diags);       /* 4, 10, 13 */
void rules_wording(const struct model *model, const struct texts *texts, struct diags *diags);        /* 15, 24: what is said twice */
void rules_classing(const struct model *model, const struct texts *texts, struct diags *diags);       /* 10: classes that a policy explains */
void rules_own_interval(const struct model *model, const struct texts *texts, struct diags *diags);   /* 15: a policy's own review */
void rules_limits(const struct model *model, const struct texts *texts, struct diags *diags);         /* L: what is too much for a page */
void rules_pointers(const struct model *model, const struct texts *texts, struct diags *diags);       /* 1: "see 3.1" */
void rules_editions(const struct model *model, const struct texts *texts, struct diags *diags);       /* 3: numbers of a former edition */
void rules_grounds(const struct model *model, struct diags *diags);          /* 4: reasons that say nothing */
void rules_languages(const struct model *model, struct diags *diags);        /* N047: texts in one language only */
void rules_retention(const struct model *model, struct diags *diags);        /* 12, 15: how long records are kept */
void rules_leading(const struct model *model, const struct texts *texts, struct diags *diags);        /* 11, 28, 29: the information security policy */
void rules_context(const struct model *model, const struct texts *texts, struct diags *diags);        /* 16-21, 25 */
void rules_planning(const struct model *model, const struct texts *texts, struct diags *diags);       /* 26, 27, 34, 68 */
void rules_objectives(const struct model *model, const struct texts *texts, struct diags *diags);     /* 65-67 */
void rules_duties(const struct model *model, struct diags *diags);           /* 14 */
void rules_separation(const struct model *model, struct diags *diags);       /* 32, 33: who guards the system, what one must not do alone */
void rules_scope(const struct model *model, struct diags *diags);            /* 22-24 */
void rules_method(const struct model *model, struct diags *diags);           /* 35, 36, 39 */
void rules_ratings(const struct model *model, struct diags *diags);          /* 38, 40, 41, 43 */
void rules_assessment(const struct model *model, struct diags *diags);       /* 37, 42, 44 */
void rules_treatment(const struct model *model, struct diags *diags);        /* 46-54 */
void rules_applicability(const struct model *model, const struct texts *texts, struct diags *diags);  /* 30, 55-62 */
void rules_competence(const struct model *model, struct diags *diags);       /* 69, 70 */
void rules_awareness(const struct model *model, struct diags *diags);        /* 31, 71, 72 */
void rules_communication(const struct model *model, struct diags *diags);    /* 73, 74 */
void rules_incidents(const struct model *model, struct diags *diags);        /* 45, 109, 110 */
void rules_metrics(const struct model *model, struct diags *diags);          /* 78, N049: figures out of bounds, fractions for shares */
void rules_continuity(const struct model *model, struct diags *diags);       /* 111, 116, 117 */
void rules_access(const struct model *model, struct diags *diags);           /* 112, 113, 114 */
void rules_operation(const struct model *model, struct diags *diags);        /* 52, 75, 105, 115 */
void rules_registers(const struct model *model, struct diags *diags);        /* 102, 108, 118 */
void rules_suppliers(const struct model *model, struct diags *diags);        /* 103-107 */

/* Last: takes away what only follows from a misspelt name. */
void rules_follow(struct diags *diags);

/* A text as the value of a finding; lives as long as the findings. */
static inline const char *rules_text(struct diags *diags, struct str text) { return arena_dup(&diags->arena, text.s, text.n); }

#endif
