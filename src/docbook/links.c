/* docbook/links.c - links between the documents of a set. */

#include "docbook/links.h"
#include "base/map.h"
#include "base/mem.h"
#include "prose/texts.h"

#include <stdlib.h>

#define NS_XLINK "http://www.w3.org/1999/xlink"

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

    for (xmlNode *node = root; node; node = xml_following(node, root)) {
        const char *id = id_of(node);

        if (id)
            *map_at(ids, str_of(id)) = (void *)doc;
    }
}

/* The declaration with this address ("risk..R-017", "control..iso27001-2022..A.5.1"); NULL if there is none. */
static const struct entity *entity_at(const struct model *model, const char *address)
{
    const char *id = strstr(address, ".."), *local = id ? strstr(id + 2, "..") : NULL;
    struct buf key = {0};
    const struct entity *e;

    if (!id)
        return NULL;
    if (local)
        buf_printf(&key, "%.*s:%s", (int)(local - id - 2), id + 2, local + 2);
    else
        buf_puts(&key, id + 2);
    e = model_find(model, buf_text(&key));
    buf_done(&key);
    return e && !strcmp(e->address, address) ? e : NULL;
}

/* The policy whose heading has this id (prose/texts.h), NULL if it is none's. *there: the heading, NULL where the policy has none of that id. */
static const struct entity *heading_at(const struct doc_setup *setup, const char *lang, struct str id, const struct heading **there)
{
    const char *part = memmem(id.s, id.n, "..text..", 8);
    char *address = part ? mem_dup(id.s, (size_t)(part - id.s)) : NULL;
    const struct entity *e = address ? entity_at(setup->model, address) : NULL;
    const struct policy_text *text = e && e->kind == KIND_POLICY ? texts_of(setup->texts, setup->model, e, lang, NULL) : NULL;

    free(address);
    *there = NULL;
    for (size_t i = 0; text && i < text->headings.n && !*there; i++) {
        struct buf own = {0};

        heading_id(&own, e, text->headings.items[i].name);
        if (str_eq(buf_text(&own), id))
            *there = &text->headings.items[i];
        buf_done(&own);
    }
    return text ? e : NULL;
}

/* The document of the set into which a declaration flows. */
static const struct document *home_of(const struct doc_setup *setup, const struct document *const *all, const struct entity *e)
{
    for (; e && *all; all++)
        if (document_takes(setup, *all, e))
            return *all;
    return NULL;
}

/* A whole document of the set: by its id, or by the declaration that controls it. */
static const struct document *document_at(const struct document *const *all, const char *end, const struct entity *e)
{
    const char *id = e && e->kind == KIND_DOCUMENT ? e->id : end;

    for (; *all; all++)
        if (!strcmp((*all)->id, id))
            return *all;
    return NULL;
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

/* A heading that is nowhere: its words stay, marked as those of any reference that leads nowhere. */
static void mark_unresolved(xmlNode *link)
{
    xmlUnsetProp(link, BAD_CAST "linkend");
    xmlNodeSetName(link, BAD_CAST "phrase");
    xml_attr(link, "role", STR("unresolved"));
}

/* Whether a policy has a heading of this id in its first text: that of another language may lack it. */
static bool is_heading(const struct doc_setup *setup, struct str id)
{
    const struct heading *there;

    heading_at(setup, setup->model->language, id, &there);
    return there != NULL;
}

static void to_document(xmlNode *link, const struct document *target, struct str id)
{
    xmlNs *xlink = xmlSearchNsByHref(link->doc, link, BAD_CAST NS_XLINK);
    struct buf href = {0};

    if (!xlink)
        xlink = xmlNewNs(xmlDocGetRootElement(link->doc), BAD_CAST NS_XLINK, BAD_CAST "xlink");
    buf_printf(&href, "%s#%.*s", target->id, STR_ARGS(id));
    xml_attr_ns(link, xlink, "href", buf_text(&href));
    xmlUnsetProp(link, BAD_CAST "linkend");
    buf_done(&href);
}

static const char *language_of(const xmlNode *root)
{
    const xmlAttr *attr = root->properties;

    while (attr && strcmp((const char *)attr->name, "lang"))
        attr = attr->next;
    return attr && attr->children ? (const char *)attr->children->content : "en";
}

/* Phrases that hold the name of the heading to which their link leads get its words. */
static void name_headings(const struct doc_setup *setup, const char *lang, xmlNode *root)
{
    xmlNode **phrases = NULL;
    size_t n = 0, cap = 0;

    for (xmlNode *node = root; node; node = xml_following(node, root)) {
        if (!xml_is(node, "http://docbook.org/ns/docbook", "phrase") || strcmp(xml_get(node, "role"), PROSE_HEADING))
            continue;
        mem_grow(&phrases, &cap, n + 1, sizeof *phrases);
        phrases[n++] = node;
    }
    for (size_t i = 0; i < n; i++) {
        const struct heading *heading = NULL;

        heading_at(setup, lang, str_of(xml_get(phrases[i]->parent, "linkend")), &heading);
        if (heading) {
            xmlNodeSetContent(phrases[i], NULL);
            xml_text(phrases[i], heading->text);
        }
        unwrap(phrases[i]);
    }
    free(phrases);
}

void links_resolve(struct doc *doc, const struct doc_setup *setup, const struct document *const *all)
{
    xmlNode *root = xmlDocGetRootElement(doc->docbook), **links = NULL;
    const char *lang = language_of(root);
    struct map own = {0};
    size_t n = 0, cap = 0;

    collect(&own, doc);
    name_headings(setup, lang, root);
    for (xmlNode *node = root; node; node = xml_following(node, root)) {
        if (!xml_is(node, "http://docbook.org/ns/docbook", "link") || !xmlHasProp(node, BAD_CAST "linkend") || map_get(&own, str_of(xml_get(node, "linkend"))))
            continue;
        mem_grow(&links, &cap, n + 1, sizeof *links);
        links[n++] = node;
    }
    for (size_t i = 0; i < n; i++) {
        struct str end = str_of(xml_get(links[i], "linkend"));
        const struct heading *there;
        const struct entity *policy = heading_at(setup, lang, end, &there), *e = policy ? policy : entity_at(setup->model, end.s);
        const struct document *whole = e && e->kind != KIND_DOCUMENT ? NULL : document_at(all, end.s, e);    /* the document itself, not its line in the register */
        const struct document *home = whole ? NULL : home_of(setup, all, e);

        if (!home && !whole)
            whole = document_at(all, end.s, e);
        if (policy && !there && !is_heading(setup, end)) {
            mark_unresolved(links[i]);
            continue;
        }
        if (policy && (!there || there->title))
            end = str_of(policy->address);
        if (whole && whole != doc->document)
            to_document(links[i], whole, str_of(whole->of ? whole->of->address : whole->stem));    /* the id of its root (common.xsl) */
        else if (policy && home == doc->document)
            xmlSetProp(links[i], BAD_CAST "linkend", BAD_CAST policy->address);
        else if (home && home != doc->document)
            to_document(links[i], home, end);
        else
            unwrap(links[i]);
    }
    free(links);
    map_done(&own);
}
