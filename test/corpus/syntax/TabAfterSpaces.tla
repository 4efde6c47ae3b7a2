---- MODULE TabAfterSpaces ----
A ==
   	/\ TRUE
	/\ FALSE
        => TRUE
====
