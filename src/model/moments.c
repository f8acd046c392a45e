/* model/moments.c - points in time that were written down. */

#include "model/moments.h"

enum { MINUTES_A_DAY = 24 * 60 };

bool record_moment(const struct record *record, int field, struct moment *moment)
{
    const struct value *v = record_get(record, field);

    if (!v || v->bad)
        return false;
    *moment = v->period.from;
    return moment->day != DATE_NONE;
}

long moments_apart(struct moment from, struct moment to, bool *whole)
{
    bool days = from.minute < 0 || to.minute < 0;

    if (whole)
        *whole = days;
    return ((long)to.day - from.day) * MINUTES_A_DAY + (days ? 0 : to.minute - from.minute);
}

bool moment_before(struct moment moment, struct moment other)
{
    return moments_apart(other, moment, NULL) < 0;
}

bool moment_late(struct moment from, struct moment moment, struct duration within)
{
    bool whole;
    long minutes = moments_apart(from, moment, &whole);

    if ((within.unit != UNIT_MINUTE && within.unit != UNIT_HOUR) || whole) {
        date last = date_add(from.day, within);

        /* 30 hours reach into the day after the day that they fill */
        if ((within.unit == UNIT_MINUTE && within.count % MINUTES_A_DAY) || (within.unit == UNIT_HOUR && within.count % 24))
            last++;
        return moment.day > last || (moment.day == last && !whole && moment.minute > from.minute);
    }
    return minutes > (long)within.count * (within.unit == UNIT_HOUR ? 60 : 1);
}

long duration_minutes(struct duration duration)
{
    static const long minutes[] = {
        [UNIT_MINUTE] = 1, [UNIT_HOUR] = 60, [UNIT_DAY] = MINUTES_A_DAY, [UNIT_WEEK] = 7 * MINUTES_A_DAY, [UNIT_MONTH] = 30 * MINUTES_A_DAY,
        [UNIT_QUARTER] = 91 * MINUTES_A_DAY, [UNIT_YEAR] = 365 * MINUTES_A_DAY, [UNIT_NONE] = 0,
    };

    return duration.count * minutes[duration.unit];
}
