/* docbook/maker.h - what a file of docbook/ adds to the model XML, as one table of its own: the documents it serves, what it computes of which kinds, in which groups
 * their entries stand, and the patterns by which all that is described to others (docs/model.rng). A new document is a file with such a table and its line in makers.c. */
#ifndef DOCBOOK_MAKER_H
#define DOCBOOK_MAKER_H

#include "docbook/modelxml.h"

/* What is a document's own beyond its row in model/documents.def and its template. */
struct maker_document {
    enum document_id doc;
    void (*summarise)(struct modelxml *mx, xmlNode *parent);                 /* its counts and figures, below its <c-summary> */
    bool (*takes)(const struct doc_setup *setup, const struct entity *e);    /* which of the declarations of its kinds; NULL: all */
    bool (*wanted)(const struct doc_setup *setup);                           /* whether there is something for it besides these; NULL: nothing */
};

/* What follows from the model about a declaration of a kind, as elements and attributes named c-… of its own. `marks` are those attributes, written as below. */
struct maker_kind { enum shape_id kind; void (*compute)(struct modelxml *mx, xmlNode *node, const struct entity *e); const char *marks; };

/* The groups of a kind, in the order in which a reader wants them: "open/closed". */
struct maker_group { enum shape_id kind; struct str (*of)(const struct model *model, const struct entity *e); const char *order; };

/* An element that is computed, in what it stands ("risk", "c-summary", "every"), and how often: a pattern of RELAX NG. Attributes: "to id? n:int on:date overdue:yes
 * state:a|b @group", as docs/relaxng.c reads them. What several makers put into one element of a name is put together. */
#define MIXED "choice"    /* any number, in any order with the MIXED rows before and after it */
struct maker_element { const char *parent, *name, *count, *attributes; };

struct maker {
    struct maker_document documents[4];
    struct maker_kind kinds[12];
    struct maker_group groups[8];
    const struct maker_element *elements;    /* ends with a row of NULL */
};

/* All of them, ended by NULL. Where two compute of one kind, the first stands first. */
extern const struct maker *const makers[];

/* NULL where nothing is computed for it. */
const struct maker_document *maker_of_document(enum document_id doc);
/* NULL where its entries stand in none. */
const struct maker_group *maker_of_groups(enum shape_id kind);

/* The rows of a part of each maker, in order: for makers_each(row, kinds, compute) { … }; `set` is what no row of that part lacks. Leave it by return only. */
#define makers_each(row, part, set) \
    (const struct maker *const *at = makers; *at; at++) \
        for (__typeof__((*at)->part[0]) const *row = (*at)->part; row < (*at)->part + sizeof (*at)->part / sizeof *(*at)->part && row->set; row++)

/* The same for their patterns: for makers_elements(row) { … } */
#define makers_elements(row) \
    (const struct maker *const *at = makers; *at; at++) \
        for (const struct maker_element *row = (*at)->elements; row && row->parent; row++)

/* Attributes of what is planned for something. */
#define PLANNED "@target owner? state? state-text? since:date? due:date? first-due:date? slips:int? every? overdue:yes? days-late:int? share:number? pending:yes?"

#endif
