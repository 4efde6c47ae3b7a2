---- MODULE TlcToString ----
\* ToString gives a string.
EXTENDS Naturals, TLC
VARIABLE s
Init == s = "0"
Next == s' \in {ToString(1 + 1), ToString(<<1, "a">>), ToString({2, 1}), ToString(TRUE)}
Inv == s \in {"0", "2", "<<1, \"a\">>", "{1, 2}", "TRUE"}
====
