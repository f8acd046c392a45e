/* cmd/near.c - what may have been meant by a word on the command line. */

#include "cmd/near.h"

void near_offer(struct near *near, const char *name)
{
    size_t far = near->distance ? str_distance(near->got, str_of(name), near->distance - 1) : 1;

    if (near->distance && far < near->distance) {
        near->best = name;
        near->distance = far;
    }
}
