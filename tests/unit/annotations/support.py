"""A small document and annotations on it."""

from datetime import UTC, datetime
from pathlib import Path

from stdplan_tui.annotations.making import made
from stdplan_tui.annotations.model import Annotation, Motivation
from stdplan_tui.annotations.store.store import Store
from stdplan_tui.annotations.target import clause_target
from stdplan_tui.corpus.model import Clause, ClauseId, Document, DocumentId, Level, Metadata, Span

VERSION = "sha256:" + "ab" * 32
NOW = datetime(2026, 11, 21, 8, 0, 0, 123000, UTC)
DOCUMENT_ID = DocumentId("guobanfa-2015-89")


def clause(identity: str, level: Level, label: str = "", heading: str = "", text: str = "") -> Clause:
    return Clause(ClauseId(identity), level, label, heading, text)


ENERGY = clause(
    "3.1.box2.e1", Level.BOX_ENTRY, "", "能源", "研制页岩气工厂化作业、水平井钻井标准。研制特高压及柔性直流输电标准。"
)
GUIDANCE = clause("1.1", Level.SECTION, "（一）", "指导思想。", "认真落实党的十八大精神。")
BARE_LABEL = clause("art10", Level.ARTICLE, "第十条")
PREAMBLE = Clause(ClauseId("preamble"), Level.PREAMBLE, children=(clause("preamble.p1", Level.PARAGRAPH, text="标准"),))


def document(*clauses: Clause, version: str = VERSION) -> Document:
    return Document(
        Metadata(id=DOCUMENT_ID, title="规划", version=version), clauses or (PREAMBLE, GUIDANCE, ENERGY, BARE_LABEL)
    )


def note(
    body: str = "建议核对主管部门",
    *,
    on: Clause = ENERGY,
    span: Span | None = None,
    author: str = "zhang-san",
    tags: tuple[str, ...] = (),
    now: datetime = NOW,
) -> Annotation:
    target = clause_target(on, label="三/（一）/专栏2/能源", version=VERSION, span=span)
    motivation = Motivation.TAGGING if tags else Motivation.COMMENTING
    return made(DOCUMENT_ID, author, target, motivation=motivation, body=body, tags=tags, now=now)


def store(folder: Path) -> Store:
    """A store whose lock is beside the folder, as it is made where something is changed."""
    return Store(folder / "annotations", lock=folder / "state" / "annotations.lock")


def file_of(here: Store, annotation: Annotation) -> Path:
    return here.path_of(annotation.document, annotation.author, annotation.id)
