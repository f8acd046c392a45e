/* rules/suppliers.h - what other rules ask about suppliers. */
#ifndef RULES_SUPPLIERS_H
#define RULES_SUPPLIERS_H

#include "model/model.h"

/* Whether an agreement (parts of SUPPLIER_AGREEMENT) binds on that day; one without a term does. */
bool supplier_is_bound(const struct record *agreement, date day);

#endif
