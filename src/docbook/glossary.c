/* docbook/glossary.c - where terms are used: in the texts of declarations and policies, found by their words (7.5.2). */

#include "base/mem.h"
#include "docbook/glossary.h"
#include "docbook/maker.h"
#include "docbook/shared.h"
#include "prose/texts.h"

#include <ctype.h>
#include <stdlib.h>

/* One name of a term: its title in a language. Names that begin with the same word follow each other. */
struct name { const struct entity *term; struct str words; struct name *next; };

struct glossary {
    struct map names;           /* first word in lower case -> struct name */
    struct arena arena;
};

static bool is_letter(unsigned char c)
{
    return isalnum(c) || c >= 0x80;
}

static char folded(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
}

/* The word that begins here, in lower case; letters beyond ASCII count as they are. */
static struct str first_word(struct str text, char *room, size_t most)
{
    size_t n = 0;

    while (n < text.n && n < most && is_letter((unsigned char)text.s[n])) {
        room[n] = folded(text.s[n]);
        n++;
    }
    return (struct str){ room, n };
}

enum { WORD_MOST = 64 };

static void add_name(struct glossary *g, const struct entity *term, struct str words)
{
    char room[WORD_MOST];
    struct str first = first_word(words, room, sizeof room);
    struct name *name;
    void **at;

    if (!first.n || first.n == sizeof room)
        return;
    name = arena_alloc(&g->arena, sizeof *name);
    at = map_at(&g->names, str_of(arena_dup(&g->arena, first.s, first.n)));
    *name = (struct name){ term, words, *at };
    *at = name;
}

/* How much of the text the name takes, any case, any white space for a blank, an s at its end allowed; 0 where it does not stand there. */
static size_t length_of(struct str words, struct str text)
{
    size_t i = 0, k = 0;

    while (i < words.n) {
        if (isspace((unsigned char)words.s[i])) {
            if (k == text.n || !isspace((unsigned char)text.s[k]))
                return 0;
            while (k < text.n && isspace((unsigned char)text.s[k]))
                k++;
            i++;
        } else if (k == text.n || folded(words.s[i++]) != folded(text.s[k++])) {
            return 0;
        }
    }
    if (k < text.n && text.s[k] == 's' && (k + 1 == text.n || !is_letter((unsigned char)text.s[k + 1])))
        k++;
    return k == text.n || !is_letter((unsigned char)text.s[k]) ? k : 0;
}

void glossary_find(const struct glossary *g, struct str text, void (*hit)(void *closure, const struct entity *term), void *closure)
{
    char room[WORD_MOST];

    for (size_t i = 0; i < text.n && g->names.n;) {
        struct str first = first_word(str_cut(text, i), room, sizeof room);
        size_t singular = first.n && room[first.n - 1] == 's' ? first.n - 1 : 0;

        for (int plural = 0; plural < 2 && first.n && first.n < sizeof room; plural++, first.n = singular)
            for (const struct name *name = map_get(&g->names, first); name; name = name->next)
                if (length_of(name->words, str_cut(text, i)))
                    hit(closure, name->term);
        while (i < text.n && is_letter((unsigned char)text.s[i]))
            i++;
        while (i < text.n && !is_letter((unsigned char)text.s[i]))
            i++;
    }
}

struct glossary *glossary_new(const struct model *model)
{
    struct glossary *g = mem_zero(1, sizeof *g);

    arena_init(&g->arena);
    for model_each(term, model, KIND_TERM)
        for (const struct value *title = term->record.first; title; title = title->next)    /* in any language */
            if (field_is(title, EVERY_TITLE))
                add_name(g, term, title->text);
    return g;
}

void glossary_free(struct glossary *g)
{
    map_done(&g->names);
    arena_done(&g->arena);
    free(g);
}

/* ---- the document ---- */

struct found { const struct entity *term, *in; };
struct search { const struct glossary *glossary; const struct texts *texts; const struct entity *in; struct found *found; size_t n, cap; };

static void note_found(void *closure, const struct entity *term)
{
    struct search *s = closure;

    if (term == s->in)
        return;
    mem_grow(&s->found, &s->cap, s->n + 1, sizeof *s->found);
    s->found[s->n++] = (struct found){ term, s->in };
}

/* In whatever language it is. */
static const struct policy_text *text_at(const struct texts *texts, struct str path)
{
    return texts ? map_get(&texts->paths, path) : NULL;
}

static void search_record(struct search *s, const struct record *record)
{
    for (const struct value *v = record->first; v; v = v->next) {
        if (v->field->type == TYPE_RECORD && v->parts)
            search_record(s, v->parts);
        else if (v->field->type == TYPE_TITLE || v->field->type == TYPE_TEXT || v->field->type == TYPE_PROSE)
            glossary_find(s->glossary, v->text, note_found, s);
        else if (v->field->id == POLICY_TEXT && text_at(s->texts, v->text))
            glossary_find(s->glossary, text_at(s->texts, v->text)->body, note_found, s);
        else if (v->field->type == TYPE_REF && v->ref.target && v->ref.target->kind == KIND_TERM)
            note_found(s, v->ref.target);
    }
}

static int found_order(const void *x, const void *y)
{
    const struct found *a = x, *b = y;

    if (a->term != b->term)
        return a->term->order < b->term->order ? -1 : 1;
    if (a->in->kind != b->in->kind)
        return a->in->kind < b->in->kind ? -1 : 1;
    return str_natural(str_of(a->in->id), str_of(b->in->id));
}

/* Fills <c-used> of each term, in the order of the model; the number of terms that are used nowhere. */
static long put_found(struct modelxml *mx, xmlNode *parent, struct search *s)
{
    struct map begins = {0};    /* address of a term -> the first of its finds */
    long unused = 0;

    if (s->n)
        qsort(s->found, s->n, sizeof *s->found, found_order);
    for (size_t i = s->n; i-- > 0;)
        *map_at(&begins, str_of(s->found[i].term->address)) = &s->found[i];
    for model_each(term, mx->setup->model, KIND_TERM) {
        xmlNode *used = mx_element(mx, parent, "c-used"), *node = NULL;
        const struct found *before = NULL, *f = map_get(&begins, str_of(term->address));

        mx_attr(used, "of", term->address);
        unused += !f;
        for (; f && f < s->found + s->n && f->term == term; before = f++) {
            if (before && before->in == f->in)
                continue;
            if (!before || before->in->kind != f->in->kind) {
                node = mx_element(mx, used, "c-use");
                mx_attr(node, "label", mx_kind_words(mx, f->in->record.shape));
            }
            mx_target(mx, mx_element(mx, node, "c-by"), f->in);
        }
    }
    map_done(&begins);
    return unused;
}

static void glossary_term(struct modelxml *mx, xmlNode *node, const struct entity *term)
{
    struct buf sort = {0};

    for (const char *c = mx_title(mx, term); *c; c++)
        buf_putc(&sort, folded(*c));
    mx_attr(node, "c-sort", sort.s);
    buf_done(&sort);
    for (const struct value *title = term->record.first; title; title = title->next) {    /* in any language */
        xmlNode *form;

        if (!field_is(title, EVERY_TITLE) || !title->lang || !strcmp(title->lang, mx->book->language) || str_is(title->text, mx_title(mx, term)))
            continue;
        form = mx_element(mx, node, "c-form");
        xml_attr(form, "lang", str_of(title->lang));
        xml_attr(form, "text", title->text);
    }
}

/* Whether the term has a name in each language of the documents. */
static bool is_translated(const struct model *model, const struct entity *term)
{
    if (!model->isms)
        return true;
    for values_each(language, &model->isms->record, ISMS_LANGUAGES) {
        bool there = false;

        for (const struct value *title = term->record.first; title; title = title->next)
            there = there || (field_is(title, EVERY_TITLE) && title->lang && str_is(language->text, title->lang));
        if (!there)
            return false;
    }
    return true;
}

static void summary_glossary(struct modelxml *mx, xmlNode *parent)
{
    const struct model *model = mx->setup->model;
    xmlNode *total = mx_element(mx, parent, "c-total");
    struct glossary *glossary = glossary_new(model);
    struct search s = { .glossary = glossary, .texts = mx->setup->texts };
    long unused, untranslated = 0;

    for model_each(term, model, KIND_TERM)
        untranslated += !is_translated(model, term);
    for (s.in = model->first; s.in; s.in = s.in->next_all)
        if (!s.in->foreign && !s.in->stands_for)
            search_record(&s, &s.in->record);
    mx_count(total, "n", (long)model->counts[KIND_TERM]);
    unused = put_found(mx, parent, &s);
    mx_figure(mx, parent, "glossary.untranslated", untranslated);
    mx_figure(mx, parent, "glossary.unused", unused);
    summary_gaps(mx, parent);
    free(s.found);
    glossary_free(glossary);
}

const struct maker maker_glossary = {
    .documents = { { DOCUMENT_GLOSSARY, summary_glossary, NULL, NULL } },
    .kinds = { { KIND_TERM, glossary_term, "c-sort" } },
    .elements = (const struct maker_element[]){
        { "term", "c-form", "zeroOrMore", "lang text" },
        { "c-summary", "c-used", "zeroOrMore", "of" },
        { "c-used", "c-use", "zeroOrMore", "label" },
        { 0 },
    },
};
