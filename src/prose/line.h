/* prose/line.h - what a line of Markdown begins with, as far as that can be told before cmark has seen it; for prose/ alone. */
#ifndef PROSE_LINE_H
#define PROSE_LINE_H

#include "base/str.h"

/* What stands before the words of a line: blanks and the signs of quotations. */
size_t line_prefix(struct str line);
bool line_is_blank(struct str line);
/* The length of "- " or "12. " at the front, with the blanks after it; 0 if there is none. */
size_t line_item(struct str words, bool *number);
/* The length of the fence at the front, ``` or ~~~; 0 if there is none (CommonMark 0.30, 4.5). */
size_t line_fence(struct str words);
/* In which column of the screen a byte of a line stands, from 0; tabs go to the next fourth. */
size_t line_column(struct str line, size_t at);

/* Which lines are those of fenced code. */
struct line_code {
    char fence;             /* of the code we are in; 0 for none */
    size_t length;
    bool quoted;            /* its line began with > */
};

/* Whether the next line is one of fenced code or its fences; `words` is what follows its prefix. */
bool line_is_code(struct line_code *code, struct str line, struct str words);

#endif
