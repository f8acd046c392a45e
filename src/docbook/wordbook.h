/* docbook/wordbook.h - the words of documents in one language: templates/words/LANGUAGE.xml. No word of a document stands in C or in a template. */
#ifndef DOCBOOK_WORDBOOK_H
#define DOCBOOK_WORDBOOK_H

#include "base/map.h"
#include "base/xml.h"

struct wordbook {
    xmlDoc *tree;          /* <words>, to be copied into what templates read */
    struct map words;      /* id -> text */
    char *language;
};

/* NULL where there are no words of that language or they are broken: *error says why (yours). Yours, ends with wordbook_free(). */
struct wordbook *wordbook_new(const char *datadir, const char *language, char **error);
void wordbook_free(struct wordbook *book);

const char *wordbook_find(const struct wordbook *book, const char *id);    /* borrowed, NULL if there is none */
const char *wordbook_get(const struct wordbook *book, const char *id);     /* the same, "[id]" made visible: the id itself if there is none */

/* Adds the words of an id, {1} and {2} in them replaced; "[id]" where there are none: it must never happen, and be seen when it does. As the template of words/say.xsl. */
void wordbook_say(struct buf *out, const struct wordbook *book, const char *id, const char *first, const char *second);
/* The same of a number, which is {n}: the words of "id.one", of "id.none" for 0 where there are such, else of "id.other". */
void wordbook_count(struct buf *out, const struct wordbook *book, const char *id, size_t n);

/* A word of a choice as printed: "choice.FIELD.WORD", else "choice.WORD", else the word itself. `path` is "risk.status". */
const char *wordbook_choice(const struct wordbook *book, const char *path, struct str word, struct buf *room);
/* The label of a kind or field: "label.PATH", else "label.every…" of a field that every kind has, else the schema's English one. */
const char *wordbook_label(const struct wordbook *book, const char *path, const char *english);
/* Many of a kind: "by.KIND" ("Risks"), else its label. */
const char *wordbook_kinds(const struct wordbook *book, const char *kind, const char *english);

#endif
