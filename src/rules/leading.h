/* rules/leading.h - which policy is the information security policy that clause 5.2 asks of top management, and which stand beside it. */
#ifndef RULES_LEADING_H
#define RULES_LEADING_H

#include "model/applicability.h"
#include "model/model.h"

/* By what the information security policy was found: whatever comes first in this list says which it is. */
enum leading_sign {
    LEADING_CLAUSE,      /* clause 5.2, or a part of it, names it */
    LEADING_COMMITS,     /* it commits to a clause */
    LEADING_TITLE,       /* it is called so, in English or Dutch */
    LEADING_ONLY,        /* there is no other policy in the strict sense */
    LEADING_NONE         /* nothing tells */
};

/* Withdrawn ones lead nobody. Ask once: it looks at all policies. */
enum leading_sign leading_sign(const struct model *model);
bool leading_is(const struct model *model, const struct entity *policy, enum leading_sign sign);

/* 30: an included control that asks for rules on a subject has a text or section of its own for it, in force. `entry` has texts at all (else row 62). */
void leading_check_topic(const struct model *model, enum leading_sign sign, const struct entry *entry, struct diags *diags);
bool leading_is_topic(const struct entity *control);

#endif
