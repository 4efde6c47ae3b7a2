---- MODULE LiveReadersWriters ----
\* Readers and a writer that takes turns only if nobody reads: weak fairness starves it.
EXTENDS Naturals, FiniteSets
CONSTANT R
VARIABLES reading, writing
vars == <<reading, writing>>
Init == reading = {} /\ writing = FALSE
StartRead(r) == r \notin reading /\ ~writing /\ reading' = reading \cup {r} /\ UNCHANGED writing
StopRead(r) == r \in reading /\ reading' = reading \ {r} /\ UNCHANGED writing
StartWrite == reading = {} /\ ~writing /\ writing' = TRUE /\ UNCHANGED reading
StopWrite == writing /\ writing' = FALSE /\ UNCHANGED reading
Next == (\E r \in R : StartRead(r) \/ StopRead(r)) \/ StartWrite \/ StopWrite
Base == Init /\ [][Next]_vars /\ WF_vars(StopWrite) /\ \A r \in R : WF_vars(StopRead(r))
Weak == Base /\ WF_vars(StartWrite)
Strong == Base /\ SF_vars(StartWrite)
Writes == []<>writing
Reads == \A r \in R : []<>(r \in reading)
====
