---- MODULE ActionConstraintPrimes ----
\* An action constraint sees both states; what it refuses was generated all the same.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' \in 0..4
Up == x' > x
NotTwo == x' # 2
====
