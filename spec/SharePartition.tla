--------------------------- MODULE SharePartition ---------------------------
(***************************************************************************)
(* A partition read by a share group (KIP-932): its leader hands single    *)
(* records to members, each under a lock of its own that ends by itself,   *)
(* takes their acknowledgements, and counts how often it has delivered     *)
(* each.  There is no order and no owner: this is Kafka as a queue.        *)
(*                                                                         *)
(* Records between the start offset (SPSO) and the end offset (SPEO) are   *)
(* in flight.  An acknowledgement changes a record at once, and is written *)
(* to the share coordinator before it counts; if that fails it is taken    *)
(* back.  A new leader has what was written.                               *)
(*                                                                         *)
(* Not modelled: batches of records, the log start offset (retention),     *)
(* renewal of locks (KIP-1222), share sessions, isolation levels.          *)
(*                                                                         *)
(* Kafka: SharePartition, InFlightState (share.fetch), Persister.          *)
(***************************************************************************)
EXTENDS Integers, FiniteSets, Versions

FixedIn ==
  [ HonourTransition |-> "4.0",   \* KAFKA-18084: what is being written is not available yet
    LapsedRollback   |-> "4.2" ]  \* KAFKA-19476: a lock that ended meanwhile is not taken back

On(fix) == Contains(FixedIn, fix)     \* the version contains the fix

ASSUME /\ Minus \subseteq DOMAIN FixedIn
       /\ Plus  \subseteq DOMAIN FixedIn

CONSTANTS
  Members,          \* of the share group
  Nobody,           \* no member
  Records,          \* how many records the partition holds
  MaxAttempts,      \* group.share.delivery.count.limit
  MaxInFlight       \* group.share.partition.max.record.locks

CONSTANT            \* a budget: how often the world may interfere
  MaxFailovers      \* leaders that fail

Within(count, limit) == count < limit     \* a configuration lifts all budgets by replacing it

ASSUME Nobody \notin Members

VARIABLES           \* of the leader
  record,           \* of each record: [state, holder, count, timer, was]
  start,            \* SPSO: everything below is settled
  end               \* SPEO: everything from here on was never handed out

VARIABLES           \* of the share coordinator
  stored            \* of each record: [state, count], as written last

VARIABLES           \* of the members
  held              \* of each member: the records that it has under a lock in force

VARIABLES           \* of the world
  delivered,        \* how often each record was handed out
  failovers         \* how many leaders have failed

leader == <<record, start, end>>
vars   == <<leader, stored, held, delivered, failovers>>

-----------------------------------------------------------------------------
Offsets  == 0 .. Records - 1

Settled  == {"acknowledged", "archived"}
States   == {"available", "acquired"} \cup Settled

(* `was' is who had the record before the change that is being written:    *)
(* the change is taken back to it; Nobody if nothing is being written.     *)

Untouched == [state |-> "available", holder |-> Nobody, count |-> 0, timer |-> "none",
              was |-> Nobody]

Kinds    == {"accept", "release", "reject"}

Released(count) == IF count >= MaxAttempts THEN "archived" ELSE "available"

Wanted(r, kind) ==               \* the state that an acknowledgement asks for
  CASE kind = "accept"  -> "acknowledged"
    [] kind = "reject"  -> "archived"
    [] kind = "release" -> Released(record[r].count)

Changing(r) == record[r].was # Nobody

Advanced(records) ==             \* maybeUpdateCachedStateAndOffsets: past all that is settled
  Cardinality({ r \in Offsets :
                  \A s \in 0 .. r : records[s].state \in Settled /\ records[s].was = Nobody })

Change(r, new) ==
  /\ record' = [record EXCEPT ![r] = new]
  /\ start'  = Advanced([record EXCEPT ![r] = new])

-----------------------------------------------------------------------------
(* ShareFetch.  KAFKA-18084: a record whose release is still being written *)
(* is not available, for it may be taken back.                             *)

Acquire(m, r) ==                 \* SharePartition.acquire
  /\ r \in start .. end
  /\ r < start + MaxInFlight
  /\ record[r].state = "available"
  /\ On("HonourTransition") => ~Changing(r)
  /\ Change(r, [record[r] EXCEPT !.state = "acquired", !.holder = m, !.count = @ + 1,
                                 !.timer = "running"])
  /\ end'       = IF r = end THEN end + 1 ELSE end
  /\ held'      = [held EXCEPT ![m] = @ \cup {r}]
  /\ delivered' = [delivered EXCEPT ![r] = @ + 1]
  /\ UNCHANGED <<stored, failovers>>

-----------------------------------------------------------------------------
(* ShareAcknowledge.  A member does not know when its lock has ended: any  *)
(* acknowledgement may come at any time, late, twice, of a record that     *)
(* another has by now.  It counts if the member holds the record; else the *)
(* answer is INVALID_RECORD_STATE.                                         *)

MayAcknowledge(m, r) == record[r].holder = m /\ ~Changing(r)

Acknowledge(m, r, kind) ==       \* SharePartition.acknowledge: startStateTransition
  /\ MayAcknowledge(m, r)
  /\ Change(r, [record[r] EXCEPT !.state = Wanted(r, kind), !.holder = Nobody, !.was = m])
  /\ held' = [held EXCEPT ![m] = @ \ {r}]
  /\ UNCHANGED <<end, stored, delivered, failovers>>

CompleteWrite(r) ==              \* InFlightState.completeStateTransition(true)
  /\ Changing(r)
  /\ LET new == [record[r] EXCEPT !.was = Nobody, !.timer = "none"]
     IN  /\ Change(r, new)
         /\ stored' = [stored EXCEPT ![r] = [state |-> new.state, count |-> new.count]]
  /\ UNCHANGED <<end, held, delivered, failovers>>

(* KAFKA-19476: the lock may have ended while the change was being         *)
(* written; then there is nothing to go back to.                           *)

Lapsed(r) == record[r].timer = "ended" /\ On("LapsedRollback")

FailWrite(r) ==                  \* completeStateTransition(false)
  /\ Changing(r)
  /\ Change(r, IF Lapsed(r)
               THEN [record[r] EXCEPT !.state = Released(record[r].count), !.was = Nobody,
                                      !.timer = "none"]
               ELSE [record[r] EXCEPT !.state = "acquired", !.holder = record[r].was,
                                      !.was = Nobody])
  /\ UNCHANGED <<end, stored, held, delivered, failovers>>

-----------------------------------------------------------------------------
(* Locks end.  What is being changed is left alone.                        *)

EndLock(r) ==                    \* releaseAcquisitionLockOnTimeout
  /\ record[r].timer = "running"
  /\ IF Changing(r)
     THEN Change(r, [record[r] EXCEPT !.timer = "ended"]) /\ UNCHANGED <<stored, held>>
     ELSE LET state == Released(record[r].count)
          IN  /\ Change(r, [record[r] EXCEPT !.state = state, !.holder = Nobody, !.timer = "none"])
              /\ stored' = [stored EXCEPT ![r] = [state |-> state, count |-> record[r].count]]
              /\ held'   = [held EXCEPT ![record[r].holder] = @ \ {r}]
  /\ UNCHANGED <<end, delivered, failovers>>

(* A new leader reads what was written; nobody holds anything, and what    *)
(* was not written of the counts is lost.                                  *)

Failover ==                      \* SharePartition.maybeInitialize
  /\ Within(failovers, MaxFailovers)
  /\ record' = [r \in Offsets |-> [Untouched EXCEPT !.state = stored[r].state,
                                                    !.count = stored[r].count]]
  /\ start'  = Advanced([r \in Offsets |-> [Untouched EXCEPT !.state = stored[r].state]])
  /\ end'    = Cardinality({ r \in Offsets : \E s \in r .. Records - 1 : stored[s].count > 0 })
  /\ held'   = [m \in Members |-> {}]
  /\ failovers' = failovers + 1
  /\ UNCHANGED <<stored, delivered>>

=============================================================================
