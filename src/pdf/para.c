/* pdf/para.c - text becomes lines. */

#include "base/mem.h"
#include "pdf/bidi.h"
#include "pdf/para.h"

#include <string.h>

/* How far a line is looked for before the next, costlier way is tried. */
enum pass { PASS_PLAIN, PASS_HYPHENS, PASS_ANY };

/* Glue of a justified line: a space may grow to 1.6 and shrink to 0.75 of itself. */
#define SPACE_STRETCH 0.5f
#define SPACE_SHRINK 0.25f
#define LOOSEST 1.2
enum { LONG_WORD = 16 };    /* glyphs: paths and addresses that may break at their punctuation */

static const int16_t penalties[][2] = {    /* justified, ragged */
    [BREAK_AFTER_MARK] = { 30, 10 }, [BREAK_HYPHEN] = { 90, 130 }, [BREAK_PUNCTUATION] = { 300, 200 }, [BREAK_ANYWHERE] = { 3000, 3000 },
};

struct expansion {
    struct layout *layout;
    double width;              /* of the lines */
    size_t n;                  /* items so far */
    enum pass pass;
    bool ragged, verbatim;
    bool rtl;                  /* no hyphens: they would stand between words that run the other way */
};

static struct item *add_item(struct expansion *e, enum item_kind kind, uint32_t owner, double width)
{
    struct layout *layout = e->layout;
    struct item *item;

    mem_grow(&layout->items, &layout->items_cap, e->n + 1, sizeof *layout->items);
    item = &layout->items[e->n++];
    *item = (struct item){ .kind = (uint8_t)kind, .owner = owner, .width = (float)width };
    return item;
}

static double glyphs_width(const struct word *word, size_t from, size_t to)
{
    double width = 0;

    for (size_t i = from; i < to; i++)
        width += word->glyphs[i].advance;
    return width;
}

static void add_break(struct expansion *e, uint32_t owner, const struct token *token, enum break_kind kind)
{
    struct item *item = add_item(e, ITEM_PENALTY, owner, 0);
    const struct font *font = fonts_get(e->layout->fonts, (enum face_id)token->of.word->face);

    item->penalty = penalties[kind][e->ragged];
    item->hyphen = kind == BREAK_HYPHEN;
    if (item->hyphen)
        item->width = font->hyphen * token->span->size;
}

static void add_box(struct expansion *e, uint32_t owner, const struct token *token, size_t from, size_t to)
{
    const struct word *word = token->of.word;
    double width = glyphs_width(word, from, to) * token->span->size;
    struct item *item;

    if (width > e->width && e->pass == PASS_ANY && to - from > 1) {
        for (size_t i = from; i < to; i++) {
            if (i > from && word->glyphs[i].at != word->glyphs[i - 1].at)
                add_break(e, owner, token, BREAK_ANYWHERE);
            add_box(e, owner, token, i, i + 1);
        }
        return;
    }
    item = add_item(e, ITEM_BOX, owner, width);
    item->from = (uint16_t)from;
    item->to = (uint16_t)to;
}

/* `tight`: the word, with what stands against it, is wider than a line. */
static bool may_break(const struct expansion *e, const struct token *token, enum break_kind kind, bool tight)
{
    switch (kind) {
    case BREAK_AFTER_MARK:
        return !token->span->whole || (tight && e->pass == PASS_ANY);
    case BREAK_HYPHEN:
        return e->pass >= PASS_HYPHENS && !token->span->whole && !token->span->mono && !e->rtl;
    case BREAK_PUNCTUATION:
        return (tight && e->pass == PASS_ANY) || (e->pass >= PASS_HYPHENS && !token->span->whole && !e->verbatim && token->of.word->n >= LONG_WORD);
    default:
        return false;
    }
}

static void add_word(struct expansion *e, uint32_t owner, const struct token *token, bool tight)
{
    const struct word *word = token->of.word;
    const unsigned char *breaks;
    size_t from = 0;

    if (e->pass == PASS_PLAIN && word->n < 5) {
        add_box(e, owner, token, 0, word->n);
        return;
    }
    breaks = shaper_breaks(e->layout->shaper, word, e->pass >= PASS_HYPHENS && !token->span->whole);
    for (size_t i = 1; i < word->n; i++)
        if (breaks[i] && may_break(e, token, (enum break_kind)breaks[i], tight)) {
            add_box(e, owner, token, from, i);
            add_break(e, owner, token, (enum break_kind)breaks[i]);
            from = i;
        }
    add_box(e, owner, token, from, word->n);
}

/* Tokens up to the next place where a line may end anyway. */
static size_t chain_end(const struct expansion *e, const struct text *text, size_t from, double *width)
{
    size_t i;

    *width = 0;
    for (i = from; i < text->n && text->tokens[i].kind != TOKEN_SPACE && text->tokens[i].kind != TOKEN_CHANCE && text->tokens[i].kind != TOKEN_NEWLINE; i++)
        *width += token_width(e->layout, &text->tokens[i]);
    return i;
}

static void add_chain(struct expansion *e, const struct text *text, size_t from, size_t to, bool tight)
{
    bool after_word = false;

    for (size_t i = from; i < to; i++) {
        const struct token *token = &text->tokens[i];
        double width = token_width(e->layout, token);

        switch (token->kind) {
        case TOKEN_WORD:
            if (tight && e->pass == PASS_ANY && after_word)
                add_break(e, (uint32_t)i, token, BREAK_PUNCTUATION);
            add_word(e, (uint32_t)i, token, tight);
            after_word = true;
            break;
        case TOKEN_FIXED_SPACE:
            if (e->verbatim) {
                if (tight && e->pass == PASS_ANY && i > from)    /* code may have more of them than a line holds */
                    add_item(e, ITEM_PENALTY, (uint32_t)i, 0)->penalty = penalties[BREAK_PUNCTUATION][true];
                add_item(e, ITEM_BOX, (uint32_t)i, width);
                after_word = true;
            } else {
                add_item(e, ITEM_PENALTY, (uint32_t)i, 0)->penalty = tight && e->pass == PASS_ANY ? 1000 : PENALTY_NEVER;
                add_item(e, ITEM_GLUE, (uint32_t)i, width);
            }
            break;
        default:
            if (tight && e->pass == PASS_ANY && after_word && width > 0)
                add_item(e, ITEM_PENALTY, (uint32_t)i, 0)->penalty = penalties[BREAK_PUNCTUATION][e->ragged];
            add_item(e, ITEM_BOX, (uint32_t)i, width);
            break;
        }
    }
}

/* The items of the whole text for lines of a width. */
static size_t expand(struct expansion *e, const struct text *text)
{
    e->n = 0;
    for (size_t i = 0; i < text->n;) {
        const struct token *token = &text->tokens[i];
        struct item *glue;
        double width;
        size_t end = chain_end(e, text, i, &width);

        add_chain(e, text, i, end, width > e->width);
        i = end;
        if (i == text->n)
            break;
        token = &text->tokens[i];
        if (token->kind == TOKEN_SPACE) {
            if (e->n && e->layout->items[e->n - 1].kind == ITEM_GLUE)    /* behind a fixed space a line may end too */
                add_item(e, ITEM_PENALTY, (uint32_t)i, 0);
            glue = add_item(e, ITEM_GLUE, (uint32_t)i, token_width(e->layout, token));
            if (!e->ragged) {
                glue->stretch = glue->width * SPACE_STRETCH;
                glue->shrink = glue->width * SPACE_SHRINK;
            }
        } else {
            add_item(e, ITEM_PENALTY, (uint32_t)i, 0)->penalty = token->kind == TOKEN_NEWLINE ? PENALTY_FORCE : 0;
        }
        i++;
    }
    return e->n;
}

static void add_part(struct parts *parts, double space, double width)
{
    if (!parts)
        return;
    mem_grow(&parts->parts, &parts->cap, parts->n + 1, sizeof *parts->parts);
    parts->parts[parts->n++] = (struct column_part){ (float)space, (float)width };
}

struct extent para_extent(struct layout *layout, struct text *text, bool hyphens, struct parts *parts)
{
    struct expansion e = { .layout = layout, .width = 1e9, .pass = hyphens ? PASS_HYPHENS : PASS_PLAIN, .ragged = true };
    size_t n;
    struct extent extent = {0};
    double run = 0, line = 0, space = -1, hyphen = 0;

    bidi_resolve(layout, text);
    e.verbatim = text->verbatim;
    e.rtl = text->rtl;
    n = expand(&e, text);
    for (size_t i = 0; i <= n; i++) {
        const struct item *item = i < n ? &layout->items[i] : NULL;
        bool forced = item && item->kind == ITEM_PENALTY && item->penalty == PENALTY_FORCE;
        bool breaks = !item || (item->kind == ITEM_PENALTY && item->penalty < PENALTY_NEVER)
                   || (item->kind == ITEM_GLUE && !(i && layout->items[i - 1].kind == ITEM_PENALTY));

        if (item && !breaks) {
            run += item->kind == ITEM_PENALTY ? 0 : item->width;
            line += item->kind == ITEM_PENALTY ? 0 : item->width;
        }
        if (!breaks)
            continue;
        hyphen = item && item->kind == ITEM_PENALTY ? item->width : 0;
        if (run + hyphen > extent.least)
            extent.least = run + hyphen;
        if (line > extent.most)
            extent.most = line;
        if (n)
            add_part(parts, space, run);
        space = forced ? -1 : item ? (item->kind == ITEM_GLUE ? item->width : 0) : 0;
        run = 0;
        line = forced ? 0 : line + (space > 0 ? space : 0);
    }
    return extent;
}

/* --- lines --- */

struct setting {
    struct layout *layout;
    const struct place *place;
    const struct text *text;
    float size, leading;
    bool ragged;
    bool from_right;           /* lines begin at the right */
};

static float baseline_of(float size, float leading)
{
    return leading * 0.5f + size * 0.36f;    /* capitals stand in the middle */
}

static void set_piece(struct piece *piece, const struct token *token, const struct item *item, double x)
{
    piece->span = token->span;
    piece->x = (float)x;
    piece->width = item->width;
    piece->from = item->from;
    piece->to = item->to;
    piece->level = token->level;
    piece->kind = token->kind == TOKEN_WORD ? PIECE_GLYPHS : token->kind == TOKEN_ANCHOR ? PIECE_ANCHOR : token->kind == TOKEN_PICTURE ? PIECE_PICTURE : PIECE_PAD;
    if (token->kind == TOKEN_WORD)
        piece->of.word = token->of.word;
    else if (token->kind == TOKEN_ANCHOR)
        piece->of.anchor = token->of.anchor;
    else if (token->kind == TOKEN_PICTURE)
        piece->of.picture = token->of.picture;
}

/* Puts items begin..end side by side. */
static struct line *set_line(const struct setting *s, size_t begin, size_t end, const struct item *at, bool last)
{
    const struct item *items = s->layout->items;
    struct line *line = layout_alloc(s->layout, sizeof *line);
    double natural = at && at->kind == ITEM_PENALTY ? at->width : 0, stretch = 0, shrink = 0, glue = 0, ratio = 0, x = 0;
    size_t boxes = 0, notes = 0;
    bool spaced = false;

    while (end > begin && items[end - 1].kind != ITEM_BOX)
        end--;
    for (size_t i = begin; i < end; i++) {
        const struct item *item = &items[i];

        if (item->kind == ITEM_PENALTY)
            continue;
        natural += item->width;
        stretch += item->stretch;
        shrink += item->shrink;
        if (item->kind == ITEM_BOX) {
            boxes++;
            notes += s->text->tokens[item->owner].kind == TOKEN_NOTE;
        } else {
            glue += item->width;
        }
    }
    if (natural > s->place->width && shrink > 0)
        ratio = -(natural - s->place->width) / shrink;
    else if (!last && !s->ragged && stretch > 0)
        ratio = (s->place->width - natural) / stretch;
    ratio = ratio < -1 ? -1 : ratio > LOOSEST ? LOOSEST : ratio;
    if (s->place->align == 'r' || (s->from_right && s->place->align == 'l'))
        x = s->place->width - natural - (ratio < 0 ? shrink : stretch) * ratio;
    else if (s->place->align == 'c')
        x = (s->place->width - natural) / 2;
    if (x < 0)
        x = 0;
    line->pieces = layout_alloc(s->layout, (boxes + 1) * sizeof *line->pieces);
    line->notes = notes ? layout_alloc(s->layout, notes * sizeof *line->notes) : NULL;
    for (size_t i = begin; i < end; i++) {
        const struct item *item = &items[i];
        const struct token *token = &s->text->tokens[item->owner];
        struct piece *before = line->n ? &line->pieces[line->n - 1] : NULL;

        if (item->kind == ITEM_PENALTY)
            continue;
        if (item->kind == ITEM_GLUE || token->kind == TOKEN_FIXED_SPACE) {
            x += item->width + (ratio < 0 ? item->shrink : item->stretch) * ratio;
            spaced = true;
        } else if (token->kind == TOKEN_NOTE) {
            line->notes[line->notes_n++] = token->of.note;
        } else {
            /* what was not broken after all is one word again */
            if (before && before->kind == PIECE_GLYPHS && token->kind == TOKEN_WORD && before->of.word == token->of.word && before->span == token->span
                && before->to == item->from && !spaced && items[i - 1].owner == item->owner) {
                before->to = item->to;
                before->width += item->width;
            } else {
                set_piece(&line->pieces[line->n++], token, item, x);
                line->pieces[line->n - 1].spaced = spaced;
            }
            x += item->width;
            spaced = false;
        }
    }
    if (s->text->rtl && line->n)
        bidi_place(line->pieces, line->n, line->pieces[0].x);
    line->hyphen = at && at->hyphen;
    if (line->hyphen)
        line->hyphen_span = s->text->tokens[at->owner].span;
    line->width = (float)(x + (line->hyphen ? at->width : 0));
    line->space = (float)(glue > 0 ? 1 + ratio * (ratio < 0 ? shrink : stretch) / glue : 1);
    line->baseline = baseline_of(s->size, s->leading);
    return line;
}

/* The label of a list item, left of its first line. */
static void add_label(struct layout *layout, struct flow *flow, struct line *line)
{
    struct text label = {0};
    struct piece *pieces;
    double x = flow->label_x;

    text_add_string(layout, &label, flow->label_span, flow->label);
    pieces = layout_alloc(layout, (line->n + label.n) * sizeof *pieces);
    for (size_t i = 0; i < label.n; i++) {
        double width = token_width(layout, &label.tokens[i]);

        pieces[i] = (struct piece){ .span = flow->label_span, .x = (float)x, .width = (float)width, .kind = PIECE_PAD };
        if (label.tokens[i].kind == TOKEN_WORD) {
            pieces[i].kind = PIECE_GLYPHS;
            pieces[i].of.word = label.tokens[i].of.word;
            pieces[i].to = label.tokens[i].of.word->n;
        }
        x += width;
    }
    if (line->n) {
        memcpy(pieces + label.n, line->pieces, line->n * sizeof *pieces);
        pieces[label.n].spaced = true;
    }
    line->pieces = pieces;
    line->n += label.n;
    flow->label = NULL;
    text_done(&label);
}

/* The best breaks: without hyphens if lines become even enough (ragged ones: if every word fits), then with them, then by force. */
static size_t break_lines(const struct setting *s, size_t *n, const uint32_t **breaks)
{
    static const double loosest[][2] = { [PASS_PLAIN] = { 1.0, 1e9 }, [PASS_HYPHENS] = { LOOSEST, 1e9 }, [PASS_ANY] = { LOOSEST, 1e9 } };
    struct expansion e = { .layout = s->layout, .width = s->place->width, .ragged = s->ragged, .verbatim = s->text->verbatim,
                           .rtl = s->text->rtl };
    size_t lines = 0;

    for (e.pass = PASS_PLAIN; !lines && e.pass <= PASS_ANY; e.pass++) {
        struct line_rule rule = { e.width, loosest[e.pass][s->ragged], s->ragged, e.pass == PASS_ANY };

        *n = expand(&e, s->text);
        lines = lines_break(s->layout->lines, s->layout->items, *n, &rule, breaks);
    }
    return lines;
}

/* Words that run from the right stand there where the document's do, or as paragraphs of their own; a name in a cell stands where all names do. */
static bool begins_right(const struct layout *layout, const struct place *place, const struct text *text)
{
    static const char *const languages[] = { "ar", "he", "fa", "ur", "yi", "ps", "dv", "ckb" };
    const char *language = hyphens_name(layout->hyphens, place->language);

    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (!strncmp(language, languages[i], strlen(languages[i])) && (!language[strlen(languages[i])] || language[strlen(languages[i])] == '-'))
            return text->from_right;
    return text->from_right && place->style == STYLE_BODY && !place->cell;
}

void para_add(struct layout *layout, struct flow *flow, const struct place *place, struct text *text, const xmlNode *node)
{
    const struct text_style *style = &theme_styles[place->style];
    float scale = place->scale > 0 ? (float)place->scale : 1;
    struct setting s = { layout, place, text, style->size * scale, style->leading * scale, style->ragged || !place->justified, false };
    const uint32_t *breaks;
    size_t n, lines, at = SIZE_MAX;

    if (!text->n)
        return;
    bidi_resolve(layout, text);
    s.from_right = text->rtl && begins_right(layout, place, text);
    lines = break_lines(&s, &n, &breaks);
    for (size_t i = 0; i < lines; i++) {
        size_t begin = lines_begin(layout->items, n, at);
        const struct item *end = breaks[i] < n ? &layout->items[breaks[i]] : NULL;
        bool last = !end || (end->kind == ITEM_PENALTY && end->penalty == PENALTY_FORCE);
        struct line *line = set_line(&s, begin, breaks[i], end, last);
        struct box *box;

        if (!i && flow->room < style->before)
            flow->room = style->before;
        /* no lone line at a page's foot or head */
        if (i && (i == 1 || i + 1 == lines))
            flow->keep = true;
        line->continued = text->verbatim && i && !(layout->items[at].kind == ITEM_PENALTY && layout->items[at].penalty == PENALTY_FORCE);
        if (flow->label)
            add_label(layout, flow, line);
        box = flow_add(layout, flow, place, BOX_LINE, node, s.leading);
        box->of.line = line;
        if (i + 1 == lines)
            box->after = place->close ? style->after * 0.45f : style->after;
        at = breaks[i];
    }
}

void para_add_label(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node)
{
    const struct text_style *style = &theme_styles[place->style];
    struct line *line = layout_alloc(layout, sizeof *line);

    line->space = 1;
    line->baseline = baseline_of(style->size, style->leading);
    add_label(layout, flow, line);
    flow_add(layout, flow, place, BOX_LINE, node, style->leading)->of.line = line;
    flow->keep = true;
}
