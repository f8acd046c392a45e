/* model/strays.h - texts that lie beside those of policies and that nothing names (7.5.3): nobody reads them, and nobody would notice. */
#ifndef MODEL_STRAYS_H
#define MODEL_STRAYS_H

#include "base/file.h"
#include "model/model.h"

/* A finding for each Markdown file in a folder in which the text of a policy lies, that is no text of a policy and no evidence. README and its like are nobody's text. */
void strays_tell(const struct root *root, const struct model *model, struct diags *diags);

#endif
