/* docbook/modelxml.h - the model XML: what one document is made of, ready to be arranged. A published format (docs/model-xml.md); its schema is made from
 * model/schema.def. Templates arrange it and compute nothing. */
#ifndef DOCBOOK_MODELXML_H
#define DOCBOOK_MODELXML_H

#include "base/map.h"
#include "base/xml.h"
#include "docbook/documents.h"
#include "docbook/wordbook.h"
#include "model/model.h"
#include "rules/thresholds.h"

#define NS_MODEL "urn:ismsc:model:1"
#define NS_DOCBOOK "http://docbook.org/ns/docbook"
#define NS_SOURCE "urn:ismsc:source"

/* Where a tree is being written. */
struct modelxml {
    xmlDoc *tree;
    xmlNode *root;
    xmlNs *ns, *db, *src;
    const struct doc_setup *setup;
    const struct wordbook *book;
    const struct document *document;
    struct arena arena;       /* titles in other languages, and the like */
    struct figures *figures;  /* figures of the document are added here */
    struct map flowing;       /* the declarations that flow into it, by id */
    struct map seen;          /* the project's files from which something flows into it: by name, and */
    const char **sources;     /* their names */
    size_t n_sources, cap_sources;
    const struct source *latest;
    bool unresolved;          /* a reference that leads nowhere stands in it */
    bool asked[THRESHOLD_COUNT];               /* of the project's limits these are known: */
    struct duration times[THRESHOLD_COUNT];
};

/* The model XML of one document, in the language of its words; its figures join `figures`. Yours, ends with xmlFreeDoc(). */
xmlDoc *modelxml_new(const struct doc_setup *setup, const struct document *document, const struct wordbook *book, struct figures *figures);

/* For the parts of docbook/ that add to it: */
xmlNode *mx_element(struct modelxml *mx, xmlNode *parent, const char *name);
void mx_attr(xmlNode *node, const char *name, const char *value);               /* nothing for NULL or "" */
void mx_date(xmlNode *node, const char *name, date day);                        /* nothing for DATE_NONE */
void mx_count(xmlNode *node, const char *name, long n);
void mx_yes(xmlNode *node, const char *name, bool yes);                         /* "yes" or "no" */
const char *mx_title(const struct modelxml *mx, const struct entity *e);        /* in the document's language; borrowed */
const char *mx_document_title(const struct modelxml *mx, const struct document_row *row);    /* as its declaration or the words have it; borrowed */
void mx_target(struct modelxml *mx, xmlNode *node, const struct entity *e);     /* to, id, kind, title; its file is a source from then on */
void mx_who(struct modelxml *mx, xmlNode *node, const char *name, const struct value *v);    /* the name of whom it refers to, as an attribute; nothing for NULL */
void mx_source(struct modelxml *mx, const struct source *source);               /* something of this file flows into the document; nothing for NULL */
void mx_nowhere(struct modelxml *mx, xmlNode *node, const struct value *v);     /* a reference without target: loose or unresolved */
/* Lets an element that names a policy lead to one of its headings (no change where it has none of that name), and the heading's words, else its name. */
void mx_heading(const struct modelxml *mx, xmlNode *node, const struct entity *policy, struct str name);
struct str mx_heading_words(const struct modelxml *mx, const struct entity *policy, struct str name);
/* The title of a point of a scale in the document's language; NULL where it has none, or where it only says its number. Borrowed. */
const struct value *mx_point_title(const struct modelxml *mx, const struct record *record, int field, double point);
/* One declaration with all its fields; its element. */
xmlNode *mx_entity(struct modelxml *mx, xmlNode *parent, const struct entity *e);

/* What follows from the model about a declaration, by what the makers know of its kind (maker.h). */
void mx_computed(struct modelxml *mx, xmlNode *node, const struct entity *e);
/* context.c: what is planned for something: treatments, actions, objectives and changes that belong to it, or that its `field` names (0: it has none), each as a <c-work>. */
void context_plan(struct modelxml *mx, xmlNode *parent, const struct entity *e, int field);
/* bookparts.c: a <c-group> for each part of the handbook, and on each policy the part it stands in. */
void handbook_parts(struct modelxml *mx, xmlNode *parent);
/* docbook/revision.c: <c-revision>, of which revision of the sources the document is; nothing where nobody knows. */
void mx_revision(struct modelxml *mx);
/* The changes to a policy's text, as version control has them. */
void mx_changes(struct modelxml *mx, xmlNode *node, const struct entity *policy);
/* docbook/findings.c: <findings>, all that concern the document; true if there is an error among them. Comes when all that flows in has been written. */
bool mx_findings(struct modelxml *mx);

#endif
