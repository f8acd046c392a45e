/* base/jail.c - the kernel's help against sources that are not what they seem. */

#include "base/jail.h"
#include "base/file.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Two sets of rules, since one can be closed before the other. */
enum { WRITING, READING, SETS };

struct jail {
    int rules[SETS];          /* -1: no Landlock here, or closed already */
    uint64_t handled[SETS];   /* what this kernel can refuse */
};

/* ---- files: Landlock ---- */

/* Of kernels newer than the headers may be. */
#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (1ULL << 14)
#endif
#ifndef LANDLOCK_ACCESS_FS_IOCTL_DEV
#define LANDLOCK_ACCESS_FS_IOCTL_DEV (1ULL << 15)
#endif

struct ruleset { uint64_t files, ports, scoped; };    /* struct landlock_ruleset_attr as of version 6 */

enum {
    PORTS = 3,    /* to bind, to connect */
    SCOPES = 3    /* abstract sockets and signals stay in the jail */
};

enum {
    READ = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
    WRITE = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_TRUNCATE,
    OF_FILES = LANDLOCK_ACCESS_FS_READ_FILE | WRITE    /* the kernel takes no others for a file */
};

static const uint64_t rights[] = {
    [JAIL_READ] = READ,
    [JAIL_FILL] = READ | WRITE | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR,
    [JAIL_REPLACE] = READ | WRITE | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE,
    [JAIL_DROP] = LANDLOCK_ACCESS_FS_REMOVE_DIR,
};

static int landlock_version(void)
{
    return (int)syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

/* All that a version knows is refused unless allowed. */
static struct ruleset all_of(int version, int set)
{
    int bits = version >= 5 ? 16 : version >= 3 ? 15 : version == 2 ? 14 : 13;
    struct ruleset all = { (1ULL << bits) - 1, version >= 4 ? PORTS : 0, version >= 6 ? SCOPES : 0 };

    return set == READING ? (struct ruleset){ .files = READ } : (struct ruleset){ all.files & ~(uint64_t)READ, all.ports, all.scoped };
}

static size_t size_of(int version)
{
    return version >= 6 ? sizeof(struct ruleset) : version >= 4 ? offsetof(struct ruleset, scoped) : offsetof(struct ruleset, ports);
}

struct jail *jail_new(void)
{
    struct jail *jail = mem_zero(1, sizeof *jail);
    int version = landlock_version();

    for (int set = 0; set < SETS; set++) {
        struct ruleset all = all_of(version, set);

        jail->handled[set] = all.files;
        jail->rules[set] = version > 0 ? (int)syscall(SYS_landlock_create_ruleset, &all, size_of(version), 0) : -1;
    }
    return jail;
}

static void forget(struct jail *jail, int set)
{
    if (jail->rules[set] >= 0)
        close(jail->rules[set]);
    jail->rules[set] = -1;
}

void jail_free(struct jail *jail)
{
    if (!jail)
        return;
    forget(jail, WRITING);
    forget(jail, READING);
    free(jail);
}

void jail_allow_open(struct jail *jail, enum jail_right right, int fd)
{
    struct stat st;

    if (!jail)
        return;
    if (fstat(fd, &st)) {
        file_expect_answer("fstat");
        return;
    }
    for (int set = 0; set < SETS; set++) {
        struct landlock_path_beneath_attr rule = { rights[right] & jail->handled[set] & (S_ISDIR(st.st_mode) ? ~0ULL : (uint64_t)OF_FILES), fd };

        if (rule.allowed_access && jail->rules[set] >= 0 && syscall(SYS_landlock_add_rule, jail->rules[set], LANDLOCK_RULE_PATH_BENEATH, &rule, 0) && errno == ENOMEM)
            mem_failed();
    }
}

void jail_allow(struct jail *jail, enum jail_right right, const char *path)
{
    int fd = jail && jail->rules[READING] >= 0 ? open(path, O_PATH | O_CLOEXEC) : -1;

    if (fd < 0) {
        if (jail && jail->rules[READING] >= 0)
            file_expect_answer(path);
        return;
    }
    jail_allow_open(jail, right, fd);
    close(fd);
}

/* ---- all else: seccomp ---- */

#if defined(__x86_64__)
#define MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define MACHINE AUDIT_ARCH_AARCH64
#endif

#ifdef MACHINE
/* What no part of a check or a build has any use for. Pairs of sockets stay: processes of ours talk by them. io_uring would do all the rest behind the filter's back. */
static const unsigned refused[] = {
    SYS_execve, SYS_execveat,
    SYS_socket, SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4,
    SYS_process_vm_readv, SYS_process_vm_writev, SYS_pidfd_getfd, SYS_kcmp,
    SYS_io_uring_setup, SYS_open_by_handle_at, SYS_userfaultfd, SYS_perf_event_open, SYS_bpf,
    SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_unshare, SYS_setns, SYS_move_mount, SYS_open_tree, SYS_fsopen, SYS_fsmount,
    SYS_add_key, SYS_request_key, SYS_keyctl, SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_kexec_load, SYS_reboot, SYS_swapon, SYS_swapoff,
#ifndef SANITIZED
    SYS_ptrace,    /* a leak checker looks at its own process by it */
#endif
};

enum { REFUSED = sizeof refused / sizeof *refused };

/* One comparison for each, all to the same two ends. */
static void refuse_calls(void)
{
    struct sock_filter code[REFUSED + 8];
    struct sock_fprog program = { .filter = code };
    unsigned n = 0;

    code[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch));
    code[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 0, REFUSED + 3);    /* another machine's numbers mean other things */
    code[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
    code[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, REFUSED + 1, 0);    /* x32: the same */
    for (unsigned i = 0; i < REFUSED; i++)
        code[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, refused[i], (unsigned char)(REFUSED - i), 0);
    code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 1 /* EPERM */);
    program.len = (unsigned short)n;
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

/* Asking whether an action is there installs nothing. */
static int has_filters(void)
{
    static const unsigned action = SECCOMP_RET_ERRNO;

    return !syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action);
}
#else
static void refuse_calls(void)
{
}

static int has_filters(void)
{
    return 0;
}
#endif

/* The kernel wants it promised first that no program started later gets more rights than this one has. */
static void close_set(struct jail *jail, int set)
{
    if (jail->rules[set] >= 0 && !prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
        syscall(SYS_landlock_restrict_self, jail->rules[set], 0);
    forget(jail, set);
}

void jail_close_writing(struct jail *jail)
{
    if (jail)
        close_set(jail, WRITING);
}

void jail_close(struct jail *jail)
{
    if (!jail)
        return;
    close_set(jail, WRITING);
    close_set(jail, READING);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    refuse_calls();
    jail_free(jail);
}

const char *jail_level(char out[JAIL_LEVEL])
{
    int version = landlock_version();

    if (version > 0)
        snprintf(out, JAIL_LEVEL, "Landlock %d%s", version, has_filters() ? ", seccomp" : "");
    else
        snprintf(out, JAIL_LEVEL, "%s", has_filters() ? "seccomp" : "none");
    return out;
}
