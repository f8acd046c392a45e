/* model/values.c - words to typed values. */

#include "model/values.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "model/parse.h"

#include <stdlib.h>

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

struct str cursor_name(const struct cursor *c, size_t ahead)
{
    struct str word = cursor_text(c, ahead);
    const char *at = word.n ? memchr(word.s, '@', word.n) : NULL;

    word.n = at ? (size_t)(at - word.s) : word.n;
    return name_without_sign(word);
}

struct str name_without_sign(struct str name)
{
    while (name.n > 1 && (name.s[name.n - 1] == ':' || name.s[name.n - 1] == '='))
        name.n--;
    return name;
}

const char *name_written(const struct record *record, const struct field *field)
{
    return field->flags & PLACE && record->outer ? record->shape->name : field->name;
}

void value_missing(struct diags *diags, struct span span, const struct record *record, const struct field *field)
{
    const char *subject = record->entity ? record->entity->id : NULL;
    struct diag *d = diag(diags, DIAG_VALUE_MISSING, span, subject, { "field", name_written(record, field) }, { "what", field->doc });
    struct buf list = {0};

    field_wants(&list, field);
    diag_note(diags, d, field->type == TYPE_REF && !list.n ? "thing" : type_name(field->type), (struct span){0}, { "wanted", list.n ? list.s : "" });
    buf_done(&list);
}

const struct field *field_around(const struct schema *schema, const struct record *record, struct str name)
{
    const struct field *field = schema_field(schema, record->shape, name);

    while (!field && record->outer) {
        record = record->outer->record;
        field = schema_field(schema, record->shape, name);
    }
    return field;
}

/* ---- what is wrong with a value ---- */

/* What others call a word of a choice. */
static const struct { const char *words, *meant; } synonyms[] = {
    { "mitigate/reduce/treat", "modify" },
    { "transfer/insure", "share" },
    { "tolerate/retain", "accept" },
    { "terminate/eliminate", "avoid" },
    { "busy/started/ongoing/doing", "in-progress" },
    { "finished/completed/complete", "done" },
};

/* The word of the choice that was meant: in-progress by `in progress`, modify by `mitigate`; empty if none is. */
static struct str choice_meant(const struct field *field, struct str got)
{
    struct str rest = str_of(field->target), word;

    for (size_t i = 0; i < sizeof synonyms / sizeof *synonyms; i++)
        if (str_listed(synonyms[i].words, got) && str_listed(field->target, str_of(synonyms[i].meant)))
            return str_of(synonyms[i].meant);
    while (str_split(&rest, '/', &word)) {
        size_t n = 0;

        while (n < got.n && n < word.n && (got.s[n] == word.s[n] || (word.s[n] == '-' && got.s[n] == ' ')))
            n++;
        if (n == got.n && n == word.n)
            return word;
    }
    return STR("");
}

static void offer_words(struct diag *d, struct diags *diags, const struct value *value)
{
    struct str rest = str_of(value->field->target), piece, meant = choice_meant(value->field, value->text);
    const char *names[64];
    size_t n = 0;

    if (meant.n) {
        rest = meant;
        diag_set_fix(diags, d, meant);
    }
    while (n < 64 && str_split(&rest, '/', &piece))
        names[n++] = mem_dup(piece.s, piece.n);
    diag_set_nearest(diags, d, meant.n ? meant : value->text, names, n);
    while (n)
        free((char *)names[--n]);
}

static struct diag *bad(struct value *value, struct diags *diags, enum diag_code code)
{
    char *got = mem_dup(value->text.s, value->text.n);
    struct buf wanted = {0};
    struct diag *d;

    field_wants(&wanted, value->field);
    d = diag(diags, code, value->span, NULL, { "field", name_written(value->record, value->field) }, { "got", got }, { "wanted", wanted.n ? wanted.s : "" });
    if (code == DIAG_QUOTES_EXTRA && wanted.n)
        diag_note(diags, d, type_name(value->field->type), (struct span){0}, { "wanted", wanted.s });
    if (value->field->type == TYPE_CHOICE)
        offer_words(d, diags, value);
    value->bad = true;
    buf_done(&wanted);
    free(got);
    return d;
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

/* ---- words ---- */

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

/* Words with single spaces between them, for the parsers. */
static struct str joined(const struct cursor *c, size_t n, char *room, size_t size)
{
    size_t used = 0;

    for (size_t i = 0; i < n; i++) {
        struct str word = cursor_text(c, i);

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

static bool currency_like(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((s.s[i] | 32) < 'a' || (s.s[i] | 32) > 'z')
            return false;
    return s.n == 3;
}

static bool adjacent(const struct cursor *c, size_t ahead)
{
    size_t at = c->at + ahead;

    return at + 1 < c->n && c->tree->tokens[c->tokens[at]].end == c->tree->tokens[c->tokens[at + 1]].start;
}

/* Whether a number with a comma in it begins `ahead` words on, "97,2": three tokens that touch. */
static bool comma_number(const struct cursor *c, size_t ahead)
{
    return adjacent(c, ahead) && adjacent(c, ahead + 1) && c->tree->tokens[c->tokens[c->at + ahead + 1]].kind == TOKEN_COMMA &&
           word_like_number(cursor_text(c, ahead)) && word_like_number(cursor_text(c, ahead + 2));
}

/* 97,2: a decimal comma is two values to the grammar, so it is told here. 2,048 may be meant as two thousand: then nothing is offered. */
static bool decimal_comma(struct cursor *c, struct value *value, struct diags *diags)
{
    struct str a = cursor_text(c, 0), b = cursor_text(c, 2);
    struct buf fix = {0};
    struct diag *d;

    if (!comma_number(c, 0) || b.n == 3 || (value->field->flags & MANY && value->field->type == TYPE_NUMBER) || unit_parse(cursor_text(c, 3)) != UNIT_NONE)
        return false;
    buf_printf(&fix, "%.*s.%.*s", STR_ARGS(a), STR_ARGS(b));
    take(c, 3, value);
    d = diag(diags, DIAG_DECIMAL_COMMA, value->span, NULL, { "field", name_written(value->record, value->field) }, { "fix", fix.s });
    diag_set_fix(diags, d, buf_text(&fix));
    value->bad = true;
    buf_done(&fix);
    return true;
}

/* ---- one value: each takes its words and says whether they mean something ---- */

static bool read_number(struct cursor *c, struct value *value)
{
    struct str s = take(c, comma_number(c, 0) && !(value->field->flags & MANY) ? 3 : 1, value);

    if (value->field->type == TYPE_AMOUNT && s.n && s.s[s.n - 1] == '%') {
        value->percent = true;
        s.n--;
    }
    return parse_number(s, &value->number);
}

static bool read_money(struct cursor *c, struct value *value)
{
    struct str a = cursor_text(c, 0), b = cursor_text(c, 1);
    bool turned = word_like_number(a) && currency_like(b);    /* 500 EUR */

    if (comma_number(c, 1))
        take(c, 4, value);
    else if (comma_number(c, 0))
        take(c, 3, value);
    else
        take(c, (currency_like(a) && b.n) || turned ? 2 : 1, value);
    return a.n && b.n && value->text.n == (size_t)(b.s + b.n - a.s) && !turned && parse_money(a, b, &value->money);
}

static bool read_duration(struct cursor *c, struct value *value)
{
    struct str a = cursor_text(c, 0), b = cursor_text(c, 1);

    take(c, comma_number(c, 0) ? 3 : unit_parse(b) != UNIT_NONE ? 2 : 1, value);
    return parse_duration(a, b, &value->duration);
}

static bool read_quantity(struct cursor *c, struct value *value)
{
    struct str a = cursor_text(c, 0), b = cursor_text(c, 1);
    bool percent = a.n && a.s[a.n - 1] == '%';

    if (comma_number(c, 0) || comma_number(c, 1)) {
        take(c, comma_number(c, 0) ? 3 : 4, value);
        return false;
    }
    if (currency_like(a) && word_like_number(b)) {
        take(c, 2, value);
        value->quantity.type = TYPE_MONEY;
        return parse_money(a, b, &value->quantity.money);
    }
    if (unit_parse(b) != UNIT_NONE) {
        take(c, 2, value);
        value->quantity.type = TYPE_DURATION;
        return parse_duration(a, b, &value->quantity.duration);
    }
    take(c, 1, value);
    value->quantity.type = TYPE_AMOUNT;
    value->quantity.percent = percent;
    return parse_number((struct str){ a.s, a.n - percent }, &value->quantity.number);
}

static bool read_interval(struct cursor *c, struct value *value)
{
    struct str a = cursor_text(c, 0), b = cursor_text(c, 1);

    value->interval = (struct duration){ 0, UNIT_NONE };
    if (comma_number(c, 0)) {
        take(c, 3, value);
        return false;
    }
    if (unit_parse(b) != UNIT_NONE) {
        take(c, 2, value);
        return parse_duration(a, b, &value->interval) && value->interval.count > 0;
    }
    take(c, 1, value);
    if (str_listed("continuous/event/once", a))
        return true;
    value->interval = (struct duration){ 1, unit_parse(a) };
    return value->interval.unit != UNIT_NONE && a.s[a.n - 1] != 's';
}

static bool read_period(struct cursor *c, struct value *value)
{
    size_t n = moment_words(c);
    char room[64];
    struct str s = joined(c, n, room, sizeof room);

    take(c, n, value);
    return parse_period(s, value->field->type == TYPE_PERIOD, &value->period) && (value->field->type == TYPE_PERIOD || s.n >= 10);
}

static bool read_rating(struct cursor *c, struct value *value)
{
    struct str a = cursor_text(c, 0);

    value->rating.dimension = STR("");
    if (!word_like_number(a) && cursor_text(c, 1).n) {
        value->rating.dimension = a;
        a = cursor_text(c, 1);
        take(c, 2, value);
    } else {
        take(c, 1, value);
    }
    return parse_number(a, &value->rating.point);
}

static bool read_range(struct cursor *c, struct value *value)
{
    struct str s = take(c, 1, value), low = s;
    const char *dots = memmem(s.s, s.n, "..", 2);

    if (dots) {
        low.n = (size_t)(dots - s.s);
        s = str_cut(s, low.n + 2);
    }
    return parse_number(low, &value->range.low) && parse_number(s, &value->range.high);
}

static bool read_choice(struct cursor *c, struct value *value)
{
    struct str rest = str_of(value->field->target), piece, word;
    char room[64];

    for (size_t n = 3; n > 1; n--) {
        if (cursor_text(c, n - 1).n && choice_meant(value->field, joined(c, n, room, sizeof room)).n) {
            take(c, n, value);
            return false;
        }
    }
    word = take(c, 1, value);
    for (value->choice = 0; str_split(&rest, '/', &piece); value->choice++)
        if (str_eq(piece, word))
            return true;
    value->choice = -1;
    return false;
}

static bool read_ref(struct cursor *c, struct value *value)
{
    struct str s = take(c, 1, value);
    const char *hash = memchr(s.s, '#', s.n);

    value->ref.written = s;
    value->ref.heading = STR("");
    if (hash) {
        value->ref.heading = str_cut(s, (size_t)(hash - s.s) + 1);
        value->ref.written.n = (size_t)(hash - s.s);
    }
    return true;
}

static bool read_word(struct cursor *c, struct value *value)
{
    take(c, 1, value);
    return true;
}

static bool read_date(struct cursor *c, struct value *value) { return date_parse(take(c, 1, value), &value->day); }
static bool read_digest(struct cursor *c, struct value *value) { return digest_is_good(take(c, 1, value)); }
static bool read_version(struct cursor *c, struct value *value) { return version_is_good(take(c, 1, value)); }
static bool read_language(struct cursor *c, struct value *value) { return language_is_good(take(c, 1, value)); }

static bool unquoted(struct cursor *c, struct value *value)
{
    take(c, 1, value);
    return false;
}

/* How the words of each type are read, what is said where they mean nothing, and whether the words after them up to the next field can only be part of the
 * mistake ("7 jaar", "30 september 2026"). */
static const struct { bool (*read)(struct cursor *c, struct value *value); enum diag_code code; bool greedy; } readers[TYPE_COUNT] = {
    [TYPE_REF] = { read_ref, DIAG_COUNT, false },
    [TYPE_CHOICE] = { read_choice, DIAG_BAD_CHOICE, false },
    [TYPE_TITLE] = { unquoted, DIAG_QUOTES_MISSING, true },
    [TYPE_TEXT] = { unquoted, DIAG_QUOTES_MISSING, true },
    [TYPE_PROSE] = { unquoted, DIAG_QUOTES_MISSING, true },
    [TYPE_FILE] = { unquoted, DIAG_QUOTES_MISSING, true },
    [TYPE_NUMBER] = { read_number, DIAG_BAD_NUMBER, true },
    [TYPE_AMOUNT] = { read_number, DIAG_BAD_NUMBER, true },
    [TYPE_MONEY] = { read_money, DIAG_BAD_MONEY, true },
    [TYPE_DURATION] = { read_duration, DIAG_BAD_DURATION, true },
    [TYPE_DATE] = { read_date, DIAG_BAD_DATE, true },
    [TYPE_MOMENT] = { read_period, DIAG_BAD_MOMENT, true },
    [TYPE_PERIOD] = { read_period, DIAG_BAD_PERIOD, true },
    [TYPE_INTERVAL] = { read_interval, DIAG_BAD_INTERVAL, true },
    [TYPE_QUANTITY] = { read_quantity, DIAG_BAD_QUANTITY, true },
    [TYPE_RATING] = { read_rating, DIAG_BAD_RATING, false },
    [TYPE_RANGE] = { read_range, DIAG_BAD_RANGE, true },
    [TYPE_DIGEST] = { read_digest, DIAG_BAD_DIGEST, false },
    [TYPE_WORD] = { read_word, DIAG_COUNT, false },
    [TYPE_VERSION] = { read_version, DIAG_BAD_VERSION, false },
    [TYPE_LANGUAGE] = { read_language, DIAG_BAD_LANGUAGE, false },
};

/* Takes the words up to the next field into the value too; whether there were any. */
static bool take_rest(struct cursor *c, struct value *value, const struct model *model)
{
    size_t before = c->at;

    while (!c->more && cursor_kind(c) == TOKEN_WORD && !field_around(model->schema, value->record, cursor_name(c, 0)))
        c->at++;
    if (c->at == before)
        return false;
    value->span = span_join(value->span, token_span(c->tree, c->tokens[c->at - 1]));
    value->text = span_text(value->span);
    return true;
}

static bool backwards(const struct value *value)
{
    const struct period *p = &value->period;

    if (value->field->type == TYPE_RANGE)
        return value->range.low > value->range.high;
    if ((value->field->type != TYPE_PERIOD && value->field->type != TYPE_MOMENT) || p->to.day == DATE_NONE)
        return false;
    return p->to.day < p->from.day || (p->to.day == p->from.day && p->to.minute >= 0 && p->to.minute < p->from.minute);
}

/* Quotes that are missing can be mended without thinking; so can 500 EUR, and a day that is written in another way. */
static void path_mended_in_quotes(struct buf *fix, struct str path)
{
    buf_putc(fix, '"');
    if (path_mended(fix, path))
        buf_putc(fix, '"');
    else
        buf_cut(fix, 0);
}

static void offer_fix(struct diag *d, struct diags *diags, const struct value *value, enum diag_code code)
{
    struct buf fix = {0};
    struct str amount = value->text, code_of_money;
    struct money money;

    if (code == DIAG_QUOTES_MISSING && !memchr(value->text.s, '\n', value->text.n))
        buf_printf(&fix, "\"%.*s\"", STR_ARGS(value->text));
    else if (code == DIAG_BAD_MONEY && str_split(&amount, ' ', &code_of_money) && amount.s && parse_money(amount, code_of_money, &money))
        buf_printf(&fix, "%.*s %.*s", STR_ARGS(amount), STR_ARGS(code_of_money));
    else if (code == DIAG_BAD_DATE)
        date_mended(&fix, value->text);
    else if (code == DIAG_BAD_PATH)
        path_mended_in_quotes(&fix, value->text);
    if (fix.n)
        diag_set_fix(diags, d, buf_text(&fix));
    buf_done(&fix);
}

/* Ids and words are compared in NFC. */
static struct str in_nfc(struct str word, struct model *model)
{
    struct str result = word;
    size_t i = 0;
    char *nfc;

    while (i < word.n && (unsigned char)word.s[i] < 0x80)
        i++;
    if (i == word.n || utf8_check(word.s, word.n) < word.n)
        return word;
    nfc = utf8_nfc(word, &result.n);
    result.s = arena_dup(&model->arena, nfc, result.n);
    free(nfc);
    return result;
}

static void read_words(struct cursor *c, struct value *value, struct model *model, struct diags *diags)
{
    enum value_type type = value->field->type;
    enum diag_code code = readers[type].code;
    bool good;

    if ((type == TYPE_NUMBER || type == TYPE_AMOUNT || type == TYPE_QUANTITY) && decimal_comma(c, value, diags))
        return;
    good = readers[type].read(c, value);
    if (type == TYPE_REF)
        value->ref.written = in_nfc(value->ref.written, model);
    else if (type == TYPE_WORD)
        value->text = in_nfc(value->text, model);
    if (readers[type].greedy && take_rest(c, value, model))
        good = false;
    if (!good)
        offer_fix(bad(value, diags, code), diags, value, code);
    else if (backwards(value))
        bad(value, diags, DIAG_BACKWARDS);
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
        offer_fix(bad(value, diags, DIAG_BAD_PATH), diags, value, DIAG_BAD_PATH);
}

bool value_read(struct cursor *c, struct value *value, struct model *model, struct diags *diags)
{
    enum value_type type = value->field->type;
    enum token_kind kind = cursor_kind(c);

    if (kind != TOKEN_WORD && kind != TOKEN_TEXT)
        return false;
    if (kind == TOKEN_WORD) {
        read_words(c, value, model, diags);
    } else if (type_is_text(type) || (type == TYPE_REF && value->field->flags & LOOSE)) {
        read_text(c, value, model, diags);
    } else {
        uint32_t at = c->tokens[c->at];
        struct str content;
        struct diag *d;

        take(c, 1, value);
        content = token_value(c->tree, at, &model->arena);
        d = bad(value, diags, DIAG_QUOTES_EXTRA);
        if (id_is_good(content))    /* a date, a number, a word: the same letters as in an id */
            diag_set_fix(diags, d, content);
        if (type == TYPE_REF)
            value->ref.written = content;
    }
    return true;
}
