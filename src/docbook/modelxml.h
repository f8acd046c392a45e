/* docbook/modelxml.h - the model XML: what one document is made of, ready to be arranged. A published format (docs/model-xml.md); its schema is made from
 * model/schema.def. Templates arrange it and compute nothing. */
#ifndef DOCBOOK_MODELXML_H
#define DOCBOOK_MODELXML_H

#include "base/map.h"
#include "base/xml.h"
#include "docbook/documents.h"
#include "docbook/wordbook.h"
#include "model/model.h"
#include "model/progress.h"
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

/* The project's limit, asked once a document. */
struct duration mx_time(struct modelxml *mx, enum threshold threshold);

/* State, dates and share of planned work, as attributes (model/progress.h). */
struct progress;
void mx_progress(struct modelxml *mx, xmlNode *node, const struct entity *work, const struct progress *p);

/* Name, title, rank, colour and response of a level of a method; nothing for NULL. */
void mx_level(struct modelxml *mx, xmlNode *node, const struct record *level);

/* State, due date, lateness and share of work (model/progress.h), as attributes. */
void mx_progress(struct modelxml *mx, xmlNode *node, const struct entity *work, const struct progress *p);

/* computed.c: what follows from the model about a declaration, as elements named c-… below its own. */
void mx_computed(struct modelxml *mx, xmlNode *node, const struct entity *e);
/* registers.c: the same for entries of registers, dispatched by kind. */
void registers_compute(struct modelxml *mx, xmlNode *node, const struct entity *e);
/* What refers to it: a <c-use> of each sort, with a <c-by> for each declaration; of those for which counts() is true (NULL: all). */
void mx_uses(struct modelxml *mx, xmlNode *parent, const struct entity *e, bool (*counts)(const struct value *v));
/* A figure with the words "ID.one" and "ID.other" (and "ID.none", where zero is worth a word), as a <c-fact>. */
void mx_figure(struct modelxml *mx, xmlNode *parent, const char *id, long n);
/* How many declarations of a kind there are and how many of them are in force, as <c-total>. */
void mx_total(struct modelxml *mx, xmlNode *parent, enum shape_id kind);
/* A <c-group> for each group that a kind has entries in, in a reader's order. */
void mx_groups(struct modelxml *mx, xmlNode *parent, enum shape_id kind);
const char *mx_kind_words(struct modelxml *mx, const struct shape *kind);    /* "Risks"; its label where there are no words for many; borrowed */
/* Another document, by its title, and how much stands in it: a <c-elsewhere>. */
void mx_elsewhere(struct modelxml *mx, xmlNode *parent, enum document_id doc, long n);
/* procedures.c, roles.c: the same for methods, and for roles and people. */
void procedures_method(struct modelxml *mx, xmlNode *parent, const struct entity *method);
void roles_compute(struct modelxml *mx, xmlNode *node, const struct entity *e);
/* learning.c: the same for competences and trainings. */
void learning_competence(struct modelxml *mx, xmlNode *node, const struct entity *competence);
void learning_training(struct modelxml *mx, xmlNode *node, const struct entity *training);
/* controlled.c: the same for what others wrote, and for rules on how long records stay. */
void controlled_reference(struct modelxml *mx, xmlNode *node, const struct entity *reference);
void controlled_retention(struct modelxml *mx, xmlNode *node, const struct entity *rule);
/* handbook.c: which edition of a policy the handbook prints. */
void handbook_policy(struct modelxml *mx, xmlNode *node, const struct entity *policy);
/* bookparts.c: a <c-group> for each part of the handbook, and on each policy the part it stands in. */
void handbook_parts(struct modelxml *mx, xmlNode *parent);
/* incidents.c: the course of an incident, and what follows from it. */
void incidents_compute(struct modelxml *mx, xmlNode *node, const struct entity *incident);
/* continuity.c: what a process needs and what that promises, copies of an asset; and which declarations the document takes. */
void continuity_compute(struct modelxml *mx, xmlNode *node, const struct entity *e);
bool continuity_takes(const struct doc_setup *setup, const struct entity *e);
void summary_continuity(struct modelxml *mx, xmlNode *parent);
/* access.c: how rights to an asset are kept, and which declarations the document takes. */
void access_compute(struct modelxml *mx, xmlNode *node, const struct entity *asset);
bool access_takes(const struct doc_setup *setup, const struct entity *e);
void summary_access_reviews(struct modelxml *mx, xmlNode *parent);
/* operation.c: days by which keys, weaknesses and processes are due; their groups; which declarations the documents take. */
void operation_compute(struct modelxml *mx, xmlNode *node, const struct entity *e);
struct str operation_group(const struct model *model, const struct entity *e);
bool operations_takes(const struct doc_setup *setup, const struct entity *e);
bool threats_takes(const struct doc_setup *setup, const struct entity *e);
void summary_operations(struct modelxml *mx, xmlNode *parent);
void summary_threats(struct modelxml *mx, xmlNode *parent);
void summary_processing(struct modelxml *mx, xmlNode *parent);
/* trace.c, glossary.c: the same for evidence and for terms. */
void trace_evidence(struct modelxml *mx, xmlNode *node, const struct entity *evidence);
void glossary_term(struct modelxml *mx, xmlNode *node, const struct entity *term);
/* objectives.c: the same for objectives, with their metrics and plan, and for metrics; and which changes are planned with them: those to the management system. */
void objectives_objective(struct modelxml *mx, xmlNode *node, const struct entity *objective);
void objectives_metric(struct modelxml *mx, xmlNode *node, const struct entity *metric);
bool objectives_take(const struct doc_setup *setup, const struct entity *e);
/* context.c: the same for requirements of parties, and for risks and opportunities of the management system. */
void context_requirement(struct modelxml *mx, xmlNode *node, const struct entity *requirement);
void context_work(struct modelxml *mx, xmlNode *node, const struct entity *e);
/* What is planned for something: treatments, actions, objectives and changes that belong to it, or that its `field` names (0: it has none), each as a <c-work>. */
void context_plan(struct modelxml *mx, xmlNode *parent, const struct entity *e, int field);
/* summary.c, registers.c, procedures.c, roles.c, incidents.c: the counts and figures of a document, below its <c-summary>. */
void summary_risk_register(struct modelxml *mx, xmlNode *parent);
void summary_treatment_plan(struct modelxml *mx, xmlNode *parent);
void summary_soa(struct modelxml *mx, xmlNode *parent);
void summary_house(struct modelxml *mx, xmlNode *parent);
void summary_scope(struct modelxml *mx, xmlNode *parent);
void summary_risk_method(struct modelxml *mx, xmlNode *parent);
void summary_traceability(struct modelxml *mx, xmlNode *parent);
void summary_glossary(struct modelxml *mx, xmlNode *parent);
void summary_handbook(struct modelxml *mx, xmlNode *parent);
void summary_roles(struct modelxml *mx, xmlNode *parent);
void summary_assets(struct modelxml *mx, xmlNode *parent);
void summary_suppliers(struct modelxml *mx, xmlNode *parent);
void summary_obligations(struct modelxml *mx, xmlNode *parent);
void summary_competence(struct modelxml *mx, xmlNode *parent);
void summary_training(struct modelxml *mx, xmlNode *parent);
void summary_communication(struct modelxml *mx, xmlNode *parent);
void summary_documents(struct modelxml *mx, xmlNode *parent);
void summary_exceptions(struct modelxml *mx, xmlNode *parent);
void summary_incidents(struct modelxml *mx, xmlNode *parent);
void summary_context(struct modelxml *mx, xmlNode *parent);
void summary_calendar(struct modelxml *mx, xmlNode *parent);
bool calendar_wanted(const struct doc_setup *setup);    /* whether anything is due */
void summary_objectives(struct modelxml *mx, xmlNode *parent);
/* docbook/findings.c: <findings>, all that concern the document; true if there is an error among them. Comes when all that flows in has been written. */
bool mx_findings(struct modelxml *mx);
/* What the checks find missing: a <c-gap> for each sort of finding that concerns the document, with what it is about. Findings about the whole management system that
 * are neither an error nor of the document's own clause are left to <findings>. */
void summary_gaps(struct modelxml *mx, xmlNode *parent);

#endif
