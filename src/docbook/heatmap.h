/* docbook/heatmap.h - where the risks lie: likelihood by impact, each cell in the colour of its level, with the number of risks in it. */
#ifndef DOCBOOK_HEATMAP_H
#define DOCBOOK_HEATMAP_H

#include "docbook/figures.h"
#include "docbook/modelxml.h"

/* The figure of the risks of one method by one of their ratings (RISK_INHERENT, RISK_CURRENT, RISK_RESIDUAL); NULL where the method has no scales.
 * `name` is its fileref, `alt` says in words what it shows. */
struct named_figure *heatmap_add(struct modelxml *mx, const struct entity *method, int field, const char *name, const char *alt);

#endif
