/* pdf/struck.c - the lines through words that were struck out. */

#include "pdf/struck.h"

/* A line goes on through words of one size, spaces included. */
static bool goes_on(const struct piece *piece, const struct span *span)
{
    return piece->span->struck && piece->span->size == span->size && piece->span->rise == span->rise && piece->span->colour == span->colour;
}

bool struck_next(const struct line *line, size_t *at, struct struck *struck)
{
    size_t i = *at;

    while (i < line->n && (!line->pieces[i].span->struck || line->pieces[i].kind != PIECE_GLYPHS))
        i++;
    if (i >= line->n)
        return false;
    *struck = (struct struck){ line->pieces[i].x, line->pieces[i].x + line->pieces[i].width, line->pieces[i].span, (enum face_id)line->pieces[i].of.word->face };
    for (; i < line->n && goes_on(&line->pieces[i], struck->span); i++) {
        double left = line->pieces[i].x, right = left + line->pieces[i].width;

        struck->from = left < struck->from ? left : struck->from;
        struck->to = right > struck->to ? right : struck->to;
    }
    *at = i;
    return true;
}
