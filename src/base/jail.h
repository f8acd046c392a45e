/* base/jail.h - what this process may still do once it reads what strangers wrote: open what was named before, start nothing, reach nobody.
 *
 * Name what will be needed, then close. From then on the kernel refuses all else to this process and all that it forks: files by Landlock (Linux 5.13; landlock(7)), programs,
 * sockets and what looks into other processes by a seccomp filter (seccomp(2)). What a kernel or a container does not have is left out: nothing ever fails for it, and
 * base/file.c keeps to the root without it. It cannot be opened again: a program that builds more than once forks first and lets the child close it. */
#ifndef BASE_JAIL_H
#define BASE_JAIL_H

/* A sanitizer looks into its own process: then a little more is allowed. */
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif

struct jail;

/* What is allowed of a file, or of a folder and all in it. Told twice, rights add up. */
enum jail_right {
    JAIL_READ,
    JAIL_FILL,       /* read, make, write and remove anything in it, but not the folder itself */
    JAIL_REPLACE,    /* read; make, write and remove files, no folders */
    JAIL_DROP        /* remove folders in it that are empty */
};

/* Yours, ends with jail_close() or jail_free(). Functions do nothing for NULL. */
struct jail *jail_new(void);
void jail_free(struct jail *jail);

/* Names a file or folder (a link: what it leads to); one that is not there is allowed nothing. */
void jail_allow(struct jail *jail, enum jail_right right, const char *path);
void jail_allow_open(struct jail *jail, enum jail_right right, int fd);

/* From here on nothing else is written; reading stays open, for what must be found out before it can be named. */
void jail_close_writing(struct jail *jail);
/* From here on nothing else; frees it. */
void jail_close(struct jail *jail);

/* What this machine's kernel gives, as "Landlock 7, seccomp"; "none" where it gives nothing. Changes nothing. Valid for ever. */
enum { JAIL_LEVEL = 64 };
const char *jail_level(char out[JAIL_LEVEL]);

#endif
