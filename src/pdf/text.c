/* pdf/text.c - inline DocBook becomes words, spaces and marks, before any line is broken. */

#include "base/mem.h"
#include "base/utf8.h"
#include "pdf/block.h"
#include "pdf/text.h"

#include <unictype.h>

#include <stdlib.h>
#include <string.h>

enum effect { EFFECT_NONE, EFFECT_EMPHASIS, EFFECT_ITALIC, EFFECT_BOLD, EFFECT_MONO, EFFECT_SUBSCRIPT, EFFECT_SUPERSCRIPT, EFFECT_QUOTE,
              EFFECT_LINK, EFFECT_PHRASE, EFFECT_FOOTNOTE, EFFECT_PICTURE, EFFECT_SILENT };

/* What is not here prints its content and nothing more. */
static const struct { const char *name; enum effect effect; } inlines[] = {
    { "emphasis", EFFECT_EMPHASIS }, { "phrase", EFFECT_PHRASE }, { "link", EFFECT_LINK }, { "xref", EFFECT_LINK }, { "olink", EFFECT_LINK },
    { "uri", EFFECT_LINK }, { "email", EFFECT_LINK }, { "footnote", EFFECT_FOOTNOTE }, { "footnoteref", EFFECT_FOOTNOTE },
    { "literal", EFFECT_MONO }, { "code", EFFECT_MONO }, { "command", EFFECT_MONO }, { "filename", EFFECT_MONO }, { "option", EFFECT_MONO },
    { "userinput", EFFECT_MONO }, { "computeroutput", EFFECT_MONO }, { "varname", EFFECT_MONO }, { "constant", EFFECT_MONO },
    { "function", EFFECT_MONO }, { "parameter", EFFECT_MONO }, { "tag", EFFECT_MONO }, { "prompt", EFFECT_MONO },
    { "citetitle", EFFECT_ITALIC }, { "foreignphrase", EFFECT_ITALIC }, { "firstterm", EFFECT_ITALIC }, { "replaceable", EFFECT_ITALIC },
    { "guilabel", EFFECT_BOLD }, { "guibutton", EFFECT_BOLD }, { "guimenu", EFFECT_BOLD },
    { "subscript", EFFECT_SUBSCRIPT }, { "superscript", EFFECT_SUPERSCRIPT }, { "quote", EFFECT_QUOTE },
    { "inlinemediaobject", EFFECT_PICTURE }, { "indexterm", EFFECT_SILENT }, { "info", EFFECT_SILENT },
};

#define PICTURE_HIGH 1.2           /* times the size of the words around it */

static const struct theme_chip unresolved = { "unresolved", 0xfbdfe0, 0x8c1219 };

void text_done(struct text *text)
{
    free(text->tokens);
    *text = (struct text){0};
}

enum face_id span_face(const struct span *span)
{
    if (span->mono)
        return span->bold ? FACE_MONO_BOLD : FACE_MONO;
    if (span->bold)
        return span->italic ? FACE_BOLD_ITALIC : span->face == FACE_HEAD ? FACE_HEAD : FACE_BOLD;
    return span->italic ? FACE_ITALIC : FACE_TEXT;
}

const struct span *text_span(struct layout *layout, const struct place *place, const xmlNode *node)
{
    const struct text_style *style = &theme_styles[place->style];
    struct span *span = layout_alloc(layout, sizeof *span);

    span->node = node;
    span->size = style->size * (place->scale > 0 ? (float)place->scale : 1);
    span->colour = style->colour;
    span->face = (uint8_t)style->face;
    span->bold = place->bold || theme_faces[style->face].weight >= 600;
    span->mono = style->face == FACE_MONO;
    span->tabular = place->tabular;
    span->language = (uint8_t)place->language;
    return span;
}

/* --- tokens --- */

static struct token *add(struct text *text, enum token_kind kind, const struct span *span)
{
    mem_grow(&text->tokens, &text->cap, text->n + 1, sizeof *text->tokens);
    text->tokens[text->n] = (struct token){ .kind = kind, .span = span };
    return &text->tokens[text->n++];
}

/* A space is written only between things: not at the begin, not at the end, not beside a line end. */
static void flush_space(struct text *text)
{
    if (text->space && text->n && text->tokens[text->n - 1].kind != TOKEN_NEWLINE)
        add(text, text->space->whole ? TOKEN_FIXED_SPACE : TOKEN_SPACE, text->space);
    text->space = NULL;
}

static void add_piece(struct layout *layout, struct text *text, const struct span *span, enum face_id face, const char *s, size_t n)
{
    while (n) {
        size_t part = n;

        if (part > WORD_LONGEST)
            for (part = WORD_LONGEST; (s[part] & 0xc0) == 0x80; part--)
                ;
        add(text, TOKEN_WORD, span)->of.word = shaper_word(layout->shaper, face, span->language, span->tabular, false, s, part);
        s += part;
        n -= part;
    }
}

static void report_missing(struct layout *layout, uint32_t c, const xmlNode *node)
{
    layout_report(layout, "missing-glyph", arena_printf(&layout->arena, "U+%04X", (unsigned)c), node);
}

/* Written from right to left, or asking for it (UAX 9, types R, AL, RLE, RLO, RLI, RLM): whole blocks, which is enough to look closer. */
static bool runs_left(uint32_t c)
{
    return c >= 0x590 && (c <= 0x8ff || c == 0x200f || c == 0x202b || c == 0x202e || c == 0x2067 || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfeff)
                          || (c >= 0x10800 && c <= 0x10fff) || (c >= 0x1e800 && c <= 0x1efff));
}

/* Goes with the character before it: a mark set on it, or what only says how things are joined or shown. */
static bool is_joined(uint32_t c)
{
    return c >= 0x300 && (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M) || uc_is_property_default_ignorable_code_point(c));
}

/* The face for the character at s + i, and for the marks that follow it where one face has all of them. */
static enum face_id face_for(struct layout *layout, enum face_id wanted, const char *s, size_t n, size_t i, uint32_t c)
{
    enum face_id face = fonts_having(layout->fonts, wanted, c), both;
    size_t length;
    uint32_t mark;

    i += utf8_decode(s + i, n - i, &c);
    if (face == FACES || i >= n || !(length = utf8_decode(s + i, n - i, &mark)) || !is_joined(mark) || fonts_has(layout->fonts, face, mark))
        return face;
    both = fonts_having_both(layout->fonts, wanted, c, mark);
    return both < FACES ? both : face;
}

/* A word that is not all ASCII: cut where the face must change for want of a glyph. */
static void add_mixed(struct layout *layout, struct text *text, const struct span *span, const char *s, size_t n)
{
    enum face_id face = FACES, wanted = span_face(span);
    size_t begin = 0, length;
    uint32_t c;

    for (size_t i = 0; i < n; i += length) {
        enum face_id next;

        length = utf8_decode(s + i, n - i, &c);
        if (!length)
            break;
        text->rtl |= runs_left(c);
        if (face < FACES && is_joined(c) && (fonts_has(layout->fonts, face, c) || uc_is_property_default_ignorable_code_point(c)))
            continue;
        if (face == FACES && uc_is_property_default_ignorable_code_point(c)) {
            begin = i + length;    /* nothing it could say anything of */
            continue;
        }
        next = face_for(layout, wanted, s, n, i, c);
        if (next == face && next != FACES)
            continue;
        if (i > begin)
            add_piece(layout, text, span, face, s + begin, i - begin);
        begin = i;
        face = next;
        if (face == FACES) {
            report_missing(layout, c, span->node);
            add_piece(layout, text, span, fonts_having(layout->fonts, FACE_LAST, 0xfffd) < FACES ? fonts_having(layout->fonts, FACE_LAST, 0xfffd) : wanted,
                      "\xef\xbf\xbd", 3);
            begin = i + length;
        }
    }
    if (n > begin)
        add_piece(layout, text, span, face, s + begin, n - begin);
}

static void add_word(struct layout *layout, struct text *text, const struct span *span, const char *s, size_t n, bool ascii)
{
    if (!n)
        return;
    flush_space(text);
    if (ascii)
        add_piece(layout, text, span, span_face(span), s, n);
    else
        add_mixed(layout, text, span, s, n);
}

/* Characters that are no part of a word. Soft hyphens and joiners go (TOKEN_WORD): the patterns know better. */
static const struct { const char *bytes; enum token_kind kind; } specials[] = {
    { "\xc2\xa0", TOKEN_FIXED_SPACE }, { "\xe2\x80\xaf", TOKEN_FIXED_SPACE }, { "\xe2\x80\x87", TOKEN_FIXED_SPACE },    /* U+00A0, 202F, 2007 */
    { "\xe2\x80\x8b", TOKEN_CHANCE }, { "\xc2\xad", TOKEN_WORD }, { "\xe2\x81\xa0", TOKEN_WORD }, { "\xef\xbb\xbf", TOKEN_WORD },
};

/* The length in bytes of the special character at s; 0 if it is none. */
static size_t special_at(const char *s, enum token_kind *kind)
{
    for (size_t i = 0; i < sizeof specials / sizeof *specials; i++) {
        size_t n = strlen(specials[i].bytes);

        if (!strncmp(s, specials[i].bytes, n)) {
            *kind = specials[i].kind;
            return n;
        }
    }
    return 0;
}

static void add_verbatim_space(struct text *text, const struct span *span, char c)
{
    if (c == '\n') {
        add(text, TOKEN_NEWLINE, span);
        return;
    }
    for (int i = c == '\t' ? 4 : 1; i > 0 && c != '\r'; i--)
        add(text, text->n && text->tokens[text->n - 1].kind == TOKEN_WORD ? TOKEN_SPACE : TOKEN_FIXED_SPACE, span);
}

void text_add_string(struct layout *layout, struct text *text, const struct span *span, const char *s)
{
    const char *begin = s;
    bool ascii = true;

    for (;; s++) {
        enum token_kind kind = TOKEN_WORD;
        size_t special = 0;

        if (*s && !strchr(" \t\r\n", *s)) {
            if (!((unsigned char)*s & 0x80))
                continue;
            special = special_at(s, &kind);
            if (!special) {
                ascii = false;
                continue;
            }
        }
        add_word(layout, text, span, begin, (size_t)(s - begin), ascii);
        ascii = true;
        if (special) {
            if (kind != TOKEN_WORD) {
                flush_space(text);
                add(text, kind, span);
            }
            s += special - 1;
        } else if (!*s) {
            return;
        } else if (text->verbatim) {
            add_verbatim_space(text, span, *s);
        } else if (!text->space) {
            text->space = span;
        }
        begin = s + 1;
    }
}

void text_add_anchor(struct text *text, const struct span *span, const char *id)
{
    flush_space(text);
    add(text, TOKEN_ANCHOR, span)->of.anchor = id;
}

double token_width(struct layout *layout, const struct token *token)
{
    switch (token->kind) {
    case TOKEN_WORD:
        return token->of.word->width * token->span->size;
    case TOKEN_SPACE:
    case TOKEN_FIXED_SPACE: {
        const struct font *font = fonts_get(layout->fonts, span_face(token->span));

        return font ? font->space * token->span->size : 0;
    }
    case TOKEN_PAD:
        return token->of.pad;
    case TOKEN_PICTURE: {
        double height = image_points(token->of.picture, image_seen_height(token->of.picture)), highest = token->span->size * PICTURE_HIGH;

        return image_points(token->of.picture, image_seen_width(token->of.picture)) * (height > highest ? highest / height : 1);
    }
    default:
        return 0;
    }
}

/* --- elements --- */

static struct span *derive(struct layout *layout, const struct span *parent, const xmlNode *node)
{
    struct span *span = layout_alloc(layout, sizeof *span);
    const char *language = node_attr(node, "lang");

    *span = *parent;
    span->node = node;
    if (language)
        span->language = (uint8_t)hyphens_language(layout->hyphens, language);
    return span;
}

/* Where a link leads: an id of this document; a document of our set ("soa#id"), a file beside this one; or a URI as it stands. */
static void resolve_link(struct layout *layout, struct span *span, const xmlNode *node)
{
    const char *to = node_attr(node, "linkend");
    const char *hash;

    if (!to && (to = node_attr(node, "href")) && *to != '#') {
        hash = strchr(to, '#');
        span->link = to;
        if (hash && !memchr(to, ':', (size_t)(hash - to)) && !memchr(to, '/', (size_t)(hash - to)))
            span->link = arena_printf(&layout->arena, "%.*s.pdf%s", (int)(hash - to), to, hash);
        span->colour = COLOUR_LINK;
        return;
    }
    if (to && *to == '#')
        to++;
    if (!to)
        return;
    if (!map_get(&layout->ids, str_of(to))) {
        layout_report(layout, "unknown-link", to, node);
        return;
    }
    span->link = to;
    span->inside = true;
    span->colour = span->chip ? span->colour : COLOUR_LINK;
}

/* What a link without words says: the number and title of what it leads to, else the id. */
static void add_link_words(struct layout *layout, struct text *text, const struct span *span, const xmlNode *node)
{
    const char *to = node_attr(node, "linkend") ? node_attr(node, "linkend") : node_attr(node, "href");
    const struct heading *heading = to ? map_get(&layout->headed, str_of(to)) : NULL;

    if (!to)
        return;
    if (heading && *heading->number) {
        text_add_string(layout, text, span, heading->number);
        text_add_string(layout, text, span, " ");
    }
    text_add_string(layout, text, span, heading ? heading->title : to);
}

static void apply_roles(struct span *span, const xmlNode *node)
{
    if (node_role(node, "strong") || node_role(node, "bold"))
        span->bold = true;
    if (node_role(node, "id"))
        span->whole = span->tabular = true;
    if (node_role(node, "nobr"))
        span->whole = true;
    if (node_role(node, "overdue")) {
        span->colour = COLOUR_RED;
        span->bold = true;
    }
    if (node_role(node, "muted")) {
        span->colour = COLOUR_MUTED;
        span->size *= 0.92f;
    }
    if (node_role(node, "unresolved")) {
        span->chip = &unresolved;
        span->colour = unresolved.text;
    }
    if (node_role(node, "chip"))
        for (size_t i = 0; i < theme_chip_count; i++)
            if (node_role(node, theme_chips[i].role))
                span->chip = &theme_chips[i];
}

static bool is_label(const struct span *span)
{
    return span->chip && span->chip != &unresolved;
}

static void begin_chip(struct text *text, struct span *span)
{
    span->colour = span->chip->text;
    span->bold = span->whole = true;
    span->size *= 0.92f;
    flush_space(text);
    add(text, TOKEN_PAD, span)->of.pad = span->size * 0.42;
}

static struct footnote *footnote_of(struct layout *layout, const xmlNode *node)
{
    const char *to = node_is(node, "footnoteref") ? node_attr(node, "linkend") : NULL;
    const xmlNode *target = to ? map_get(&layout->ids, str_of(to)) : node;
    struct footnote *note = target ? map_get(&layout->noted, (struct str){ (const char *)&target, sizeof target }) : NULL;

    if (note || !target || !node_is(target, "footnote"))
        return note;
    note = layout_alloc(layout, sizeof *note);
    note->node = target;
    note->number = (unsigned)layout->footnotes_n + 1;
    *map_at(&layout->noted, (struct str){ (const char *)&note->node, sizeof note->node }) = note;
    mem_grow(&layout->footnotes, &layout->footnotes_cap, layout->footnotes_n + 1, sizeof(struct footnote *));
    return layout->footnotes[layout->footnotes_n++] = note;
}

static void add_footnote(struct layout *layout, struct text *text, struct span *span, const xmlNode *node)
{
    struct footnote *note = footnote_of(layout, node);

    if (!note) {
        layout_report(layout, "unknown-link", node_attr(node, "linkend") ? node_attr(node, "linkend") : "", node);
        return;
    }
    span->rise += span->size * 0.36f;
    span->size *= 0.68f;
    span->colour = COLOUR_LINK;
    text->space = NULL;                                   /* the mark stands at the word, whatever was typed */
    text_add_string(layout, text, span, arena_printf(&layout->arena, "%u", note->number));
    if (node_is(node, "footnote"))
        add(text, TOKEN_NOTE, span)->of.note = note;
}

/* A picture as high as the line, or its words. */
static void add_picture(struct layout *layout, struct text *text, const struct span *span, const xmlNode *node)
{
    const struct image *picture = image_of(layout, node);
    const xmlNode *words = node_child(node, "textobject");

    if (picture) {
        flush_space(text);
        add(text, TOKEN_PICTURE, span)->of.picture = picture;
    } else if (words) {
        text_add_string(layout, text, span, node_text(layout, words));
    }
}

static enum effect effect_of(const xmlNode *node)
{
    for (size_t i = 0; i < sizeof inlines / sizeof *inlines; i++)
        if (name_is(node->name, inlines[i].name))
            return inlines[i].effect;
    return EFFECT_NONE;
}

static void add_element(struct layout *layout, struct text *text, const struct span *parent, const xmlNode *node)
{
    enum effect effect = effect_of(node);
    struct span *span;
    const char *id = node_id(node);

    if (effect == EFFECT_SILENT)
        return;
    span = derive(layout, parent, node);
    switch (effect) {
    case EFFECT_EMPHASIS:
        if (node_role(node, "strikethrough"))
            span->struck = true;
        else if (!node_role(node, "strong") && !node_role(node, "bold"))
            span->italic = !parent->italic;
        break;
    case EFFECT_ITALIC:
        span->italic = !parent->italic;
        break;
    case EFFECT_BOLD:
        span->bold = true;
        break;
    case EFFECT_MONO:
        if (!span->mono)
            span->size *= 0.9f;
        span->mono = true;
        break;
    case EFFECT_SUBSCRIPT:
    case EFFECT_SUPERSCRIPT:
        span->rise += span->size * (effect == EFFECT_SUBSCRIPT ? -0.16f : 0.36f);
        span->size *= 0.7f;
        break;
    case EFFECT_LINK:
        resolve_link(layout, span, node);
        break;
    case EFFECT_FOOTNOTE:
        add_footnote(layout, text, span, node);
        return;
    case EFFECT_PICTURE:
        add_picture(layout, text, span, node);
        return;
    default:
        break;
    }
    apply_roles(span, node);
    if (id)
        text_add_anchor(text, span, id);
    if (is_label(span) && !is_label(parent))
        begin_chip(text, span);
    if (effect == EFFECT_QUOTE)
        text_add_string(layout, text, span, "\xe2\x80\x9c");
    if (effect == EFFECT_LINK && !node->children)
        add_link_words(layout, text, span, node);
    text_add_nodes(layout, text, span, node->children, NULL);
    if (effect == EFFECT_QUOTE)
        text_add_string(layout, text, span, "\xe2\x80\x9d");
    if (is_label(span) && !is_label(parent)) {
        text->space = NULL;
        add(text, TOKEN_PAD, span)->of.pad = span->size * 0.42;
    }
}

void text_add_nodes(struct layout *layout, struct text *text, const struct span *span, const xmlNode *first, const xmlNode *end)
{
    for (const xmlNode *node = first; node && node != end; node = node->next) {
        switch (node->type) {
        case XML_TEXT_NODE:
        case XML_CDATA_SECTION_NODE:
            if (node->content)
                text_add_string(layout, text, span, (const char *)node->content);
            break;
        case XML_ELEMENT_NODE:
            add_element(layout, text, span, node);
            break;
        case XML_ENTITY_REF_NODE:
            if (node->children)
                text_add_nodes(layout, text, span, node->children->children, NULL);
            break;
        case XML_PI_NODE:
            if (!strcmp((const char *)node->name, "linebreak")) {
                text->space = NULL;
                add(text, TOKEN_NEWLINE, span);
            }
            break;
        default:
            break;
        }
    }
}
