/* rules/looks.c - whether somebody looked at an entry of a register in time. */

#include "rules/looks.h"

struct look look_of(const struct model *model, const struct entity *e, date last, date since, struct duration fallback)
{
    struct review_state review = duty_review(e, fallback);
    struct look look = { .last = review.last > last ? review.last : last, .due = DATE_NONE };
    date from = look.last != DATE_NONE ? look.last : since;

    if (from != DATE_NONE && review.interval.unit != UNIT_NONE)
        look.due = date_add(from, review.interval);
    if (review.stated && review.next > from && (look.due == DATE_NONE || review.next < look.due))
        look.due = review.next;
    look.late = look.due != DATE_NONE ? look.due < model->as_of : from == DATE_NONE;
    return look;
}
