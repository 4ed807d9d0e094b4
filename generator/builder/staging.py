"""The folder in which a site grows, and its exchange with the site that readers see."""

import ctypes
import errno
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NOT_POSSIBLE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}


class NotASiteError(Exception):
    """The folder to be replaced holds something that no build of ours has made."""


@dataclass(frozen=True, slots=True)
class Staging:
    """A site in the making, beside the one that it will replace."""

    site: Path
    """Where readers look: the last good site, or nothing yet."""
    folder: Path
    """Where this build writes."""

    def publish(self) -> None:
        """Let the new site take the place of the old one, in one step where the system can do that.

        Raises OSError where neither exchange nor renaming is possible; the old site then still stands.
        """
        if not self.site.exists():
            self.folder.rename(self.site)
            return
        if not _exchange(self.folder, self.site):
            aside = self.folder.with_name(f"{self.folder.name}-old")
            self.site.rename(aside)
            try:
                self.folder.rename(self.site)
            except OSError:
                aside.rename(self.site)
                raise
            aside.rename(self.folder)
        self._keep_hidden()
        shutil.rmtree(self.folder, ignore_errors=True)

    def discard(self) -> None:
        """Forget this build; the last good site stays."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _keep_hidden(self) -> None:
        """Carry over what is hidden at the top of the old site: `.git` of a published branch, for one."""
        for entry in self.folder.iterdir():
            if entry.name.startswith(".") and not (self.site / entry.name).exists():
                entry.rename(self.site / entry.name)


def open_staging(site: Path) -> Staging:
    """An empty folder beside `site`, on the same file system, so that files can be linked and folders exchanged.

    Raises NotASiteError where `site` holds files but no built site, and OSError where it can't be written.
    """
    site = Path(os.path.realpath(site))
    if site.is_dir():
        visible = [entry for entry in site.iterdir() if not entry.name.startswith(".")]
        if visible and not (site / "404.html").is_file():
            raise NotASiteError(str(site))
    elif site.exists():
        raise NotASiteError(str(site))
    site.parent.mkdir(parents=True, exist_ok=True)
    _sweep(site)
    folder = site.parent / f".site-{site.name}-{os.getpid()}"
    folder.mkdir()
    return Staging(site, folder)


def _sweep(site: Path) -> None:
    """Remove what builds left behind that were killed; one that still runs keeps its folder."""
    ours = re.compile(rf"\.site-{re.escape(site.name)}-([0-9]+)(?:-old)?")
    for entry in site.parent.iterdir():
        found = ours.fullmatch(entry.name)
        if found and (int(found[1]) == os.getpid() or not _runs(int(found[1]))):
            shutil.rmtree(entry, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _exchange(left: Path, right: Path) -> bool:
    """Let two folders change names in one step (Linux); False where system or file system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    if rename(_AT_FDCWD, os.fsencode(left), _AT_FDCWD, os.fsencode(right), _RENAME_EXCHANGE) == 0:
        return True
    error = ctypes.get_errno()
    if error in _NOT_POSSIBLE:
        return False
    raise OSError(error, os.strerror(error), str(right))
