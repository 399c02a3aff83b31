"""Citations: which words of a document name another document, or a clause, and which one.

`finding` tells the words from the text alone; `locating` finds a clause by 第十条第二款, `catalogue` a document by its
title or number; `resolving` puts the three together.
"""
