---- MODULE UnchangedForms ----
VARIABLES a, b
A == UNCHANGED a /\ UNCHANGED <<a, b>> /\ UNCHANGED <<a, <<b>>>>
B == ~UNCHANGED a => UNCHANGED b
====
