"""Why the system refused to read or write a file, in words that can be said in any language."""

import errno
import os

from tallystick.base.reasons import Foreign, Reason, msgid
from tallystick.base.regular import UnfitFile

_WORDS = {
    errno.EACCES: msgid("permission denied"),
    errno.EPERM: msgid("operation not permitted"),
    errno.ENOENT: msgid("no such file or directory"),
    errno.EEXIST: msgid("file exists"),
    errno.ENOTDIR: msgid("not a directory"),
    errno.EISDIR: msgid("is a directory"),
    errno.ENOSPC: msgid("no space left on device"),
    errno.EDQUOT: msgid("disk quota exceeded"),
    errno.EROFS: msgid("read-only file system"),
    errno.EFBIG: msgid("file too large"),
    errno.EIO: msgid("input/output error"),
    errno.ENAMETOOLONG: msgid("file name too long"),
    errno.EMFILE: msgid("too many open files"),
    errno.ELOOP: msgid("too many levels of symbolic links"),
}


def why_refused(problem: OSError) -> Reason:
    """Why a file was refused: in our words where we have some, else in the system's own."""
    if isinstance(problem, UnfitFile):
        return problem.reason
    known = _WORDS.get(problem.errno or 0)
    if known is not None:
        return Reason(known)
    words = problem.strerror or (os.strerror(problem.errno) if problem.errno else str(problem))
    return Reason("{words}", words=Foreign(words.lower()))
