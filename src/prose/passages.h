/* prose/passages.h - a text of Markdown as its readers take it in: heading by heading, paragraph by paragraph, each where it stands in the source.
 *
 * They are those of the tree: no code block, no comment, no line below a table's head is among them; a block of HTML is, as it is set. */
#ifndef PROSE_PASSAGES_H
#define PROSE_PASSAGES_H

#include "prose/layer.h"

enum passage_kind { PASSAGE_HEADING, PASSAGE_PARAGRAPH, PASSAGE_ITEM, PASSAGE_ROW };

struct passage {
    enum passage_kind kind;
    struct str text;                 /* as it stands in the source, signs of Markdown and line ends within it included */
    const struct source *source;
    int level;                       /* of a heading: 1 to 6; of the title of a box, which is one too, and of anything else 0 */
};

struct passages {
    struct passage *items;           /* in the order of the source */
    size_t n, cap;
};

/* Finds them. The text of the markup is a part of the source's. In place, ends with passages_done(). */
void passages_find(struct passages *passages, const struct source *source, const struct markup *markup, cmark_node *root);
void passages_done(struct passages *passages);

#define passages_each(p, passages) (const struct passage *p = (passages)->items; p && p < (passages)->items + (passages)->n; p++)

#endif
