----------------------------- MODULE ShareGroup -----------------------------
(***************************************************************************)
(* A share group on one partition, put together, with what must hold of    *)
(* it: a record is with one member at a time, none is lost, and none is    *)
(* delivered more often than it may be.                                    *)
(*                                                                         *)
(* Not modelled: how members get partitions (as in ModernGroup, but a      *)
(* partition may go to several members, and nobody need revoke anything).  *)
(***************************************************************************)
EXTENDS SharePartition

Init ==
  /\ record    = [r \in Offsets |-> Untouched]
  /\ start     = 0
  /\ end       = 0
  /\ stored    = [r \in Offsets |-> [state |-> "available", count |-> 0]]
  /\ held      = [m \in Members |-> {}]
  /\ delivered = [r \in Offsets |-> 0]
  /\ failovers = 0

Next ==
  \/ \E m \in Members, r \in Offsets :
       \/ Acquire(m, r)
       \/ \E kind \in Kinds : Acknowledge(m, r, kind)
  \/ \E r \in Offsets : CompleteWrite(r) \/ FailWrite(r) \/ EndLock(r)
  \/ Failover

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
TypeOK ==
  /\ record \in [ Offsets -> [ state : States, holder : Members \cup {Nobody}, count : Nat,
                               timer : {"none", "running", "ended"},
                               was : Members \cup {Nobody} ] ]
  /\ start \in 0 .. Records
  /\ end \in 0 .. Records
  /\ stored \in [Offsets -> [state : {"available"} \cup Settled, count : Nat]]
  /\ held \in [Members -> SUBSET Offsets]
  /\ delivered \in [Offsets -> Nat]
  /\ failovers \in Nat

OneHolder ==                     \* no record is with two members at once
  \A m, n \in Members : m # n => held[m] \cap held[n] = {}

HolderKnown ==                   \* who holds a record may acknowledge it
  \A m \in Members : \A r \in held[m] : MayAcknowledge(m, r)

WellFormed ==
  \A r \in Offsets :
    /\ record[r].state = "acquired" <=> record[r].holder # Nobody
    /\ r < start => record[r].state \in Settled /\ ~Changing(r)
    /\ start < Records => record[start].state \notin Settled \/ Changing(start)
    /\ r >= end => record[r] = Untouched
    /\ record[r].state = "available" => record[r].count < MaxAttempts
    /\ record[r].timer # "none" => record[r].state = "acquired" \/ Changing(r)
    /\ end <= start + MaxInFlight
    /\ end > 0 => record[end - 1].count > 0
    /\ record[r].count >= stored[r].count

LockEnds ==                      \* a record that is acquired will not be so for ever
  \A r \in Offsets : record[r].state = "acquired" /\ ~Changing(r) => record[r].timer = "running"

NoneLost ==                      \* what is behind the start is settled for the next leader too,
  \A r \in Offsets : r < start   \* or was delivered as often as may be
    => stored[r].state \in Settled \/ delivered[r] >= MaxAttempts

AttemptsBounded ==               \* a leader that fails forgets what it had handed out
  \A r \in Offsets : delivered[r] <= MaxAttempts * (1 + failovers)

Attempts ==                      \* is false where leaders fail
  \A r \in Offsets : delivered[r] <= MaxAttempts

HandingOut ==                    \* takes nothing from anybody
  [][\A m \in Members : held'[m] \ held[m] # {} => held[m] \subseteq held'[m]]_vars

EndWritten ==                    \* a lock that ends is written down at once
  [][\A r \in Offsets :
       record[r].holder # Nobody /\ record'[r].holder = Nobody /\ record'[r].was = Nobody
         => stored'[r] = [state |-> record'[r].state, count |-> record'[r].count]]_vars

TakenBackOnce ==                 \* a write that fails is over
  [][\A r \in Offsets :
       Changing(r) /\ record'[r].timer = "none" => record'[r].was = Nobody]_vars

-----------------------------------------------------------------------------
(* As a queue.  A record is out until the change of its state is written.  *)

Status(r) ==
  CASE Changing(r)                       -> "out"
    [] record[r].state = "available"     -> "waiting"
    [] record[r].state = "acquired"      -> "out"
    [] record[r].state = "acknowledged"  -> "done"
    [] record[r].state = "archived"      -> "dropped"

Queue == INSTANCE WorkQueue WITH
           Items    <- Offsets, Workers <- Members, MaxTries <- MaxAttempts,
           status   <- [r \in Offsets |-> Status(r)],
           worker   <- [r \in Offsets |-> IF Changing(r) THEN record[r].was ELSE record[r].holder],
           tries    <- delivered

THEOREM Spec /\ MaxFailovers = 0 => Queue!Spec

-----------------------------------------------------------------------------
(* In the end every record is settled: members fetch, and locks end.       *)

Fairness ==
  \A r \in Offsets :
    /\ WF_vars(\E m \in Members : Acquire(m, r))
    /\ WF_vars(CompleteWrite(r))
    /\ WF_vars(EndLock(r))

FairSpec == Spec /\ Fairness

AllSettled == <>[](start = Records)

=============================================================================
