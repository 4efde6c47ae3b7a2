---------------------------- MODULE Idempotence -----------------------------
(***************************************************************************)
(* The idempotent producer (KIP-98, KIP-360): one producer writes to one   *)
(* partition, several batches at a time over one connection, through lost  *)
(* answers, errors, timeouts, changes of the leader and the deletion of    *)
(* records; each record is to be in the log once, and in order.            *)
(*                                                                         *)
(*   ProducerClient                       batches, retries, new epochs     *)
(*   ProducerBroker                       appends, duplicates, forgetting  *)
(*   ProducerState                        what is remembered of a producer *)
(*                                                                         *)
(* Without the fix "Idempotent" it is the plain producer, with retries.    *)
(* Not modelled: replication (Replication), transactions, acks other than  *)
(* all, several producers.                                                 *)
(***************************************************************************)
EXTENDS ProducerClient, ProducerBroker

Init ==
  /\ sent      = 0
  /\ acked     = {}
  /\ failed    = {}
  /\ session   = NewSession(0, FirstPartition)
  /\ inFlight  = <<>>
  /\ requests  = <<>>
  /\ responses = <<>>
  /\ strays    = {}
  /\ log       = <<>>
  /\ start     = 0
  /\ cleaned   = {}
  /\ producers = <<>>                      \* functions of scopes
  /\ lowest    = <<>>
  /\ faults    = [ breaks |-> 0, strays |-> 0, refused |-> 0, rejected |-> 0, late |-> 0, expired |-> 0,
                   deleted |-> 0, forgotten |-> 0, leaders |-> 0, cleaned |-> 0,
                   restarts |-> 0, elsewhere |-> 0 ]

-----------------------------------------------------------------------------
Producing ==
  \/ \E count \in BatchSizes : SendBatch(count)
  \/ \E i \in DOMAIN inFlight : ResendBatch(i)
  \/ ResolveSequences
  \/ \E i \in 1 .. Len(responses) : HandleResponse(responses[i])

Serving ==
  \/ requests # <<>> /\ HandleProduce(Head(requests))
  \/ \E batch \in strays : HandleStray(batch)

Failing ==
  \/ requests # <<>> /\ \/ RefuseProduce(Head(requests))
                        \/ RejectProduce(Head(requests))
                        \/ AnswerLate(Head(requests))
  \/ BreakConnection({})
  \/ requests # <<>> /\ BreakConnection({Head(requests)})
  \/ \E i \in DOMAIN inFlight : ExpireBatch(i)
  \/ \E end \in start + 1 .. Len(log) : DeleteRecords(end)
  \/ \E scope \in DOMAIN producers : ForgetProducer(scope)
  \/ \E offset \in 0 .. Len(log) : ChangeLeader(offset)
  \/ \E offset \in start .. Len(log) - 1 : CleanBatch(offset)

Resuming ==
  \/ RestartApplication
  \/ \E partition \in Partitions : SendElsewhere(partition)

Next == Producing \/ Serving \/ Failing \/ Resuming

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* Well-formed states.                                                     *)

Batch ==
  [ pid : Nat, partition : Partitions, epoch : 0 .. LastEpoch, seq : Nat, first : Nat,
    count : BatchSizes ]

TypeOK ==
  /\ sent \in Nat
  /\ acked \subseteq 0 .. sent - 1 \cup InLog
  /\ failed \subseteq 0 .. sent - 1
  /\ session.pid \in Nat /\ session.epoch \in 0 .. LastEpoch /\ session.partition \in Partitions
  /\ session.next \in Nat
  /\ {session.ackedSeq, session.ackedOffset, session.unresolved} \subseteq Nat \cup {Nothing}
  /\ \A i \in DOMAIN inFlight : /\ inFlight[i].batch \in Batch
                                /\ inFlight[i].state \in {"sent", "queued", "resent"}
                                /\ inFlight[i].reset \in BOOLEAN
  /\ \A i \in DOMAIN requests : requests[i] \in Batch
  /\ Len(requests) + Len(responses) <= MaxInFlight
  /\ \A i \in DOMAIN responses :
       responses[i].error \in {"none", "retriable", "rejected", "outOfOrder", "unknownProducer"}
  /\ strays \subseteq Batch
  /\ \A i \in DOMAIN log : log[i] \in Batch
  /\ start \in 0 .. Len(log)
  /\ cleaned \subseteq 0 .. Len(log) - 1
  /\ \A scope \in DOMAIN producers : Len(producers[scope].batches) \in 1 .. Remembered
  /\ \A scope \in DOMAIN lowest : lowest[scope] \in Nat
  /\ \A what \in DOMAIN faults : faults[what] \in Nat

-----------------------------------------------------------------------------
(* What the application may rely on.                                       *)

NoDuplicate ==                   \* I1: no record is in the log twice, in any partition
  \A i, j \in DOMAIN log : i # j => Records(log[i]) \cap Records(log[j]) = {}

NoReorder ==                     \* I2: records, their first copies, lie in the order of sending
  \A i, j \in DOMAIN log :
    i < j /\ log[j].first < log[i].first
      => \E k \in 1 .. i : Records(log[k]) \cap Records(log[j]) # {}

NoGap ==                         \* I3: before a record in the log, none is missing unnoticed
  \A r \in InLog : \A earlier \in 0 .. r - 1 : earlier \in InLog \cup failed

AckedIsWritten == acked \subseteq InLog

NothingForgotten ==              \* what was sent has good news, bad news, or is on its way
  0 .. sent - 1 \subseteq acked \cup failed \cup HeldRecords

NoFatalError ==                  \* I4: a record fails only if it expires or is rejected
  \E most \in BatchSizes : Cardinality(failed) <= (faults.expired + faults.rejected) * most

NoNeedlessEpoch ==              \* a new epoch begins only after a batch has failed
  session.epoch <= faults.expired + faults.rejected

NoNeedlessMove ==                \* nor does the application turn to another partition before
  session.partition # FirstPartition => faults.expired + faults.rejected > 0

NoNeedlessAgain ==               \* it begins again with what it has no good news of, not earlier
  [][sent' < sent => \A r \in acked : 0 .. r \subseteq acked => r < sent']_vars

EpochsGrow ==                    \* the epochs of a producer id never go back, those of a new one begin anew
  [][ IF session'.pid = session.pid THEN session'.epoch >= session.epoch
                                    ELSE session'.pid > session.pid /\ session'.epoch = 0 ]_vars

NoSpuriousError ==               \* I4: nothing is refused but what comes too early
  \A i \in 1 .. Len(requests) :
    i = 1 => \/ VerdictOn(requests[i]) \in {"append", "duplicate"}
             \/ /\ VerdictOn(requests[i]) = "outOfOrder"
                /\ \E earlier \in 0 .. requests[i].first - 1 : earlier \notin InLog

(* S3: what a broker knows of a producer is what its log says.             *)

NewestOf(scope) == { i \in DOMAIN log : /\ IsOf(scope, log[i])
                                        /\ \A j \in i + 1 .. Len(log) : ~IsOf(scope, log[j]) }

DerivedState ==
  \A scope \in DOMAIN producers : \A i \in NewestOf(scope) :
    /\ producers[scope].epoch = log[i].epoch
    /\ LastKnown(producers[scope]) = LastSeq(log[i])
    /\ producers[scope].batches[Len(producers[scope].batches)].offset = i - 1

KnownWhileRetained ==            \* of whom there are records, none is forgotten but for being silent;
                                 \* before KAFKA-7190's fix, of whom there are none, all are
  LET retained == { Scope(log[i]) : i \in { j \in start + 1 .. Len(log) : (j - 1) \notin cleaned } }
  IN  /\ On("Idempotent") => Cardinality(retained \ DOMAIN producers) <= faults.forgotten
      /\ faults.leaders = 0 /\ ~On("KeepStateOnRetention") => DOMAIN producers \subseteq retained

-----------------------------------------------------------------------------
(* What client and broker keep in order, so that the rest can hold.        *)

NumberedInOrder ==               \* batches in flight: in the order of sending, each ahead of the next number
  LET ahead(i) == IF i > Len(inFlight) THEN 0
                  ELSE (session.next - inFlight[i].batch.seq) % SequenceCount
  IN  On("Idempotent") /\ session.unresolved = Nothing =>
        \A i \in DOMAIN inFlight :
          LET batch == inFlight[i].batch
          IN  /\ Scope(batch) = <<session.pid, session.partition>> /\ batch.epoch = session.epoch
              /\ ahead(i) \in ahead(i + 1) + batch.count .. sent - batch.first
              /\ On("EpochBumpClient") /\ session.pid + session.epoch = 0 /\ failed = {}
                   => ahead(i) = sent - batch.first /\ ~inFlight[i].reset

OnTheWire ==                     \* what is not to be sent again is on its way, and nothing else
  LET onItsWay == { requests[i].first : i \in DOMAIN requests }
                  \cup { responses[i].first : i \in DOMAIN responses }
  IN  /\ onItsWay \subseteq 0 .. sent - 1           \* a new process hears nothing of what another sent
      /\ \A i \in DOMAIN inFlight : i \in Queued <=> First(inFlight[i]) \notin onItsWay

AnswersTrue ==                   \* an offset that the client has heard, or will, is that of its batch
  /\ \A i \in DOMAIN responses : responses[i].error = "none" =>
       log[responses[i].offset + 1].first = responses[i].first
  /\ session.ackedOffset # Nothing => Records(log[session.ackedOffset + 1]) \subseteq acked

CacheIsLogged ==                 \* the broker remembers newest batches of the log, as many as it may
  \A scope \in DOMAIN producers :
    LET entry == producers[scope]
        of    == { i \in DOMAIN log : IsOf(scope, log[i]) /\ log[i].epoch = entry.epoch }
        known == { entry.batches[i].offset + 1 : i \in DOMAIN entry.batches }
    IN  /\ known \subseteq of
        /\ \A i \in of \ known, j \in known : (i - 1) \notin Gone => i < j
        /\ \A i \in DOMAIN entry.batches :
             /\ entry.batches[i].seq  = log[entry.batches[i].offset + 1].seq
             /\ entry.batches[i].last = LastSeq(log[entry.batches[i].offset + 1])
             /\ i > 1 => entry.batches[i - 1].offset < entry.batches[i].offset
        /\ faults.leaders + faults.forgotten + faults.deleted + faults.cleaned = 0 =>
             Cardinality(known) = (IF Cardinality(of) < Remembered THEN Cardinality(of)
                                                                   ELSE Remembered)

LowestSeen ==                    \* KAFKA-14920: no number refused to a producer is below what is remembered of it
  [][Verified /\ Len(responses') > Len(responses) /\ log' = log =>
       LET batch == Head(requests)
       IN  lowest'[Scope(batch)] <= batch.seq]_vars

-----------------------------------------------------------------------------
(* The records in the log, one after the other.                            *)

Contents ==
  LET upTo[i \in 0 .. Len(log)] ==
        IF i = 0 THEN <<>>
        ELSE upTo[i - 1] \o [k \in 1 .. log[i].count |-> log[i].first + k - 1]
  IN  upTo[Len(log)]

Once == INSTANCE AppendOnce WITH appended <- Contents

THEOREM Spec => Once!Spec

-----------------------------------------------------------------------------
(* Every record is written or fails, if client and broker do their work.   *)

Diligent == Producing \/ Serving

Fair == Spec /\ WF_vars(Diligent)

Settles == <>[](inFlight = <<>>)

Resumes ==                       \* once the fate of a gap is known, the producer goes on
  session.unresolved # Nothing ~> session.unresolved = Nothing

=============================================================================
