---- MODULE CommentBetweenEverything ----
(* 1 *) EXTENDS (* 2 *) Naturals (* 3 *)
VARIABLE (* 4 *) x (* 5 *)
A (* 6 *) == (* 7 *) [ (* 8 *) a (* 9 *) |-> (* 10 *) x (* 11 *) ] (* 12 *) . (* 13 *) a (* 14 *) ' (* 15 *) \* 16
====
