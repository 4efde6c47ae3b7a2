---- MODULE LetEvaluatedOnDemand ----
\* A LET definition is evaluated where it is used, under the guards there.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == LET inverse == 6 \div x
        IN x' = IF x = 0 THEN 3 ELSE inverse
====
