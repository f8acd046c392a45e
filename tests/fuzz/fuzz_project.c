/* fuzz/fuzz_project.c - what holds for a whole project whatever its one source says: model, prose, rules, and every document down to its DocBook file. A promise
 * that is broken aborts.
 *
 *   findings have places within the file, and are sorted
 *   a document can be made of it (which one, the bytes decide: all would take three times as long); its model XML and DocBook are well-formed, no id stands in it twice, and no link leads nowhere
 *
 * Reads no file of a project: policies have the source itself as their text. The program's own words and templates come from ISMSC_DATADIR, once. */

#include "base/file.h"
#include "base/mem.h"
#include "base/sheet.h"
#include "docbook/documents.h"
#include "docbook/figures.h"
#include "docbook/links.h"
#include "docbook/modelxml.h"
#include "fuzz.h"
#include "output/docbook.h"
#include "prose/citations.h"
#include "rules/allow.h"
#include "rules/rules.h"
#include "rules/thresholds.h"

#include <stdio.h>
#include <stdlib.h>

/* A standard to follow: what a project's sources mostly speak of is in a catalog. */
static const char catalog[] =
    "catalog iso27001-2022 \"Standard\" language en {\n"
    "  applicability required\n"
    "  clause 6.1.3 \"Treatment\"\n"
    "  group A.5 \"Organisation\" {\n"
    "    control A.5.1 \"Policies\" attributes type preventive\n"
    "    control A.5.15 \"Access\" formerly A.9.1.1\n"
    "  }\n"
    "  group A.8 \"Technology\" { control A.8.13 \"Back-up\" }\n"
    "}\n";

#ifdef FUZZ_MARKDOWN
/* The bytes are the text of a policy; what it may refer to stands here. */
static const char declarations[] =
    "isms o \"O\" languages en, nl\n"
    "risk R-1 \"Fire & water\" { title@nl \"Vuur\" }\n"
    "role head \"Head\"\n"
    "policy p \"Policy\" { text \"texts/p.md\" owner head status published version 1.0 on 2026-01-01 by head }\n"
    "policy q \"Another\" text \"texts/pq.md\"\n"
    "parameter keep \"Kept\" value 7 years\n";
#endif

/* The program's own part, made once. */
struct installed {
    const char *datadir;
    struct wordbook *book;
    struct sheet *sheets[DOCUMENT_COUNT];
};

static void broken(const char *promise, const char *detail)
{
    fprintf(stderr, "broken promise: %s: %s\n", promise, detail ? detail : "?");
    abort();
}

#define PROMISE(holds, detail) ((holds) ? (void)0 : broken(#holds, detail))

static const struct installed *installed(void)
{
    static struct installed all;    /* as libFuzzer has it: one input after the other in one process */
    struct buf folder = {0};
    char *error = NULL;

    if (all.datadir)
        return &all;
    all.datadir = getenv("ISMSC_DATADIR");
    PROMISE(all.datadir, "ISMSC_DATADIR is not set");
    xml_start();
    all.book = wordbook_new(all.datadir, "en", &error);
    PROMISE(all.book, error);
    buf_printf(&folder, "%s/templates", all.datadir);
    for documents_each(row) {
        struct buf name = {0};

        buf_printf(&name, "docbook/%s.xsl", row->id);
        all.sheets[row->doc] = sheet_new(folder.s, name.s, &error);
        PROMISE(all.sheets[row->doc], error);
        buf_done(&name);
    }
    buf_done(&folder);
    return &all;
}

/* ---- the world around the source ---- */

static int probe(void *closure, const char *path)
{
    (void)closure;
    return strlen(path) % 4 ? FILE_OK : FILE_MISSING;
}

static bool read_policy(void *closure, const char *path, struct buf *bytes)
{
    buf_str(bytes, *(const struct str *)closure);
    return strlen(path) % 4;
}

/* ---- promises ---- */

static void check_findings(const struct diags *diags)
{
    const struct source *last = NULL;
    size_t start = 0;

    for (size_t i = 0; i < diags->n; i++) {
        const struct span *span = &diags->items[i]->span;

        if (!span->source)
            continue;
        PROMISE(span->start <= span->end && span->end <= span->source->text.n, diag_rows[diags->items[i]->code].code);
        PROMISE(span->source != last || span->start >= start, diag_rows[diags->items[i]->code].code);
        last = span->source;
        start = span->start;
    }
}

static const char *attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *attr = node->properties; attr; attr = attr->next)
        if (!strcmp((const char *)attr->name, name))
            return attr->children && attr->children->content ? (const char *)attr->children->content : "";
    return NULL;
}

/* One walk for the ids, one for the links. */
static void check_links(const xmlNode *node, struct map *ids, bool collect)
{
    for (; node; node = node->next) {
        const char *id, *linkend;

        if (node->type != XML_ELEMENT_NODE)
            continue;
        id = attribute(node, "id");
        linkend = attribute(node, "linkend");
        if (collect && id) {
            void **place = map_at(ids, str_of(id));

            PROMISE(!*place && "an id stands once", id);
            *place = ids;
        }
        if (!collect && linkend)
            PROMISE(map_get(ids, str_of(linkend)) && "a link leads somewhere", linkend);
        check_links(node->children, ids, collect);
    }
}

static void check_reads_back(struct str bytes, const char *what)
{
    char *error = NULL;
    xmlDoc *again = xml_parse(bytes, what, &error);

    PROMISE(again, error);
    xmlFreeDoc(again);
}

static void check_model_xml(xmlDoc *model, const char *id)
{
    xmlChar *text = NULL;
    int n = 0;

    xmlDocDumpMemoryEnc(model, &text, &n, "UTF-8");
    check_reads_back((struct str){ (const char *)text, (size_t)n }, id);
    xmlFree(text);
}

static void check_document(const struct installed *own, const struct doc_setup *setup, const struct document *const *all, const struct document *document)
{
    struct figures *figures = figures_new(setup->texts);
    struct doc doc = { .document = document };
    struct map ids = {0};
    struct buf file = {0};
    xmlDoc *model = modelxml_new(setup, document, own->book, figures);
    char *error = NULL;

    check_model_xml(model, document->id);
    doc.docbook = sheet_apply(own->sheets[document->row->doc], model, NULL, &error);
    PROMISE(doc.docbook, error);
    links_resolve(&doc, setup, all);
    check_links(xmlDocGetRootElement(doc.docbook), &ids, true);
    check_links(xmlDocGetRootElement(doc.docbook), &ids, false);
    docbook_write(&file, doc.docbook);
    check_reads_back(buf_text(&file), document->id);
    buf_done(&file);
    map_done(&ids);
    doc_done(&doc);
    xmlFreeDoc(model);
    figures_free(figures);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    const struct installed *own = installed();
    char *copy = mem_dup((const char *)bytes, n);    /* its own allocation, so that reading past its end is seen */
    struct str text = { copy, n };
    struct file_lookup lookup = { probe, NULL };
#ifdef FUZZ_MARKDOWN
    struct str isms = str_of(declarations);
#else
    struct str isms = text;
#endif
    struct source *sources[] = { source_new("fuzz.isms", isms), source_new("catalog.isms", str_of(catalog)) };
    struct tree *trees[2];
    struct diags diags;
    struct model *model;
    struct texts *texts;
    struct citations *citations;
    struct documents documents;
    const struct document **all;
    struct applicability *applicability;
    struct doc_setup setup;
    size_t sum = 0;

    sources[1]->foreign = true;
    diags_init(&diags);
    for (size_t i = 0; i < 2; i++)
        trees[i] = tree_parse(sources[i], kind_is_name, &diags);
    model = model_new((const struct tree *const *)trees, 2, date_of(2026, 11, 21), &lookup, &diags);
    texts = texts_new(model, &(struct prose_files){ read_policy, &text });
    prose_check(model, texts, &diags);
    rules_check(model, texts, &diags);
    allow_apply(model, &diags);
    diags_sort(&diags);
    check_findings(&diags);
    applicability = applicability_new(model, threshold_time(model, THRESHOLD_EVIDENCE_INTERVAL));
    citations = citations_new(model, texts);
    setup = (struct doc_setup){ model, &diags, applicability, own->datadir, "fuzz", texts, citations, NULL, NULL };
    for (size_t i = 0; i < n; i++)
        sum += bytes[i];
    documents_init(&documents, model);
    all = mem_zero(documents.n + 1, sizeof *all);
    for (size_t i = 0; i < documents.n; i++)
        all[i] = &documents.items[i];
#ifdef FUZZ_MARKDOWN
    for (size_t i = 0; i < documents.n; i++)    /* every text: the first is the bytes */
        if (documents.items[i].of)
            check_document(own, &setup, all, all[i]);
#else
    check_document(own, &setup, all, all[sum % documents.n]);
#endif
    free(all);
    documents_done(&documents);
    applicability_free(applicability);
    citations_free(citations);
    texts_free(texts);
    model_free(model);
    for (size_t i = 0; i < 2; i++) {
        tree_free(trees[i]);
        source_free(sources[i]);
    }
    diags_done(&diags);
    free(copy);
    return 0;
}
