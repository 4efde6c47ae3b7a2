---- MODULE StrayCharacter ----
A == 1 ; 2
====
