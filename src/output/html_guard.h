/* output/html_guard.h - what may stand in a page that is mailed alone: it runs nothing and fetches nothing. */
#ifndef OUTPUT_HTML_GUARD_H
#define OUTPUT_HTML_GUARD_H

#include "base/buf.h"

/* Whether a link may lead there: http, https, mailto, tel, a place in this page or a file beside it. */
bool html_may_lead(struct str address);
/* Whether it is a picture that a page carries itself: data: of PNG, JPEG, GIF, WebP or SVG (which runs nothing in an img). */
bool html_may_show(struct str address);

/* Adds the text of <style>, which is not escaped: `</` in it would end it. */
void html_style(struct buf *out, const char *style);

#endif
