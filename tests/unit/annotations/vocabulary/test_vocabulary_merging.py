"""Two versions of the agreed tags, merged: examples."""

from __future__ import annotations

import time

import pytest

from stdplan_tui.annotations.vocabulary import Tag, Title
from stdplan_tui.annotations.vocabulary.file import vocabulary_from
from stdplan_tui.annotations.vocabulary.merging.merged import merged_text
from stdplan_tui.errors import VocabularyError

BASE = """\
# the team's tags
# agreed in May

schema = 1
title = "编码"   # for all

# the first question
[[dimension]]
id = "a"
title = { zh = "甲", en = "first" }

# about one
[[dimension.tag]]
name = "一"
definition = "der erste"
key = "1"       # quick
aliases = ["eins", "uno"]

[[dimension.tag]]
name = "二"
color = "red"

# the end
"""
MORE = """
[[dimension.tag]]
name = "三"     # new
key = "3"
"""


def changed(*pairs: tuple[str, str], text: str = BASE) -> str:
    for old, new in pairs:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


def merged(ours: str, theirs: str, base: str | None = BASE) -> str:
    """What both say together, whoever is named first."""
    text = merged_text(base, ours, theirs)
    assert vocabulary_from(text) == vocabulary_from(merged_text(base, theirs, ours))
    return text


def tag(text: str, name: str) -> Tag:
    return vocabulary_from(text).called(name)


def names(text: str) -> list[str]:
    return [one.name for one in vocabulary_from(text).tags]


def test_a_change_of_one_side_alone_is_taken_to_the_byte() -> None:
    theirs = changed(('"red"', "'blue'  # loud")) + "\n\n"
    assert merged_text(BASE, BASE, theirs) == theirs
    assert merged_text(BASE, theirs, BASE) == theirs
    assert merged_text(None, theirs, theirs) == theirs


def test_changes_of_several_keys_meet_and_nothing_else_is_touched() -> None:
    ours = changed(('"der erste"', '"the first"'), ("# the end", "# the very end"))
    theirs = changed(('color = "red"', 'color = "red"\nexample = "x:1"'), ("# about one", "# about the one"))
    assert merged(ours, theirs) == changed(
        ('"der erste"', '"the first"'),
        ('color = "red"', 'color = "red"\nexample = "x:1"'),
        ("# about one", "# about the one"),
        ("# the end", "# the very end"),
    )


def test_a_rename_and_an_edit_meet_in_one_tag() -> None:
    ours = changed(('name = "一"', 'name = "壹"\nformerly = ["一"]'))
    theirs = changed(('"der erste"', '"the first"'), ('"uno"', '"one"'))
    text = merged(ours, theirs)
    assert tag(text, "一") == Tag("壹", "a", definition="the first", key="1", aliases=("eins", "one"), formerly=("一",))
    assert "merged:" not in text


def test_of_two_new_names_one_stands_and_the_other_is_an_earlier_one() -> None:
    ours = changed(('name = "一"', 'name = "A"\nformerly = ["一"]'))
    theirs = changed(('name = "一"', 'name = "B"\nformerly = ["一"]'))
    text = merged(ours, theirs)
    assert tag(text, "A").name == tag(text, "一").name == "B"
    assert tag(text, "B").formerly == ("一", "A")
    assert '# merged: name was "A"\nname = "B"' in text


def test_of_two_edits_the_larger_stands_and_the_other_is_told_above_it() -> None:
    ours = changed(('"der erste"', '"a"'), ('en = "first"', 'en = "question one"'))
    theirs = changed(('"der erste"', '"b"'), ('en = "first"', 'en = "1st"'))
    text = merged(ours, theirs)
    assert '# merged: definition was "a"\ndefinition = "b"\n' in text
    assert '# merged: title.en was "1st"\ntitle = { zh = "甲", en = "question one" }\n' in text
    assert merged_text(BASE, theirs, ours) == text


def test_a_title_in_one_language_and_in_the_other_make_a_title_in_both() -> None:
    text = merged(changed(('"甲"', '"问"')), changed(('"first"', '"question"')))
    assert vocabulary_from(text).dimensions[0].title == Title("问", "question")


def test_names_that_one_side_took_out_go_and_those_put_in_come() -> None:
    text = merged(changed(('"uno"', '"un"')), changed(('"eins", ', ""), ("]\n\n[[", ']\nformerly = ["old"]\n\n[[')))
    assert tag(text, "一").aliases == ("un",)
    assert tag(text, "old").name == "一"


def test_tags_of_both_stand_behind_their_neighbours() -> None:
    ours = changed(("\n# about one", MORE + "\n# about one"))
    theirs = changed(("\n# the end", MORE.replace("三", "四").replace("3", "4") + "\n# the end"))
    text = merged(ours, theirs)
    assert names(text) == ["三", "一", "二", "四"]
    assert text == changed(("\n# the end", MORE.replace("三", "四").replace("3", "4") + "\n# the end"), text=ours)


def test_a_tag_that_both_added_is_one_tag() -> None:
    ours = changed(("\n# the end", MORE + 'definition = "ours"\n\n# the end'))
    theirs = changed(("\n# the end", MORE + 'color = "blue"\naliases = ["tres"]\n\n# the end'))
    text = merged(ours, theirs)
    assert tag(text, "三") == Tag("三", "a", definition="ours", color="blue", key="3", aliases=("tres",))
    assert text.count("# new") == 1


def test_a_tag_that_one_took_out_goes_unless_the_other_edited_it() -> None:
    without = changed(('[[dimension.tag]]\nname = "二"\ncolor = "red"\n\n', ""))
    assert names(merged(without, changed(('"der erste"', '"x"')))) == ["一"]
    assert names(merged(without, changed(('"red"', '"blue"')))) == ["一", "二"]
    assert names(merged(without, changed(('"red"', '"red" # mine')))) == ["一", "二"]


def test_a_tag_stays_that_another_is_replaced_by() -> None:
    without = changed(('[[dimension.tag]]\nname = "二"\ncolor = "red"\n\n', ""))
    retired = changed(('key = "1"', 'retired = true\nreplaced_by = "二"\nkey = "1"'))
    assert vocabulary_from(merged(without, retired)).known_as("一") == "二"


def test_retired_by_one_is_retired_and_keeps_what_the_other_wrote() -> None:
    ours = changed(('color = "red"', 'color = "red"\nretired = true\nreplaced_by = "一"'))
    theirs = changed(('"red"', '"blue"'), ('name = "一"', 'name = "壹"\nformerly = ["一"]'))
    text = merged(ours, theirs)
    assert tag(text, "二").retired
    assert tag(text, "二").color == "blue"
    assert vocabulary_from(text).known_as("二") == "壹"


def test_two_tags_that_replace_each_other_leave_one_in_use() -> None:
    ours = changed(('key = "1"', 'retired = true\nreplaced_by = "二"\nkey = "1"'))
    theirs = changed(('color = "red"', 'color = "red"\nretired = true\nreplaced_by = "一"'))
    text = merged(ours, theirs)
    assert vocabulary_from(text).known_as("一") == "二"
    assert not tag(text, "二").retired
    assert '# merged: replaced_by was "一", which leads back to it' in text


def test_a_quick_key_that_two_tags_claim_is_that_of_the_larger_name() -> None:
    ours = changed(("\n# the end", MORE + "\n# the end"))
    theirs = changed(("\n# the end", MORE.replace("三", "四") + "\n# the end"))
    text = merged(ours, theirs)
    assert (tag(text, "四").key, tag(text, "三").key) == ("3", "")
    assert '# merged: key was "3", which "四" has\n[[dimension.tag]]\nname = "三"' in text


def test_an_alias_that_two_tags_claim_is_that_of_the_larger_name() -> None:
    ours = changed(('"eins"', '"first"'))
    theirs = changed(('color = "red"', 'color = "red"\naliases = ["First", "due"]'))
    text = merged(ours, theirs)
    assert tag(text, "first").name == "二"
    assert tag(text, "uno").aliases == ("uno",)
    assert '# merged: aliases had "first", which "二" has\naliases = ["uno"]' in text


def test_a_name_that_one_renamed_to_and_the_other_added_leaves_both_tags() -> None:
    ours = changed(('name = "一"', 'name = "三"\nformerly = ["一"]'))
    theirs = changed(("\n# the end", MORE + "\n# the end"))
    text = merged(ours, theirs)
    assert sorted(names(text)) == ["一", "三", "二"]
    assert '# merged: name was "三", which another tag has\nname = "一"' in text


def test_a_rename_and_the_same_done_as_a_new_tag_are_one_tag() -> None:
    ours = changed(('name = "一"', 'name = "壹"\nformerly = ["一"]'), ('"der erste"', '"mine"'))
    theirs = changed(('name = "一"', 'name = "壹"'), ('"eins", ', ""))
    text = merged(ours, theirs)
    assert names(text) == ["壹", "二"]
    assert tag(text, "一").name == "壹"


def test_settings_of_dimensions_and_of_the_file_merge_like_the_rest() -> None:
    ours = changed(("schema = 1", "schema = 1\nclosed = true"), ('id = "a"', 'id = "a"\nexclusive = true'))
    theirs = changed(('"编码"   # for all', '"标签"   # for us'), ('id = "a"', 'id = "a"\nunit = "sentence"'))
    vocabulary = vocabulary_from(text := merged(ours, theirs))
    assert (vocabulary.closed, vocabulary.title) == (True, "标签")
    assert (vocabulary.dimensions[0].exclusive, vocabulary.dimensions[0].unit) == (True, "sentence")
    assert text.startswith("# the team's tags\n# agreed in May\n\nschema = 1\nclosed = true\n")


def test_a_dimension_that_one_took_out_goes_unless_a_tag_of_it_stays() -> None:
    two = BASE.replace("# the end\n", '[[dimension]]\nid = "b"\n[[dimension.tag]]\nname = "x"\n')
    ours, theirs = two[: two.index('[[dimension]]\nid = "b"')], two.replace("der erste", "new")
    assert [one.id for one in vocabulary_from(merged(ours, theirs, two)).dimensions] == ["a"]
    kept = vocabulary_from(merged(ours, theirs + 'color = "red"\n', two))
    assert [(one.id, len(one.tags)) for one in kept.dimensions] == [("a", 2), ("b", 1)]


def test_a_tag_moves_to_another_dimension_with_the_edits_of_both() -> None:
    two = BASE.replace("\n# the end\n", '\n[[dimension]]\nid = "b"\n')
    second = '[[dimension.tag]]\nname = "二"\ncolor = "red"\n\n'
    ours = changed((second, ""), text=two) + "\n" + second
    text = merged(ours, changed(('"red"', '"blue"'), text=two), two)
    assert tag(text, "二") == Tag("二", "b", color="blue")


def test_keys_that_we_do_not_know_are_kept() -> None:
    known = changed(('color = "red"', 'color = "red"\nweight = 1\nx.y = [1, 2]'))
    ours = changed(("weight = 1", "weight = 2"), text=known)
    theirs = changed(("weight = 1", "weight = 3"), ("[1, 2]", "[{ a = 1 }]"), text=known) + "[other]\nz = 1 # z\n"
    text = merged(ours, theirs, known)
    assert "# merged: weight was 2\nweight = 3\nx.y = [{ a = 1 }]\n" in text
    assert "[other]\nz = 1 # z\n" in text


def test_without_a_base_both_files_are_there() -> None:
    ours = 'schema = 1\nclosed = false\n[[dimension]]\nid = "a"\n[[dimension.tag]]\nname = "x"\n'
    theirs = 'schema = 1\nclosed = true\n[[dimension]]\nid = "b"\n[[dimension.tag]]\nname = "X"\nkey = "1"\n'
    text = merged(ours, theirs, None)
    vocabulary = vocabulary_from(text)
    assert vocabulary.closed
    assert "# merged: closed was false\nclosed = true\n" in text
    assert [one.id for one in vocabulary.dimensions] == ["a", "b"]
    assert (tag(text, "x").dimension, tag(text, "x").key) == ("b", "1")


def test_comments_inside_a_list_that_both_changed_stand_above_it() -> None:
    base = changed(('["eins", "uno"]', '[\n  "eins", # German\n  "uno", # Italian\n]'))
    ours = changed(('"uno", # Italian', '"un", # French'), text=base)
    theirs = changed(('"eins", # German', '"eins",  # of Germany\n  "one", # English'), text=base)
    text = merged(ours, theirs, base)
    assert tag(text, "一").aliases == ("eins", "one", "un")
    above = text[: text.index("aliases = ")]
    assert all(comment in above for comment in ("# of Germany", "# English", "# French"))
    assert "# Italian" not in text


def test_two_comments_behind_one_key_are_both_kept() -> None:
    text = merged(changed(("# quick", "# ours")), changed(("# quick", "# theirs")))
    assert '# theirs\nkey = "1"       # ours\n' in text


def test_a_comment_on_a_key_that_went_stays_with_the_tag() -> None:
    text = merged(changed(('color = "red"\n', "")), changed(('color = "red"', '# why?\ncolor = "red" # loud')))
    assert tag(text, "二").color == ""
    assert "# why?\n# loud\n" in text


@pytest.mark.parametrize(
    ("place", "message"),
    [(0, "the version before both"), (1, "our version"), (2, "their version")],
)
def test_a_version_that_cannot_be_read_is_named_with_its_line(place: int, message: str) -> None:
    versions = [BASE, BASE + "# ours\n", BASE + "# theirs\n"]
    versions[place] = "schema = 1\n<<<<<<< HEAD\n"
    with pytest.raises(VocabularyError, match=f"{message} cannot be read: has conflict markers") as caught:
        merged_text(*versions)
    assert caught.value.line == 2


def test_tags_in_one_line_are_left_to_people() -> None:
    base = 'schema = 1\n[[dimension]]\nid = "a"\ntag = [{ name = "x" }]\n'
    with pytest.raises(VocabularyError, match="only a person can change"):
        merged_text(base, base + 'unit = "clause"\n', base.replace("x", "y"))


def test_other_line_ends_are_read_and_not_written() -> None:
    ours = changed(('"red"', '"blue"')).replace("\n", "\r\n")
    assert merged(ours, changed(('"der erste"', '"x"'))) == changed(('"red"', '"blue"'), ('"der erste"', '"x"'))


def test_a_name_is_one_whatever_its_case_and_slash() -> None:
    base = BASE.replace('name = "二"', 'name = "二/Tax"')
    ours, theirs = base.replace("二/Tax", "二／tax"), base.replace('"red"', '"blue"')
    assert tag(merged(ours, theirs, base), "二/TAX") == Tag("二/tax", "a", color="blue")


def test_what_is_lost_is_one_line_without_control_characters() -> None:
    text = merged(changed(('"der erste"', '"a\\n# \\"b\\""')), changed(('"der erste"', '"c"')))
    assert '# merged: definition was "a\\n# \\"b\\""\ndefinition = "c"\n' in text


def test_parts_of_a_title_on_lines_of_their_own_merge_too() -> None:
    base = changed(
        ('title = { zh = "甲", en = "first" }', 'title.zh = "甲" # zh\nunit = "clause"\ntitle.en = "first" # en')
    )
    ours, theirs = changed(('"甲"', '"问"'), text=base), changed(('"first"', '"question"'), text=base)
    text = merged(ours, theirs, base)
    assert vocabulary_from(text).dimensions[0].title == Title("问", "question")
    assert "# zh\n" in text
    assert "# en\n" in text


def test_quotes_at_the_end_of_a_long_text_hide_no_comment_behind_it() -> None:
    base = changed(('"der erste"', '"""\n"one\n"one"""" # he said "one"'))
    text = merged(
        changed(('he said "one"', 'she said "one"'), text=base), changed(('"red"', '"blue"'), text=base), base
    )
    assert text == changed(('he said "one"', 'she said "one"'), ('"red"', '"blue"'), text=base)


def test_a_large_vocabulary_merges_in_a_moment() -> None:
    tags = "".join(f'\n# on {n}\n[[dimension.tag]]\nname = "t/{n}"\ndefinition = "{n}"\n' for n in range(500))
    base = f'schema = 1\n\n[[dimension]]\nid = "a"\n{tags}'
    ours = base.replace('definition = "1', 'aliases = []\ndefinition = "ours 1')
    theirs = base.replace('name = "t/2', 'color = "red" # \nname = "t/2')
    began = time.process_time()
    text = merged_text(base, ours, theirs)
    assert time.process_time() - began < 2
    assert len(vocabulary_from(text).tags) == 500
