/* prose/typed.c - lists that were typed by hand. */

#include "prose/typed.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "prose/line.h"

#include <stdlib.h>
#include <strings.h>

enum { DEEPEST = 16, ROMAN_MOST = 89 };

enum way { BY_LETTER, BY_ROMAN, BY_NUMBER, WAYS };

/* A line that may be an item. */
struct candidate {
    struct typed typed;
    size_t counts[WAYS];             /* what its mark may count; 0 for what it cannot */
    enum way way;
    uint32_t bullet;                 /* or the bullet it is; 0 for none */
    bool weak;                       /* a bullet that is a word or a dash as well */
    bool upper;
    bool begins, after_colon;        /* a paragraph; what the line above ends with */
    bool deeper;                     /* it stands further in than the words of the item it belongs to */
    bool repeats;                    /* its list: a, a, a */
    bool followed;                   /* it is not the only one of its list */
    bool accepted, keeps_line;
    size_t column;
    size_t owner;                    /* candidate + 1 in whose words it stands; 0 for none */
};

struct level { size_t content, candidate, owner; };    /* candidates + 1; candidate is 0 for an item that cmark knows */

struct finder {
    struct candidate *items;
    size_t n, cap;
    struct level levels[DEEPEST];
    size_t depth;
    size_t sibling;         /* candidate + 1 beside which the line stands, 0 for none */
    size_t interrupted;     /* candidate + 1 of the list that words ended */
    size_t quotes;
    size_t lists;
    struct line_code code;
    struct str above;       /* the last line that was not blank; s is NULL for none */
    size_t paragraph;       /* which line of its paragraph that was */
    bool blank;             /* the line above was */
    bool outline_above;
};

/* ---- marks ---- */

static const struct { uint32_t sign; bool weak; } bullets[] = {
    { 0x2022, false }, { 0x25cf, false }, { 0x25cb, false }, { 0x25e6, false }, { 0x25aa, false }, { 0x25ab, false }, { 0x25a0, false }, { 0x25fc, false }, { 0x25fe, false },
    { 0x2023, false }, { 0x2043, false }, { 0x25ba, false }, { 0x25b6, false }, { 0x25b8, false }, { 0x27a2, false }, { 0x2756, false }, { 0x2b25, false }, { 0xb7, false },
    { 0xf0b7, false }, { 0xf0a7, false }, { 0xf0d8, false }, { 0xf076, false },    /* of the fonts Symbol and Wingdings */
    { 0x2013, true }, { 0x2014, true }, { 0x2212, true }, { 'o', true },
};

/* As it should be written, and not too many: mix is a word. */
static size_t roman_of(struct str text)
{
    static const struct { const char *sign; size_t value; } parts[] = { { "l", 50 }, { "xl", 40 }, { "x", 10 }, { "ix", 9 }, { "v", 5 }, { "iv", 4 }, { "i", 1 } };
    size_t value = 0, at = 0;

    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
        for (size_t n = strlen(parts[k].sign), times = 0; at + n <= text.n && times < (n == 1 && strchr("xi", parts[k].sign[0]) ? 3 : 1) && !strncasecmp(text.s + at, parts[k].sign, n); times++) {
            value += parts[k].value;
            at += n;
        }
    return at == text.n && value <= ROMAN_MOST ? value : 0;
}

static size_t blanks(struct str text, size_t at)
{
    size_t n = at;

    while (n < text.n && (text.s[n] == ' ' || text.s[n] == '\t'))
        n++;
    if (n == at && str_starts(str_cut(text, at), STR("\xc2\xa0")))    /* some paste a hard space */
        n = at + 2;
    return n < text.n && text.s[n] != '\r' ? n : at;
}

/* a. a) (a) (1) iv. */
static bool read_number(struct candidate *c, struct str words)
{
    size_t at = words.s[0] == '(', from = at, end;
    struct str sign;
    bool letters = true, upper = false, lower = false;

    while (at < words.n && at - from < 8 && (((words.s[at] | 32) >= 'a' && (words.s[at] | 32) <= 'z') || (words.s[at] >= '0' && words.s[at] <= '9'))) {
        letters = letters && words.s[at] > '9';
        upper = upper || (words.s[at] >= 'A' && words.s[at] <= 'Z');
        lower = lower || words.s[at] >= 'a';
        at++;
    }
    sign = (struct str){ words.s + from, at - from };
    if (!sign.n || at >= words.n || !strchr(from ? ")" : ".)", words.s[at]) || (upper && lower))
        return false;
    c->typed.signs = from ? TYPED_AROUND : words.s[at] == ')' ? TYPED_AFTER : TYPED_POINT;
    end = blanks(words, at + 1);
    if (end == at + 1)
        return false;
    c->typed.n = end;
    c->upper = upper;
    if (!letters) {
        if (!from || sign.n > 3)    /* 1. and 1) are cmark's */
            return false;
        for (size_t i = 0; i < sign.n; i++) {
            if (sign.s[i] > '9')
                return false;
            c->counts[BY_NUMBER] = c->counts[BY_NUMBER] * 10 + (size_t)(sign.s[i] - '0');
        }
        return c->counts[BY_NUMBER] > 0;
    }
    if (sign.n == 1)
        c->counts[BY_LETTER] = (size_t)((sign.s[0] | 32) - 'a') + 1;
    c->counts[BY_ROMAN] = roman_of(sign);
    return c->counts[BY_LETTER] || c->counts[BY_ROMAN];
}

static bool read_bullet(struct candidate *c, struct str words)
{
    uint32_t sign = 0;
    size_t n = utf8_decode(words.s, words.n, &sign), end = n ? blanks(words, n) : 0;

    for (size_t i = 0; i < sizeof bullets / sizeof *bullets && n && end > n; i++)
        if (bullets[i].sign == sign) {
            c->bullet = sign;
            c->weak = bullets[i].weak && words.s[n] != '\t';
            c->typed.kind = TYPED_BULLET;
            c->typed.n = end;
            return true;
        }
    return false;
}

/* 1.2 or 1.2.3. */
static bool is_outline(struct str words)
{
    size_t at = 0, parts = 0, digits;

    for (;;) {
        for (digits = 0; at < words.n && words.s[at] >= '0' && words.s[at] <= '9' && digits < 3; digits++)
            at++;
        if (!digits)
            break;
        parts++;
        if (at >= words.n || words.s[at] != '.')
            break;
        at++;
    }
    return parts > 1 && blanks(words, at) > at;
}

/* ---- what stands around a line ---- */

/* A block of its own, under which no `: words` is a meaning. */
static bool is_other_block(struct str line)
{
    struct str words = str_cut(line, line_prefix(line));
    bool number;

    words = str_trim(words);
    if (!words.n || strchr("|+#<>:", words.s[0]) || line_item(words, &number) || str_starts(words, STR("Table:")))
        return true;
    for (size_t i = 0; i < words.n; i++)
        if (!strchr("-=*_ ", words.s[i]))
            return false;
    return true;
}

static bool ends_with_colon(struct str line)
{
    line = str_trim(line);
    while (line.n && strchr("*_", line.s[line.n - 1]))
        line.n--;
    return line.n && line.s[line.n - 1] == ':';
}

/* Leaves the items to which something in this column does not belong. */
static void leave_levels(struct finder *f, size_t column, bool item)
{
    f->sibling = 0;
    while (f->depth && column < f->levels[f->depth - 1].content) {
        f->sibling = f->levels[--f->depth].candidate;
        if (!item && f->sibling)
            f->interrupted = f->sibling;
    }
}

static size_t owner_here(const struct finder *f)
{
    const struct level *level = f->depth ? &f->levels[f->depth - 1] : NULL;

    return !level ? 0 : level->candidate ? level->candidate : level->owner;
}

static void enter_level(struct finder *f, size_t content, size_t candidate)
{
    size_t owner = owner_here(f);

    if (f->depth < DEEPEST)
        f->levels[f->depth++] = (struct level){ content, candidate, owner };
}

/* ---- lists ---- */

static bool is_counted(const struct candidate *c)
{
    return !c->bullet && c->typed.kind != TYPED_MEANING;
}

/* i alone is rather one than the letter. */
static enum way first_way(const struct candidate *c)
{
    return c->counts[BY_NUMBER] ? BY_NUMBER : !c->counts[BY_LETTER] || c->counts[BY_ROMAN] == 1 ? BY_ROMAN : BY_LETTER;
}

static void begin_list(struct finder *f, struct candidate *c)
{
    if (c->typed.list)
        return;
    c->typed.list = ++f->lists;
    c->way = first_way(c);
    c->typed.value = c->counts[c->way];
}

static bool is_alike(const struct candidate *a, const struct candidate *b)
{
    return a->typed.signs == b->typed.signs && a->upper == b->upper && a->bullet == b->bullet && is_counted(a) == is_counted(b) &&
           !a->counts[BY_NUMBER] == !b->counts[BY_NUMBER];
}

/* Which way of counting leads from one to the next; WAYS for none. */
static enum way next_way(const struct candidate *a, const struct candidate *b)
{
    for (int way = BY_LETTER; way < WAYS; way++)
        if (a->counts[way] && b->counts[way] == a->counts[way] + 1 && !a->repeats && (!a->followed || (int)a->way == way))
            return (enum way)way;
    return WAYS;
}

static bool is_repeated(const struct candidate *a, const struct candidate *b)
{
    return !memcmp(a->counts, b->counts, sizeof a->counts) && (!a->followed || a->repeats) && !(a->upper && a->typed.signs == TYPED_POINT);
}

/* Makes the second part of the list of the first, if it goes on there. */
static bool join(struct finder *f, struct candidate *a, struct candidate *b, bool apart)
{
    enum way way = next_way(a, b);

    if (!is_alike(a, b) || (is_counted(a) && way == WAYS && (apart || !is_repeated(a, b))))
        return false;
    begin_list(f, a);
    if (is_counted(a) && way != WAYS && !a->followed) {
        a->way = way;
        a->typed.value = a->counts[way];
    }
    b->repeats = a->repeats = is_counted(a) && way == WAYS;
    b->way = a->way;
    b->typed.list = apart ? ++f->lists : a->typed.list;    /* words between them make two lists */
    b->typed.value = a->typed.value + 1;
    a->followed = b->followed = true;
    return true;
}

/* And with it what it stands in. */
static void accept(struct finder *f, size_t at)
{
    while (at && !f->items[at - 1].accepted) {
        begin_list(f, &f->items[at - 1]);
        f->items[at - 1].accepted = true;
        at = f->items[at - 1].owner;
    }
}

static bool begins_list(const struct candidate *c)
{
    return c->counts[BY_LETTER] == 1 || c->counts[BY_ROMAN] == 1 || c->counts[BY_NUMBER] == 1;
}

/* What the last one is, from the one beside it. */
static void judge(struct finder *f)
{
    struct candidate *c = &f->items[f->n - 1];
    bool apart = !f->sibling && f->interrupted && f->items[f->interrupted - 1].column == c->column;
    size_t at = apart ? f->interrupted : f->sibling;
    struct candidate *before = at ? &f->items[at - 1] : NULL;

    if (before && join(f, before, c, apart)) {
        if (before->accepted || !before->weak || before->begins || before->after_colon || before->deeper) {
            accept(f, at);
            accept(f, f->n);
        }
    } else if (c->typed.kind == TYPED_MEANING || (c->bullet && (!c->weak || c->deeper)) || (before && !apart && before->accepted && (c->bullet || is_alike(before, c)))) {
        accept(f, f->n);
    } else if (c->owner && f->items[c->owner - 1].accepted && c->begins && begins_list(c)) {
        accept(f, f->n);
    }
}

/* A single first one, where lists of the same kind show what it is. */
static void judge_single(struct finder *f)
{
    bool seen[2][3] = { { false } };

    for (size_t i = 0; i < f->n; i++)
        if (f->items[i].accepted && is_counted(&f->items[i]))
            seen[f->items[i].upper][f->items[i].typed.signs] = true;
    for (size_t i = 0; i < f->n; i++) {
        const struct candidate *c = &f->items[i];

        if (!c->accepted && c->typed.n && c->begins && begins_list(c) && (c->owner ? f->items[c->owner - 1].accepted : !c->upper && seen[0][c->typed.signs]))
            accept(f, i + 1);
    }
}

/* ---- lines ---- */

static void add(struct finder *f, const struct candidate *c)
{
    mem_grow(&f->items, &f->cap, f->n + 1, sizeof *f->items);
    f->items[f->n++] = *c;
}

/* `: words` below a line of words, or below a paragraph of one line. */
static bool read_meaning(const struct finder *f, struct candidate *c, struct str words)
{
    size_t n = strchr(":~", words.s[0]) ? blanks(words, 1) : 0;
    bool among = f->sibling && f->items[f->sibling - 1].typed.kind == TYPED_MEANING;

    if (n < 2 || !(among || (f->above.s && f->paragraph == 1 && !is_other_block(f->above))))
        return false;
    c->typed.kind = TYPED_MEANING;
    c->typed.n = n;
    return true;
}

/* Lines of an outline, 1.1 below 1.0: words, but each on its line. */
static void look_at_outline(struct finder *f, struct candidate *c, struct str words)
{
    bool outline = is_outline(words);

    if (outline && f->outline_above && !f->blank) {
        c->keeps_line = true;
        add(f, c);
    }
    f->outline_above = outline;
}

static void look_at(struct finder *f, struct str words, size_t column)
{
    struct candidate c = { .typed = { .words = words }, .column = column };
    bool number;
    size_t depth = f->depth, item = line_item(words, &number);

    c.begins = f->blank || !f->above.s || is_other_block(f->above);
    c.after_colon = f->above.s && ends_with_colon(f->above);
    if (item) {
        leave_levels(f, column, true);
        enter_level(f, column + item, 0);
        return;
    }
    leave_levels(f, column, true);
    if (!read_bullet(&c, words) && !read_number(&c, words) && !read_meaning(f, &c, words)) {
        f->depth = depth;
        if (c.begins)
            leave_levels(f, column, false);
        look_at_outline(f, &(struct candidate){ .typed = { .words = words }, .column = column }, words);
        return;
    }
    f->outline_above = false;
    if (column > (f->depth ? f->levels[f->depth - 1].content : 0) + 3)
        return;    /* code, or words that go on */
    c.owner = owner_here(f);
    c.deeper = f->depth && column > f->levels[f->depth - 1].content;
    c.keeps_line = !c.begins && (c.bullet ? !c.weak || c.after_colon : !(c.upper && c.typed.signs == TYPED_POINT));
    add(f, &c);
    judge(f);
    enter_level(f, column + (c.typed.n > TYPED_NARROW ? 4 : 2), f->n);
}

static void look_at_line(struct finder *f, struct str line)
{
    size_t prefix = line_prefix(line), quotes = 0;
    struct str words = str_cut(line, prefix);

    if (line_is_blank(line)) {
        f->blank = true;
        return;
    }
    for (size_t i = 0; i < prefix; i++)
        quotes += line.s[i] == '>';
    if (quotes != f->quotes) {
        f->depth = f->sibling = f->interrupted = 0;
        f->above.s = NULL;
        f->quotes = quotes;
    }
    if (line_is_code(&f->code, line, words)) {
        if (f->blank)
            leave_levels(f, line_column(line, prefix), false);
        f->outline_above = false;
    } else if (words.s[0] == '#' && prefix < 4) {
        f->depth = f->sibling = f->interrupted = 0;
    } else {
        look_at(f, words, line_column(line, prefix));
    }
    f->above = line;
    f->paragraph = f->blank ? 1 : f->paragraph + 1;
    f->blank = false;
}

static enum typed_kind kind_of(const struct candidate *c)
{
    if (!is_counted(c))
        return c->typed.kind;
    if (c->way == BY_NUMBER)
        return TYPED_NUMBER;
    return c->way == BY_ROMAN ? c->upper ? TYPED_UPPER_ROMAN : TYPED_LOWER_ROMAN : c->upper ? TYPED_UPPER : TYPED_LOWER;
}

void typed_find(struct typed_lines *lines, struct arena *arena, struct str text)
{
    struct finder f = { .quotes = 0 };
    struct str rest = text, line;

    *lines = (struct typed_lines){0};
    while (rest.s && str_split(&rest, '\n', &line))
        look_at_line(&f, line);
    judge_single(&f);
    lines->items = arena_alloc(arena, (f.n + 1) * sizeof *lines->items);
    for (size_t i = 0; i < f.n; i++) {
        struct candidate *c = &f.items[i];

        c->typed.item = c->accepted;
        c->typed.kind = kind_of(c);
        if (c->accepted || c->keeps_line)
            lines->items[lines->n++] = c->typed;
    }
    free(f.items);
}
