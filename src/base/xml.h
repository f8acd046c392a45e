/* base/xml.h - building and reading XML trees with libxml2: nodes, never strings.
 *
 * Text goes in as it is and is escaped by the serialiser; characters that XML 1.0 (2.2, Char) forbids are dropped, malformed bytes become U+FFFD.
 * An xmlNode belongs to its document from birth. */
#ifndef BASE_XML_H
#define BASE_XML_H

#include "base/buf.h"

#include <libxml/tree.h>

/* Once, before the first tree: our allocator (which never gives NULL), no catalogs, no entity or file loaded by the library itself, no line on stderr. */
void xml_start(void);

/* A new last child; `ns` is borrowed from the document and may be NULL. */
xmlNode *xml_element(xmlNode *parent, xmlNs *ns, const char *name);
/* The same with a text in it; nothing is made of an empty text: NULL then. */
xmlNode *xml_leaf(xmlNode *parent, xmlNs *ns, const char *name, struct str text);
void xml_attr(xmlNode *node, const char *name, struct str value);
void xml_attr_ns(xmlNode *node, xmlNs *ns, const char *name, struct str value);
void xml_id(xmlNode *node, struct str id);        /* xml:id */
void xml_lang(xmlNode *node, const char *lang);   /* xml:lang; NULL or "" for none */
void xml_text(xmlNode *parent, struct str text);  /* text after what the node holds; an empty one adds nothing */

/* A new document whose root is of this namespace (as default, or with a prefix; NULL: of none); the root is xmlDocGetRootElement(). Yours, ends with xmlFreeDoc(). */
xmlDoc *xml_document(const char *root, const char *ns, const char *prefix);

/* The next node in document order at or below root, depth first; NULL at the end. */
xmlNode *xml_following(const xmlNode *node, const xmlNode *root);

/* Declares each namespace once, at the root, and lets the names of elements and attributes share it: what a template copied brings its own along each time. */
void xml_gather_namespaces(xmlDoc *doc);

/* Adds text as XML may hold it. */
void xml_clean(struct buf *buf, struct str text);

/* Parses bytes without network, entities or DTD (one that has a DOCTYPE is refused). NULL and *error (yours, one line) where it is no XML.
 * `name` is the document's URL, for messages and relative places. Yours, ends with xmlFreeDoc(). */
xmlDoc *xml_parse(struct str bytes, const char *name, char **error);
/* The same of a file that came with the program. */
xmlDoc *xml_read_installed(const char *path, char **error);

/* The value of an attribute without namespace, or "" (borrowed from the tree). */
const char *xml_get(const xmlNode *node, const char *name);
static inline bool xml_is(const xmlNode *node, const char *ns, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE && !strcmp((const char *)node->name, name) && node->ns && !strcmp((const char *)node->ns->href, ns);
}

#endif
