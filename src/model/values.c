/* model/values.c - words to typed values. */

#include "model/values.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <unictype.h>

struct str cursor_text(const struct cursor *c, size_t ahead)
{
    if (c->at + ahead >= c->n || c->tree->tokens[c->tokens[c->at + ahead]].kind != TOKEN_WORD)
        return STR("");
    return token_text(c->tree, c->tokens[c->at + ahead]);
}

struct span cursor_span(const struct cursor *c)
{
    struct span span;

    if (c->at < c->n)
        return token_span(c->tree, c->tokens[c->at]);
    span = token_span(c->tree, c->tokens[c->n - 1]);
    return span;
}

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
        if (!mark && !(c < 0x80 ? (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') : uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_N)))
            return false;
        dot = c == '.';
        first = false;
        id = str_cut(id, len);
    }
    return true;
}

/* ---- numbers ---- */

static bool digits_only(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.s[i] < '0' || s.s[i] > '9')
            return false;
    return s.n > 0;
}

static bool parse_number(struct str s, double *number)
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

static bool currency(struct str s)
{
    return s.n == 3 && s.s[0] >= 'A' && s.s[0] <= 'Z' && s.s[1] >= 'A' && s.s[1] <= 'Z' && s.s[2] >= 'A' && s.s[2] <= 'Z';
}

/* "18500" "18500.50": no more than two decimals, since EUR 15.000 is fifteen thousand to a Dutch eye and fifteen to another. */
static bool parse_money(struct str code, struct str amount, struct money *money)
{
    struct str rest = amount, whole;
    long long cents = 0;

    if (!currency(code) || amount.n > 15 || !str_split(&rest, '.', &whole) || !digits_only(whole))
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

static bool parse_duration(struct str count, struct str unit, struct duration *duration)
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

static bool parse_period(struct str s, bool open_end, struct period *period)
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

static bool time_like(struct str s)
{
    return s.n >= 5 && s.s[2] == ':';
}

/* How many words a moment or period takes: a date, a time after it, a further time after an end that begins with a date. */
static size_t moment_words(const struct cursor *c)
{
    size_t n = 1;

    if (time_like(cursor_text(c, n)))
        n++;
    if (n == 2 && cursor_text(c, 1).n > 7 && time_like(cursor_text(c, n)))
        n++;
    if (n == 1 && memmem(cursor_text(c, 0).s, cursor_text(c, 0).n, "..", 2) && time_like(cursor_text(c, n)))
        n++;
    return n;
}

/* ---- one value ---- */

static bool hex(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!strchr("0123456789abcdef", s.s[i]))
            return false;
    return s.n == 32 || s.n == 64;
}

static bool version_like(struct str s)
{
    struct str rest = s, part;

    while (str_split(&rest, '.', &part))
        if (!digits_only(part))
            return false;
    return s.n > 0;
}

static bool language_like(struct str s)
{
    struct str rest = s, part;
    size_t n = 0;

    while (str_split(&rest, '-', &part)) {
        if (part.n < (n ? 1 : 2) || part.n > (n ? 8 : 3))
            return false;
        for (size_t i = 0; i < part.n; i++)
            if (!((part.s[i] | 32) >= 'a' && (part.s[i] | 32) <= 'z') && !(n && part.s[i] >= '0' && part.s[i] <= '9'))
                return false;
        n++;
    }
    return n > 0;
}

static bool path_is_inside(struct str path)
{
    struct str rest = path, step;

    if (!path.n || path.s[0] == '/' || memchr(path.s, '\0', path.n) || memchr(path.s, '\\', path.n))
        return false;
    while (str_split(&rest, '/', &step))
        if (str_is(step, "..") || str_is(step, ".") || !step.n)
            return false;
    return true;
}

static int choice_of(const char *list, struct str word)
{
    struct str rest = str_of(list), piece;

    for (int i = 0; str_split(&rest, '/', &piece); i++)
        if (str_eq(piece, word))
            return i;
    return -1;
}

static void bad(struct value *value, struct diags *diags, enum diag_code code, const char *wanted)
{
    char *got = mem_dup(value->text.s, value->text.n);
    struct diag *d = diag(diags, code, value->span, NULL, { "field", value->field->name }, { "got", got }, { "wanted", wanted });

    value->bad = true;
    if (value->field->type == TYPE_CHOICE) {
        struct str rest = str_of(value->field->target), piece;
        const char *names[64];
        size_t n = 0;

        while (n < 64 && str_split(&rest, '/', &piece))
            names[n++] = mem_dup(piece.s, piece.n);
        diag_set_nearest(diags, d, value->text, names, n);
        while (n)
            free((char *)names[--n]);
    }
    free(got);
}

/* Takes n words as one text, from the first to the last as they stand. */
static struct str take(struct cursor *c, size_t n, struct value *value)
{
    value->span = token_span(c->tree, c->tokens[c->at]);
    for (size_t i = 1; i < n; i++)
        value->span = span_join(value->span, token_span(c->tree, c->tokens[c->at + i]));
    c->at += n;
    value->text = span_text(value->span);
    return value->text;
}

/* Words with single spaces between them, for the parsers above. */
static struct str joined(const struct cursor *c, size_t from, size_t n, char *room, size_t size)
{
    size_t used = 0;

    for (size_t i = 0; i < n; i++) {
        struct str word = token_text(c->tree, c->tokens[from + i]);

        if (used + word.n + 1 > size)
            return STR("?");
        if (i)
            room[used++] = ' ';
        memcpy(room + used, word.s, word.n);
        used += word.n;
    }
    return (struct str){ room, used };
}

static bool word_like_number(struct str s)
{
    return s.n && ((s.s[0] >= '0' && s.s[0] <= '9') || (s.s[0] == '-' && s.n > 1));
}

/* 97,2: a decimal comma is two values to the grammar, so it is told here. */
static bool decimal_comma(struct cursor *c, struct value *value, struct diags *diags)
{
    const struct token *t = c->tree->tokens;
    const uint32_t *at = c->tokens + c->at;

    if (c->at + 2 >= c->n || t[at[1]].kind != TOKEN_COMMA || t[at[2]].kind != TOKEN_WORD || t[at[0]].end != t[at[1]].start || t[at[1]].end != t[at[2]].start)
        return false;
    if (value->field->flags & MANY && value->field->type != TYPE_AMOUNT && value->field->type != TYPE_QUANTITY)
        return false;
    if (!word_like_number(cursor_text(c, 0)) || !word_like_number(cursor_text(c, 2)))
        return false;
    {
        struct buf fix = {0};
        struct str a = cursor_text(c, 0), b = cursor_text(c, 2);
        struct diag *d;

        buf_printf(&fix, "%.*s.%.*s", STR_ARGS(a), STR_ARGS(b));
        take(c, 3, value);
        d = diag(diags, DIAG_DECIMAL_COMMA, value->span, NULL, { "field", value->field->name }, { "fix", fix.s });
        diag_set_fix(diags, d, buf_text(&fix));
        value->bad = true;
        buf_done(&fix);
    }
    return true;
}

static void read_amount(struct cursor *c, struct value *value, struct diags *diags)
{
    struct str s;

    if (decimal_comma(c, value, diags))
        return;
    s = take(c, 1, value);
    if (value->field->type == TYPE_AMOUNT && s.n && s.s[s.n - 1] == '%') {
        value->percent = true;
        s.n--;
    }
    if (!parse_number(s, &value->number))
        bad(value, diags, DIAG_BAD_NUMBER, "");
}

static void read_two(struct cursor *c, struct value *value, struct diags *diags)
{
    struct str a = cursor_text(c, 0), b = cursor_text(c, 1);

    if (value->field->type == TYPE_MONEY) {
        take(c, currency(a) && b.n ? 2 : 1, value);
        if (!parse_money(a, b, &value->money))
            bad(value, diags, DIAG_BAD_MONEY, "");
    } else {
        take(c, word_like_number(a) && unit_parse(b) != UNIT_NONE ? 2 : 1, value);
        if (!parse_duration(a, b, &value->duration))
            bad(value, diags, DIAG_BAD_DURATION, "");
    }
}

static void read_quantity(struct cursor *c, struct value *value, struct diags *diags)
{
    struct str a = cursor_text(c, 0), b = cursor_text(c, 1);
    bool percent = a.n && a.s[a.n - 1] == '%';

    if (decimal_comma(c, value, diags))
        return;
    if (currency(a) && b.n) {
        take(c, 2, value);
        value->quantity.type = TYPE_MONEY;
        if (!parse_money(a, b, &value->quantity.money))
            bad(value, diags, DIAG_BAD_MONEY, "");
    } else if (unit_parse(b) != UNIT_NONE) {
        take(c, 2, value);
        value->quantity.type = TYPE_DURATION;
        if (!parse_duration(a, b, &value->quantity.duration))
            bad(value, diags, DIAG_BAD_DURATION, "");
    } else {
        take(c, 1, value);
        value->quantity.type = TYPE_AMOUNT;
        value->quantity.percent = percent;
        if (!parse_number((struct str){ a.s, a.n - percent }, &value->quantity.number))
            bad(value, diags, DIAG_BAD_QUANTITY, "");
    }
}

static void read_interval(struct cursor *c, struct value *value, struct diags *diags)
{
    struct str a = cursor_text(c, 0), b = cursor_text(c, 1);

    value->interval = (struct duration){ 0, UNIT_NONE };
    if (str_listed("continuous/event/once", a)) {
        take(c, 1, value);
        return;
    }
    if (word_like_number(a) && b.n) {
        take(c, unit_parse(b) != UNIT_NONE ? 2 : 1, value);
        if (parse_duration(a, b, &value->interval) && value->interval.count > 0)
            return;
    } else {
        take(c, 1, value);
        value->interval = (struct duration){ 1, unit_parse(a) };
        if (value->interval.unit != UNIT_NONE && a.s[a.n - 1] != 's')
            return;
    }
    value->interval = (struct duration){ 0, UNIT_NONE };
    bad(value, diags, DIAG_BAD_INTERVAL, "");
}

static void read_period(struct cursor *c, struct value *value, struct diags *diags)
{
    size_t n = moment_words(c);
    char room[64];
    struct str s = joined(c, c->at, n, room, sizeof room);
    bool is_period = value->field->type == TYPE_PERIOD;

    take(c, n, value);
    if (!parse_period(s, is_period, &value->period) || (!is_period && s.n < 10)) {
        bad(value, diags, is_period ? DIAG_BAD_PERIOD : DIAG_BAD_MOMENT, "");
        return;
    }
    if (value->period.to.day != DATE_NONE && (value->period.to.day < value->period.from.day || (value->period.to.day == value->period.from.day && value->period.to.minute >= 0 && value->period.to.minute < value->period.from.minute)))
        bad(value, diags, DIAG_BACKWARDS, "");
}

static void read_rating(struct cursor *c, struct value *value, struct diags *diags)
{
    struct str a = cursor_text(c, 0);

    value->rating.dimension = STR("");
    if (!word_like_number(a) && cursor_text(c, 1).n) {
        value->rating.dimension = a;
        take(c, 2, value);
        a = token_text(c->tree, c->tokens[c->at - 1]);
    } else {
        take(c, 1, value);
    }
    if (!parse_number(a, &value->rating.point))
        bad(value, diags, DIAG_BAD_RATING, "");
}

static void read_range(struct cursor *c, struct value *value, struct diags *diags)
{
    struct str s = take(c, 1, value), low = s;
    const char *dots = memmem(s.s, s.n, "..", 2);

    if (dots) {
        low.n = (size_t)(dots - s.s);
        s = str_cut(s, low.n + 2);
    }
    if (!parse_number(low, &value->range.low) || !parse_number(s, &value->range.high))
        bad(value, diags, DIAG_BAD_RANGE, "");
    else if (value->range.low > value->range.high)
        bad(value, diags, DIAG_BACKWARDS, "");
}

static void read_ref(struct cursor *c, struct value *value)
{
    struct str s = take(c, 1, value);
    const char *hash = memchr(s.s, '#', s.n);

    value->ref.written = s;
    value->ref.heading = STR("");
    if (hash) {
        value->ref.heading = str_cut(s, (size_t)(hash - s.s) + 1);
        value->ref.written.n = (size_t)(hash - s.s);
    }
}

static void read_text(struct cursor *c, struct value *value, struct model *model, struct diags *diags)
{
    uint32_t at = c->tokens[c->at++];

    value->span = token_span(c->tree, at);
    value->text = token_value(c->tree, at, &model->arena);
    if (value->field->type == TYPE_REF) {
        value->ref.written = value->text;
        value->ref.heading = STR("");
        value->ref.loose = true;
    }
    if (value->field->type == TYPE_FILE && !path_is_inside(value->text))
        bad(value, diags, DIAG_BAD_PATH, "");
}

bool value_read(struct cursor *c, struct value *value, struct model *model, struct diags *diags)
{
    enum value_type type = value->field->type;
    enum token_kind kind = cursor_kind(c);
    bool wants_text = type_is_text(type);

    if (kind != TOKEN_WORD && kind != TOKEN_TEXT)
        return false;
    if (kind == TOKEN_TEXT) {
        if (!wants_text && !(type == TYPE_REF && value->field->flags & LOOSE)) {
            take(c, 1, value);
            bad(value, diags, DIAG_QUOTES_EXTRA, "");
            return true;
        }
        read_text(c, value, model, diags);
        return true;
    }
    switch (type) {
    case TYPE_TITLE: case TYPE_TEXT: case TYPE_PROSE: case TYPE_FILE:
        take(c, 1, value);
        bad(value, diags, DIAG_QUOTES_MISSING, "");
        break;
    case TYPE_REF: read_ref(c, value); break;
    case TYPE_NUMBER: case TYPE_AMOUNT: read_amount(c, value, diags); break;
    case TYPE_MONEY: case TYPE_DURATION: read_two(c, value, diags); break;
    case TYPE_QUANTITY: read_quantity(c, value, diags); break;
    case TYPE_INTERVAL: read_interval(c, value, diags); break;
    case TYPE_MOMENT: case TYPE_PERIOD: read_period(c, value, diags); break;
    case TYPE_RATING: read_rating(c, value, diags); break;
    case TYPE_RANGE: read_range(c, value, diags); break;
    case TYPE_DATE:
        if (!date_parse(take(c, 1, value), &value->day))
            bad(value, diags, DIAG_BAD_DATE, "");
        break;
    case TYPE_CHOICE:
        value->choice = choice_of(value->field->target, take(c, 1, value));
        if (value->choice < 0)
            bad(value, diags, DIAG_BAD_CHOICE, value->field->target);
        break;
    case TYPE_DIGEST:
        if (!hex(take(c, 1, value)))
            bad(value, diags, DIAG_BAD_DIGEST, "");
        break;
    case TYPE_VERSION:
        if (!version_like(take(c, 1, value)))
            bad(value, diags, DIAG_BAD_VERSION, "");
        break;
    case TYPE_LANGUAGE:
        if (!language_like(take(c, 1, value)))
            bad(value, diags, DIAG_BAD_LANGUAGE, "");
        break;
    case TYPE_WORD: take(c, 1, value); break;
    case TYPE_RECORD: case TYPE_COUNT: return false;
    }
    return true;
}
