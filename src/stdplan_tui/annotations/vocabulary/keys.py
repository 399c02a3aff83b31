"""The keys of dimensions and tags as JSON has them."""

from __future__ import annotations

from stdplan_tui.annotations.vocabulary.vocabulary import Dimension, Tag, Title


def dimension_keys(dimension: Dimension) -> dict[str, object]:
    """What a dimension says of itself, its id and its tags apart."""
    return {
        "title": _title_keys(dimension.title),
        "unit": dimension.unit.value,
        "exclusive": dimension.exclusive,
        "required": dimension.required,
    }


def tag_keys(tag: Tag) -> dict[str, object]:
    """Everything that a tag says."""
    return {
        "name": tag.name,
        "dimension": tag.dimension,
        "title": _title_keys(tag.title),
        "definition": tag.definition,
        "example": tag.example,
        "color": tag.color,
        "key": tag.key,
        "aliases": list(tag.aliases),
        "formerly": list(tag.formerly),
        "retired": tag.retired,
        "replaced_by": tag.replaced_by,
    }


def _title_keys(title: Title) -> dict[str, object]:
    return {"zh": title.zh, "en": title.en}
