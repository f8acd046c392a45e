/* pdf/bidi.c - text from right to left. */

#include "base/mem.h"
#include "base/utf8.h"
#include "pdf/bidi.h"

#include <fribidi.h>

#include <stdlib.h>
#include <string.h>

/* A text as FriBidi takes it. */
struct characters { FriBidiChar *c; size_t n, cap; };

static void add_character(struct characters *all, uint32_t c)
{
    mem_grow(&all->c, &all->cap, all->n + 1, sizeof *all->c);
    all->c[all->n++] = c;
}

/* What stands for a token that is no word. */
static uint32_t stand_in(enum token_kind kind)
{
    switch (kind) {
    case TOKEN_SPACE: return ' ';
    case TOKEN_FIXED_SPACE: return 0xa0;
    case TOKEN_NEWLINE: return 0x2028;
    default: return 0x200b;
    }
}

static void add_token(struct characters *all, const struct token *token)
{
    const struct word *word = token->of.word;
    size_t length;
    uint32_t c;

    if (token->kind != TOKEN_WORD) {
        add_character(all, stand_in(token->kind));
        return;
    }
    for (size_t i = 0; i < word->length && (length = utf8_decode(word->text + i, word->length - i, &c)); i += length)
        add_character(all, c);
}

/* The levels of all characters, yours; *base is the paragraph's. */
static FriBidiLevel *find_levels(const struct characters *all, FriBidiLevel *base)
{
    FriBidiCharType *types = mem_zero(all->n + 1, sizeof *types);
    FriBidiBracketType *brackets = mem_zero(all->n + 1, sizeof *brackets);
    FriBidiLevel *levels = mem_zero(all->n + 1, sizeof *levels);
    FriBidiParType direction = FRIBIDI_PAR_ON;

    fribidi_get_bidi_types(all->c, (FriBidiStrIndex)all->n, types);
    fribidi_get_bracket_types(all->c, (FriBidiStrIndex)all->n, types, brackets);
    if (!fribidi_get_par_embedding_levels_ex(types, brackets, (FriBidiStrIndex)all->n, &direction, levels))
        memset(levels, 0, all->n * sizeof *levels);    /* it has no memory: as if all ran from left to right */
    *base = FRIBIDI_IS_RTL(direction) ? 1 : 0;
    free(types);
    free(brackets);
    return levels;
}

static void add_part(struct layout *layout, struct text *to, const struct token *token, size_t from, size_t end, FriBidiLevel level)
{
    const struct word *word = token->of.word;
    struct token *part;

    mem_grow(&to->tokens, &to->cap, to->n + 1, sizeof *to->tokens);
    part = &to->tokens[to->n++];
    *part = *token;
    part->level = (uint8_t)level;
    if (token->kind == TOKEN_WORD && (level % 2 || from || end < word->length))
        part->of.word = shaper_word(layout->shaper, (enum face_id)word->face, word->language, word->tabular, level % 2, word->text + from, end - from);
}

void bidi_resolve(struct layout *layout, struct text *text)
{
    struct characters all = {0};
    struct text resolved = { .space = text->space, .verbatim = text->verbatim, .rtl = true, .resolved = true };
    FriBidiLevel *levels, base;
    size_t at = 0;

    if (!text->rtl || text->resolved)
        return;
    for (size_t i = 0; i < text->n; i++)
        add_token(&all, &text->tokens[i]);
    levels = find_levels(&all, &base);
    resolved.from_right = base;
    for (size_t i = 0; i < text->n; i++) {
        const struct token *token = &text->tokens[i];
        const struct word *word = token->of.word;
        size_t from = 0, length;
        uint32_t c;

        if (token->kind != TOKEN_WORD) {
            add_part(layout, &resolved, token, 0, 0, levels[at++]);
            continue;
        }
        for (size_t k = 0; k < word->length && (length = utf8_decode(word->text + k, word->length - k, &c)); k += length, at++)
            if (k + length == word->length || levels[at + 1] != levels[at]) {
                add_part(layout, &resolved, token, from, k + length, levels[at]);
                from = k + length;
            }
    }
    free(levels);
    free(all.c);
    free(text->tokens);
    *text = resolved;
}

void bidi_order(const uint8_t *levels, size_t n, size_t *order)
{
    uint8_t highest = 0;

    for (size_t i = 0; i < n; i++) {
        order[i] = i;
        highest = levels[i] > highest ? levels[i] : highest;
    }
    for (uint8_t level = highest; level > 0; level--)
        for (size_t i = 0; i < n; i++) {
            size_t end = i;

            while (end < n && levels[order[end]] >= level)
                end++;
            for (size_t a = i, b = end; a + 1 < b; a++) {
                size_t swap = order[a];

                order[a] = order[--b];
                order[b] = swap;
            }
            i = end > i ? end - 1 : i;
        }
}

void bidi_place(struct piece *pieces, size_t n, double left)
{
    /* each piece and the room before it are things of their own; the room belongs to the lower level of its neighbours */
    uint8_t *levels = mem_zero(2 * n + 1, sizeof *levels);
    float *widths = mem_zero(2 * n + 1, sizeof *widths);
    size_t *order = mem_zero(2 * n + 1, sizeof *order);
    double x = left, end = left;

    for (size_t i = 0; i < n; i++) {
        uint8_t before = i ? pieces[i - 1].level : pieces[i].level;

        levels[2 * i] = before < pieces[i].level ? before : pieces[i].level;
        levels[2 * i + 1] = pieces[i].level;
        widths[2 * i] = (float)(pieces[i].x - end);
        widths[2 * i + 1] = pieces[i].width;
        end = pieces[i].x + pieces[i].width;
    }
    bidi_order(levels, 2 * n, order);
    for (size_t i = 0; i < 2 * n; i++) {
        if (order[i] % 2)
            pieces[order[i] / 2].x = (float)x;
        x += widths[order[i]];
    }
    free(levels);
    free(widths);
    free(order);
}
