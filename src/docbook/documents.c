/* docbook/documents.c - the making of documents: what they take and count, and from their model XML through their template to DocBook. */

#include "docbook/documents.h"
#include "base/mem.h"
#include "base/sheet.h"
#include "base/xml.h"
#include "docbook/figures.h"
#include "docbook/links.h"
#include "docbook/modelxml.h"

#include <stdlib.h>

/* Controls of the catalogs that the ISMS follows: those of an optional one only where something names them. */
static bool takes_applicable(const struct doc_setup *setup, const struct entity *e)
{
    const struct entry *entry = applicability_find(setup->applicability, e);

    if (!entry)
        return false;
    for (size_t i = 0; i < setup->applicability->n_catalogs; i++)
        if (setup->applicability->catalogs[i].catalog == e->catalog)
            return setup->applicability->catalogs[i].required || entry->included;
    return false;
}

/* Clauses of which the project says something; the others are the standard's. */
static bool takes_stated(const struct doc_setup *setup, const struct entity *e)
{
    (void)setup;
    return e->kind != KIND_CLAUSE || e->stated || !e->foreign;
}

static bool has_risks(const struct doc_setup *setup)
{
    return setup->model->counts[KIND_RISK] > 0;
}

/* What is a document's own beyond its row in model/documents.def and its template; nothing in most. */
static const struct {
    bool (*takes)(const struct doc_setup *setup, const struct entity *e);    /* which of the declarations of its kinds; NULL: all */
    void (*summarise)(struct modelxml *mx, xmlNode *parent);                 /* its counts and figures */
    bool (*wanted)(const struct doc_setup *setup);                           /* whether there is something for it besides these */
} own[DOCUMENT_COUNT] = {
    [DOCUMENT_SCOPE] = { NULL, summary_scope, NULL },
    [DOCUMENT_CONTEXT] = { NULL, summary_context, NULL },
    [DOCUMENT_ROLES] = { NULL, summary_roles, NULL },
    [DOCUMENT_RISK_METHOD] = { NULL, summary_risk_method, NULL },
    [DOCUMENT_RISK_REGISTER] = { NULL, summary_risk_register, NULL },
    [DOCUMENT_TREATMENT_PLAN] = { NULL, summary_treatment_plan, NULL },
    [DOCUMENT_SOA] = { takes_applicable, summary_soa, NULL },
    [DOCUMENT_OBJECTIVES] = { objectives_take, summary_objectives, NULL },
    [DOCUMENT_ASSETS] = { NULL, summary_assets, NULL },
    [DOCUMENT_SUPPLIERS] = { NULL, summary_suppliers, NULL },
    [DOCUMENT_OBLIGATIONS] = { NULL, summary_obligations, NULL },
    [DOCUMENT_COMPETENCE] = { NULL, summary_competence, NULL },
    [DOCUMENT_TRAINING] = { NULL, summary_training, NULL },
    [DOCUMENT_COMMUNICATION] = { NULL, summary_communication, NULL },
    [DOCUMENT_DOCUMENTS] = { NULL, summary_documents, NULL },
    [DOCUMENT_HANDBOOK] = { NULL, summary_handbook, NULL },
    [DOCUMENT_HOUSE] = { NULL, summary_house, NULL },
    [DOCUMENT_GLOSSARY] = { NULL, summary_glossary, NULL },
    [DOCUMENT_TRACEABILITY] = { takes_stated, summary_traceability, has_risks },
    [DOCUMENT_CONTINUITY] = { continuity_takes, summary_continuity, NULL },
    [DOCUMENT_ACCESS_REVIEWS] = { access_takes, summary_access_reviews, NULL },
    [DOCUMENT_OPERATIONS] = { operations_takes, summary_operations, NULL },
    [DOCUMENT_THREATS] = { threats_takes, summary_threats, NULL },
    [DOCUMENT_PROCESSING] = { NULL, summary_processing, NULL },
    [DOCUMENT_SUPPLIER_ASSURANCE] = { NULL, summary_suppliers, NULL },
    [DOCUMENT_INCIDENTS] = { NULL, summary_incidents, NULL },
    [DOCUMENT_CALENDAR] = { NULL, summary_calendar, calendar_wanted },
    [DOCUMENT_EXCEPTIONS] = { NULL, summary_exceptions, NULL },
};

bool document_takes(const struct doc_setup *setup, const struct document *document, const struct entity *e)
{
    const struct document_row *row = document->row;

    if (document->of)
        return document->of == e;
    return document_shows(row, e->kind) && (!own[row->doc].takes || own[row->doc].takes(setup, e));
}

bool document_wanted(const struct doc_setup *setup, const struct document *document)
{
    const struct document_row *row = document->row;

    if (document->of || row->required || document_declared(setup->model, row))
        return true;
    if (own[row->doc].wanted && own[row->doc].wanted(setup))
        return true;
    for document_kinds_each(kind, row, setup->model->schema)
        for model_each(e, setup->model, (enum shape_id)kind)
            if (!e->foreign && document_takes(setup, document, e))
                return true;
    return false;
}

void document_summarise(struct modelxml *mx, xmlNode *parent)
{
    if (own[mx->document->row->doc].summarise)
        own[mx->document->row->doc].summarise(mx, mx_element(mx, parent, "c-summary"));
}

const struct sheet *document_sheet(struct sheets *sheets, const char *row, char **error)
{
    struct buf name = {0};
    const struct sheet *sheet;

    buf_printf(&name, "docbook/%s.xsl", row);
    sheet = sheets_get(sheets, name.s, error);
    buf_done(&name);
    return sheet;
}

/* The DocBook tree of a document: its template, templates/docbook/ID.xsl, on its model XML. */
static xmlDoc *arrange(struct sheets *sheets, const char *id, xmlDoc *model, char **error)
{
    const struct sheet *sheet = document_sheet(sheets, id, error);

    return sheet ? sheet_apply(sheet, model, NULL, error) : NULL;
}

static char *take_attribute(const xmlNode *node, const char *name)
{
    const char *value = node ? xml_get(node, name) : "";

    return mem_dup(value, strlen(value));
}

static void take_control(struct doc *doc, const xmlNode *model)
{
    const xmlNode *control = model->children;

    while (control && !xml_is(control, NS_MODEL, "document"))
        control = control->next;
    doc->draft = !strcmp(xml_get(model, "draft"), "yes");
    doc->title = take_attribute(control, "title");
    doc->version = take_attribute(control, "version");
    doc->state = take_attribute(control, "status");
    doc->classification = take_attribute(control, "classification");
}

int doc_make(struct doc *doc, const struct doc_setup *setup, const struct document *document, const struct wordbook *book,
             const struct document *const *all, struct figures *figures, char **error)
{
    xmlDoc *model = modelxml_new(setup, document, book, figures);

    *doc = (struct doc){ .document = document };
    take_control(doc, xmlDocGetRootElement(model));
    doc->docbook = arrange(setup->sheets, document->row->id, model, error);
    xmlFreeDoc(model);
    if (!doc->docbook)
        return -1;
    xml_gather_namespaces(doc->docbook);
    links_resolve(doc, setup, all);
    return 0;
}

void doc_done(struct doc *doc)
{
    if (doc->docbook)
        xmlFreeDoc(doc->docbook);
    free(doc->title);
    free(doc->version);
    free(doc->state);
    free(doc->classification);
    *doc = (struct doc){0};
}
