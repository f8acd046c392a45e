/* diag/fold.c - running text for people. */

#include "diag/fold.h"
#include "base/utf8.h"

enum { FORM_INDENT = 2 };    /* how much further in a form stands */

/* The next piece that stays on one line: a word, or all of a `line to write`. */
static struct str next_piece(struct str *rest)
{
    size_t i = 0;
    struct str piece;

    while (rest->n && rest->s[0] == ' ')
        *rest = str_cut(*rest, 1);
    while (i < rest->n && rest->s[i] != ' ') {
        const char *close = rest->s[i] == '`' ? memchr(rest->s + i + 1, '`', rest->n - i - 1) : NULL;

        i = close ? (size_t)(close - rest->s) + 1 : i + 1;
    }
    piece = (struct str){ rest->s, i };
    *rest = str_cut(*rest, i);
    return piece;
}

void fold_piece(struct buf *out, struct str piece)
{
    for (size_t i = 0; i < piece.n; i++) {
        if (piece.s[i] == '\xc2' && i + 1 < piece.n && piece.s[i + 1] == '\xa0') {
            buf_putc(out, ' ');
            i++;
        } else {
            buf_putc(out, piece.s[i]);
        }
    }
}

void fold(struct buf *out, struct str text, size_t column, size_t indent)
{
    bool first = true;

    while (text.n) {
        struct str piece = next_piece(&text);
        size_t n = utf8_width(piece);

        if (!first && column + 1 + n > FOLD_WIDTH) {
            buf_putc(out, '\n');
            buf_fill(out, ' ', indent);
            column = indent;
        } else if (!first && piece.n) {
            buf_putc(out, ' ');
            column++;
        }
        fold_piece(out, piece);
        column += n;
        first = false;
    }
    buf_putc(out, '\n');
}

void fold_form(struct buf *out, struct str form, size_t indent)
{
    struct str line;

    while (form.n && str_split(&form, '\n', &line)) {
        buf_fill(out, ' ', indent + FORM_INDENT);
        fold_piece(out, line);
        buf_putc(out, '\n');
    }
}
