/* diag/print.c - findings as text for people. */

#include "base/map.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "diag/alike.h"
#include "diag/examples.h"
#include "diag/fold.h"
#include "diag/print.h"
#include "diag/snippet.h"
#include "diag/told.h"

#include <stdlib.h>

enum { TALLY_FROM = 20, TALLY_CODES = 8 };    /* from as many findings on it is told how many there are of a code; of so many codes */

/* What is painted in which way. */
enum paint { PLAIN, STRONG, GUTTER, LABEL, SEVERITY_INFO, SEVERITY_WARNING, SEVERITY_ERROR };

struct printer {
    struct buf *out;
    struct words *words;
    bool colour;
    bool told[DIAG_COUNT];    /* codes whose reason was given */
    bool formed[DIAG_COUNT];  /* codes whose form was shown */
};

static void paint(struct printer *p, enum paint paint, struct str text)
{
    static const char *const sgr[] = { "0", "1", "34", "1;32", "1;36", "1;33", "1;31" };

    if (p->colour && paint != PLAIN && text.n)
        buf_printf(p->out, "\033[%sm", sgr[paint]);
    buf_str(p->out, text);
    if (p->colour && paint != PLAIN && text.n)
        buf_puts(p->out, "\033[0m");
}

static struct str frame(const struct printer *p, const char *key)
{
    return str_of(words_frame(p->words, key));
}

/* "3 errors": a word of the frame by number. */
static void count(const struct printer *p, struct buf *buf, const char *key, size_t n)
{
    struct buf full = {0}, number = {0};

    buf_printf(&full, "%s.%s", key, n == 1 ? "one" : "other");
    buf_printf(&number, "%zu", n);
    words_fill(buf, words_frame(p->words, full.s), &(struct diag_arg){ "n", number.s }, 1);
    buf_done(&full);
    buf_done(&number);
}

/* "   help: Name the role …" */
static void labelled(struct printer *p, size_t gutter, const char *key, struct str text)
{
    struct str label = frame(p, key);
    size_t indent = gutter + 1;

    buf_fill(p->out, ' ', indent);
    paint(p, LABEL, label);
    paint(p, LABEL, STR(":"));
    buf_putc(p->out, ' ');
    fold(p->out, text, indent + utf8_width(label) + 2, indent + utf8_width(label) + 2);
}

static void bar(struct printer *p, size_t gutter)
{
    buf_fill(p->out, ' ', gutter);
    paint(p, GUTTER, STR(" |"));
}

/* " --> risks.isms:12:6", the line, and the mark under it. */
static void show_place(struct printer *p, struct span span, size_t gutter, enum paint ink, char sign)
{
    struct place place = source_place(span.source, span.start);
    struct buf text = {0};
    struct snippet snippet;

    buf_fill(p->out, ' ', gutter);
    paint(p, GUTTER, STR("--> "));
    utf8_show(p->out, str_of(span.source->name));
    if (span.source->text.n)    /* a file that could not be read has no lines to show */
        buf_printf(p->out, ":%zu:%zu", place.line, place.column);
    buf_putc(p->out, '\n');
    bar(p, gutter);
    buf_putc(p->out, '\n');
    if (!span.source->text.n)
        return;

    snippet_init(&snippet, span);
    buf_printf(&text, "%*zu |", (int)gutter, snippet.line);
    paint(p, GUTTER, buf_text(&text));
    if (snippet.text.n) {
        buf_putc(p->out, ' ');
        buf_str(p->out, buf_text(&snippet.text));
    }
    buf_putc(p->out, '\n');
    bar(p, gutter);
    buf_fill(p->out, ' ', snippet.mark + 1);
    buf_cut(&text, 0);
    buf_fill(&text, sign, snippet.mark_width);
    paint(p, ink, buf_text(&text));
    buf_putc(p->out, '\n');
    bar(p, gutter);
    buf_putc(p->out, '\n');
    snippet_done(&snippet);
    buf_done(&text);
}

/* "R-17, R-71 or R-117" */
static void show_nearest(struct printer *p, const struct diag *d, size_t gutter)
{
    struct buf names = {0}, text = {0};
    struct diag_arg arg = { "names", NULL };

    for (size_t i = 0; d->nearest[i]; i++) {
        if (i && d->nearest[i + 1])
            buf_puts(&names, ", ");
        else if (i)
            buf_printf(&names, " %s ", words_frame(p->words, "or"));
        buf_puts(&names, d->nearest[i]);
    }
    arg.value = names.s;
    words_fill(&text, words_frame(p->words, "nearest"), &arg, 1);
    buf_fill(p->out, ' ', gutter + 1);
    fold(p->out, buf_text(&text), gutter + 1, gutter + 1);
    buf_done(&names);
    buf_done(&text);
}

/* What may be written in place of the span, where it needs no thinking. */
static void show_fix(struct printer *p, const struct diag *d, size_t gutter)
{
    enum { LONGEST = 60 };
    struct buf new_text = {0}, old_text = {0}, text = {0};
    struct str old = span_text(d->span);
    const char *key = !old.n || memchr(old.s, '\n', old.n) ? "fix.here" : *d->fix ? "fix.replace" : "fix.remove";
    struct diag_arg args[2];

    buf_putc(&new_text, '`');
    told_clip(&new_text, str_of(d->fix), LONGEST);
    buf_putc(&new_text, '`');
    buf_putc(&old_text, '`');
    told_clip(&old_text, old, LONGEST);
    buf_putc(&old_text, '`');
    args[0] = (struct diag_arg){ "new", new_text.s };
    args[1] = (struct diag_arg){ "old", old_text.s };
    words_fill(&text, words_frame(p->words, key), args, 2);
    labelled(p, gutter, "fix", buf_text(&text));
    buf_done(&new_text);
    buf_done(&old_text);
    buf_done(&text);
}

static void show_note(struct printer *p, const struct diag *d, const struct diag_note *note, size_t gutter)
{
    struct buf text = {0};

    told_note(&text, p->words, d, note);
    labelled(p, gutter, "note", buf_text(&text));
    if (note->span.source)
        show_place(p, note->span, gutter, GUTTER, '-');
    buf_done(&text);
}

static size_t digits(size_t n)
{
    size_t many = 1;

    while (n >= 10) {
        n /= 10;
        many++;
    }
    return many;
}

static size_t gutter_of(const struct diag *d)
{
    size_t widest = d->span.source ? digits(source_place(d->span.source, d->span.start).line) : 1;

    for (const struct diag_note *note = d->notes; note; note = note->next) {
        size_t n = note->span.source ? digits(source_place(note->span.source, note->span.start).line) : 1;

        widest = n > widest ? n : widest;
    }
    return widest + 1;
}

static void show_why(struct printer *p, const struct diag *d, size_t gutter)
{
    const char *clause = diag_rows[d->code].clause;
    struct buf text = {0};

    if (p->told[d->code])
        return;
    p->told[d->code] = true;
    told(&text, p->words, d, "why");
    if (*clause) {
        bool why = text.n;

        buf_puts(&text, why ? " (" : "");
        told_clause(&text, p->words, clause);
        buf_puts(&text, why ? ")" : "");
    }
    if (text.n)
        labelled(p, gutter, "why", buf_text(&text));
    buf_done(&text);
}

static void headline(struct printer *p, const struct diag *d)
{
    enum paint ink = (enum paint)(SEVERITY_INFO + d->severity);
    struct buf text = {0};

    buf_str(&text, frame(p, severity_name(d->severity)));
    buf_printf(&text, "[%s]", diag_rows[d->code].code);
    paint(p, ink, buf_text(&text));
    buf_cut(&text, 0);
    told(&text, p->words, d, "title");
    buf_puts(p->out, text.n ? ": " : "");
    paint(p, STRONG, buf_text(&text));
    buf_putc(p->out, '\n');
    buf_done(&text);
}

static void show(struct printer *p, const struct diag *d)
{
    size_t gutter = gutter_of(d);
    struct buf text = {0};

    headline(p, d);
    if (d->span.source)
        show_place(p, d->span, gutter, (enum paint)(SEVERITY_INFO + d->severity), '^');
    for (const struct diag_note *note = d->notes; note; note = note->next)
        show_note(p, d, note, gutter);
    if (d->nearest)
        show_nearest(p, d, gutter);
    show_why(p, d, gutter);
    told(&text, p->words, d, "help");
    if (text.n)
        labelled(p, gutter, "help", buf_text(&text));
    if (!p->formed[d->code]) {
        buf_cut(&text, 0);
        told(&text, p->words, d, "help.form");
        fold_form(p->out, buf_text(&text), gutter + 1 + utf8_width(frame(p, "help")) + 2);
        p->formed[d->code] = true;
    }
    if (d->fix)
        show_fix(p, d, gutter);
    buf_done(&text);
}

/* "3 errors, 2 warnings in 5 files." */
static void summary(struct printer *p, const struct diags *diags)
{
    static const char *const keys[] = { "notes", "warnings", "errors" };
    struct buf counts = {0}, number = {0}, text = {0};
    struct diag_arg args[2];
    struct map files;
    size_t n_files = 0;

    for (int severity = ERROR; severity >= INFO; severity--) {
        if (!diags->count[severity])
            continue;
        buf_puts(&counts, counts.n ? ", " : "");
        count(p, &counts, keys[severity], diags->count[severity]);
    }
    map_init(&files);
    for (size_t i = 0; i < diags->n; i++) {
        void **at = diags->items[i]->span.source ? map_at(&files, str_of(diags->items[i]->span.source->name)) : NULL;

        if (at && !*at) {
            *at = diags->items[i];
            n_files++;
        }
    }
    map_done(&files);
    buf_printf(&number, "%zu", n_files);
    args[0] = (struct diag_arg){ "counts", counts.s };
    args[1] = (struct diag_arg){ "n", number.s };
    words_fill(&text, words_frame(p->words, n_files == 0 ? "summary" : n_files == 1 ? "summary.one" : "summary.other"), args, 2);
    paint(p, STRONG, buf_text(&text));
    buf_putc(p->out, '\n');
    buf_done(&counts);
    buf_done(&number);
    buf_done(&text);
}

/* ---- how many of each code ---- */

struct tally { size_t n; enum diag_code code; enum severity severity; };

static int more_frequent(const void *x, const void *y)
{
    const struct tally *a = x, *b = y;

    if (a->n != b->n)
        return a->n < b->n ? 1 : -1;
    return (a->code > b->code) - (a->code < b->code);
}

/* "  189  error[C011a]    <id> has no status": of many findings, what most of them are. */
static void show_tally(struct printer *p, const struct diags *diags)
{
    struct tally tally[DIAG_COUNT];
    size_t n = 0, rest = 0;

    for (size_t i = 0; i < DIAG_COUNT; i++)
        tally[i] = (struct tally){ 0, (enum diag_code)i, INFO };
    for (size_t i = 0; i < diags->n; i++) {
        struct tally *t = &tally[diags->items[i]->code];

        t->n++;
        if (diags->items[i]->severity > t->severity)
            t->severity = diags->items[i]->severity;
    }
    qsort(tally, DIAG_COUNT, sizeof *tally, more_frequent);
    while (n < DIAG_COUNT && tally[n].n)
        n++;
    if (diags->n < TALLY_FROM || n < 2)
        return;
    for (size_t i = 0; i < n; i++) {
        struct buf label = {0}, text = {0};

        if (i >= TALLY_CODES) {
            rest += tally[i].n;
            continue;
        }
        buf_printf(p->out, "%6zu  ", tally[i].n);
        buf_printf(&label, "%s[%s]", words_frame(p->words, severity_name(tally[i].severity)), diag_rows[tally[i].code].code);
        paint(p, (enum paint)(SEVERITY_INFO + tally[i].severity), buf_text(&label));
        buf_fill(p->out, ' ', label.n < 14 ? 16 - label.n : 2);
        told_code(&text, p->words, tally[i].code, "title");
        told_clip(p->out, buf_text(&text), FOLD_WIDTH - 24);
        buf_putc(p->out, '\n');
        buf_done(&label);
        buf_done(&text);
    }
    if (rest) {
        struct buf text = {0};

        buf_printf(p->out, "%6zu  ", rest);
        count(p, &text, "tally", n - TALLY_CODES);
        buf_printf(p->out, "%s\n", text.s);
        buf_done(&text);
    }
}

/* What has to be mended first: what cannot be read hides the rest and stops a build, then what names and values are wrong, then the rest by severity. */
enum { URGENCIES = 5 };

static size_t urgency(const struct diag *d)
{
    char letter = diag_rows[d->code].code[0];

    if (d->severity < ERROR)
        return d->severity == WARNING ? 3 : 4;
    return letter == 'S' || letter == 'L' ? 0 : letter == 'N' ? 1 : 2;
}

enum { OTHERS_TOLD = 100 };    /* nobody reads more ids than these at the end of a finding */

/* The others for which a finding is told, each with its place where that is another one. */
static void show_others(struct printer *p, const struct diags *diags, const struct alike *alike, size_t i)
{
    const struct diag *first = diags->items[i];
    struct buf ids = {0}, number = {0}, text = {0};
    struct diag_arg args[2];
    size_t n = 0;

    for (long j = alike->next[i]; j != ALIKE_NONE; j = alike->next[j], n++) {
        const struct diag *d = diags->items[j];

        if (n == OTHERS_TOLD)
            buf_puts(&ids, ", …");
        if (n >= OTHERS_TOLD)
            continue;
        buf_printf(&ids, "%s%s", ids.n ? ", " : "", d->subject);
        if (d->span.source && (d->span.source != first->span.source || d->span.start != first->span.start))
            buf_printf(&ids, " (%s:%zu)", d->span.source->name, source_place(d->span.source, d->span.start).line);
    }
    buf_printf(&number, "%zu", n);
    args[0] = (struct diag_arg){ "n", number.s };
    args[1] = (struct diag_arg){ "ids", ids.s };
    words_fill(&text, words_frame(p->words, n == 1 ? "same.one" : "same.other"), args, 2);
    labelled(p, gutter_of(first), "same", buf_text(&text));
    buf_done(&ids);
    buf_done(&number);
    buf_done(&text);
}

/* How many of each urgency are printed, if no more than `most` are; a group counts as one. */
static void make_room(const struct diags *diags, const struct alike *alike, size_t most, size_t room[URGENCIES])
{
    memset(room, 0, URGENCIES * sizeof *room);
    for (size_t i = 0; i < diags->n; i++)
        room[urgency(diags->items[i])] += alike->told_by[i] == i;
    for (size_t i = 0; i < URGENCIES; i++) {
        if (room[i] > most)
            room[i] = most;
        most -= room[i];
    }
}

void print_diags(struct buf *out, const struct diags *diags, struct words *words, const struct print_options *options)
{
    struct printer p = { .out = out, .words = words, .colour = options->colour };
    size_t most = options->most ? options->most : PRINT_MOST, room[URGENCIES], rest = 0;
    const struct diag *example = NULL;
    struct alike alike;
    struct buf text = {0};
    bool *shown;

    if (!diags->n)
        return;
    alike_init(&alike, diags);
    shown = mem_zero(diags->n, sizeof *shown);
    make_room(diags, &alike, most, room);
    for (size_t k = 0; k < 2 * diags->n; k++) {    /* twice: what cannot be read stands first, since much of the rest may come from it */
        size_t i = k % diags->n;

        if ((urgency(diags->items[i]) == 0) != (k < diags->n))
            continue;
        if (alike.told_by[i] != i) {
            rest += !shown[alike.told_by[i]];
            continue;
        }
        if (!room[urgency(diags->items[i])]) {
            rest++;
            continue;
        }
        room[urgency(diags->items[i])]--;
        shown[i] = true;
        show(&p, diags->items[i]);
        if (alike.next[i] != ALIKE_NONE)
            show_others(&p, diags, &alike, i);
        buf_putc(out, '\n');
        if ((!example || diags->items[i]->severity > example->severity) && words_examples(words, diags->items[i]->code).n)
            example = diags->items[i];    /* the first of the gravest: what has to be mended, not what may be */
    }
    free(shown);
    alike_done(&alike);
    if (rest) {
        count(&p, &text, "rest", rest);
        buf_putc(&text, '\n');
        buf_str(out, buf_text(&text));
    }
    summary(&p, diags);
    show_tally(&p, diags);
    if (example) {
        struct diag_arg arg = { "code", diag_rows[example->code].code };

        words_fill(out, words_frame(words, "explain"), &arg, 1);
        buf_putc(out, '\n');
    }
    buf_done(&text);
}

/* ---- the page of a code ---- */

static void heading(struct printer *p, const char *key)
{
    buf_putc(p->out, '\n');
    paint(p, LABEL, frame(p, key));
    buf_putc(p->out, '\n');
}

static void explain_text(struct printer *p, enum diag_code code, const char *key, const char *head)
{
    struct buf text = {0};

    told_code(&text, p->words, code, key);
    if (text.n) {
        heading(p, head);
        buf_puts(p->out, "  ");
        fold(p->out, buf_text(&text), 2, 2);
    }
    buf_done(&text);
}

/* "== bad risks.isms" opens a file, the lines up to the next one are its content. A sign before a line says that the other example has no such line. */
static void explain_examples(struct printer *p, enum diag_code code)
{
    struct examples examples = examples_of(words_examples(p->words, code));
    size_t blank = 0;

    for (size_t i = 0; i < examples.n; i++) {
        const struct example_line *line = &examples.lines[i];

        if (line->file) {
            struct buf name = {0}, text = {0};

            buf_str(&name, line->text);
            words_fill(&text, words_frame(p->words, line->good ? "explain.good" : "explain.bad"), &(struct diag_arg){ "file", name.s }, 1);
            buf_putc(p->out, '\n');
            paint(p, LABEL, buf_text(&text));
            buf_putc(p->out, '\n');
            buf_done(&name);
            buf_done(&text);
            blank = 0;
        } else if (!line->text.n) {
            blank++;
        } else {
            buf_fill(p->out, '\n', blank);
            blank = 0;
            paint(p, line->good ? LABEL : SEVERITY_ERROR, line->differs ? STR("  > ") : STR(""));
            buf_puts(p->out, line->differs ? "" : "    ");
            utf8_show(p->out, line->text);
            buf_putc(p->out, '\n');
        }
    }
    if (examples.marked) {
        buf_putc(p->out, '\n');
        fold(p->out, frame(p, "explain.marks"), 0, 0);
    }
    examples_done(&examples);
}

bool print_explain(struct buf *out, struct words *words, enum diag_code code, bool colour)
{
    struct printer p = { .out = out, .words = words, .colour = colour };
    const struct diag_row *row = &diag_rows[code];
    struct buf text = {0};

    if (!words_of(words, code, "title"))
        return false;
    buf_str(&text, frame(&p, severity_name(row->severity)));
    buf_printf(&text, "[%s]", row->code);
    paint(&p, (enum paint)(SEVERITY_INFO + row->severity), buf_text(&text));
    buf_cut(&text, 0);
    buf_puts(&text, ": ");
    told_code(&text, words, code, "title");
    paint(&p, STRONG, buf_text(&text));
    buf_putc(out, '\n');
    if (*row->clause) {
        buf_cut(&text, 0);
        told_clause(&text, words, row->clause);
        fold_piece(out, buf_text(&text));
        buf_putc(out, '\n');
    }
    explain_text(&p, code, "why", "explain.why");
    explain_text(&p, code, "help", "explain.help");
    buf_cut(&text, 0);
    told_code(&text, words, code, "help.form");
    fold_form(out, buf_text(&text), 2);
    explain_examples(&p, code);
    if (words_examples(words, code).n) {
        buf_putc(out, '\n');
        fold(p.out, frame(&p, "explain.base"), 0, 0);
    }
    buf_done(&text);
    return true;
}
