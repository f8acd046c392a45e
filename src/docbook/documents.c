/* docbook/documents.c - the making of documents: what they take and count, and from their model XML through their template to DocBook. */

#include "docbook/documents.h"
#include "base/mem.h"
#include "base/sheet.h"
#include "base/xml.h"
#include "docbook/figures.h"
#include "docbook/links.h"
#include "docbook/maker.h"

#include <stdlib.h>

bool document_takes(const struct doc_setup *setup, const struct document *document, const struct entity *e)
{
    const struct document_row *row = document->row;
    const struct maker_document *own;

    if (document->of)
        return document->of == e;
    if (!document_shows(row, e->kind))
        return false;
    own = maker_of_document(row->doc);
    return !own || !own->takes || own->takes(setup, e);
}

bool document_wanted(const struct doc_setup *setup, const struct document *document)
{
    const struct document_row *row = document->row;
    const struct maker_document *own = maker_of_document(row->doc);

    if (document->of || row->required || document_declared(setup->model, row))
        return true;
    if (own && own->wanted && own->wanted(setup))
        return true;
    for document_kinds_each(kind, row, setup->model->schema)
        for model_each(e, setup->model, (enum shape_id)kind)
            if (!e->foreign && document_takes(setup, document, e))
                return true;
    return false;
}

void document_summarise(struct modelxml *mx, xmlNode *parent)
{
    const struct maker_document *own = maker_of_document(mx->document->row->doc);

    if (own)
        own->summarise(mx, mx_element(mx, parent, "c-summary"));
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
