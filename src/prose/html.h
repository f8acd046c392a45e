/* prose/html.h - as much of HTML as Markdown's readers expect: comments and line breaks; for prose/ alone. */
#ifndef PROSE_HTML_H
#define PROSE_HTML_H

#include "base/buf.h"

bool html_is_comment(struct str html);    /* nothing but <!-- … --> */
bool html_is_break(struct str html);      /* <br>, <br/>, <BR /> */
/* Adds what is left without comments; one that is never closed stays. */
void html_without_comments(struct buf *out, struct str html);
/* Takes the next piece between comments off the front; false at the end. */
bool html_take_piece(struct str *html, struct str *piece);
/* Adds the value of an attribute of the tag, entities read; false where it has none. */
bool html_attribute(struct str tag, const char *name, struct buf *value);
/* The name of the tag at the front, `/` before it where it closes; empty where there is none. */
struct str html_tag(struct str html);

#endif
