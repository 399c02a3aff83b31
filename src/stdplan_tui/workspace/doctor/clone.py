"""The clone around a workspace: drivers, attributes, line ends, and what was begun in it and not ended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from stdplan_tui.corpus.library import ANNOTATIONS
from stdplan_tui.errors import GitError
from stdplan_tui.language import N_, _, ngettext
from stdplan_tui.sharing.drivers import DRIVER, Registered, drivers, register
from stdplan_tui.sharing.own_lines import ATTRIBUTES, complete, lacking
from stdplan_tui.sharing.repository import OLDEST, Repository, dotted
from stdplan_tui.sharing.sync.readiness import how_to_end
from stdplan_tui.sharing.unmerged import resolve, unmerged
from stdplan_tui.workspace.doctor.ailments import Ailment, Kind
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.preparing import own_program

_STATES: Final[Mapping[Registered, str]] = {
    Registered.NO: N_("git is not told here how to merge and show annotations, and merges them as text"),
    Registered.OTHERWISE: N_("git merges or shows annotations here by another command than this program's"),
    Registered.PROGRAM_MISSING: N_("the program that is to merge or show annotations here is not there: {program}"),
}
_SAMPLES: Final = ("annotations/document/author/01ARZ3NDEKTSV4RRFFQ69G5FAV.toml", "annotations/vocabulary.toml")
_MOST_NAMED: Final = 3


def clone_ailments(ws: Workspace, here: Repository) -> Iterator[Ailment]:
    """What is wrong with the clone itself. Raises GitError."""
    yield from _old_git(here)
    yield from _drivers(here)
    yield from _attributes(ws, here)
    yield from _line_ends(here)
    yield from _begun(here)
    for one in unmerged(here, ANNOTATIONS):
        remedy = _("`stdplan doctor --fix` merges it from the three versions that git kept")
        path = here.path_of(one.name)
        message = _("git could not merge it")
        yield Ailment(Kind.UNMERGED, "error", message, remedy, path, mend=partial(resolve, here, one))


def _old_git(here: Repository) -> Iterator[Ailment]:
    if here.version < OLDEST:
        message = _("git {version} is too old for `stdplan share`").format(version=dotted(here.version))
        remedy = _("install git {version} or newer").format(version=dotted(OLDEST))
        yield Ailment(Kind.OLD_GIT, "warning", message, remedy)


def _drivers(here: Repository) -> Iterator[Ailment]:
    program = own_program()
    found = drivers(here, program)
    if found.are_well:
        return
    state = found.merge if found.merge is not Registered.YES else found.textconv
    message = _(_STATES[state]).format(program=found.program)
    remedy = _("`stdplan init` registers this program in the clone")
    mend = partial(register, here, program)
    yield Ailment(Kind.DRIVER, "error", message, remedy, here.common / "config", mend=mend)


def _attributes(ws: Workspace, here: Repository) -> Iterator[Ailment]:
    path = ws.root / ATTRIBUTES
    missing = lacking(ws.root, ATTRIBUTES)
    if missing:
        message = _("lacks lines by which git knows what the files are: {lines}").format(lines="; ".join(missing))
        remedy = _("`stdplan init` adds them; commit the file for everybody")
        yield Ailment(Kind.ATTRIBUTES, "error", message, remedy, path, mend=partial(complete, ws.root, ATTRIBUTES))
    told = set[str]()
    for name, attributes in _effective(here, _examples(here)).items():
        merge = attributes["merge"]
        if merge in {DRIVER, "unspecified"} or merge in told:
            continue
        told.add(merge)
        message = _("git is told to merge this by `merge={value}`, which can lose notes").format(value=merge)
        remedy = _("take the line with merge={value} out of .gitattributes, .git/info/attributes or git's own file")
        yield Ailment(Kind.MERGE_ATTRIBUTE, "error", message, remedy.format(value=merge), here.path_of(name))


def _line_ends(here: Repository) -> Iterator[Ailment]:
    autocrlf = here.setting("core.autocrlf")
    if autocrlf not in {None, "", "false", "input"}:
        loose = [name for name, found in _effective(here, _examples(here)).items() if found["eol"] != "lf"]
        if loose:
            message = _("core.autocrlf is {value}, and nothing says that annotations end their lines with LF")
            remedy = _("`stdplan doctor --fix` adds the lines to .gitattributes; or git config core.autocrlf false")
            where = here.path_of(loose[0])
            yield Ailment(Kind.AUTOCRLF, "error", message.format(value=autocrlf), remedy, where)
    crlf = _with_carriage_returns(here)
    if crlf:
        message = ngettext(
            "{n} file was committed with CRLF line ends: {names}",
            "{n} files were committed with CRLF line ends: {names}",
            len(crlf),
        ).format(n=len(crlf), names=_some(crlf))
        remedy = _("git add --renormalize {folder}, then commit").format(folder=here.prefix + ANNOTATIONS)
        yield Ailment(Kind.LINE_ENDS, "warning", message, remedy, here.path_of(crlf[0]))


def _with_carriage_returns(here: Repository) -> Sequence[str]:
    """The annotations that git has with CRLF line ends: asked about line ends, it would read every file twice."""
    asked = ("grep", "--cached", "--no-textconv", "-I", "-l", "-z", "-F", "-e", "\r")
    output = here.git.tried(*asked, "--", here.prefix + ANNOTATIONS)
    if output.code not in (0, 1):
        raise GitError(f"git grep: {output.said}", path=here.top)
    return output.pieces


def _begun(here: Repository) -> Iterator[Ailment]:
    if (what := here.under_way) is not None:
        message = _("a {what} was begun here and not ended").format(what=what)
        yield Ailment(Kind.UNDER_WAY, "warning", message, how_to_end(what), here.own)


def _examples(here: Repository) -> Sequence[str]:
    """Names of annotations, one of each folder, and of some that are not there, as git knows them."""
    top = here.prefix + ANNOTATIONS
    folders: dict[str, str] = {}
    for name in here.git.run("ls-files", "-z", "--cached", "--others", "--", top).pieces:
        folder, _slash, file = name.rpartition("/")
        if file[:1] not in "._":
            folders[folder] = name
    deep = {folder: name for folder, name in folders.items() if folder.count("/") == top.count("/") + 2}
    own = [name for folder, name in deep.items() if not folder.removeprefix(top).startswith("/_")]
    return [*(here.prefix + sample for sample in _SAMPLES), *own]


def _effective(here: Repository, names: Sequence[str]) -> Mapping[str, Mapping[str, str]]:
    """What git takes the attributes of files to be: `merge` and `eol`."""
    stdin = b"\0".join(name.encode("utf-8", "surrogateescape") for name in names)
    output = here.git.run("check-attr", "-z", "--stdin", "merge", "eol", stdin=stdin + b"\0")
    pieces = output.pieces
    if len(pieces) % 3:
        raise GitError(_("git gave an answer that cannot be read"), path=here.top)
    found: dict[str, dict[str, str]] = {}
    for name, attribute, value in zip(*[iter(pieces)] * 3, strict=True):
        found.setdefault(name, {})[attribute] = value
    return found


def _some(names: Sequence[str]) -> str:
    more = ["…"] if len(names) > _MOST_NAMED else []
    return ", ".join([*names[:_MOST_NAMED], *more])
