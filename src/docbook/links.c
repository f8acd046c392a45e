/* docbook/links.c - links between the documents of a set. */

#include "docbook/links.h"
#include "base/map.h"
#include "base/mem.h"

#include <stdlib.h>

#define NS_XLINK "http://www.w3.org/1999/xlink"

/* The next node in document order below root, depth first. */
static xmlNode *following(xmlNode *node, const xmlNode *root)
{
    if (node->children && node->type == XML_ELEMENT_NODE)
        return node->children;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

static const char *id_of(const xmlNode *node)
{
    for (const xmlAttr *a = node->type == XML_ELEMENT_NODE ? node->properties : NULL; a; a = a->next)
        if (a->ns && a->children && !strcmp((const char *)a->name, "id") && !strcmp((const char *)a->ns->prefix, "xml"))
            return (const char *)a->children->content;
    return NULL;
}

static void collect(struct map *ids, const struct doc *doc)
{
    xmlNode *root = xmlDocGetRootElement(doc->docbook);

    for (xmlNode *node = root; node; node = following(node, root)) {
        const char *id = id_of(node);

        if (id && !map_get(ids, str_of(id)))
            *map_at(ids, str_of(id)) = (void *)doc;
    }
}

/* Puts the words of a link where the link was. */
static void unwrap(xmlNode *link)
{
    while (link->children) {
        xmlNode *child = link->children;

        xmlUnlinkNode(child);
        xmlAddPrevSibling(link, child);    /* joins text with text */
    }
    xmlUnlinkNode(link);
    xmlFreeNode(link);
}

static void to_document(xmlNode *link, const struct doc *target, struct str id)
{
    xmlNs *xlink = xmlSearchNsByHref(link->doc, link, BAD_CAST NS_XLINK);
    struct buf href = {0};

    if (!xlink)
        xlink = xmlNewNs(xmlDocGetRootElement(link->doc), BAD_CAST NS_XLINK, BAD_CAST "xlink");
    buf_printf(&href, "%s#%.*s", target->row->id, STR_ARGS(id));
    xml_attr_ns(link, xlink, "href", buf_text(&href));
    xmlUnsetProp(link, BAD_CAST "linkend");
    buf_done(&href);
}

static void resolve(const struct doc *doc, const struct map *own, const struct map *all)
{
    xmlNode *root = xmlDocGetRootElement(doc->docbook), **links = NULL;
    size_t n = 0, cap = 0;

    for (xmlNode *node = root; node; node = following(node, root)) {
        if (!xml_is(node, "http://docbook.org/ns/docbook", "link") || !*xml_get(node, "linkend") || map_get(own, str_of(xml_get(node, "linkend"))))
            continue;
        mem_grow(&links, &cap, n + 1, sizeof *links);
        links[n++] = node;
    }
    for (size_t i = 0; i < n; i++) {
        struct str end = str_of(xml_get(links[i], "linkend"));
        const struct doc *target = map_get(all, end);

        if (target)
            to_document(links[i], target, end);
        else
            unwrap(links[i]);
    }
    free(links);
}

void links_resolve(struct docset *set)
{
    struct map all = {0};

    for (size_t i = 0; i < set->n; i++)
        collect(&all, &set->docs[i]);
    for (size_t i = 0; i < set->n; i++) {
        struct map own = {0};

        collect(&own, &set->docs[i]);
        resolve(&set->docs[i], &own, &all);
        map_done(&own);
    }
    map_done(&all);
}
