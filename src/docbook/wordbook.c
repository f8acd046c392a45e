/* docbook/wordbook.c - the words of documents in one language. */

#include "docbook/wordbook.h"
#include "base/mem.h"

#include <stdlib.h>

struct wordbook *wordbook_new(const char *datadir, const char *language, char **error)
{
    struct wordbook *book = mem_zero(1, sizeof *book);
    struct buf path = {0};

    book->language = mem_dup(language, strlen(language));
    buf_printf(&path, "%s/templates/words/%s.xml", datadir, language);
    book->tree = xml_read_installed(path.s, error);
    buf_done(&path);
    if (!book->tree) {
        wordbook_free(book);
        return NULL;
    }
    for (xmlNode *w = xmlDocGetRootElement(book->tree)->children; w; w = w->next)
        if (xml_is(w, "urn:ismsc:words:1", "w"))
            *map_at(&book->words, str_of(xml_get(w, "id"))) = w->children ? w->children->content : BAD_CAST "";
    return book;
}

void wordbook_free(struct wordbook *book)
{
    if (!book)
        return;
    map_done(&book->words);
    if (book->tree)
        xmlFreeDoc(book->tree);
    free(book->language);
    free(book);
}

const char *wordbook_find(const struct wordbook *book, const char *id)
{
    return map_get(&book->words, str_of(id));
}

const char *wordbook_get(const struct wordbook *book, const char *id)
{
    const char *word = wordbook_find(book, id);

    return word ? word : id;
}

/* One place after the other; what is filled in is not read again. */
static void fill(struct buf *out, const char *text, const char *first, const char *second, const char *number)
{
    for (const char *open; (open = strchr(text, '{')); ) {
        const char *close = strchr(open, '}');
        struct str place = { open + 1, close ? (size_t)(close - open) - 1 : 0 };

        if (!close)
            break;
        buf_add(out, text, (size_t)(open - text));
        if (str_is(place, "1"))
            buf_puts(out, first);
        else if (str_is(place, "2"))
            buf_puts(out, second);
        else if (str_is(place, "n"))
            buf_puts(out, number);
        else
            buf_add(out, open, place.n + 2);
        text = close + 1;
    }
    buf_puts(out, text);
}

static void say(struct buf *out, const struct wordbook *book, const char *id, const char *first, const char *second, const char *number)
{
    const char *text = wordbook_find(book, id);

    if (text)
        fill(out, text, first, second, number);
    else
        buf_printf(out, "[%s]", id);
}

void wordbook_say(struct buf *out, const struct wordbook *book, const char *id, const char *first, const char *second)
{
    say(out, book, id, first, second, "");
}

void wordbook_count(struct buf *out, const struct wordbook *book, const char *id, size_t n)
{
    struct buf full = {0}, number = {0};

    buf_printf(&full, "%s.%s", id, n == 1 ? "one" : n ? "other" : "none");
    if (!n && !wordbook_find(book, full.s)) {
        buf_cut(&full, 0);
        buf_printf(&full, "%s.other", id);
    }
    buf_printf(&number, "%zu", n);
    say(out, book, full.s, "", "", number.s);
    buf_done(&number);
    buf_done(&full);
}

const char *wordbook_choice(const struct wordbook *book, const char *path, struct str word, struct buf *room)
{
    const char *found;

    buf_cut(room, 0);
    buf_printf(room, "choice.%s.%.*s", path, STR_ARGS(word));
    found = wordbook_find(book, room->s);
    if (found)
        return found;
    buf_cut(room, 0);
    buf_printf(room, "choice.%.*s", STR_ARGS(word));
    found = wordbook_find(book, room->s);
    if (found)
        return found;
    buf_cut(room, 0);
    buf_str(room, word);
    return room->s ? room->s : "";
}

const char *wordbook_label(const struct wordbook *book, const char *path, const char *english)
{
    const char *dot = strchr(path, '.'), *found;
    struct buf id = {0};

    buf_printf(&id, "label.%s", path);
    found = wordbook_find(book, id.s);
    if (!found && dot) {    /* what every kind has is worded once */
        buf_cut(&id, 0);
        buf_printf(&id, "label.every%s", dot);
        found = wordbook_find(book, id.s);
    }
    buf_done(&id);
    return found ? found : english;
}

const char *wordbook_kinds(const struct wordbook *book, const char *kind, const char *english)
{
    struct buf id = {0};
    const char *words;

    buf_printf(&id, "by.%s", kind);
    words = wordbook_find(book, id.s);
    buf_done(&id);
    return words ? words : wordbook_label(book, kind, english);
}
