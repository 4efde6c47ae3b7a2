---- MODULE StringsAreAtoms ----
\* Strings with escapes, equality, membership in STRING.
EXTENDS Naturals
VARIABLE s
Init == s = ""
Next == s' \in {"a b", "say \"hi\"", "back\\slash", "tab\tend", "(* no comment *)", "\\* nor this"}
Inv == s \in STRING /\ s # "other"
====
