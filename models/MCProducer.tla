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
YoungerFirst == \E stray \in strays : \* of two strays, the younger was handled first
                  /\ faults.strays = 2 /\ VerdictOn(stray) = "fenced"
                  /\ \E i \in Queued : First(inFlight[i]) \in InLog

Unknown23    == Answers("unknownProducer")       \* up to 2.4: one whose producer is forgotten
Elsewhere    == \E i, j \in DOMAIN log : log[i].partition # log[j].partition

AllWritten   == acked = 0 .. MaxRecords - 1
StrayGone    == faults.strays > 0 /\ strays = {} /\ requests = <<>>     \* it was handled
StrayLost    == faults.strays > 0 /\ strays = {} /\ log = <<>> /\ sent = 1   \* with its leader
AnsweredLate == \E i \in DOMAIN responses : responses[i].error = "retriable" /\ responses[i].first \in InLog
MixedSizes   == \E i, j \in DOMAIN log : log[i].count # log[j].count
WindowMoves  == Len(inFlight) = MaxInFlight /\ sent > CacheSize
NewEpoch     == session.epoch > 0 /\ acked # {} /\ inFlight = <<>>
NewId        == session.pid > 0 /\ sent > Cardinality(failed)
Rewritten    == \E i \in DOMAIN inFlight : inFlight[i].reset
Unresolved   == session.unresolved # Nothing /\ inFlight # <<>>
SentOn       == \* after one that has expired on its first way, one: for models with one at a time
                /\ session.epoch = 0 /\ session.unresolved = Nothing /\ faults.refused = 0
                /\ \E i \in DOMAIN inFlight : \E r \in failed : r < First(inFlight[i])
Marked       == session.unresolved # Nothing
SavedLate    == failed \cap InLog # {}           \* reported to have failed, and written
NotWritten   == failed \ InLog # {} /\ acked # {}
Forgotten    == log # <<>> /\ DOMAIN producers = {} /\ acked # {}
ElderGone    == \E scope \in DOMAIN producers : \E i \in DOMAIN log :
                  faults.forgotten = 1 /\ Scope(log[i])[1] < scope[1] /\ Scope(log[i]) \notin DOMAIN producers
YoungerGone  == \E scope \in DOMAIN producers : \E i \in DOMAIN log :
                  faults.forgotten = 1 /\ Scope(log[i])[1] > scope[1] /\ Scope(log[i]) \notin DOMAIN producers
DeletedOne   == faults.deleted = 1 /\ start = 1 /\ Len(log) > 1
DeletedMany  == faults.deleted = 1 /\ start > 1
CleanedFirst == cleaned # {} /\ \A offset \in cleaned : offset = 0
CleanedLater == cleaned # {} /\ 0 \notin cleaned
CleanedTwo   == Cardinality(cleaned) = 2
Vanished     == \* known no more, with its only record, to a new leader without a snapshot
                faults.leaders > 0 /\ faults.forgotten = 0 /\ Len(log) = 1 /\ DOMAIN producers = {}
FromSnapshot == \* of two batches that the log has, the new leader knows one
                faults.leaders > 0 /\ Gone = {} /\ Len(log) = 2 /\ log[1].epoch = log[2].epoch
                /\ \E scope \in DOMAIN producers : Len(producers[scope].batches) = 1
                                               /\ \A i \in DOMAIN log : IsOf(scope, log[i])
LowestLost   == faults.refused = 1 /\ faults.leaders = 1 /\ log = <<>> /\ DOMAIN lowest = {}
Halved       == \E scope \in DOMAIN producers :  \* known from a snapshot, and less than before
                  Len(producers[scope].batches) < Cardinality({ i \in DOMAIN log : IsOf(scope, log[i]) })
Crossing     == \E i \in DOMAIN log : LastSeq(log[i]) < log[i].seq     \* a batch across the wrap
AfterTheWrap == \E i \in DOMAIN log : log[i].seq = 0 /\ i > 1 /\ log[i].epoch = log[1].epoch

=============================================================================
