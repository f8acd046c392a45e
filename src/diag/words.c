/* diag/words.c - the texts of findings. */

#include "diag/words.h"
#include "base/file.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <stdlib.h>

struct text_file {
    char *bytes;        /* NULL: not read yet */
    struct map keys;    /* key -> text, ended by NUL, in `arena` */
    struct str examples;
};

struct words {
    char *datadir, *language;
    struct arena arena;
    struct text_file codes[DIAG_COUNT], frame;
};

struct words *words_new(const char *datadir, const char *language)
{
    struct words *words = mem_zero(1, sizeof *words);

    words->datadir = mem_dup(datadir, strlen(datadir));
    words->language = mem_dup(language, strlen(language));
    arena_init(&words->arena);
    return words;
}

static void file_done(struct text_file *file)
{
    map_done(&file->keys);
    free(file->bytes);
}

void words_free(struct words *words)
{
    if (!words)
        return;
    for (int i = 0; i < DIAG_COUNT; i++)
        file_done(&words->codes[i]);
    file_done(&words->frame);
    arena_done(&words->arena);
    free(words->datadir);
    free(words->language);
    free(words);
}

/* A line of the form that belongs to the text `name`. */
static void add_form(struct words *words, struct text_file *file, struct str name, struct str line)
{
    void **at = map_at(&file->keys, str_of(arena_printf(&words->arena, "%.*s.form", STR_ARGS(name))));

    *at = arena_printf(&words->arena, "%s%.*s\n", *at ? (char *)*at : "", STR_ARGS(line));
}

static void parse(struct words *words, struct text_file *file, size_t n)
{
    struct str rest = { file->bytes, n }, line, name = STR("");
    void **open = NULL;

    for (;;) {
        const char *before = rest.s;
        size_t key = 0;

        if (!str_split(&rest, '\n', &line))
            return;
        if (str_starts(line, STR("== "))) {
            file->examples = (struct str){ before, n - (size_t)(before - file->bytes) };
            return;
        }
        if (!str_trim(line).n)
            continue;
        if (line.s[0] == ' ') {
            line = str_trim(line);
            if (name.n && line.s[0] == '|') {
                add_form(words, file, name, str_cut(line, line.n > 1 ? 2 : 1));
                continue;
            }
            open = name.n ? map_at(&file->keys, name) : NULL;
            if (open)
                *open = arena_printf(&words->arena, "%s %.*s", (char *)*open, STR_ARGS(line));
            continue;
        }
        while (key < line.n && line.s[key] != ' ')
            key++;
        name = (struct str){ line.s, key };
        open = map_at(&file->keys, name);
        line = str_trim(str_cut(line, key));
        *open = arena_dup(&words->arena, line.s, line.n);
    }
}

static void load(struct words *words, struct text_file *file, const char *name)
{
    struct buf path = {0};
    struct buf bytes = {0};

    if (file->bytes)
        return;
    buf_printf(&path, "%s/codes/%s.%s.txt", words->datadir, name, words->language);
    if (file_read_installed(path.s, &bytes)) {
        size_t n = bytes.n;

        file->bytes = buf_take(&bytes);
        parse(words, file, n);
    } else {
        file->bytes = mem_dup("", 0);
    }
    buf_done(&bytes);
    buf_done(&path);
}

const char *words_of(struct words *words, enum diag_code code, const char *key)
{
    load(words, &words->codes[code], diag_rows[code].code);
    return map_get(&words->codes[code].keys, str_of(key));
}

const char *words_frame(struct words *words, const char *key)
{
    const char *text;

    load(words, &words->frame, "frame");
    text = map_get(&words->frame.keys, str_of(key));
    return text ? text : key;
}

struct str words_examples(struct words *words, enum diag_code code)
{
    load(words, &words->codes[code], diag_rows[code].code);
    return words->codes[code].examples.s ? words->codes[code].examples : STR("");
}

void words_fill(struct buf *buf, const char *text, const struct diag_arg *args, size_t n)
{
    while (*text) {
        const char *close = *text == '{' ? strchr(text, '}') : NULL;
        size_t i = n;

        if (close) {
            struct str name = { text + 1, (size_t)(close - text - 1) };

            for (i = 0; i < n && !str_is(name, args[i].name); i++) {}
        }
        if (close && i < n) {
            utf8_show(buf, str_of(args[i].value));
            text = close + 1;
        } else {
            buf_putc(buf, *text++);
        }
    }
}
