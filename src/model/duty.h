/* model/duty.h - who answers for what, until when, and in which version: people and roles on a day, reviews, versions and approvals (ISO/IEC 27001:2022, 5.3, 7.5). */
#ifndef MODEL_DUTY_H
#define MODEL_DUTY_H

#include "model/model.h"

/* ---- people and roles ---- */

/* Whether it still counts on that day: a person has not left, a supplier has not ended, an asset is not retired, a policy or document not withdrawn, a risk,
 * issue, weakness, incident or finding not closed, work (treatment, action, change, audit …) neither done nor dropped, an exception neither ended nor past its
 * date. A state without `since` holds since always. True for what has no such state. */
bool duty_in_force(const struct entity *e, date day);

/* Whether somebody can be addressed on that day: a person who has come and not left; a supplier that has not ended; a role that such a person holds or stands in for. */
bool duty_active(const struct entity *who, date day);

/* The people who hold a role on that day, in the order of the sources: for duty_holders(v, role, day) { person = value_entity(v); … } */
const struct value *duty_holder_first(const struct entity *role, date day);
const struct value *duty_holder_next(const struct value *holder, date day);
#define duty_holders(v, role, day) (const struct value *v = duty_holder_first((role), (day)); v; v = duty_holder_next(v, (day)))

/* Whether `who` may act as `named` on that day: the same; a person who holds that role; the role's substitute (or who holds that); a role that the named person holds. */
bool duty_acts_for(const struct entity *who, const struct entity *named, date day);
/* Whether `who` is top management (5.1): a role that says so, or a person who holds one. Of a day before a person moved the doubt counts in favour. */
bool duty_directs(const struct entity *who, date day);
/* Whether the two can be one person on that day: the same, or a person and a role that person holds, or two roles with the same only holder; for a role
 * that nobody holds counts who stands in. */
bool duty_same_person(const struct entity *a, const struct entity *b, date day);

/* Whether an exception `of` it is in force on that day: somebody decided for a time that it may be so (A.5.36). */
bool duty_excepted(const struct entity *e, date day);

const struct entity *duty_owner(const struct entity *e);    /* who answers for it; NULL where none is declared or a text stands for them */

/* ---- versions and approvals of policies and documents, approvals of anything ---- */

struct version_state {
    const struct record *version;     /* the newest version line (by date, then number); NULL where there is none or its kind has none */
    struct str number;                /* its number, "" for none */
    date dated;                       /* its date, DATE_NONE for none */
    const struct record *approved;    /* the newest approved line (by date, then version); NULL for none. Parts: EVERY_APPROVED_… */
    struct str approved_number;       /* the version it names, "" for none */
    date approved_on;                 /* DATE_NONE for none */
    bool current;                     /* the newest approved line names the newest version; of kinds without versions: there is an approved line */
};
struct version_state duty_version(const struct entity *e);

enum publication { PUBLICATION_NONE /* says nothing */, PUBLICATION_DRAFT, PUBLICATION_PUBLISHED, PUBLICATION_WITHDRAWN };
enum publication duty_publication(const struct entity *e);    /* what `status` of a policy or document says */
bool duty_is_document(const struct entity *e);                /* a controlled document: policy or document */
/* Whether it counts as settled: published, or approved in its newest version; withdrawn ones and drafts do not. */
bool duty_settled(const struct entity *e);

/* ---- reviews ---- */

struct review_state {
    date last;                      /* the newest `reviewed`; else what stands for a first review: approval, version, effective date. DATE_NONE for none */
    date next;                      /* stated, if later than the last; else last + interval; DATE_NONE where neither can be said */
    struct duration interval;       /* the one that holds: stated, else the fallback; unit UNIT_NONE for none */
    const struct value *stated;     /* the `next` date that was written and still lies ahead of the last review; NULL for none */
    bool own_interval;              /* the interval is stated, not the fallback */
};
/* `fallback`: the interval that holds where the declaration states none ({0, UNIT_NONE} for none). */
struct review_state duty_review(const struct entity *e, struct duration fallback);

#endif
