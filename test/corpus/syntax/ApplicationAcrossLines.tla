---- MODULE ApplicationAcrossLines ----
CONSTANTS f, x
A == f
  [
  x
  ]
G(a,
  b) == a
B == G(
1,
2
)
====
