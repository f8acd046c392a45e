/* model/reading.h - how the schema reads a line, for the formatter (syntax/format.h). */
#ifndef MODEL_READING_H
#define MODEL_READING_H

#include "model/schema.h"
#include "syntax/format.h"

/* A format_arguments: closure is a struct schema. */
size_t reading_arguments(void *schema, const struct tree *tree, const struct statement *const *path, size_t depth, uint32_t *at, size_t most);

#endif
