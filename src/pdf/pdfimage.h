/* pdf/pdfimage.h - the pictures of a PDF file (ISO 32000-1, 8.9.5): each once, however often it is shown. */
#ifndef PDF_PDFIMAGE_H
#define PDF_PDFIMAGE_H

#include "base/image.h"
#include "pdf/pdffile.h"

struct pdfimages;

struct pdfimages *pdfimages_new(struct pdffile *file);    /* yours, ends with pdfimages_free() */
void pdfimages_free(struct pdfimages *images);

/* The number of a picture's name, "/I1" and so on, written to the file when it is asked for first; 0 where its pixels cannot be read. */
unsigned pdfimages_number(struct pdfimages *images, const struct image *image);

void pdfimages_resources(const struct pdfimages *images, struct buf *buf);    /* "/XObject<</I1 7 0 R>>"; nothing where none was asked for */

#endif
