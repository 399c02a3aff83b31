"""A change of somebody's tags that can be made to any place: some set, some taken away."""

from __future__ import annotations

from collections.abc import Sequence

from stdplan_tui.annotations.tagging import toggled
from stdplan_tui.annotations.vocabulary import Vocabulary
from stdplan_tui.frozen import frozen


@frozen
class Retagging:
    """Tags to set, and tags to take away; all others stay, but for those that a new one excludes."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed)

    def known(self, vocabulary: Vocabulary) -> Retagging:
        """The same by the present names of the tags. Raises VocabularyError for one that cannot be given."""
        added = dict.fromkeys(vocabulary.resolve(tag) for tag in self.added)
        removed = dict.fromkeys(vocabulary.known_as(tag) for tag in self.removed)
        return Retagging(tuple(added), tuple(tag for tag in removed if tag not in added))

    def applied(self, present: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...]:
        """The tags of a place that has `present` now. Raises VocabularyError for one that cannot be given."""
        removed = {vocabulary.known_as(tag) for tag in self.removed}
        tags = tuple(tag for tag in present if vocabulary.known_as(tag) not in removed)
        for tag in self.added:
            if vocabulary.known_as(tag) not in tags:
                tags = toggled(tags, tag, vocabulary)
        return tags
