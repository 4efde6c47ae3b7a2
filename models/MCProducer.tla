----------------------------- MODULE MCProducer -----------------------------
(***************************************************************************)
(* What the instances of Idempotence need beyond it: names for a .cfg, and *)
(* what must be possible in them.                                          *)
(***************************************************************************)
EXTENDS Idempotence

Refinement == Once!Spec                          \* PROPERTY: appended once, in order

-----------------------------------------------------------------------------
(* POSSIBLE                                                                *)

Answers(verdict) == \E i \in 1 .. Len(requests) : i = 1 /\ VerdictOn(requests[i]) = verdict

Duplicate    == Answers("duplicate")             \* a batch is sent that is in the log
OutOfOrder   == Answers("outOfOrder")            \* one that comes too early
LateStray    == \E batch \in strays : VerdictOn(batch) = "fenced"      \* of an epoch that is over
EarlyStray   == \E batch \in strays : VerdictOn(batch) = "append"      \* before it is sent again

Unknown23    == Answers("unknownProducer")       \* up to 2.4: one whose producer is forgotten
Elsewhere    == \E i, j \in DOMAIN log : log[i].partition # log[j].partition

AllWritten   == acked = 0 .. MaxRecords - 1
StrayGone    == faults.strays > 0 /\ strays = {} /\ requests = <<>>     \* it was handled
AnsweredLate == \E i \in DOMAIN responses : responses[i].error = "retriable" /\ responses[i].first \in InLog
MixedSizes   == \E i, j \in DOMAIN log : log[i].count # log[j].count
WindowMoves  == Len(inFlight) = MaxInFlight /\ sent > CacheSize
NewEpoch     == session.epoch > 0 /\ acked # {} /\ inFlight = <<>>
NewId        == session.pid > 0 /\ sent > Cardinality(failed)
Rewritten    == \E i \in DOMAIN inFlight : inFlight[i].reset
Unresolved   == session.unresolved # Nothing /\ inFlight # <<>>
SavedLate    == failed \cap InLog # {}           \* reported to have failed, and written
NotWritten   == failed \ InLog # {} /\ acked # {}
Forgotten    == log # <<>> /\ DOMAIN producers = {} /\ acked # {}
Halved       == \E scope \in DOMAIN producers :  \* known from a snapshot, and less than before
                  Len(producers[scope].batches) < Cardinality({ i \in DOMAIN log : IsOf(scope, log[i]) })
Crossing     == \E i \in DOMAIN log : LastSeq(log[i]) < log[i].seq     \* a batch across the wrap
AfterTheWrap == \E i \in DOMAIN log : log[i].seq = 0 /\ i > 1 /\ log[i].epoch = log[1].epoch

=============================================================================
