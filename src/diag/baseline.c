/* diag/baseline.c - findings that are known. */

#include "diag/baseline.h"
#include "base/map.h"

#include <stdlib.h>

#define FIRST_LINE "# ismsc baseline 1"

static int natural(const void *a, const void *b)
{
    return str_natural(str_of(*(const char *const *)a), str_of(*(const char *const *)b));
}

void baseline_write(struct buf *out, const struct diags *diags, date as_of)
{
    struct fingerprints fingerprints;
    char day[DATE_TEXT];

    fingerprints_init(&fingerprints, diags);
    if (diags->n)
        qsort(fingerprints.keys, diags->n, sizeof *fingerprints.keys, natural);
    buf_printf(out, FIRST_LINE ", written as of %s\n"
               "# Findings that are known and left for later: ismsc check --baseline FILE tells the others, and which of these are no more.\n", date_format(as_of, day));
    for (size_t i = 0; i < diags->n; i++)
        buf_printf(out, "%s\n", fingerprints.keys[i]);
    fingerprints_done(&fingerprints);
}

bool baseline_is(struct str text)
{
    return str_starts(text, STR(FIRST_LINE)) && text.n > sizeof FIRST_LINE - 1 && strchr(",\r\n", text.s[sizeof FIRST_LINE - 1]);
}

/* ---- against findings ---- */

struct matching {
    const struct fingerprints *fingerprints;
    struct map known;     /* the lines by their text; NULL once they were met */
    size_t at, dropped;
};

static const char met = 0;    /* its address stands for "this line was met" */

/* Called for each finding in its order. */
static bool is_known(const struct diag *d, void *closure)
{
    struct matching *m = closure;
    struct str key = str_of(m->fingerprints->keys[m->at++]);

    (void)d;
    if (!map_get(&m->known, key))
        return false;
    *map_at(&m->known, key) = (void *)&met;
    m->dropped++;
    return true;
}

/* Lines without white space at their ends; what is said of them is not among them. */
static bool next_line(struct str *rest, struct str *line)
{
    while (str_split(rest, '\n', line)) {
        while (line->n && strchr(" \t\r", line->s[line->n - 1]))
            line->n--;
        while (line->n && strchr(" \t", line->s[0]))
            *line = str_cut(*line, 1);
        if (line->n && line->s[0] != '#')
            return true;
    }
    return false;
}

size_t baseline_apply(struct diags *diags, const struct source *source)
{
    struct fingerprints fingerprints;
    struct matching m = { .fingerprints = &fingerprints };
    struct str rest = source->text, line;

    map_init(&m.known);
    while (next_line(&rest, &line))
        *map_at(&m.known, line) = (void *)source;
    fingerprints_init(&fingerprints, diags);
    diags_filter(diags, is_known, &m);
    rest = source->text;
    while (next_line(&rest, &line)) {
        uint32_t start = (uint32_t)(line.s - source->text.s);
        struct buf entry = {0};

        if (map_get(&m.known, line) == &met)
            continue;
        *map_at(&m.known, line) = (void *)&met;    /* written twice, told once */
        buf_str(&entry, line);
        diag(diags, DIAG_BASELINE_STALE, ((struct span){ source, start, start + (uint32_t)line.n }), NULL, { "entry", entry.s });
        buf_done(&entry);
    }
    fingerprints_done(&fingerprints);
    map_done(&m.known);
    diags_sort(diags);
    return m.dropped;
}
