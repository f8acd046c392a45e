/* prose/markup.c - Markdown to cmark's tree. */

#include "prose/markup.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/xml.h"
#include "prose/attributes.h"
#include "prose/dashes.h"
#include "prose/line.h"
#include "prose/table.h"

#include <stdlib.h>

/* Ours: around the number of a mark (U+F8F0, U+F8F1: letters to cmark), and at the begin of a line that must not begin a block (U+2E31: punctuation, so that
 * emphasis may follow). Where a text has one of them itself it is marked too. */
#define OPEN "\xef\xa3\xb0"
#define CLOSE "\xef\xa3\xb1"
#define LINE "\xe2\xb8\xb1"
enum { SIGN = 3 };

/* What makes the lines below it, indented by four, belong to a footnote or an admonition: an item of a list. */
#define ITEM "+   "
#define HEADED_ITEM "+   # "
#define HEADING "# "

static void add_mark(struct markup *m, struct buf *out, enum mark_kind kind, struct str written, struct str name)
{
    mem_grow(&m->marks, &m->cap, m->n + 1, sizeof *m->marks);
    m->marks[m->n] = (struct mark){ kind, written, name, NULL };
    buf_printf(out, OPEN "%zu" CLOSE, m->n++);
}

/* ---- within a line ---- */

/* The length of a reference at the front, 0 if there is none: [[…]] on one line, without brackets inside. */
static size_t reference(struct str text)
{
    size_t i = 2;

    if (!str_starts(text, STR("[[")))
        return 0;
    while (i < text.n && !strchr("[]\n\\", text.s[i]) && text.s[i])
        i++;
    return i > 2 && i + 1 < text.n && text.s[i] == ']' && text.s[i + 1] == ']' ? i + 2 : 0;
}

/* [^label]: its length, 0 if there is none. */
static size_t footnote(struct str text)
{
    size_t i = 2;

    if (!str_starts(text, STR("[^")))
        return 0;
    while (i < text.n && (unsigned char)text.s[i] > ' ' && !strchr("[]^\\`|", text.s[i]))
        i++;
    return i > 2 && i < text.n && text.s[i] == ']' ? i + 1 : 0;
}

static bool is_sign(struct str text)
{
    return text.n >= SIGN && (!memcmp(text.s, OPEN, SIGN) || !memcmp(text.s, CLOSE, SIGN) || !memcmp(text.s, LINE, SIGN));
}

/* ~ or \~ */
static bool tilde_at(struct str text, size_t i)
{
    return i < text.n && (text.s[i] == '~' || (text.s[i] == '\\' && i + 1 < text.n && text.s[i + 1] == '~'));
}

static bool is_letter(char c)
{
    return ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* ^nd^ or ~2~ behind a letter or digit, as pandoc writes them: their length, 0 if there is none. Few signs, without blanks; between tildes figures alone. */
static size_t shifted(struct str text, char before)
{
    enum { MOST = 12 };
    size_t n = 1;

    if (!is_letter(before) && before != ')' && before != ']')
        return 0;
    while (n < text.n && n <= MOST && (text.s[0] == '~' ? text.s[n] >= '0' && text.s[n] <= '9' : is_letter(text.s[n]) || (text.s[n] && strchr("+-*,()", text.s[n]))))
        n++;
    return n > 1 && n < text.n && text.s[n] == text.s[0] && !(n + 1 < text.n && text.s[n + 1] == text.s[0]) ? n + 1 : 0;
}

/* Attributes, which may go on below this line but not behind the end of the text. Their length here, 0 for none. */
static size_t attributes(struct markup *m, struct buf *out, struct str rest, bool cell)
{
    const char *end = m->base.s + m->base.n;
    bool below = !cell && rest.s >= m->base.s && rest.s + rest.n <= end;
    size_t n = attributes_length(below ? (struct str){ rest.s, (size_t)(end - rest.s) } : rest), here = n < rest.n ? n : rest.n;

    if (!n)
        return 0;
    add_mark(m, out, MARK_ATTRIBUTES, (struct str){ rest.s, here }, (struct str){ rest.s, n });
    m->more = n > rest.n ? rest.s + n : NULL;
    m->attributes = true;
    return here;
}

/* `footnotes`: they are looked for too. `cell`: a | that was written \| stands for itself. */
static void mark_words(struct markup *m, struct buf *out, struct str rest, bool footnotes, bool cell)
{
    const char *first = rest.s, *escaped = rest.s;    /* behind a backslash and its sign */

    m->tildes = m->tildes || (rest.n && (memmem(rest.s, rest.n, "~~", 2) || memmem(rest.s, rest.n, "==", 2)));
    while (rest.n) {
        size_t plain = 0, n;

        while (plain < rest.n && rest.s[plain] != '[' && rest.s[plain] != '\\' && rest.s[plain] != '{' && rest.s[plain] != '^' && rest.s[plain] != '~' && (unsigned char)rest.s[plain] < 0xe2)
            plain++;
        buf_add(out, rest.s, plain);
        rest = str_cut(rest, plain);
        if (!rest.n)
            break;
        n = reference(rest);
        if (n) {
            struct str name = str_trim((struct str){ rest.s + 2, n - 4 });

            if (name.n)
                add_mark(m, out, MARK_REFERENCE, (struct str){ rest.s, n }, name);
            else
                buf_add(out, rest.s, n);
        } else if (footnotes && (n = footnote(rest)) > 0) {
            add_mark(m, out, MARK_FOOTNOTE, (struct str){ rest.s, n }, (struct str){ rest.s + 2, n - 3 });
        } else if (rest.s[0] == '{' && rest.s > escaped && strchr("])`", rest.s[-1]) && (n = attributes(m, out, rest, cell)) > 0) {
            escaped = rest.s + n;
        } else if ((rest.s[0] == '^' || rest.s[0] == '~') && rest.s > escaped && (n = shifted(rest, rest.s[-1])) > 0) {
            add_mark(m, out, rest.s[0] == '^' ? MARK_RAISED : MARK_LOWERED, (struct str){ rest.s, n }, (struct str){ rest.s + 1, n - 2 });
        } else if (is_sign(rest)) {
            n = SIGN;
            add_mark(m, out, MARK_SIGN, (struct str){ rest.s, n }, STR(""));
        } else {
            n = rest.s[0] == '\\' && rest.n > 1 ? 2 : 1;    /* \[[ is no reference */
            if (n == 2 && (unsigned char)rest.s[1] >= 0x80)
                n = 1;
            if (n == 2)
                escaped = rest.s + n;
            if (n == 2 && rest.s[1] == ' ' && rest.s > first && (is_letter(rest.s[-1]) || strchr(".,)", rest.s[-1])) && rest.n > 2 && is_letter(rest.s[2]))
                buf_puts(out, "\xc2\xa0");    /* a blank that does not break, as pandoc writes it */
            else if (n == 2 && rest.s[1] == '~' && (tilde_at(rest, 2) || (rest.s > first && rest.s[-1] == '~')))
                add_mark(m, out, MARK_TILDE, (struct str){ rest.s, n }, STR("~"));
            else if (cell && n == 2 && rest.s[1] == '|')
                buf_putc(out, '|');
            else
                buf_add(out, rest.s, n);
        }
        rest = str_cut(rest, n);
    }
}

void markup_cell(struct markup *m, struct str cell, struct buf *marked)
{
    if (cell.n > PARAGRAPH_MOST)
        add_mark(m, marked, MARK_PLAIN, cell, STR(""));
    else
        mark_words(m, marked, cell, true, true);
}

/* ---- lines ---- */

/* Line by line, as far as blocks can be told before cmark has seen them. */
struct scanner {
    struct markup *m;
    struct str rest;        /* below the line */
    struct line_code code;
    bool table;
    size_t table_indent;
    bool numbered;          /* the line above began an item with a number */
    const char *grid_end;   /* a table drawn with lines goes on to here; NULL for none */
    struct str dashes;      /* the first line of a table of dashes, with its prefix */
    const char *dashes_end; /* it goes on to here; NULL for none */
    bool bars;              /* the line above is one of bars that are no table */
    bool words_above;       /* the line above is one of words */
    const char *long_end;   /* a paragraph too long to be parsed goes on to here; NULL for none */
    const char *measured;   /* how far paragraphs were measured */
    const struct typed *typed, *typed_end;    /* the next line of a list that was typed by hand */
};

/* Whether a line begins a block that ends a table (GitHub Flavored Markdown 0.29, 4.10). */
static bool begins_block(struct str words)
{
    bool number;

    return line_item(words, &number) || words.s[0] == '#' || words.s[0] == '<' || !memcmp(words.s, "***", words.n < 3 ? words.n : 3) ||
           !memcmp(words.s, "---", words.n < 3 ? words.n : 3) || !memcmp(words.s, "___", words.n < 3 ? words.n : 3);
}

/* Whether the line belongs to a table: its head, which the line below it makes one, or anything below that. */
static bool is_row(struct scanner *s, struct str line, struct str words)
{
    size_t indent = line.n - words.n;
    struct str rest = s->rest, below;
    size_t indent_below;

    if (s->table && words.s[0] != '|' && (begins_block(words) || indent < s->table_indent))
        s->table = false;
    if (s->table || !memchr(words.s, '|', words.n) || !rest.s || !str_split(&rest, '\n', &below))
        return s->table;
    indent_below = line_prefix(below);
    below = str_cut(below, indent_below);
    s->table = table_begins(words, below);
    if (!s->table && !s->m->wide.n && table_is_wide(words, below, &s->m->wide_columns))
        s->m->wide = words;
    s->table_indent = indent_below;
    return s->table;
}

/* Where the paragraph that begins here ends, if it is too long; lists and headings begin new ones. Each line is looked at once. */
static void measure(struct scanner *s, struct str line)
{
    struct str rest = s->rest, next = line;
    bool numbered = s->numbered;
    size_t n = 0;

    if (s->measured && line.s < s->measured)
        return;
    for (;;) {
        struct str words = str_cut(next, line_prefix(next));
        bool number = false, item;

        if (line_is_blank(next))
            break;
        item = next.n - words.n <= 3 && line_item(words, &number);
        if (n && (item ? !number || numbered : next.n - words.n <= 3 && words.s[0] == '#'))
            break;
        numbered = item && number;
        n += next.n + 1;
        s->measured = next.s + next.n;
        if (!rest.s || !str_split(&rest, '\n', &next))
            break;
    }
    s->long_end = n > PARAGRAPH_MOST ? s->measured : NULL;
}

/* "!!! note", "??? note", "???+ note" with a word. */
static bool is_admonition(struct str words)
{
    size_t i = 3;

    if (!str_starts(words, STR("!!!")) && !str_starts(words, STR("???")))
        return false;
    if (i < words.n && words.s[0] == '?' && words.s[i] == '+')
        i++;
    if (i >= words.n || (words.s[i] != ' ' && words.s[i] != '\t'))
        return false;
    while (i < words.n && (words.s[i] == ' ' || words.s[i] == '\t'))
        i++;
    return i < words.n && ((words.s[i] | 32) >= 'a' && (words.s[i] | 32) <= 'z');
}

/* ::: and what follows: a word or {…} begins a box, nothing ends one. */
static bool is_box(struct str words, struct str *name)
{
    size_t n = 0;

    while (n < words.n && words.s[n] == ':')
        n++;
    *name = str_trim(str_cut(words, n));
    while (name->n && name->s[name->n - 1] == ':')
        name->n--;
    *name = str_trim(*name);
    return n >= 3 && (!name->n || name->s[0] == '{' || ((name->s[0] | 32) >= 'a' && (name->s[0] | 32) <= 'z'));
}

/* Whether the line is one of a table drawn with lines: it begins with +---+, and all lines below it that begin with | or + belong to it. */
static bool is_grid(struct scanner *s, struct str words)
{
    struct str rest = s->rest, line;
    bool rows = false;

    if (s->grid_end && words.s < s->grid_end)
        return true;
    words = str_trim(words);
    if (words.n < 3 || words.s[0] != '+' || words.s[words.n - 1] != '+' || !strchr("-=:", words.s[1]))
        return false;
    for (size_t i = 0; i < words.n; i++)
        if (!strchr("+-=:", words.s[i]))
            return false;
    s->grid_end = words.s + words.n;
    while (rest.s && str_split(&rest, '\n', &line)) {
        line = str_cut(line, line_prefix(line));
        if (!line.n || (line.s[0] != '|' && line.s[0] != '+'))
            break;
        rows = rows || line.s[0] == '|';
        s->grid_end = line.s + line.n;
    }
    return rows;
}

/* What was typed by hand at the begin of this line; NULL for nothing. */
static const struct typed *typed_at(struct scanner *s, struct str words)
{
    while (s->typed < s->typed_end && s->typed->words.s < words.s)
        s->typed++;
    return s->typed < s->typed_end && s->typed->words.s == words.s ? s->typed : NULL;
}

/* An item of cmark, with another sign than the list before it. */
static const char *item_before(const struct typed *typed)
{
    static const char *const narrow[] = { "* ", "+ ", "- " }, *const wide[] = { "*   ", "+   ", "-   " };

    return (typed->n > TYPED_NARROW ? wide : narrow)[typed->list % 3];
}

static void mark_typed(struct markup *m, const struct typed *typed, struct str words)
{
    if (typed->item) {
        buf_puts(&m->text, item_before(typed));
        add_mark(m, &m->text, MARK_ITEM, (struct str){ words.s, typed->n }, STR(""));
        m->marks[m->n - 1].typed = typed;
        words = str_cut(words, typed->n);
    } else {
        add_mark(m, &m->text, MARK_LINE, STR(""), STR(""));
    }
    buf_puts(&m->text, LINE);
    mark_words(m, &m->text, words, true, false);
}

/* Whether the line is one of a table of dashes, or begins one. */
static bool is_dashes(struct scanner *s, struct str line)
{
    if (s->dashes_end && line.s < s->dashes_end)
        return true;
    if (s->words_above || s->code.fence || line_is_blank(line))
        return false;
    s->dashes_end = dashes_end(line, s->rest);
    s->dashes = line;
    return s->dashes_end;
}

static void mark_dashes(struct scanner *s, struct str line, struct str words)
{
    struct markup *m = s->m;

    if (words.n)
        buf_add(&m->text, line.s, line.n - words.n);
    else
        buf_add(&m->text, s->dashes.s, line_prefix(s->dashes));
    while (words.n && words.s[words.n - 1] == '\r')
        words.n--;
    add_mark(m, &m->text, MARK_DASHES, words, (struct str){ s->dashes.s, 0 });
}

/* What sets pages elsewhere, or asks for contents, which each document has. */
static bool is_layout(struct str words)
{
    static const char *const commands[] = { "\\newpage", "\\pagebreak", "\\clearpage", "\\tableofcontents", "\\toc", "[TOC]", "[toc]", "[[TOC]]", "[[toc]]", "[[_TOC_]]", "{:toc}" };

    words = str_trim(words);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (str_is(words, commands[i]))
            return true;
    return false;
}

/* Lines that begin with a bar and are no table: `| words` keeps its line, as pandoc reads it; of several bars, one line below the other, the first is told. */
static bool mark_bars(struct scanner *s, struct str words)
{
    struct markup *m = s->m;
    struct str rest = s->rest, below = STR("");
    bool one = !memchr(words.s + 1, '|', words.n - 1), above = s->bars;
    size_t n = 1, columns;

    s->bars = !one && (above || (rest.s && str_split(&rest, '\n', &below) && str_starts(str_cut(below, line_prefix(below)), STR("|"))));
    if (one && (words.n == 1 || words.s[1] == ' ')) {
        struct buf blanks = {0};

        for (n = words.n > 1 ? 2 : 1; n < words.n && words.s[n] == ' '; n++)
            buf_puts(&blanks, "\xc2\xa0");
        add_mark(m, &m->text, MARK_LINE, STR(""), (struct str){ arena_dup(&m->arena, blanks.s ? blanks.s : "", blanks.n), blanks.n });
        buf_done(&blanks);
        words = str_cut(words, n);
    } else if (s->bars) {
        add_mark(m, &m->text, MARK_LINE, STR(""), above || table_is_wide(words, str_cut(below, line_prefix(below)), &columns) ? STR("") : (struct str){ words.s, 0 });    /* of that L010 tells */
    } else {
        return false;
    }
    buf_puts(&m->text, LINE);
    mark_words(m, &m->text, words, true, false);
    m->kept_lines = true;
    return true;
}

/* The end of attributes that began above. */
static size_t mark_more(struct markup *m, struct str words)
{
    size_t n = m->more && words.s < m->more ? (size_t)(m->more - words.s) : 0;

    n = n < words.n ? n : words.n;
    if (n)
        add_mark(m, &m->text, MARK_MORE, (struct str){ words.s, n }, STR(""));
    return n;
}

static void mark_line(struct scanner *s, struct str line)
{
    struct markup *m = s->m;
    size_t prefix = line_prefix(line), n;
    struct str words = str_cut(line, prefix);
    struct str name;
    const struct typed *typed;
    bool number, bars = false;

    if (is_dashes(s, line)) {
        s->table = s->numbered = false;
        mark_dashes(s, line, words);
        return;
    }
    if (words.n && words.s[words.n - 1] == '\r')
        words.n--;
    s->words_above = words.n && words.s[0] != '#';
    if (!words.n) {
        s->table = s->numbered = false;
        buf_str(&m->text, line);
        return;
    }
    measure(s, line);
    buf_add(&m->text, line.s, prefix);
    if ((n = mark_more(m, words)) > 0) {
        mark_words(m, &m->text, str_cut(words, n), true, false);
        buf_str(&m->text, str_cut(line, prefix + words.n));
        return;
    }
    n = line_item(words, &number);
    s->numbered = n && number;
    if (line_is_code(&s->code, line, words)) {
        s->table = false;
        mark_words(m, &m->text, words, true, false);
    } else if (is_grid(s, words)) {
        s->table = false;
        add_mark(m, &m->text, MARK_GRID, words, STR(""));
    } else if (n && words.s[n] == '|' && is_row(s, line, str_cut(words, n))) {    /* a table that begins an item */
        buf_add(&m->text, words.s, n);
        add_mark(m, &m->text, MARK_ROW, str_cut(words, n), STR(""));
        s->table_indent = 0;
    } else if (is_row(s, line, words)) {
        add_mark(m, &m->text, MARK_ROW, words, STR(""));
    } else if (s->long_end && line.s < s->long_end) {
        buf_add(&m->text, words.s, n);
        add_mark(m, &m->text, MARK_PLAIN, str_cut(words, n), STR(""));
    } else if (is_layout(words)) {    /* an empty line */
        s->words_above = false;
    } else if (words.s[0] == '|' && mark_bars(s, words)) {
        bars = true;
    } else if (is_box(words, &name)) {
        buf_puts(&m->text, HEADING);
        add_mark(m, &m->text, MARK_BOX, words, name);
    } else if (is_admonition(words)) {
        buf_puts(&m->text, HEADED_ITEM);
        add_mark(m, &m->text, MARK_ADMONITION, words, words);
    } else if ((n = footnote(words)) > 0 && n < words.n && words.s[n] == ':') {
        buf_puts(&m->text, ITEM);
        add_mark(m, &m->text, MARK_NOTE, (struct str){ words.s, n + 1 }, (struct str){ words.s + 2, n - 3 });
        mark_words(m, &m->text, str_cut(words, n + 1), true, false);
    } else if ((typed = typed_at(s, words)) != NULL) {
        mark_typed(m, typed, words);
    } else {
        mark_words(m, &m->text, words, true, false);
    }
    s->bars = s->bars && bars;
    buf_str(&m->text, str_cut(line, prefix + words.n));
}

/* Lines as cmark counts them: a carriage return alone ends one too. */
static void find_lines(struct markup *m)
{
    for (size_t i = 0; i <= m->base.n; i++) {
        char before = i ? m->base.s[i - 1] : '\n';

        if (before != '\n' && (before != '\r' || (i < m->base.n && m->base.s[i] == '\n')))
            continue;
        mem_grow(&m->lines, &m->cap_lines, m->n_lines + 1, sizeof *m->lines);
        m->lines[m->n_lines++] = i;
    }
}

void markup_init(struct markup *m, struct str text, bool one)
{
    struct scanner s = { .m = m, .rest = text };
    struct str line;

    *m = (struct markup){ .base = text };
    arena_init(&m->arena);
    map_init(&m->notes);
    if (one) {
        mark_words(m, &m->text, text, false, false);
        return;
    }
    find_lines(m);
    typed_find(&m->typed, &m->arena, text);
    s.typed = m->typed.items;
    s.typed_end = s.typed + m->typed.n;
    while (s.rest.s && str_split(&s.rest, '\n', &line)) {
        mark_line(&s, line);
        if (line.s + line.n < text.s + text.n)
            buf_putc(&m->text, '\n');
    }
}

void markup_done(struct markup *m)
{
    buf_done(&m->text);
    free(m->marks);
    free(m->lines);
    free(m->remarks);
    map_done(&m->notes);
    arena_done(&m->arena);
    *m = (struct markup){0};
}

/* ---- the tree ---- */

/* Each line behind a sign, so that none begins a list, a heading or a quotation. */
static void as_one(struct buf *out, struct str text)
{
    struct str line;
    bool first = true, blank = false;

    while (str_split(&text, '\n', &line)) {
        while (line.n && (line.s[0] == ' ' || line.s[0] == '\t'))
            line = str_cut(line, 1);
        if (line.n && line.s[line.n - 1] == '\r')
            line.n--;
        if (!line.n) {
            blank = !first;
            continue;
        }
        if (!first)
            buf_puts(out, blank ? "\\\n" : "\n");
        buf_puts(out, LINE);
        buf_str(out, line);
        first = blank = false;
    }
}

static void *resize(void *old, size_t size)
{
    return mem_resize(old, size, 1);
}

static cmark_mem memory = { mem_zero, resize, free };    /* never written to; the tree's nodes keep its address */

cmark_node *markup_node(cmark_node_type type)
{
    return cmark_node_new_with_mem(type, &memory);
}

cmark_node *markup_parse(struct str marked, bool one)
{
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8, &memory);
    cmark_node *root;
    struct buf lines = {0};

    if (one)
        as_one(&lines, marked);
    else
        buf_str(&lines, marked);
    if (utf8_check(lines.s, lines.n) < lines.n) {    /* cmark would take the letters after a bad byte with it */
        struct buf clean = {0};

        xml_clean(&clean, buf_text(&lines));
        buf_done(&lines);
        lines = clean;
    }
    if (lines.n)
        cmark_parser_feed(parser, lines.s, lines.n);
    root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    cmark_consolidate_text_nodes(root);
    buf_done(&lines);
    return root;
}

/* The mark at the front of a text, and how long it is there; NULL if there is none. */
static const struct mark *mark_at(const struct markup *m, struct str text, size_t *length)
{
    size_t number = 0, i = SIGN;

    if (!str_starts(text, STR(OPEN)))
        return NULL;
    while (i < text.n && text.s[i] >= '0' && text.s[i] <= '9' && number <= m->n)
        number = number * 10 + (size_t)(text.s[i++] - '0');
    *length = i + SIGN;
    return number < m->n && str_starts(str_cut(text, i), STR(CLOSE)) ? &m->marks[number] : NULL;
}

/* What was put in front of a mark, and cmark took for words. */
static struct str put_before(const struct mark *mark)
{
    switch (mark->kind) {
    case MARK_NOTE: return STR(ITEM);
    case MARK_ADMONITION: return STR(HEADED_ITEM);
    case MARK_BOX: return STR(HEADING);
    case MARK_ITEM: return str_of(item_before(mark->typed));
    default: return STR("");
    }
}

bool markup_piece(const struct markup *m, struct str *rest, struct str *plain, const struct mark **mark)
{
    const struct mark *found;
    size_t n = 0;

    *mark = NULL;
    *plain = STR("");
    while (str_starts(*rest, STR(LINE)))
        *rest = str_cut(*rest, SIGN);
    if (!rest->n)
        return false;
    if (str_starts(*rest, STR(OPEN))) {
        found = mark_at(m, *rest, &n);
        if (found) {
            *rest = str_cut(*rest, n);
            if (found->kind == MARK_REFERENCE || found->kind == MARK_FOOTNOTE || found->kind == MARK_RAISED || found->kind == MARK_LOWERED)
                *mark = found;
            else
                *plain = found->kind == MARK_TILDE ? found->name : found->written;
            return true;
        }
        n = SIGN;    /* cannot be: every sign of the text is marked */
    }
    while (n < rest->n && !is_sign(str_cut(*rest, n)))
        n++;
    *plain = (struct str){ rest->s, n };
    *rest = str_cut(*rest, n);
    found = mark_at(m, *rest, &n);
    if (found && put_before(found).n && str_ends(*plain, put_before(found)))
        plain->n -= put_before(found).n;
    return true;
}

const struct mark *markup_first(const struct markup *m, struct str text, enum mark_kind kind)
{
    size_t n;
    const struct mark *mark;

    while (str_starts(text, STR(LINE)))
        text = str_cut(text, SIGN);
    mark = mark_at(m, text, &n);
    return mark && mark->kind == kind ? mark : NULL;
}

void markup_restore(const struct markup *m, struct buf *out, struct str text)
{
    while (text.n) {
        size_t n = 0;
        const struct mark *mark = mark_at(m, text, &n);

        if (mark) {
            struct str put = put_before(mark);

            if (put.n && str_ends(buf_text(out), put))
                buf_cut(out, out->n - put.n);
            buf_str(out, mark->written);
        } else if (str_starts(text, STR(LINE))) {
            n = SIGN;
        } else {
            n = is_sign(text) ? SIGN : 0;
            while (n < text.n && !is_sign(str_cut(text, n)))
                n++;
            buf_add(out, text.s, n);
        }
        text = str_cut(text, n);
    }
}
