"""The words of the workspace, by their beginning, by pinyin and by likeness: what completion and corrections offer.

`contribution` counts what one document adds, `table` holds what all of them add, and answers.
"""
