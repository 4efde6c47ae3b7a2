---- MODULE JunctionTabs ----
\* A tab reaches the next multiple of eight columns, so both bullets stand in column 9.
EXTENDS Naturals
VARIABLE t
Init ==
	/\ t = 0
        /\ TRUE
Next ==
	/\ t < 3
        /\ \/ t' = t + 1
	   \/ t' = t
====
