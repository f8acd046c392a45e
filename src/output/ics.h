/* output/ics.h - the calendar for calendar programs (iCalendar, RFC 5545). */
#ifndef OUTPUT_ICS_H
#define OUTPUT_ICS_H

#include "docbook/wordbook.h"
#include "model/applicability.h"

/* Adds a file with an event for each thing that is due, of whole days, in the words of the book; what was due before the model's day stands on that day and says so.
 * An event keeps its UID from build to build while it is about the same thing, so that a calendar moves it instead of showing it twice. CRLF, lines folded at 75 bytes. */
void ics_write(struct buf *out, const struct model *model, const struct applicability *applicability, const struct wordbook *book);

#endif
