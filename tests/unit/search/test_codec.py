"""Postings, the dictionary, the columns and the pool, as they are kept."""

from __future__ import annotations

from array import array
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.index import create_in, open_dir

from stdplan_tui.search.codec import dictionary, postings
from stdplan_tui.search.codec.gram import GramCodec, WriterPool
from stdplan_tui.search.index import SCHEMA
from stdplan_tui.search.pool import GRAMS, KEYS, Pool, encoded, packed
from stdplan_tui.search.refresh import untidy
from tests.support.counts import tries

NUMBERS = st.lists(st.integers(0, (1 << 24) - 1) | st.integers(0, 300), min_size=1, max_size=50, unique=True).map(
    sorted
)
TOKENS = st.text(st.characters(), max_size=4)


@given(NUMBERS, st.randoms(use_true_random=False), st.integers(0, 1 << 30))
@settings(max_examples=tries(60), deadline=None)
def test_a_list_of_postings_is_read_as_it_was_written(numbers: list[int], chance: object, base: int) -> None:
    impacts = bytes(chance.randint(1, 255) for _ in numbers)  # type: ignore[attr-defined]
    kept = postings.as_bytes(array("I", map(packed, numbers, impacts)))
    read = postings.from_bytes(kept, base)
    assert (list(read.numbers), read.impacts) == ([number + base for number in numbers], impacts)


@pytest.mark.parametrize(("step", "width"), [(1, 1), (255, 1), (256, 2), (65_535, 2), (65_536, 4)])
def test_gaps_take_no_more_bytes_than_the_largest_needs(step: int, width: int) -> None:
    assert len(postings.as_bytes(array("I", [packed(n * step, 9) for n in range(100)]))) == 1 + 100 * (width + 1)


def test_numbers_that_do_not_ascend_are_not_written() -> None:
    with pytest.raises(OverflowError):
        postings.as_bytes(array("I", [packed(7, 1), packed(3, 1)]))


@given(st.dictionaries(TOKENS, NUMBERS, max_size=30), st.dictionaries(TOKENS, NUMBERS, max_size=30), TOKENS)
@settings(max_examples=tries(60), deadline=None)
def test_a_dictionary_finds_every_token_and_no_other(
    grams: dict[str, list[int]], keys: dict[str, list[int]], other: str
) -> None:
    pool = Pool()
    for field, tokens in ((GRAMS, grams), (KEYS, keys)):
        for token, numbers in tokens.items():
            pool.extend(field, token, [packed(number, 5) for number in numbers])
    terms, posted = BytesIO(), BytesIO()
    dictionary.write(terms, posted, [(field, pool.drained(field, lambda: None)) for field in (GRAMS, KEYS)])
    written = terms.getvalue()
    read = dictionary.Dictionary(lambda start, length: written[start : start + length], len(written))
    for field, tokens in ((GRAMS, grams), (KEYS, keys)):
        for token, numbers in tokens.items():
            start, end = read.place(field, encoded(token)) or (0, 0)
            assert list(postings.from_bytes(posted.getvalue()[start:end]).numbers) == numbers
        assert (read.place(field, encoded(other)) is not None) == (other in tokens)
        begun = [token for token, _, _ in read.entries(field, encoded(other))]
        assert sorted(begun) == sorted(encoded(token) for token in tokens if token.startswith(other))
    assert read.place("none", b"x") is None
    assert set(read.fields) == {GRAMS, KEYS}


def test_whoosh_itself_can_write_merge_and_read_the_index(tmp_path: Path) -> None:
    """What the codec owes to Whoosh's own writers, readers and merges, which the shelf does not use."""
    tmp_path.chmod(0o700)
    index = create_in(str(tmp_path), SCHEMA)
    for number in range(3):
        writer = index.writer(codec=GramCodec(), compound=False)
        writer.pool = WriterPool(lambda: None)
        tokens = {"标": 3, "标准": 250, f"{number}": 1, "\ud800": 9}
        writer.add_document(
            content=b"%d" % number, folded=f"标准{number}", order=number, grams=tokens, keys={"clause": 1}
        )
        writer.commit(merge=False)
    writer = index.writer(codec=GramCodec(), compound=False)
    writer.pool = WriterPool(lambda: None)
    writer.delete_by_term("grams", "1")
    writer.commit(optimize=True)
    reader = open_dir(str(tmp_path)).reader()
    assert reader.doc_count_all() == 2
    assert [term for _, term in reader.all_terms()] == [b"0", b"2", *map(encoded, ("标", "标准", "\ud800")), b"clause"]
    matcher = reader.postings("grams", "标准")
    assert (list(matcher.all_ids()), reader.term_info("grams", "标准").max_weight()) == ([0, 1], 250)
    assert (("grams", "没有") in reader, reader.doc_frequency("grams", "没有")) == (False, 0)
    columns = {name: list(reader.column_reader(name, translate=False)) for name in ("content", "folded", "order")}
    assert columns == {"content": [b"0", b"2"], "folded": ["标准0", "标准2"], "order": [0, 2]}
    reader.close()


@pytest.mark.parametrize(
    ("volumes", "chosen"),
    [
        ([], set()),
        ([(5, 5)] * 7, set()),
        ([(5, 5)] * 8, set(range(8))),
        ([(32_000, 32_000)] * 20, set()),
        ([(32_000, 32_000), *[(40, 40)] * 8, (500, 500)], set(range(1, 9))),
        ([(10, 21), (11, 21), (0, 5)], {0, 2}),
        ([(0, 0)], set()),
    ],
)
def test_what_is_large_is_not_written_again_for_what_is_small(volumes: list[tuple[int, int]], chosen: set[int]) -> None:
    assert untidy(volumes) == chosen
