/* output/docbook.c - a document as a DocBook 5.0 file. */

#include "output/docbook.h"
#include "base/str.h"
#include "output/xmltext.h"

/* Elements in which DocBook has elements only; all others may hold words, where a line end is a blank that a reader sees. */
static bool is_structure(const xmlNode *element)
{
    static const char *const names[] = {
        "appendix", "article", "blockquote", "book", "caution", "chapter", "colspec", "figure", "footnote", "formalpara", "imageobject", "important", "info",
        "informalfigure", "informaltable", "itemizedlist", "listitem", "mediaobject", "note", "orderedlist", "part", "preface", "revhistory", "revision", "row",
        "section", "table", "tbody", "textobject", "tfoot", "tgroup", "thead", "tip", "variablelist", "varlistentry", "warning"
    };

    for (size_t low = 0, high = sizeof names / sizeof *names; low < high;) {
        size_t middle = (low + high) / 2;
        int order = strcmp((const char *)element->name, names[middle]);

        if (!order)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    /* an entry of blocks */
    if (!strcmp((const char *)element->name, "entry")) {
        const xmlNode *child = element->children;

        while (child && child->type != XML_ELEMENT_NODE)
            child = child->next;
        return child && (!strcmp((const char *)child->name, "para") || !strcmp((const char *)child->name, "simpara") || !strcmp((const char *)child->name, "itemizedlist") ||
                         !strcmp((const char *)child->name, "orderedlist"));
    }
    return false;
}

void docbook_write(struct buf *out, const xmlDoc *docbook)
{
    xmltext_write(out, docbook, &(struct xmltext_style){ is_structure, "urn:ismsc:source", ".xml" });
}
