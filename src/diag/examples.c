/* diag/examples.c - the examples of a code, and in which lines the wrong and the right one differ. */

#include "diag/examples.h"
#include "base/mem.h"

#include <stdlib.h>

static void add(struct examples *e, struct example_line line)
{
    mem_grow(&e->lines, &e->cap, e->n + 1, sizeof *e->lines);
    e->lines[e->n++] = line;
}

/* The content of the file that opens at `at`: up to the next one, without the blank lines at its end. */
static size_t content_end(const struct examples *e, size_t at)
{
    size_t end = at + 1;

    while (end < e->n && !e->lines[end].file)
        end++;
    while (end > at + 1 && !e->lines[end - 1].text.n)
        end--;
    return end;
}

/* Longest common subsequence of the lines a..a+n and b..b+m: whatever is not in it differs. Examples are short. */
static void compare(struct examples *e, size_t a, size_t n, size_t b, size_t m)
{
    unsigned *length = mem_zero((n + 1) * (m + 1), sizeof *length);
    size_t i = 0, j = 0;

    for (size_t x = n; x-- > 0;)
        for (size_t y = m; y-- > 0;) {
            unsigned *cell = &length[x * (m + 1) + y], right = length[x * (m + 1) + y + 1], down = length[(x + 1) * (m + 1) + y];

            *cell = str_eq(e->lines[a + x].text, e->lines[b + y].text) ? length[(x + 1) * (m + 1) + y + 1] + 1 : right > down ? right : down;
        }
    while (i < n || j < m) {
        if (i < n && j < m && str_eq(e->lines[a + i].text, e->lines[b + j].text)) {
            i++;
            j++;
        } else if (j == m || (i < n && length[(i + 1) * (m + 1) + j] >= length[i * (m + 1) + j + 1])) {
            e->lines[a + i++].differs = true;
        } else {
            e->lines[b + j++].differs = true;
        }
    }
    free(length);
}

static void mark_all(struct examples *e, size_t from, size_t end)
{
    for (size_t i = from; i < end; i++)
        e->lines[i].differs = true;
}

/* The same file of the other example; e->n for none. */
static size_t twin(const struct examples *e, size_t at)
{
    for (size_t i = 0; i < e->n; i++)
        if (e->lines[i].file && e->lines[i].good != e->lines[at].good && str_eq(e->lines[i].text, e->lines[at].text))
            return i;
    return e->n;
}

struct examples examples_of(struct str text)
{
    struct examples e = { NULL, 0, 0, false };
    struct str line;
    bool good = false, same = false, differs = false;

    while (text.n && str_split(&text, '\n', &line)) {
        bool opens_good = str_starts(line, STR("== good ")), opens = opens_good || str_starts(line, STR("== bad "));

        good = opens ? opens_good : good;
        add(&e, (struct example_line){ .text = opens ? str_cut(line, good ? 8 : 7) : line, .file = opens, .good = good });
    }
    for (size_t i = 0; i < e.n; i++) {
        size_t other;

        if (!e.lines[i].file)
            continue;
        other = twin(&e, i);
        if (other == e.n)
            mark_all(&e, i + 1, content_end(&e, i));
        else if (!e.lines[i].good)
            compare(&e, i + 1, content_end(&e, i) - i - 1, other + 1, content_end(&e, other) - other - 1);
    }
    for (size_t i = 0; i < e.n; i++) {
        differs = differs || (!e.lines[i].file && e.lines[i].differs);
        same = same || (!e.lines[i].file && e.lines[i].text.n && !e.lines[i].differs);
    }
    e.marked = same && differs;
    for (size_t i = 0; i < e.n && !e.marked; i++)    /* where all differs a sign tells nothing */
        e.lines[i].differs = false;
    return e;
}

void examples_done(struct examples *examples)
{
    free(examples->lines);
    *examples = (struct examples){ NULL, 0, 0, false };
}
