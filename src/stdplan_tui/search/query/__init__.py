"""The language of queries: what a person types, and the tree that it means.

`parsing.parsed` reads a query, `parsing.quoted`, `narrowed` and `widened` write one, `help.EXAMPLES` shows it.

    query      = group { OR group }                       words beside each other are joined by AND
    group      = member { [ AND ] member }                an in: or near: holds for the members of its group
    member     = { NOT } [ "-" ] ( term | "(" query ")" )
    term       = phrase | regex | field | "untagged" | "未标注" | word
    phrase     = '"' characters '"' | "“" characters "”"  in them a backslash stands before a quotation mark
    regex      = "/" characters "/"                       or a backslash; before a slash that is not the last one
    field      = name ( ":" | "：" ) ( phrase | word )
    name       = doc | level | issuer | kind | year | tag | note | by | status | in | near, or in Chinese
                 文件 | 文档 | 层级 | 发文机关 | 文种 | 年份 | 标签 | 批注 | 作者 | 状态 | 位置 | 邻近
    word       = characters without white space; `*` and `?` in it are wildcards, unless a backslash is before them

Signs are operators where they cannot be text:

- AND, OR and NOT are in capitals, with white space or parentheses around them.
- `-` excludes at the beginning of a word. A query that is nothing but `-word` is text; `--word` and `-` always are.
- `(` groups where it is a word by itself, or begins a word and what it encloses has white space or an operator in it;
  its `)` ends a word. `(一)` and `f(x)` are text, full-width parentheses always are.
- Quotation marks and slashes enclose whole words: `“放管服”改革` and `GB/T` are text. A slash beside white space is.
- Only the names above make a field, and its value begins right behind the colon.
- `*` and `?` alone are text, and so is a `?` that ends a query which has Chinese words in it and no operator.

`in:` says where the words of its group stand, `near:` within how many characters; the `in:` of an inner group goes
before that of the outer one.
What does not parse is searched as the words it is, with a notice that has the column.
"""
