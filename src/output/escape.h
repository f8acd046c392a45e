/* output/escape.h - text between and within tags, of XML and of HTML alike. */
#ifndef OUTPUT_ESCAPE_H
#define OUTPUT_ESCAPE_H

#include "base/buf.h"

/* Each adds UTF-8 text, ended by NUL, so that a parser reads the same characters from it. */
void escape_text(struct buf *out, const char *text);    /* between tags */
void escape_attr(struct buf *out, const char *text);    /* between the double quotes of an attribute */

#endif
