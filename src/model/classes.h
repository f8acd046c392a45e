/* model/classes.h - ladders of classes: which a class is on, and how high (ISO/IEC 27001:2022, A.5.12). */
#ifndef MODEL_CLASSES_H
#define MODEL_CLASSES_H

#include "model/model.h"

/* The scheme a class belongs to (nested in, or `of`); NULL where the reference is broken. Borrowed. */
const struct entity *class_scheme(const struct entity *class);
double class_rank(const struct entity *class);    /* 0 where it is missing or bad */
/* Whether it is the highest class of its scheme, and not the only one. */
bool class_is_top(const struct model *model, const struct entity *class);
/* Whether a scheme is for "assets", "documents" or "logs"; true where it does not say (reported). */
bool scheme_is_for(const struct entity *scheme, const char *what);

#endif
