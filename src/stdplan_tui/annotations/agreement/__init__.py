"""How far several annotators agree.

`codings` says what is compared: what each of them gave to the same clauses or sentences. Of that `disagreements` lists
where they differ and `figures` has the figures, which `table` lines up by dimension and tag. The figures themselves
are of any values: `pairable` counts which values met, `alpha` is Krippendorff's (with the distances of `metrics`, and
intervals by `resampling`), `kappa` Cohen's.
"""
