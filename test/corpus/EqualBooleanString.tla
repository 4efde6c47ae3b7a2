---- MODULE EqualBooleanString ----
\* A boolean and a string.
VARIABLE x
Init == x = TRUE
Next == x = "TRUE" /\ x' = x
====
