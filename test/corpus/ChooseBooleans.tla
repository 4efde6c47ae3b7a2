---- MODULE ChooseBooleans ----
\* FALSE comes before TRUE.
VARIABLE b
Init == b = CHOOSE c \in BOOLEAN : TRUE
Next == b' = CHOOSE c \in {TRUE, b} : c # b
Inv == b = FALSE
====
