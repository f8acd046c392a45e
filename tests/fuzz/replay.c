/* fuzz/replay.c - a fuzz target without libFuzzer: every file named, and ROUNDS changed copies of them, always the same ones.
 *
 *   replay ROUNDS FILE… */

#include "fuzz.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct input { unsigned char *bytes; size_t n; };

static struct input current;    /* what is being tried, for the handler that saves it */

static void save_and_abort(int signal_number)
{
    FILE *f = fopen("fuzz-broken.isms", "wb");

    if (f) {
        fwrite(current.bytes, 1, current.n, f);
        fclose(f);
        fputs("the input is in fuzz-broken.isms\n", stderr);
    }
    _exit(128 + signal_number);
}

static struct input read_file(const char *path)
{
    FILE *f = fopen(path, "rb");
    struct input input = { NULL, 0 };
    size_t cap = 0, got;

    if (!f) {
        perror(path);
        exit(2);
    }
    do {
        cap = cap * 2 + 4096;
        input.bytes = realloc(input.bytes, cap);
        if (!input.bytes)
            exit(3);
        got = fread(input.bytes + input.n, 1, cap - input.n, f);
        input.n += got;
    } while (got);
    fclose(f);
    return input;
}

static unsigned random_below(unsigned n)
{
    static unsigned long long state = 88172645463325252ULL;    /* xorshift64 (Marsaglia 2003): the same row each run */

    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (unsigned)((state >> 11) % n);
}

/* A piece of one input with some bytes changed, taken out, doubled, or replaced by what matters to the lexer. */
static struct input change(const struct input *inputs, unsigned n)
{
    static const char *const tokens[] = { "\"", "\"\"\"", "{", "}", ",", "#", "\n", "\r\n", "\t", " ", "\xc2\xa0", "\xe2\x80\x9c", "\xe2\x80\x9d", "\xff", "\xe2\x80\xae", "\xe2\x80\x8b", "risk R-1 ", "owner ",
#ifdef FUZZ_MARKDOWN
        "\n\n", "\n    ", "|", "\n| a | b |\n|---|---|\n", "[^1]", "\n[^1]: ", "\n!!! note\n    ", "> ", "- ", "[[", "]]", "![", "](", "<!--", "-->", "```\n", "# ", "`",
#endif
    };
    enum { LONGEST = 600, MOST = LONGEST * 8 };
    const struct input *from = &inputs[random_below(n)];
    struct input to = { malloc(MOST), 0 };
    size_t start = from->n > LONGEST ? random_below((unsigned)(from->n - LONGEST)) : 0;

    if (!to.bytes)
        exit(3);
    to.n = from->n - start < LONGEST ? from->n - start : LONGEST;
    memcpy(to.bytes, from->bytes + start, to.n);
    for (unsigned i = random_below(8); i; i--) {
        size_t at = random_below((unsigned)to.n + 1), length = random_below(20);
        const char *token = tokens[random_below(sizeof tokens / sizeof *tokens)];

        if (length > to.n - at)
            length = to.n - at;
        switch (random_below(4)) {
        case 0:
            if (at < to.n)
                to.bytes[at] = (unsigned char)random_below(256);
            break;
        case 1:
            memmove(to.bytes + at, to.bytes + at + length, to.n - at - length);
            to.n -= length;
            break;
        case 2:
            memmove(to.bytes + at + length, to.bytes + at, to.n - at);
            to.n += length;
            break;
        default:
            memmove(to.bytes + at + strlen(token), to.bytes + at, to.n - at);
            memcpy(to.bytes + at, token, strlen(token));
            to.n += strlen(token);
        }
    }
    return to;
}

int main(int argc, char **argv)
{
    struct input *inputs = calloc((size_t)argc, sizeof *inputs);
    unsigned n = 0;

    if (argc < 3 || !inputs)
        return 2;
    signal(SIGABRT, save_and_abort);
    signal(SIGSEGV, save_and_abort);
    for (int i = 2; i < argc; i++) {
        current = inputs[n++] = read_file(argv[i]);
        LLVMFuzzerTestOneInput(current.bytes, current.n);
    }
    for (long rounds = atol(argv[1]); rounds > 0; rounds--) {
        current = change(inputs, n);
        LLVMFuzzerTestOneInput(current.bytes, current.n);
        free(current.bytes);
    }
    for (unsigned i = 0; i < n; i++)
        free(inputs[i].bytes);
    free(inputs);
    return 0;
}
