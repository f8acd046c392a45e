/* rules/agenda.h - all that is due, and when: looks, work, ends of what was agreed, proofs and events (7.5, 8.1-8.3, 9.1-9.3, 10.2). One table, for the calendar and
 * for whoever else asks; days that a rule judges are those of that rule. */
#ifndef RULES_AGENDA_H
#define RULES_AGENDA_H

#include "model/applicability.h"

/* A(symbol, word): what is due; the words are agenda.WORD. */
#define AGENDA(A) \
    A(REVIEW, "review") A(ASSESSMENT, "assessment") A(TREATMENT, "treatment") A(ACTION, "action") A(ACCEPTANCE, "acceptance") A(EXCEPTION, "exception") A(ALLOW, "allow") \
    A(EVIDENCE, "evidence") A(AGREEMENT, "agreement") A(ASSURANCE, "assurance") A(CERTIFICATE, "certificate") A(OBJECTIVE, "objective") A(MEASUREMENT, "measurement") \
    A(TRAINING, "training") A(AWARENESS, "awareness") A(CONFIRMATION, "confirmation") A(QUALIFICATION, "qualification") A(COMPETENCE, "competence") A(MESSAGE, "message") A(PROCESS, "process") A(ACCESS, "access") A(RESTORE, "restore") A(KEY, "key") A(WEAKNESS, "weakness") \
    A(MEASURE, "measure") A(CHANGE, "change") A(EXERCISE, "exercise") \
    A(NEXT_EXERCISE, "next-exercise") A(AUDIT, "audit") A(MANAGEMENT, "management") A(JOINER, "joiner") A(LEAVER, "leaver")

enum agenda_what {
#define A(symbol, word) AGENDA_##symbol,
    AGENDA(A)
#undef A
    AGENDA_COUNT
};

struct agenda_item {
    date day;                       /* the last day for it, or the first of what takes place; DATE_NONE: never done, and nothing says since when */
    date until;                     /* the last day of what takes more than one; else DATE_NONE */
    enum agenda_what what;
    const struct entity *entity;
    const struct value *detail;     /* which of its lines is meant, such as the name of a contract; NULL */
    const struct value *who;        /* the first of those who see to it, more by value_next(); NULL where nobody is named */
    const struct entity *whom;      /* of a competence the person who has it, and nobody else sees to it; NULL */
    date last;                      /* when it was done before; DATE_NONE */
    struct duration every;          /* how often; UNIT_NONE */
    bool late;                      /* it should have been done before the model's day */
};

struct agenda { struct agenda_item *items; size_t n, cap; };

/* By day (those without one first), then what, kind, and the order of the model. Of what comes round, the next time only. Borrows from the model; ends with agenda_done(). */
struct agenda agenda_of(const struct model *model, const struct applicability *applicability);
void agenda_done(struct agenda *agenda);
/* How many from item i on are one thing to do: the same of so many declarations of a kind on one day that nobody wants to read of each by itself; else 1. */
size_t agenda_together(const struct agenda *agenda, size_t i);
const char *agenda_word(enum agenda_what what);

#endif
