---- MODULE PlusCalTranslation ----
(* --algorithm counter
variables n = 0, done = FALSE;
begin
  Up: while n < 3 do n := n + 1; end while;
  Fin: done := TRUE;
end algorithm *)
EXTENDS Naturals
\* BEGIN TRANSLATION
VARIABLES n, done, pc
vars == << n, done, pc >>
Init == /\ n = 0
        /\ done = FALSE
        /\ pc = "Up"
Up == /\ pc = "Up"
      /\ IF n < 3
            THEN /\ n' = n + 1
                 /\ pc' = "Up"
            ELSE /\ pc' = "Fin"
                 /\ n' = n
      /\ done' = done
Fin == /\ pc = "Fin"
       /\ done' = TRUE
       /\ pc' = "Done"
       /\ n' = n
Terminating == pc = "Done" /\ UNCHANGED vars
Next == Up \/ Fin
           \/ Terminating
Spec == Init /\ [][Next]_vars
\* END TRANSLATION
====
