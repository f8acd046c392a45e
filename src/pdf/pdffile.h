/* pdf/pdffile.h - a PDF file as ISO 32000-1, 7.5 has it: numbered objects, compressed streams, the table that finds them.
 *
 * Objects that are no streams are packed into object streams (7.5.7), so that the file is PDF 1.5 and small. */
#ifndef PDF_PDFFILE_H
#define PDF_PDFFILE_H

#include "base/buf.h"

#include <stdint.h>

struct pdffile;

struct pdffile *pdffile_new(struct buf *out);           /* yours, ends with pdffile_end(); appends to out */
unsigned pdffile_id(struct pdffile *file);              /* a new object's number, from 1; write it once, or never */

/* An object that is no stream: print it into what begin returns, then end. One at a time; nothing else of the file is written in between. */
struct buf *pdffile_begin(struct pdffile *file, unsigned id);
void pdffile_end_object(struct pdffile *file);

/* A stream; `dict` are its keys beside Length and Filter ("/Type/XRef ..." or ""). Plain: the bytes are compressed here.
 * Filtered: they stay as they are, `dict` names their filter. */
void pdffile_stream(struct pdffile *file, unsigned id, const char *dict, struct str bytes);
void pdffile_stream_filtered(struct pdffile *file, unsigned id, const char *dict, struct str bytes);

/* Writes what is left, the table of objects and the trailer, and ends the file; false where a number was written twice or the file is larger than its
 * table can tell (4 GB). `info` may be 0. */
bool pdffile_end(struct pdffile *file, unsigned catalog, unsigned info);

/* --- how values are printed (7.3) --- */
void pdf_hundredths(struct buf *buf, long long hundredths);    /* 1234 is "12.34" */
void pdf_number(struct buf *buf, double value);                /* two decimals; must be finite */
void pdf_integer(struct buf *buf, long long value);
void pdf_bytes(struct buf *buf, struct str bytes);             /* a string of bytes, in parentheses */
void pdf_text(struct buf *buf, const char *utf8);              /* a text string (7.9.2.2): ASCII as it is, else UTF-16 */
void pdf_utf16(struct buf *buf, struct str utf8);              /* its hexadecimal digits, big-endian */

#endif
