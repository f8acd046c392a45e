/* rules/looks.c - whether somebody looked at an entry of a register in time. */

#include "rules/looks.h"
#include "rules/thresholds.h"

struct look look_of(const struct model *model, const struct entity *e, date last, date since, struct duration fallback)
{
    struct review_state review = duty_review(e, fallback);
    struct look look = { .last = review.last > last ? review.last : last, .due = DATE_NONE, .interval = review.interval };
    date from = look.last != DATE_NONE ? look.last : since;

    if (from != DATE_NONE && review.interval.unit != UNIT_NONE)
        look.due = date_add(from, review.interval);
    if (review.stated && review.next > from && (look.due == DATE_NONE || review.next < look.due))
        look.due = review.next;
    look.late = look.due != DATE_NONE ? look.due < model->as_of : from == DATE_NONE;
    return look;
}

/* The limits, and where they stand in `times`; those of suppliers in the order of the words of `tier`. */
enum { TIME_ASSET, TIME_OBLIGATION, TIME_DOCUMENT, TIME_REGISTER, TIME_SUPPLIER, TIME_COUNT = TIME_SUPPLIER + 4 };
_Static_assert((int)TIME_COUNT == (int)LOOK_TIMES, "a place for each limit");

static const enum threshold limits[TIME_COUNT] = {
    [TIME_ASSET] = THRESHOLD_ASSET_REVIEW_INTERVAL, [TIME_OBLIGATION] = THRESHOLD_OBLIGATION_INTERVAL, [TIME_DOCUMENT] = THRESHOLD_REVIEW_INTERVAL,
    [TIME_REGISTER] = THRESHOLD_REGISTER_REVIEW_INTERVAL, [TIME_SUPPLIER] = THRESHOLD_SUPPLIER_REVIEW_CRITICAL, THRESHOLD_SUPPLIER_REVIEW_HIGH,
    THRESHOLD_SUPPLIER_REVIEW_MEDIUM, THRESHOLD_SUPPLIER_REVIEW_LOW,
};

struct look_times looks_times(const struct model *model)
{
    struct look_times times;

    for (int i = 0; i < TIME_COUNT; i++)
        times.times[i] = threshold_time(model, limits[i]);
    return times;
}

static date since_of(const struct entity *e, int status, int since)
{
    const struct record *record = record_parts(&e->record, status);

    return record ? record_date(record, since) : DATE_NONE;
}

struct look look_at(const struct model *model, const struct look_times *times, const struct entity *e)
{
    const struct duration none = { 0, UNIT_NONE };
    const struct record *checked;
    int tier;

    switch (e->kind) {
    case KIND_ASSET:
        return look_of(model, e, DATE_NONE, since_of(e, ASSET_STATUS, ASSET_STATUS_SINCE), times->times[TIME_ASSET]);
    case KIND_SUPPLIER:
        tier = record_choice(&e->record, SUPPLIER_TIER);
        return look_of(model, e, DATE_NONE, since_of(e, SUPPLIER_STATUS, SUPPLIER_STATUS_SINCE), tier < 0 ? none : times->times[TIME_SUPPLIER + tier]);
    case KIND_OBLIGATION:
        checked = record_newest(&e->record, OBLIGATION_CHECKED, OBLIGATION_CHECKED_ON);
        return look_of(model, e, checked ? record_date(checked, OBLIGATION_CHECKED_ON) : DATE_NONE, DATE_NONE, times->times[TIME_OBLIGATION]);
    case KIND_POLICY: case KIND_DOCUMENT:
        return look_of(model, e, DATE_NONE, DATE_NONE, times->times[strcmp(e->id, "risk-register") ? TIME_DOCUMENT : TIME_REGISTER]);
    default:
        return look_of(model, e, DATE_NONE, DATE_NONE, none);
    }
}
