/* docbook/print.c - values as a reader sees them. */

#include "docbook/print.h"

#include <math.h>

void show_number(struct buf *out, double number)
{
    size_t before = out->n;

    if (!isfinite(number) || fabs(number) > 1e15)
        return;
    buf_printf(out, "%.2f", number);    /* LC_NUMERIC is never set */
    while (out->n > before && out->s[out->n - 1] == '0')
        buf_cut(out, out->n - 1);
    if (out->n > before && out->s[out->n - 1] == '.')
        buf_cut(out, out->n - 1);
    if (str_is((struct str){ out->s + before, out->n - before }, "-0")) {
        buf_cut(out, before);
        buf_putc(out, '0');
    }
}

void show_money(struct buf *out, const struct wordbook *book, const struct money *money)
{
    char digits[32];
    const char *group = wordbook_find(book, "number.group"), *point = wordbook_find(book, "number.point");
    struct buf whole = {0};

    buf_printf(&whole, "%lld", money->cents / 100);
    buf_printf(out, "%s\xc2\xa0", money->currency);
    for (size_t i = 0; i < whole.n; i++) {
        if (i && (whole.n - i) % 3 == 0)
            buf_puts(out, group ? group : ",");
        buf_putc(out, whole.s[i]);
    }
    if (money->cents % 100) {
        snprintf(digits, sizeof digits, "%02lld", money->cents % 100);
        buf_puts(out, point ? point : ".");
        buf_puts(out, digits);
    }
    buf_done(&whole);
}

/* `form`: one, other, every. */
static const char *unit_word(const struct wordbook *book, enum time_unit unit, const char *form)
{
    struct buf id = {0};
    const char *word;

    buf_printf(&id, "unit.%s.%s", unit_name(unit), form);
    word = wordbook_find(book, id.s);
    buf_done(&id);
    return word ? word : unit_name(unit);
}

void show_duration(struct buf *out, const struct wordbook *book, struct duration duration)
{
    if (duration.unit != UNIT_NONE)
        buf_printf(out, "%d\xc2\xa0%s", duration.count, unit_word(book, duration.unit, duration.count == 1 ? "one" : "other"));
}

/* The two largest units that say something: minutes do not matter any more after two days. */
void show_minutes(struct buf *out, const struct wordbook *book, long minutes)
{
    enum { HOUR = 60, DAY = 24 * HOUR };
    bool days = minutes >= 2 * DAY;
    struct duration large = { (int)(minutes / (days ? DAY : HOUR)), days ? UNIT_DAY : UNIT_HOUR };
    struct duration small = { (int)(days ? minutes % DAY / HOUR : minutes % HOUR), days ? UNIT_HOUR : UNIT_MINUTE };

    if (large.count)
        show_duration(out, book, large);
    if (large.count && small.count)
        buf_putc(out, ' ');
    if (small.count || !large.count)
        show_duration(out, book, small);
}

void show_interval(struct buf *out, const struct wordbook *book, const struct value *value)
{
    struct buf room = {0};

    if (value->interval.unit == UNIT_NONE)
        buf_puts(out, wordbook_choice(book, "interval", value->text, &room));
    else if (value->interval.count == 1)
        buf_puts(out, unit_word(book, value->interval.unit, "one"));
    else
        show_duration(out, book, value->interval);
    buf_done(&room);
}

void show_how_often(struct buf *out, const struct wordbook *book, const struct value *value)
{
    if (value->bad)
        buf_str(out, value->text);
    else if (value->interval.unit == UNIT_NONE)
        show_interval(out, book, value);
    else
        show_every(out, book, value->interval);
}

void show_every(struct buf *out, const struct wordbook *book, struct duration interval)
{
    struct buf text = {0};

    if (interval.unit == UNIT_NONE)
        return;
    if (interval.count == 1) {
        buf_puts(out, unit_word(book, interval.unit, "every"));
        return;
    }
    show_duration(&text, book, interval);
    wordbook_say(out, book, "every", buf_text(&text).s, "");
    buf_done(&text);
}

static void show_moment(struct buf *out, struct moment moment)
{
    char day[DATE_TEXT];

    buf_puts(out, date_format(moment.day, day));
    if (moment.minute >= 0)
        buf_printf(out, " %02d:%02d", moment.minute / 60, moment.minute % 60);
}

void show_period(struct buf *out, const struct period *period)
{
    show_moment(out, period->from);
    if (period->to.day == period->from.day && period->to.minute == period->from.minute)
        return;
    buf_puts(out, " \xe2\x80\x93 ");
    if (period->to.day == period->from.day && period->to.minute >= 0)
        buf_printf(out, "%02d:%02d", period->to.minute / 60, period->to.minute % 60);
    else if (period->to.day != DATE_NONE)
        show_moment(out, period->to);
}

void show_quantity(struct buf *out, const struct wordbook *book, const struct value *value)
{
    switch (value->quantity.type) {
    case TYPE_MONEY: show_money(out, book, &value->quantity.money); break;
    case TYPE_DURATION: show_duration(out, book, value->quantity.duration); break;
    default:
        show_number(out, value->quantity.number);
        if (value->quantity.percent)
            buf_putc(out, '%');
    }
}

void show_value(struct buf *out, const struct wordbook *book, const struct value *value, const char *path)
{
    struct buf room = {0};

    if (value->bad) {    /* printed as written; the finding says what is wrong with it */
        buf_str(out, value->text);
        return;
    }
    switch (value->field->type) {
    case TYPE_CHOICE: buf_puts(out, wordbook_choice(book, path, value->text, &room)); break;
    case TYPE_NUMBER: case TYPE_AMOUNT:
        show_number(out, value->number);
        if (value->percent)
            buf_putc(out, '%');
        break;
    case TYPE_MONEY: show_money(out, book, &value->money); break;
    case TYPE_DURATION: show_duration(out, book, value->duration); break;
    case TYPE_INTERVAL: show_interval(out, book, value); break;
    case TYPE_PERIOD:
        if (value->period.from.day != value->period.to.day && !memmem(value->text.s, value->text.n, "..", 2)) {
            buf_str(out, value->text);    /* 2026, 2026-Q3, 2026-09: nobody says it shorter */
            break;
        }
        show_period(out, &value->period);
        break;
    case TYPE_MOMENT: show_period(out, &value->period); break;
    case TYPE_QUANTITY: show_quantity(out, book, value); break;
    case TYPE_RATING: show_number(out, value->rating.point); break;
    case TYPE_RANGE:
        show_number(out, value->range.low);
        if (value->range.high > value->range.low) {
            buf_puts(out, "\xe2\x80\x93");
            show_number(out, value->range.high);
        }
        break;
    default: buf_str(out, value->text);
    }
    buf_done(&room);
}
