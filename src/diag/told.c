/* diag/told.c - the words of one finding. */

#include "diag/told.h"
#include "base/utf8.h"

#include <string.h>

enum { LONGEST_VALUE = 120 };    /* characters of a value within a sentence */

void told_clip(struct buf *buf, struct str text, size_t most)
{
    struct str rest = text;
    uint32_t c;

    for (size_t i = 0; rest.n && i < most; i++) {
        size_t n = utf8_decode(rest.s, rest.n, &c);

        rest = str_cut(rest, n ? n : 1);
    }
    if (!rest.n) {
        buf_str(buf, text);
        return;
    }
    buf_add(buf, text.s, text.n - rest.n);
    buf_puts(buf, "…");
}

/* A text of a code with its values; a code or note without text prints its values. */
static void fill(struct buf *buf, const char *text, const struct diag_arg *args, size_t n)
{
    for (size_t i = 0; !text && i < n; i++) {
        buf_puts(buf, i ? ", " : "");
        buf_printf(buf, "%s ", args[i].name);
        utf8_show(buf, str_of(args[i].value));
    }
    if (text) {
        struct arena arena;
        struct diag_arg *shown;

        arena_init(&arena);
        shown = arena_alloc(&arena, (n + 1) * sizeof *shown);
        for (size_t i = 0; i < n; i++) {
            struct buf value = {0};

            told_clip(&value, str_of(args[i].value), LONGEST_VALUE);
            shown[i] = (struct diag_arg){ args[i].name, arena_dup(&arena, value.s ? value.s : "", value.n) };
            buf_done(&value);
        }
        words_fill(buf, text, shown, n);
        arena_done(&arena);
    }
}

void told(struct buf *buf, struct words *words, const struct diag *d, const char *key)
{
    const char *text = words_of(words, d->code, key);

    if (text || !strcmp(key, "title"))
        fill(buf, text, d->args, d->n_args);
}

void told_note(struct buf *buf, struct words *words, const struct diag *d, const struct diag_note *note)
{
    struct buf key = {0};

    buf_printf(&key, "note.%s", note->name);
    fill(buf, words_of(words, d->code, key.s), note->args, note->n_args);
    buf_done(&key);
}

/* What a value's name stands for, for people: "got" is what was written. */
static void put_name(struct buf *buf, struct words *words, struct str name)
{
    struct buf key = {0};
    const char *readable;

    buf_printf(&key, "name.%.*s", STR_ARGS(name));
    readable = words_frame(words, key.s);
    if (readable == key.s)
        buf_printf(buf, "<%.*s>", STR_ARGS(name));
    else
        buf_printf(buf, "<%s>", readable);
    buf_done(&key);
}

/* Other braces stay: they belong to a line of the language. */
void told_code(struct buf *buf, struct words *words, enum diag_code code, const char *key)
{
    const char *text = words_of(words, code, key);

    while (text && *text) {
        size_t n = *text == '{' ? strspn(text + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") : 0;

        if (n && text[n + 1] == '}') {
            put_name(buf, words, (struct str){ text + 1, n });
            text += n + 2;
        } else {
            buf_putc(buf, *text++);
        }
    }
}

void told_clause(struct buf *buf, struct words *words, const char *clause)
{
    struct diag_arg arg = { "clause", clause };
    struct buf text = {0};

    if (!*clause)
        return;
    words_fill(&text, words_frame(words, str_starts(str_of(clause), STR("A.")) ? "annex" : "clause"), &arg, 1);
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] == ' ')
            buf_puts(buf, "\xc2\xa0");
        else
            buf_putc(buf, text.s[i]);
    }
    buf_done(&text);
}

void told_plain(struct buf *buf, size_t from)
{
    size_t n = from;

    for (size_t i = from; i < buf->n; i++) {
        bool glued = buf->s[i] == '\xc2' && i + 1 < buf->n && buf->s[i + 1] == '\xa0';

        buf->s[n++] = glued ? ' ' : buf->s[i];
        i += glued;
    }
    buf_cut(buf, n);
}
