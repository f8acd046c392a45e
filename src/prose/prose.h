/* prose/prose.h - Markdown in texts and prose: to DocBook nodes, and its references checked. cmark parses (CommonMark 0.30); what it makes of it is ours.
 *
 * [[R-017]] writes the title of what it names and links to it; [words](isms:R-017) links with words of one's own; [[POL-2#retention]] is a heading;
 * [[log-retention]] of a `parameter` writes its value. Pipe tables and bare web addresses are read too. HTML is set as it was written, of a picture its words;
 * an address that is neither http, https, mailto nor a place of the document is read after its words. */
#ifndef PROSE_PROSE_H
#define PROSE_PROSE_H

#include "base/buf.h"
#include "model/model.h"

#include <libxml/tree.h>

/* The role of a phrase that holds the name of a heading; who knows its words puts them there (docbook/links.h). */
#define PROSE_HEADING "heading"

/* Adds a TYPE_TEXT value (one paragraph of Markdown) as DocBook inlines, a TYPE_TITLE value as plain text, as further children of `parent`. `db` is the
 * DocBook namespace declared in the tree. A reference becomes <link linkend="ADDRESS">; its title is in `lang` where there is one. What names nothing
 * becomes <phrase role="unresolved"> (prose_check() reports it). */
void prose_inline(xmlNode *parent, xmlNs *db, const struct model *model, const struct value *value, const char *lang);

/* Adds a TYPE_PROSE value as DocBook blocks. */
void prose_blocks(xmlNode *parent, xmlNs *db, const struct model *model, const struct value *value, const char *lang);

struct texts;    /* prose/texts.h */

/* Adds the text of a policy as DocBook: what stands before its first heading, then a section for each heading. Nothing where it has no text. The heading that is
 * the text's title is left to whoever asked. */
void prose_body(xmlNode *parent, xmlNs *db, const struct model *model, const struct texts *texts, const struct entity *policy, const char *lang);

/* How the texts of policies are read: a path from the project's root; false where there is no such file (the model has reported that). */
struct prose_files { bool (*read)(void *closure, const char *path, struct buf *bytes); void *closure; };

/* Reports every reference in a text or prose of the project's sources that names nothing, at its exact place, and what cannot be set as written. Of references to
 * headings (POL-2#retention), in texts and anywhere else, those that the policy's first text does not have; not looked at where `texts` is NULL. */
void prose_check(const struct model *model, const struct texts *texts, struct diags *diags);

#endif
