/* base/xml.c - building and reading XML trees with libxml2. */

#include "base/xml.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/pool.h"
#include "base/utf8.h"

#include <errno.h>
#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <limits.h>
#include <stdlib.h>

/* What the library would open by itself (entities, DTDs, document()) does not exist: reading is base/file.c's. */
static xmlParserInput *no_entity(const char *url, const char *id, xmlParserCtxt *context)
{
    (void)url, (void)id, (void)context;
    return NULL;
}

static void say_nothing(void *closure, const char *format, ...)
{
    (void)closure, (void)format;
}

void xml_start(void)
{
    xmlMemSetup(pool_free, pool_alloc, pool_resize, pool_copy);
    xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
    xmlInitParser();
    xmlSetExternalEntityLoader(no_entity);
    xmlSetGenericErrorFunc(NULL, say_nothing);
}

/* XML 1.0, 2.2: Char. Surrogates never come out of utf8_decode(). */
static bool allowed(uint32_t c)
{
    return c >= 0x20 ? c != 0xfffe && c != 0xffff : c == '\t' || c == '\n' || c == '\r';
}

void xml_clean(struct buf *buf, struct str text)
{
    while (text.n) {
        uint32_t c;
        size_t n = utf8_decode(text.s, text.n, &c);

        if (!n)
            utf8_put(buf, 0xfffd);
        else if (allowed(c))
            buf_add(buf, text.s, n);
        text = str_cut(text, n ? n : 1);
    }
}

/* Nearly every text is clean as it stands; only the others are copied. */
static struct str cleaned(struct str text, struct buf *buf)
{
    for (size_t i = 0; i < text.n;) {
        uint32_t c = (unsigned char)text.s[i];
        size_t n = c < 0x80 ? 1 : utf8_decode(text.s + i, text.n - i, &c);

        if (!n || !allowed(c)) {
            xml_clean(buf, text);
            return buf_text(buf);
        }
        i += n;
    }
    return text;
}

xmlNode *xml_element(xmlNode *parent, xmlNs *ns, const char *name)
{
    return xmlAddChild(parent, xmlNewDocNode(parent->doc, ns, BAD_CAST name, NULL));
}

xmlNode *xml_leaf(xmlNode *parent, xmlNs *ns, const char *name, struct str text)
{
    xmlNode *node;

    if (!text.n)
        return NULL;
    node = xml_element(parent, ns, name);
    xml_text(node, text);
    return node;
}

void xml_attr_ns(xmlNode *node, xmlNs *ns, const char *name, struct str value)
{
    struct buf buf = {0};
    struct str text = cleaned(value, &buf);
    char *bytes = mem_dup(text.s, text.n);

    xmlNewNsProp(node, ns, BAD_CAST name, BAD_CAST bytes);
    free(bytes);
    buf_done(&buf);
}

void xml_attr(xmlNode *node, const char *name, struct str value)
{
    xml_attr_ns(node, NULL, name, value);
}

static xmlNs *xml_namespace(xmlNode *node)
{
    return xmlSearchNs(node->doc, node, BAD_CAST "xml");    /* always there, made by the library */
}

void xml_id(xmlNode *node, struct str id)
{
    xml_attr_ns(node, xml_namespace(node), "id", id);
}

void xml_lang(xmlNode *node, const char *lang)
{
    if (lang && *lang)
        xml_attr_ns(node, xml_namespace(node), "lang", str_of(lang));
}

void xml_text(xmlNode *parent, struct str text)
{
    struct buf buf = {0};
    struct str clean = cleaned(text, &buf);

    /* The library counts in int. */
    while (clean.n) {
        size_t n = clean.n < (1u << 30) ? clean.n : 1u << 30;

        xmlAddChild(parent, xmlNewDocTextLen(parent->doc, BAD_CAST clean.s, (int)n));
        clean = str_cut(clean, n);
    }
    buf_done(&buf);
}

xmlDoc *xml_document(const char *root, const char *ns, const char *prefix)
{
    xmlDoc *doc = xmlNewDoc(BAD_CAST "1.0");
    xmlNode *node;

    doc->dict = xmlDictCreate();    /* a name stands there once, not in each element and attribute; ends with the tree */
    node = xmlNewDocNode(doc, NULL, BAD_CAST root, NULL);
    xmlDocSetRootElement(doc, node);
    if (ns)
        xmlSetNs(node, xmlNewNs(node, BAD_CAST ns, BAD_CAST prefix));
    return doc;
}

/* The root's declaration of a namespace, made where its prefix is free there; NULL where it cannot be. An attribute needs one with a prefix. */
static xmlNs *at_root(xmlNode *root, xmlNs *ns, bool attribute)
{
    if (root->ns && !attribute && xmlStrEqual(root->ns->href, ns->href))
        return root->ns;
    for (xmlNs *own = root->nsDef; own; own = own->next)
        if (own == ns || (xmlStrEqual(own->href, ns->href) && (own->prefix || !attribute)))
            return own;
    return ns->prefix ? xmlNewNs(root, ns->href, ns->prefix) : NULL;
}

static bool gather(xmlNode *root, xmlNs **ns, bool attribute)
{
    xmlNs *own = *ns && !xmlStrEqual((*ns)->prefix, BAD_CAST "xml") ? at_root(root, *ns, attribute) : *ns;

    if (own)
        *ns = own;
    return own || !*ns;
}

xmlNode *xml_following(const xmlNode *node, const xmlNode *root)
{
    if (node->children && node->type == XML_ELEMENT_NODE)
        return node->children;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

void xml_gather_namespaces(xmlDoc *doc)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    bool all = true;

    for (xmlNode *node = root; node; node = xml_following(node, root)) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        all = gather(root, &node->ns, false) && all;
        for (xmlAttr *attr = node->properties; attr; attr = attr->next)
            all = gather(root, &attr->ns, true) && all;
    }
    for (xmlNode *node = root; node && all; node = xml_following(node, root))
        if (node != root && node->type == XML_ELEMENT_NODE && node->nsDef) {
            xmlFreeNsList(node->nsDef);
            node->nsDef = NULL;
        }
}

static char *message(const char *name, const xmlError *e)
{
    struct buf buf = {0};
    struct str text = str_of(e && e->message ? e->message : "");

    while (text.n && text.s[text.n - 1] == '\n')
        text.n--;
    buf_printf(&buf, "%s:%d: ", name, e ? e->line : 0);
    utf8_show(&buf, text);
    return buf_take(&buf);
}

xmlDoc *xml_parse(struct str bytes, const char *name, char **error)
{
    xmlParserCtxt *parser = xmlNewParserCtxt();
    xmlDoc *doc = bytes.n > INT_MAX ? NULL
        : xmlCtxtReadMemory(parser, bytes.s, (int)bytes.n, name, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

    if (doc && doc->intSubset) {
        struct buf buf = {0};

        buf_printf(&buf, "%s: DOCTYPE", name);
        *error = buf_take(&buf);
        xmlFreeDoc(doc);
        doc = NULL;
    } else if (!doc) {
        *error = message(name, xmlCtxtGetLastError(parser));
    }
    xmlFreeParserCtxt(parser);
    return doc;
}

xmlDoc *xml_read_installed(const char *path, char **error)
{
    struct buf bytes = {0};
    xmlDoc *doc = NULL;

    if (file_read_installed(path, &bytes)) {
        doc = xml_parse(buf_text(&bytes), path, error);
    } else {
        struct buf buf = {0};

        buf_printf(&buf, "%s: ", path);
        buf_puts(&buf, strerror(errno));
        *error = buf_take(&buf);
    }
    buf_done(&bytes);
    return doc;
}

const char *xml_get(const xmlNode *node, const char *name)
{
    const xmlAttr *attr = xmlHasNsProp(node, BAD_CAST name, NULL);

    return attr && attr->children && attr->children->content ? (const char *)attr->children->content : "";
}
