---- MODULE OperatorsAtLineStart ----
EXTENDS Naturals
A ==
  1
+ 2
* 3
=
7
/\ TRUE
B == A
\/ A
====
