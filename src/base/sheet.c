/* base/sheet.c - templates: XSLT 1.0 sheets. */

#include "base/sheet.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/xml.h"

#include <libxml/hash.h>
#include <libxml/valid.h>
#include <libxml/xpathInternals.h>
#include <libxslt/documents.h>
#include <libxslt/imports.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>
#include <stdarg.h>
#include <stdlib.h>

enum {
    DEEPEST_TEMPLATE = 1000,
    STEPS = 20 * 1000 * 1000,    /* any sheet may take, of each kind; and for each node of the input: */
    STEPS_PER_NODE = 2 * 1000
};

/* Sheets have addresses of their own, so that nothing in them is a path: isms-templates:/docbook/soa.xsl. */
static const char prefix[] = "isms-templates:/";

struct sheet {
    xsltStylesheet *compiled;
    char *name;
};

/* What happens while one sheet is compiled. */
struct compiling {
    const char *folder;
    struct buf said;
};

static void collect(void *closure, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void collect(void *closure, const char *format, ...)
{
    enum { MOST = 4000 };
    struct buf *said = closure;
    va_list args;

    va_start(args, format);
    if (said && said->n < MOST)
        buf_vprintf(said, format, args);
    va_end(args);
}

/* Everything after the prefix is a plain path below the templates folder. */
static bool is_below(struct str path)
{
    struct str step;

    while (str_split(&path, '/', &step))
        if (!step.n || str_is(step, "..") || str_is(step, ".") || memchr(step.s, '%', step.n))
            return false;
    return true;
}

static xmlDoc *load_sheet(const char *folder, const char *url, struct buf *said)
{
    struct str name = str_of(url);
    struct buf path = {0};
    char *error = NULL;
    xmlDoc *doc = NULL;

    if (!str_starts(name, str_of(prefix)) || !is_below(str_cut(name, sizeof prefix - 1))) {
        buf_printf(said, "%s: not in the templates folder\n", url);
        return NULL;
    }
    buf_printf(&path, "%s/%s", folder, url + sizeof prefix - 1);
    doc = xml_read_installed(path.s, &error);
    if (doc) {
        xmlFree((xmlChar *)doc->URL);
        doc->URL = xmlStrdup(BAD_CAST url);    /* so that what it includes is found beside it */
    } else {
        buf_printf(said, "%s\n", error);
        free(error);
    }
    buf_done(&path);
    return doc;
}

/* The library's only way to any document. Of a running sheet (document()) there is nothing to be had. */
static xmlDoc *load(const xmlChar *url, xmlDict *dict, int options, void *context, xsltLoadType type)
{
    const xsltStylesheet *sheet = context;
    struct compiling *compiling;

    (void)dict, (void)options;
    if (type != XSLT_LOAD_STYLESHEET)
        return NULL;
    while (sheet->parent)
        sheet = sheet->parent;
    compiling = sheet->_private;
    return compiling ? load_sheet(compiling->folder, (const char *)url, &compiling->said) : NULL;
}

static char *complaint(const char *name, struct buf *said)
{
    struct buf text = {0};

    while (said->n && said->s[said->n - 1] == '\n')
        buf_cut(said, said->n - 1);
    buf_printf(&text, "%s: %s", name, said->n ? said->s : "?");
    return buf_take(&text);
}

struct sheet *sheet_new(const char *folder, const char *name, char **error)
{
    struct compiling compiling = { .folder = folder };
    struct buf url = {0};
    struct sheet *sheet = NULL;
    xsltStylesheet *compiled = NULL;
    xmlDoc *doc;

    xsltSetLoaderFunc(load);
    xsltSetGenericErrorFunc(&compiling.said, collect);
    buf_printf(&url, "%s%s", prefix, name);
    doc = load_sheet(folder, url.s, &compiling.said);
    if (doc) {
        compiled = xsltNewStylesheet();
        compiled->_private = &compiling;
        if (xsltParseStylesheetUser(compiled, doc) || compiled->errors) {
            if (!compiled->doc)
                xmlFreeDoc(doc);
            xsltFreeStylesheet(compiled);
            compiled = NULL;
        }
    }
    xsltSetGenericErrorFunc(NULL, collect);
    if (compiled) {
        compiled->_private = NULL;
        sheet = mem_zero(1, sizeof *sheet);
        sheet->compiled = compiled;
        sheet->name = mem_dup(name, strlen(name));
    } else {
        *error = complaint(name, &compiling.said);
    }
    buf_done(&compiling.said);
    buf_done(&url);
    return sheet;
}

void sheet_free(struct sheet *sheet)
{
    if (!sheet)
        return;
    xsltFreeStylesheet(sheet->compiled);
    free(sheet->name);
    free(sheet);
}

struct sheets {
    char *folder;
    struct sheet **items;
    size_t n, cap;
};

struct sheets *sheets_new(const char *datadir)
{
    struct sheets *sheets = mem_zero(1, sizeof *sheets);
    struct buf folder = {0};

    buf_printf(&folder, "%s/templates", datadir);
    sheets->folder = buf_take(&folder);
    return sheets;
}

void sheets_free(struct sheets *sheets)
{
    if (!sheets)
        return;
    for (size_t i = 0; i < sheets->n; i++)
        sheet_free(sheets->items[i]);
    free(sheets->items);
    free(sheets->folder);
    free(sheets);
}

const struct sheet *sheets_get(struct sheets *sheets, const char *name, char **error)
{
    struct sheet *sheet;

    for (size_t i = 0; i < sheets->n; i++)
        if (!strcmp(sheets->items[i]->name, name))
            return sheets->items[i];
    sheet = sheet_new(sheets->folder, name, error);
    if (!sheet)
        return NULL;
    mem_grow(&sheets->items, &sheets->cap, sheets->n + 1, sizeof *sheets->items);
    sheets->items[sheets->n++] = sheet;
    return sheet;
}

/* Nodes of a tree, without attributes: without recursion, since it may be deep. */
static size_t count_nodes(const xmlDoc *doc)
{
    const xmlNode *node = doc->children;
    size_t n = 0;

    while (node) {
        n++;
        if (node->type == XML_ELEMENT_NODE && node->children) {
            node = node->children;
            continue;
        }
        while (node && !node->next)
            node = node->parent && node->parent->type == XML_ELEMENT_NODE ? node->parent : NULL;
        node = node ? node->next : NULL;
    }
    return n;
}

static xsltSecurityPrefs *forbid_all(void)
{
    static const xsltSecurityOption options[] = {
        XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE, XSLT_SECPREF_CREATE_DIRECTORY, XSLT_SECPREF_READ_NETWORK, XSLT_SECPREF_WRITE_NETWORK
    };
    xsltSecurityPrefs *prefs = xsltNewSecurityPrefs();

    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        xsltSetSecurityPrefs(prefs, options[i], xsltSecurityForbid);
    return prefs;
}

/* The library enters every xml:id of a result in a table, whose keys it puts into the dictionary of names: a table of a few hundred chains, which 100,000
 * ids make long. A table of its own, made with the result, grows. The result is the first document that a transformation makes. */
static void add_ids(xmlNode *node)
{
    if (node->type != XML_DOCUMENT_NODE && node->type != XML_HTML_DOCUMENT_NODE)
        return;
    ((xmlDoc *)node)->ids = xmlHashCreate(0);
    xmlRegisterNodeDefault(NULL);
}

/* Nobody asks the library for an element by its id: 200 bytes for each. */
static void drop_ids(xmlDoc *result)
{
    xmlFreeIDTable(result->ids);
    result->ids = NULL;
}

xmlDoc *sheet_apply(const struct sheet *sheet, xmlDoc *input, const char *const *parameters, char **error)
{
    xsltTransformContext *context = xsltNewTransformContext(sheet->compiled, input);
    xsltSecurityPrefs *prefs = forbid_all();
    unsigned long steps = STEPS + STEPS_PER_NODE * count_nodes(input);
    struct buf said = {0};
    xmlRegisterNodeFunc before = xmlRegisterNodeDefault(add_ids);
    xmlDoc *result;

    xsltSetTransformErrorFunc(context, &said, collect);
    xsltSetCtxtSecurityPrefs(prefs, context);
    context->maxTemplateDepth = DEEPEST_TEMPLATE;
    context->opLimit = steps;
    context->xpathCtxt->opLimit = steps;
    for (size_t i = 0; parameters && parameters[i]; i += 2)
        xsltQuoteOneUserParam(context, BAD_CAST parameters[i], BAD_CAST parameters[i + 1]);
    result = xsltApplyStylesheetUser(sheet->compiled, input, NULL, NULL, NULL, context);
    xmlRegisterNodeDefault(before);
    if (result && context->state != XSLT_STATE_OK) {
        xmlFreeDoc(result);
        result = NULL;
    }
    if (!result)
        *error = complaint(sheet->name, &said);
    else
        drop_ids(result);
    xsltFreeTransformContext(context);
    xsltFreeSecurityPrefs(prefs);
    buf_done(&said);
    return result;
}
