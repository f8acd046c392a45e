/* pdf/pagelinks.c - links of an index: on paper a reader wants the page, not the words. */

#include "base/map.h"
#include "base/mem.h"
#include "base/xml.h"
#include "pdf/headings.h"
#include "pdf/pagelinks.h"

#include <stdio.h>
#include <stdlib.h>

/* The next node in document order below root, depth first. */
static xmlNode *following(const xmlNode *node, const xmlNode *root)
{
    if (node->children && node->type == XML_ELEMENT_NODE)
        return node->children;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

static bool is_pagelink(const xmlNode *node)
{
    return node_is(node, "link") && node_role(node, "page");
}

bool pagelinks_any(const xmlNode *root)
{
    for (const xmlNode *node = root; node; node = following(node, root))
        if (is_pagelink(node))
            return true;
    return false;
}

/* With the comma before it. */
static void drop(xmlNode *link)
{
    if (link->prev && link->prev->type == XML_TEXT_NODE) {
        xmlNode *comma = link->prev;

        xmlUnlinkNode(comma);
        xmlFreeNode(comma);
    }
    xmlUnlinkNode(link);
    xmlFreeNode(link);
}

xmlDoc *pagelinks_number(const xmlDoc *docbook, const struct layout *layout)
{
    xmlDoc *copy = xmlCopyDoc((xmlDoc *)docbook, 1);
    xmlNode *root = xmlDocGetRootElement(copy), **links = NULL;
    struct map pages = {0};
    size_t n = 0, cap = 0;
    const xmlNode *parent = NULL;
    unsigned last = 0;

    for (size_t i = 0; i < layout->headings_n; i++)
        if (layout->headings[i].id)
            *map_at(&pages, str_of(layout->headings[i].id)) = (void *)&layout->headings[i];
    for (xmlNode *node = root; node; node = following(node, root)) {
        if (!is_pagelink(node))
            continue;
        mem_grow(&links, &cap, n + 1, sizeof *links);
        links[n++] = node;
    }
    for (size_t i = 0; i < n; i++) {
        const struct heading *heading = map_get(&pages, str_of(node_attr(links[i], "linkend")));
        bool again = heading && links[i]->parent == parent && heading->page == last;
        char number[16];

        if (!heading || !heading->page)
            continue;
        parent = links[i]->parent;
        last = heading->page;
        snprintf(number, sizeof number, "%u", last);
        if (again)
            drop(links[i]);
        else
            xmlNodeSetContent(links[i], BAD_CAST number);
    }
    free(links);
    map_done(&pages);
    return copy;
}
