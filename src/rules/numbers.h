/* rules/numbers.h - numbers as values of findings. */
#ifndef RULES_NUMBERS_H
#define RULES_NUMBERS_H

#include <stdio.h>

enum { NUMBER_TEXT = 32 };

/* "12", "2.5"; returns text. */
static inline const char *number_text(double number, char text[NUMBER_TEXT])
{
    snprintf(text, NUMBER_TEXT, "%g", number);
    return text;
}

#endif
