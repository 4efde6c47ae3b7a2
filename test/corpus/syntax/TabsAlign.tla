---- MODULE TabsAlign ----
A ==
	/\ TRUE
        /\ FALSE
	/\ \/ TRUE
	   \/ FALSE
====
