/* pdf/pdffont.h - fonts in a PDF (ISO 32000-1, 9.6 to 9.10): which glyphs were used, how wide they are, what text they stand for.
 *
 * Each is a composite font whose codes are the font file's glyph numbers, in two bytes; the glyphs used are embedded. */
#ifndef PDF_PDFFONT_H
#define PDF_PDFFONT_H

#include "pdf/fonts.h"
#include "pdf/pdffile.h"

struct pdffonts;
struct pdffont;

struct pdffonts *pdffonts_new(struct pdffile *file);    /* yours, ends with pdffonts_free(); the file must outlive it */
void pdffonts_free(struct pdffonts *fonts);

struct pdffont *pdffonts_use(struct pdffonts *fonts, const struct font *font);    /* borrowed; the same for the same font */
unsigned pdffont_number(const struct pdffont *font);                              /* its resource is named F and this, from 1 */

/* Notes that a glyph is drawn; its width as the file tells it, in thousandths of an em. */
double pdffont_draw(struct pdffont *font, uint32_t glyph);

/* Would a reader who copies this glyph get this text (UTF-8, not empty)? The first text that a glyph is asked about becomes its text. */
bool pdffont_copies(struct pdffont *font, uint32_t glyph, struct str text);

void pdffonts_resources(const struct pdffonts *fonts, struct buf *dict);    /* "/F1 7 0 R/F2 9 0 R" */
bool pdffonts_write(struct pdffonts *fonts);                                /* embeds them; false where a font file defies it */

#endif
