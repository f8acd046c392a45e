/* pdf/shape.c - words become glyphs. */

#include "base/arena.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "pdf/shape.h"

#include <hb.h>

#include <stdlib.h>
#include <string.h>

struct shaper {
    struct fonts *fonts;
    struct hyphens *hyphens;
    struct arena arena;
    struct word **slots;           /* a power of two; chains */
    size_t cap, n;
    hb_buffer_t *buffer;
};

struct shaper *shaper_new(struct fonts *fonts, struct hyphens *hyphens)
{
    struct shaper *shaper = mem_zero(1, sizeof *shaper);

    shaper->fonts = fonts;
    shaper->hyphens = hyphens;
    arena_init(&shaper->arena);
    shaper->cap = 4096;
    shaper->slots = mem_zero(shaper->cap, sizeof *shaper->slots);
    shaper->buffer = hb_buffer_create();
    return shaper;
}

void shaper_free(struct shaper *shaper)
{
    if (!shaper)
        return;
    hb_buffer_destroy(shaper->buffer);
    free(shaper->slots);
    arena_done(&shaper->arena);
    free(shaper);
}

struct fonts *shaper_fonts(struct shaper *shaper)
{
    return shaper->fonts;
}

static void grow(struct shaper *shaper)
{
    size_t cap = shaper->cap * 2;
    struct word **slots = mem_zero(cap, sizeof *slots);

    for (size_t i = 0; i < shaper->cap; i++)
        for (struct word *word = shaper->slots[i], *next; word; word = next) {
            next = word->next;
            word->next = slots[word->hash & (cap - 1)];
            slots[word->hash & (cap - 1)] = word;
        }
    free(shaper->slots);
    shaper->slots = slots;
    shaper->cap = cap;
}

/* FNV-1a */
static uint32_t hash_of(const char *text, size_t n, uint32_t seed)
{
    uint32_t hash = 2166136261u ^ seed;

    for (size_t i = 0; i < n; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    return hash ^ hash >> 15;
}

/* Ligatures off: as one glyph for several letters they make readers lose letters when text is copied. */
static const hb_feature_t features[] = {
    { HB_TAG('l', 'i', 'g', 'a'), 0, 0, (unsigned)-1 },
    { HB_TAG('c', 'l', 'i', 'g'), 0, 0, (unsigned)-1 },
    { HB_TAG('c', 'a', 'l', 't'), 0, 0, (unsigned)-1 },
    { HB_TAG('t', 'n', 'u', 'm'), 1, 0, (unsigned)-1 },    /* only for tabular figures */
    { HB_TAG('c', 'c', 'm', 'p'), 0, 0, (unsigned)-1 },    /* these put marks on letters: ASCII has none, and looking for them takes a third of the time */
    { HB_TAG('m', 'a', 'r', 'k'), 0, 0, (unsigned)-1 },
    { HB_TAG('m', 'k', 'm', 'k'), 0, 0, (unsigned)-1 },
};
enum { FEATURES = sizeof features / sizeof *features, FIGURES = 3, MARKS = 4 };

/* Which of them: not the figures where those are proportional, not the marks where there may be some. */
static unsigned features_of(const struct word *word, hb_feature_t *own)
{
    bool marks = false;
    unsigned n = 0;

    for (size_t i = 0; i < word->length && !marks; i++)
        marks = (unsigned char)word->text[i] >= 0x80;
    for (unsigned i = 0; i < (marks ? MARKS : FEATURES); i++)
        if (i != FIGURES || word->tabular)
            own[n++] = features[i];
    return n;
}

static void shape(struct shaper *shaper, struct word *word)
{
    const struct font *font = fonts_get(shaper->fonts, word->face);
    const char *language = hyphens_name(shaper->hyphens, word->language);
    hb_feature_t own[FEATURES];
    hb_glyph_info_t *infos;
    hb_glyph_position_t *positions;
    struct glyph *glyphs;
    unsigned n;

    hb_buffer_clear_contents(shaper->buffer);
    hb_buffer_add_utf8(shaper->buffer, word->text, word->length, 0, word->length);
    hb_buffer_set_direction(shaper->buffer, word->rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_cluster_level(shaper->buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    if (*language)
        hb_buffer_set_language(shaper->buffer, hb_language_from_string(language, -1));
    hb_buffer_guess_segment_properties(shaper->buffer);
    hb_shape(font->shaping, shaper->buffer, own, features_of(word, own));
    if (word->rtl)
        hb_buffer_reverse(shaper->buffer);
    infos = hb_buffer_get_glyph_infos(shaper->buffer, &n);
    positions = hb_buffer_get_glyph_positions(shaper->buffer, &n);
    glyphs = arena_alloc(&shaper->arena, n * sizeof *glyphs);
    for (unsigned i = 0; i < n; i++) {
        glyphs[i].id = (uint16_t)infos[i].codepoint;
        glyphs[i].at = (uint16_t)infos[i].cluster;
        glyphs[i].advance = (float)(positions[i].x_advance * font->unit);
        glyphs[i].dx = (float)(positions[i].x_offset * font->unit);
        glyphs[i].dy = (float)(positions[i].y_offset * font->unit);
        word->width += glyphs[i].advance;
    }
    word->glyphs = glyphs;
    word->n = (uint16_t)n;
}

const struct word *shaper_word(struct shaper *shaper, enum face_id face, int language, bool tabular, bool rtl, const char *text, size_t n)
{
    uint32_t hash = hash_of(text, n, (uint32_t)face * 131u + (uint32_t)language * 8191u + tabular + rtl * 2u);
    struct word *word;

    for (word = shaper->slots[hash & (shaper->cap - 1)]; word; word = word->next)
        if (word->hash == hash && word->length == n && word->face == face && word->language == language && word->tabular == tabular && word->rtl == rtl
            && !memcmp(word->text, text, n))
            return word;
    if (shaper->n >= shaper->cap)
        grow(shaper);
    word = arena_alloc(&shaper->arena, sizeof *word);
    word->text = arena_dup(&shaper->arena, text, n);
    word->length = (uint16_t)n;
    word->hash = hash;
    word->face = (uint8_t)face;
    word->language = (uint8_t)language;
    word->tabular = tabular;
    word->rtl = rtl;
    word->next = shaper->slots[hash & (shaper->cap - 1)];
    shaper->slots[hash & (shaper->cap - 1)] = word;
    shaper->n++;
    shape(shaper, word);
    return word;
}

static bool is_ideograph(uint32_t c)
{
    return (c >= 0x2e80 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

/* May a line end between a and b, with `before` letters in a row up to a mark and `after` letters behind it? */
static bool breaks_after(uint32_t mark, size_t before, size_t after)
{
    switch (mark) {
    case '-': case 0x2010:
        return before >= 2 && after >= 2;      /* not R-017, not e-mail */
    case '/':
        return before >= 3 && after >= 3;
    case 0x2013: case 0x2014: case 0x200b: case 0x2026:
        return true;
    default:
        return false;
    }
}

static size_t letters_from(const char *text, size_t n)
{
    size_t count = 0, length;
    uint32_t c;

    for (size_t i = 0; i < n && (length = utf8_decode(text + i, n - i, &c)) && utf8_is_letter(c); i += length)
        count++;
    return count;
}

enum { EXTENSION = 5 };    /* letters behind the last point of a file's name, at most */

/* The kind of each byte of the text. */
static void written_breaks(const struct word *word, unsigned char *at)
{
    uint32_t c, previous = 0;
    size_t letters = 0, before = 0, length;

    for (size_t i = 0; i < word->length; i += length) {
        length = utf8_decode(word->text + i, word->length - i, &c);
        if (!length)
            return;
        if (i) {
            size_t after = utf8_is_letter(previous) ? 0 : letters_from(word->text + i, word->length - i);

            if (breaks_after(previous, before, after) || (is_ideograph(previous) && is_ideograph(c)))
                at[i] = BREAK_AFTER_MARK;
            else if (previous == 0xad)
                at[i] = BREAK_HYPHEN;
            else if (previous == '.' && word->length - i <= EXTENSION)    /* backup.md: its end says what it is */
                at[i] = BREAK_ANYWHERE;
            else if (previous < 0x80 && strchr("/-._:,=&?#@;)|+\\~", (int)previous) && !strchr("/-._:,=&?#@;)|+\\~", (int)(c < 0x80 ? c : 'x')))
                at[i] = BREAK_PUNCTUATION;
            else
                at[i] = BREAK_ANYWHERE;
        }
        if (utf8_is_letter(c)) {
            letters++;
        } else {
            before = letters;
            letters = 0;
        }
        previous = c;
    }
}

/* An address or a path: a hyphen in it would be read as part of it. */
static bool is_path(const struct word *word)
{
    return memchr(word->text, '/', word->length) || memchr(word->text, '@', word->length) || memchr(word->text, '_', word->length)
        || memchr(word->text, '\\', word->length);
}

const unsigned char *shaper_breaks(struct shaper *shaper, const struct word *constant, bool hyphens)
{
    struct word *word = (struct word *)constant;    /* ours: only its memory of breaks changes */
    unsigned char at[WORD_LONGEST + 1], hyphen[WORD_LONGEST + 1];

    if (!constant->breaks || (hyphens && !constant->hyphenated)) {
        memset(at, BREAK_NOWHERE, sizeof at);
        memset(hyphen, 0, sizeof hyphen);
        written_breaks(word, at);
        if (hyphens && !is_path(word))
            hyphens_find(shaper->hyphens, word->language, word->text, word->length, hyphen);
        if (!word->breaks)
            word->breaks = arena_alloc(&shaper->arena, word->n + 1u);
        for (size_t i = 0; i < word->n; i++) {
            size_t b = word->glyphs[i].at;

            if (!i || b == word->glyphs[i - 1].at || b >= word->length)
                word->breaks[i] = BREAK_NOWHERE;    /* never within a cluster */
            else
                word->breaks[i] = hyphen[b] && at[b] != BREAK_AFTER_MARK ? (unsigned char)BREAK_HYPHEN : at[b];
        }
        word->hyphenated = hyphens;
    }
    return word->breaks;
}
