/* docbook/glossary.h - terms found in texts by their words. */
#ifndef DOCBOOK_GLOSSARY_H
#define DOCBOOK_GLOSSARY_H

#include "model/model.h"

struct glossary;

/* The names of all terms, in every language. Borrows from the model. Yours, ends with glossary_free(). */
struct glossary *glossary_new(const struct model *model);
void glossary_free(struct glossary *glossary);

/* Calls hit() for each place in the text where the name of a term stands as a word: in any case (of ASCII), any white space for a blank, an s at its end allowed. */
void glossary_find(const struct glossary *glossary, struct str text, void (*hit)(void *closure, const struct entity *term), void *closure);

#endif
