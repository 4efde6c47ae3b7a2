------------------------------ MODULE Extremes ------------------------------
(***************************************************************************)
(* The smaller and the larger of two numbers, the least and the greatest   *)
(* of a set of them that is not empty.                                     *)
(***************************************************************************)
LOCAL INSTANCE Integers

Smaller(a, b) == IF a < b THEN a ELSE b
Larger(a, b)  == IF a > b THEN a ELSE b
Least(S)      == CHOOSE x \in S : \A y \in S : x <= y
Greatest(S)   == CHOOSE x \in S : \A y \in S : x >= y

=============================================================================
