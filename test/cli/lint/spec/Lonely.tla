---- MODULE Lonely ----
(* Something that no model uses, however many there may be in the whole of the project, or in others. *)
Op(x) == x
====
