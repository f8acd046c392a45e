/* docbook/shared.h - what several documents tell alike. */
#ifndef DOCBOOK_SHARED_H
#define DOCBOOK_SHARED_H

#include "docbook/modelxml.h"
#include "model/progress.h"
#include "rules/looks.h"
#include "rules/thresholds.h"

/* ---- attributes ---- */

void mx_number(xmlNode *node, const char *name, double number);
/* The text of a field in the document's language; nothing where it has none. */
void mx_words(struct modelxml *mx, xmlNode *node, const char *name, const struct record *record, int field);
/* The word of a choice as readers call it: `path` is the field ("control.state"). */
void mx_choice(struct modelxml *mx, xmlNode *node, const char *name, const char *path, const char *word);
/* The name of a point of a scale; nothing where it is the number once more. */
void mx_point(struct modelxml *mx, xmlNode *node, const char *name, const struct record *record, int field, double point);
/* Name, title, rank, colour and response of a level of a method; nothing for NULL. */
void mx_level(struct modelxml *mx, xmlNode *node, const struct record *level);
/* State, dates, lateness and share of planned work (model/progress.h). */
void mx_progress(struct modelxml *mx, xmlNode *node, const struct entity *work, const struct progress *p);
/* The project's limit, asked once a document. */
struct duration mx_time(struct modelxml *mx, enum threshold threshold);

/* ---- asked of a declaration ---- */

bool mx_state_is(const struct entity *e, int status, int state, const char *word);
struct str mx_word_of(const struct entity *e, int field);    /* of a choice; "none" where it is not said */
long mx_count_if(const struct modelxml *mx, enum shape_id kind, bool (*is)(const struct entity *e));

/* ---- elements ---- */

/* <c-rating>: `holder` has the rating, by the method of `risk`: the risk itself, or a treatment that says what it will come to. */
void mx_rating(struct modelxml *mx, xmlNode *parent, const struct entity *holder, const struct entity *risk, int field, const char *of);
/* <c-control>, each once, in the order in which they are named; `via` a treatment that names it, NULL for a declaration's own. `seen` has their elements. */
void mx_controls(struct modelxml *mx, xmlNode *parent, const struct record *record, int field, int which, const struct entity *via, struct map *seen);
/* <c-review>: when it was last looked at, and when it is due. */
void mx_look(struct modelxml *mx, xmlNode *parent, struct look look);
/* What refers to it: a <c-use> of each sort, with a <c-by> for each declaration; of those for which counts() is true (NULL: all). */
void mx_uses(struct modelxml *mx, xmlNode *parent, const struct entity *e, bool (*counts)(const struct value *v));
/* The same for an entry of a register: without what stands elsewhere (its class, actions told with their owners). */
void mx_used(struct modelxml *mx, xmlNode *node, const struct entity *e);
/* A figure with the words "ID.one" and "ID.other" (and "ID.none", where zero is worth a word), as a <c-fact>. */
void mx_figure(struct modelxml *mx, xmlNode *parent, const char *id, long n);
/* How many declarations of a kind there are and how many of them are in force, as <c-total>. */
void mx_total(struct modelxml *mx, xmlNode *parent, enum shape_id kind);
/* A <c-group> for each group that a kind has entries in, in a reader's order (maker.h). */
void mx_groups(struct modelxml *mx, xmlNode *parent, enum shape_id kind);
/* Another document, by its title, and how much stands in it: a <c-elsewhere>. */
void mx_elsewhere(struct modelxml *mx, xmlNode *parent, enum document_id doc, long n);
/* What the checks find missing: a <c-gap> for each sort of finding that concerns the document, with what it is about. Findings about the whole management system that
 * are neither an error nor of the document's own clause are left to <findings>. */
void summary_gaps(struct modelxml *mx, xmlNode *parent);

const char *mx_kind_words(struct modelxml *mx, const struct shape *kind);    /* "Risks"; its label where there are no words for many; borrowed */

#endif
