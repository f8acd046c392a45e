/* pdf/hyphen.h - where words may be broken: libhyphen with the patterns of the text's language. */
#ifndef PDF_HYPHEN_H
#define PDF_HYPHEN_H

#include <stdbool.h>
#include <stddef.h>

struct hyphens;

struct hyphens *hyphens_new(void);                  /* yours, ends with hyphens_free() */
void hyphens_free(struct hyphens *hyphens);

/* The number of a language ("nl", "en-GB", …; BCP 47), always the same for the same name; 0 for none, and when there are too many. */
int hyphens_language(struct hyphens *hyphens, const char *name);
const char *hyphens_name(const struct hyphens *hyphens, int language);    /* as given, "" for 0; borrowed */

/* Calls told("hyphenation", path) for each file of patterns that was loaded. */
void hyphens_each_file(const struct hyphens *hyphens, void (*told)(void *closure, const char *kind, const char *path), void *closure);

/* Sets at[i] for each byte i of the text (UTF-8) before which a hyphen may be put; leaves the others. Only whole runs of five letters and more are
 * looked at, at least two letters stay before a hyphen and three after it, whatever the patterns say. */
void hyphens_find(struct hyphens *hyphens, int language, const char *text, size_t n, unsigned char *at);

#endif
