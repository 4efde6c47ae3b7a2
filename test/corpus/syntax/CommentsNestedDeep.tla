---- MODULE CommentsNestedDeep ----
(* a (* b (* c *) d *) e *)
A == (* in (* side *) *) 1 \* line (* not opened
B == 2 (* \* not a line comment *)
(***** stars *****)
(**)
====
