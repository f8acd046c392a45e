/* model/parse.c - from the letters of one value to what they mean. Knows no field and reports nothing. */

#include "model/parse.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <unictype.h>

static bool digits_only(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.s[i] < '0' || s.s[i] > '9')
            return false;
    return s.n > 0;
}

/* ---- names and the like ---- */

bool id_is_good(struct str id)
{
    bool first = true, dot = false;

    if (!id.n)
        return false;
    while (id.n) {
        uint32_t c;
        size_t len = utf8_decode(id.s, id.n, &c);
        bool mark;

        if (!len)
            return false;
        mark = c == '.' || c == '-' || c == '_';
        if (first ? mark : (c == '.' && dot))
            return false;
        if (!mark && !utf8_is_letter(c) && !utf8_is_number(c) && !(c >= 0x300 && uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M)))
            return false;
        dot = c == '.';
        first = false;
        id = str_cut(id, len);
    }
    return true;
}

bool digest_is_good(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!strchr("0123456789abcdef", s.s[i]))
            return false;
    return s.n == 32 || s.n == 64;
}

bool version_is_good(struct str s)
{
    struct str rest = s, part;

    while (str_split(&rest, '.', &part))
        if (!digits_only(part))
            return false;
    return s.n > 0;
}

bool language_is_good(struct str s)
{
    struct str rest = s, part;
    size_t n = 0;

    while (str_split(&rest, '-', &part)) {
        if (part.n < (n ? 1 : 2) || part.n > (n ? 8 : 3))
            return false;
        for (size_t i = 0; i < part.n; i++)
            if (!(part.s[i] >= 'a' && part.s[i] <= 'z') && !(n && ((part.s[i] >= 'A' && part.s[i] <= 'Z') || (part.s[i] >= '0' && part.s[i] <= '9'))))
                return false;
        n++;
    }
    return n > 0;
}

bool path_is_inside(struct str path)
{
    struct str rest = path, step;

    if (!path.n || path.s[0] == '/' || memchr(path.s, '\0', path.n) || memchr(path.s, '\\', path.n))
        return false;
    while (str_split(&rest, '/', &step))
        if (str_is(step, "..") || str_is(step, ".") || !step.n)
            return false;
    return true;
}

/* ---- slips of the hand ---- */

static bool is_dash(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

bool id_mended(struct buf *out, struct str id)
{
    struct buf plain = {0};
    struct str core;
    bool good;

    while (id.n) {
        uint32_t c;
        size_t len = utf8_decode(id.s, id.n, &c);

        if (!len)
            break;
        if (is_dash(c))
            buf_putc(&plain, '-');
        else
            buf_str(&plain, (struct str){ id.s, len });
        id = str_cut(id, len);
    }
    core = buf_text(&plain);
    while (core.n && strchr("([{<'`=:;,!*", core.s[0]))
        core = str_cut(core, 1);
    while (core.n && strchr(")]}>'`=:;.,!*", core.s[core.n - 1]))
        core.n--;
    good = !id.n && id_is_good(core);
    if (good)
        buf_str(out, core);
    buf_done(&plain);
    return good;
}

bool path_mended(struct buf *out, struct str path)
{
    size_t start = out->n;
    struct str plain;

    for (size_t i = 0; i < path.n; i++)
        buf_putc(out, path.s[i] == '\\' ? '/' : path.s[i]);
    plain = str_cut(buf_text(out), start);
    while (str_starts(plain, STR("./")))
        plain = str_cut(plain, 2);
    if (!path_is_inside(plain)) {
        buf_cut(out, start);
        return false;
    }
    memmove(out->s + start, plain.s, plain.n);
    buf_cut(out, start + plain.n);
    return true;
}

bool date_mended(struct buf *out, struct str day)
{
    int number[3] = { 0, 0, 0 }, n = 0;
    size_t digits[3] = { 0, 0, 0 };
    char text[DATE_TEXT];
    date parsed;

    while (day.n) {
        uint32_t c;
        size_t len = utf8_decode(day.s, day.n, &c);

        if (len && c >= '0' && c <= '9' && digits[n] < 4) {
            number[n] = number[n] * 10 + (int)(c - '0');
            digits[n]++;
        } else if (len && (is_dash(c) || c == '/' || c == '.') && n < 2) {
            n++;
        } else {
            return false;
        }
        day = str_cut(day, len);
    }
    if (n != 2 || !digits[1] || digits[1] > 2)
        return false;
    if (digits[2] == 4 && number[0] > 12) {    /* the day comes first: it cannot be a month */
        int year = number[2];

        number[2] = number[0];
        number[0] = year;
    } else if (digits[0] != 4 || !digits[2] || digits[2] > 2) {
        return false;
    }
    snprintf(text, sizeof text, "%04d-%02d-%02d", number[0] % 10000, number[1] % 100, number[2] % 100);
    if (!date_parse(str_of(text), &parsed))
        return false;
    buf_puts(out, text);
    return true;
}

/* ---- numbers ---- */

bool parse_number(struct str s, double *number)
{
    struct str rest = s, whole;
    char copy[32];

    if (rest.n && rest.s[0] == '-')
        rest = str_cut(rest, 1);
    if (s.n >= sizeof copy || !str_split(&rest, '.', &whole) || !digits_only(whole) || (rest.s && !digits_only(rest)))
        return false;
    memcpy(copy, s.s, s.n);
    copy[s.n] = '\0';
    *number = strtod(copy, NULL);    /* the program never sets LC_NUMERIC */
    return true;
}

static bool parse_count(struct str s, int *count)
{
    int value = 0;

    if (!digits_only(s) || s.n > 6)
        return false;
    for (size_t i = 0; i < s.n; i++)
        value = value * 10 + (s.s[i] - '0');
    *count = value;
    return true;
}

bool parse_currency(struct str s)
{
    return s.n == 3 && s.s[0] >= 'A' && s.s[0] <= 'Z' && s.s[1] >= 'A' && s.s[1] <= 'Z' && s.s[2] >= 'A' && s.s[2] <= 'Z';
}

/* "18500" "18500.50": no more than two decimals, since EUR 15.000 is fifteen thousand to a Dutch eye and fifteen to another. */
bool parse_money(struct str code, struct str amount, struct money *money)
{
    struct str rest = amount, whole;
    long long cents = 0;

    if (!parse_currency(code) || amount.n > 15 || !str_split(&rest, '.', &whole) || !digits_only(whole))
        return false;
    if (rest.s && (!digits_only(rest) || rest.n > 2))
        return false;
    for (size_t i = 0; i < whole.n; i++)
        cents = cents * 10 + (whole.s[i] - '0');
    for (size_t i = 0; i < 2; i++)
        cents = cents * 10 + (rest.s && i < rest.n ? rest.s[i] - '0' : 0);
    memcpy(money->currency, code.s, 3);
    money->currency[3] = '\0';
    money->cents = cents;
    return true;
}

bool parse_duration(struct str count, struct str unit, struct duration *duration)
{
    duration->unit = unit_parse(unit);
    return parse_count(count, &duration->count) && duration->unit != UNIT_NONE;
}

/* ---- time ---- */

static bool parse_time(struct str s, int *minute)
{
    int h, m;

    if (s.n != 5 || s.s[2] != ':' || !parse_count((struct str){ s.s, 2 }, &h) || !parse_count(str_cut(s, 3), &m) || h > 23 || m > 59)
        return false;
    *minute = h * 60 + m;
    return true;
}

static bool parse_point(struct str s, struct moment *moment)
{
    moment->minute = -1;
    if (s.n == 16 && s.s[10] == ' ')
        return date_parse((struct str){ s.s, 10 }, &moment->day) && parse_time(str_cut(s, 11), &moment->minute);
    return date_parse(s, &moment->day);
}

/* 2026, 2026-Q4, 2026-11, 2026-11-21 [09:14]: first and last day. */
static bool parse_stretch(struct str s, struct period *period)
{
    int year, part;

    period->from.minute = period->to.minute = -1;
    if (s.n >= 10) {
        if (!parse_point(s, &period->from))
            return false;
        period->to = period->from;
        return true;
    }
    if (s.n < 4 || !parse_count((struct str){ s.s, 4 }, &year) || year < 1)
        return false;
    if (s.n == 4) {
        period->from.day = date_of(year, 1, 1);
        period->to.day = date_of(year, 12, 31);
        return true;
    }
    if (s.n != 7 || s.s[4] != '-')
        return false;
    if (s.s[5] == 'Q' && s.s[6] >= '1' && s.s[6] <= '4') {
        part = (s.s[6] - '1') * 3 + 1;
        period->from.day = date_of(year, part, 1);
        period->to.day = date_of(year, part + 2, date_month_days(year, part + 2));
        return true;
    }
    if (!parse_count(str_cut(s, 5), &part) || part < 1 || part > 12)
        return false;
    period->from.day = date_of(year, part, 1);
    period->to.day = date_of(year, part, date_month_days(year, part));
    return true;
}

bool parse_period(struct str s, bool open_end, struct period *period)
{
    const char *dots = s.n ? memmem(s.s, s.n, "..", 2) : NULL;
    struct period end;
    struct str to;

    if (!dots)
        return parse_stretch(s, period);
    to = str_cut(s, (size_t)(dots - s.s) + 2);
    s.n = (size_t)(dots - s.s);
    if (!parse_stretch(s, period))
        return false;
    if (!to.n) {
        period->to = (struct moment){ DATE_NONE, -1 };
        return open_end;
    }
    if (parse_time(to, &end.to.minute))
        end.to.day = period->from.day;
    else if (!parse_stretch(to, &end))
        return false;
    period->to = end.to;
    return true;
}
