/* rules/duties.h - whether somebody answers for something (5.3). */
#ifndef RULES_DUTIES_H
#define RULES_DUTIES_H

#include "model/model.h"

/* Whether anything in force lays a duty on this role, person or supplier that day. */
bool duty_is_charged(const struct entity *who, date day);

#endif
