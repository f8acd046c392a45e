/* pdf/hyphen.c - where words may be broken: libhyphen with the patterns of the text's language. */

#include "base/mem.h"
#include "base/utf8.h"
#include "pdf/hyphen.h"

#include <errno.h>
#include <hyphen.h>
#include <unicase.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef HYPHEN_DIR
#define HYPHEN_DIR "/usr/share/hyphen"
#endif

enum { LANGUAGES = 16, WORD_LETTERS = 96, BEFORE = 2, AFTER = 3, SHORTEST = 5 };

struct language {
    char name[16];
    HyphenDict *patterns;
    char *path;        /* of the patterns' file, or of the last that was looked for */
    bool asked;
};

struct hyphens {
    struct language languages[LANGUAGES];    /* [0] is "no language" */
    int n;
};

/* Languages whose name alone does not name a file. */
static const struct { const char *name, *file; } defaults[] = {
    { "en", "en_GB" }, { "nl", "nl_NL" }, { "de", "de_DE" }, { "fr", "fr" }, { "es", "es" }, { "it", "it_IT" }, { "pl", "pl_PL" },
};

struct hyphens *hyphens_new(void)
{
    struct hyphens *hyphens = mem_zero(1, sizeof *hyphens);

    hyphens->n = 1;
    return hyphens;
}

void hyphens_free(struct hyphens *hyphens)
{
    if (!hyphens)
        return;
    for (int i = 0; i < hyphens->n; i++) {
        if (hyphens->languages[i].patterns)
            hnj_hyphen_free(hyphens->languages[i].patterns);
        free(hyphens->languages[i].path);
    }
    free(hyphens);
}

int hyphens_language(struct hyphens *hyphens, const char *name)
{
    size_t n = name ? strlen(name) : 0;

    if (!n || n >= sizeof hyphens->languages[0].name || strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != n)
        return 0;
    for (int i = 1; i < hyphens->n; i++)
        if (!strcmp(hyphens->languages[i].name, name))
            return i;
    if (hyphens->n == LANGUAGES)
        return 0;
    memcpy(hyphens->languages[hyphens->n].name, name, n + 1);
    return hyphens->n++;
}

const char *hyphens_name(const struct hyphens *hyphens, int language)
{
    return hyphens->languages[language].name;
}

static void load(struct language *language, const char *file)
{
    char path[sizeof HYPHEN_DIR + 64];

    snprintf(path, sizeof path, "%s/hyph_%s.dic", HYPHEN_DIR, file);
    free(language->path);
    language->path = mem_dup(path, strlen(path));
    errno = 0;
    language->patterns = hnj_hyphen_load(path);
    if (!language->patterns && errno && errno != ENOENT && errno != EACCES)    /* without them lines would break elsewhere */
        mem_machine_failed(path, errno);
}

/* "en-US" is the file en_US; "nl" and "nl-SR" fall back to the language's usual file. */
static HyphenDict *patterns_of(struct language *language)
{
    char file[sizeof language->name];
    char *country;

    if (language->asked)
        return language->patterns;
    language->asked = true;
    strcpy(file, language->name);
    country = strchr(file, '-');
    if (country) {
        *country = '_';
        load(language, file);
        *country = '\0';
    }
    for (size_t i = 0; !language->patterns && i < sizeof defaults / sizeof *defaults; i++)
        if (!strcmp(defaults[i].name, file))
            load(language, defaults[i].file);
    if (!language->patterns)
        load(language, file);
    return language->patterns;
}

void hyphens_each_file(const struct hyphens *hyphens, void (*told)(void *closure, const char *kind, const char *path), void *closure)
{
    for (int i = 0; i < hyphens->n; i++)
        if (hyphens->languages[i].patterns)
            told(closure, "hyphenation", hyphens->languages[i].path);
}

/* One run of letters, lower case, in the patterns' own encoding; false where it cannot say a letter. */
static bool encode(const HyphenDict *patterns, const uint32_t *letters, size_t n, struct buf *word)
{
    for (size_t i = 0; i < n; i++) {
        if (patterns->utf8)
            utf8_put(word, letters[i]);
        else if (letters[i] < 0x80 || (letters[i] <= 0xff && !strcmp(patterns->cset, "ISO8859-1")))
            buf_putc(word, (char)(unsigned char)letters[i]);
        else
            return false;
    }
    return true;
}

static void find_in_run(HyphenDict *patterns, const uint32_t *letters, const size_t *offsets, size_t n, unsigned char *at)
{
    char hyphens[WORD_LETTERS * 4 + 8] = {0};
    char **rep = NULL;
    int *pos = NULL, *cut = NULL;
    struct buf word = {0};

    if (n >= SHORTEST && encode(patterns, letters, n, &word)
        && !hnj_hyphen_hyphenate2(patterns, word.s, (int)word.n, hyphens, NULL, &rep, &pos, &cut)) {
        for (size_t i = BEFORE; i + AFTER <= n; i++)
            if ((hyphens[i - 1] & 1) && !(rep && rep[i - 1]))    /* a break that changes the spelling is left out */
                at[offsets[i]] = 1;
    }
    if (rep)
        for (size_t i = 0; i < word.n; i++)
            free(rep[i]);
    free(rep);
    free(pos);
    free(cut);
    buf_done(&word);
}

void hyphens_find(struct hyphens *hyphens, int language, const char *text, size_t n, unsigned char *at)
{
    uint32_t letters[WORD_LETTERS], c;
    size_t offsets[WORD_LETTERS], count = 0, length;
    HyphenDict *patterns = language ? patterns_of(&hyphens->languages[language]) : NULL;

    if (!patterns)
        return;
    for (size_t i = 0; i < n; i += length) {
        bool letter;

        length = utf8_decode(text + i, n - i, &c);
        if (!length)
            return;
        letter = utf8_is_letter(c);
        if (letter && count < WORD_LETTERS) {
            letters[count] = uc_tolower(c);
            offsets[count++] = i;
        }
        if (!letter || i + length == n) {
            find_in_run(patterns, letters, offsets, count, at);
            count = 0;
        }
    }
}
