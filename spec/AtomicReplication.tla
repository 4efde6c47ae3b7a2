------------------------- MODULE AtomicReplication --------------------------
(***************************************************************************)
(* The replication of one Kafka partition without messages: a fetch, a     *)
(* change of the ISR, an election are one step each.  For what does not    *)
(* live between a request and its answer, as guarantees to clients, this   *)
(* is a hundred times smaller than Replication, which implements it.       *)
(*                                                                         *)
(* What is left of distribution: a replica acts on the last partition      *)
(* state that it has adopted, so that an old leader goes on for a while.   *)
(* There is no high watermark: what is committed is what every replica     *)
(* holds that may be elected, as soon as some leader finds that it is so.  *)
(* A leader finds it without having learned who was just taken out of the  *)
(* ISR, a little earlier than with messages.                               *)
(*                                                                         *)
(* Three choices of a user are constants: what a producer waits for, who   *)
(* forgets what he has not flushed, and whether a replica may be elected   *)
(* that has not all that is committed.                                     *)
(*                                                                         *)
(* Not modelled: producers that send again, and consumers, who see what is *)
(* committed.                                                              *)
(***************************************************************************)
EXTENDS Integers, Sequences, FiniteSets, ReplicaLog, PartitionElection

CONSTANTS
  Acks,             \* "0", "1", "all": when a producer takes a record for written
  Unclean,          \* unclean.leader.election.enable
  Lossy,            \* the replicas that lose what is not flushed: none with flush.messages=1
  OnTheWay          \* records count as a follower's while on their way, and may be lost again

CONSTANTS           \* budgets
  MaxRecords,       \* records that clients write
  MaxEpoch,         \* the leader epoch up to which leadership moves without need
  MaxIsrChanges,    \* changes of the ISR beside those of the leader
  MaxRestarts,      \* clean restarts
  MaxPowerLosses,   \* restarts that lose a part of the log
  Within(_, _)      \* Within(count, limit): the budget allows one more

ASSUME /\ Acks \in {"0", "1", "all"}
       /\ Unclean \in BOOLEAN
       /\ OnTheWay \in BOOLEAN
       /\ Lossy \subseteq Replicas

VARIABLES
  log,              \* of each replica: its records
  view,             \* of each replica: the partition state it acts on
  partition,        \* the state of the partition
  published,        \* the states that some replica may still adopt
  crashes,          \* restarts and power losses
  written,          \* how many records clients have sent
  committed,        \* the log as far as it was ever shown to clients
  acknowledged      \* what producers take for written: [offset |-> o, record |-> r]

decisions == <<partition, published>>
clients   == <<written, committed, acknowledged>>
vars      == <<log, view, decisions, crashes, clients>>

EndOf(replica) == EndOffset(log[replica])
Leads(replica) == view[replica].leader = replica

Follows(follower, leader) ==            \* both being in one leader epoch
  /\ follower # leader
  /\ Leads(leader)
  /\ view[follower].leader = leader
  /\ view[follower].epoch  = view[leader].epoch

-----------------------------------------------------------------------------
(* What is committed of a log, and what replicas may be left with when the *)
(* records on their way to them are lost: a candidate for leadership keeps *)
(* what it has of the committed ones.                                      *)

CommittedEnd(records) ==
  Greatest({ end \in 0 .. Smaller(EndOffset(records), EndOffset(committed)) :
               Agree(records, committed, end) })

Keeps(replica, records) ==
  replica \in Candidates(partition) => CommittedEnd(records) = CommittedEnd(log[replica])

Prefixes(records) == { Prefix(records, end) : end \in 0 .. EndOffset(records) }

LeftWith ==
  IF OnTheWay
  THEN { left \in [Replicas -> UNION { Prefixes(log[replica]) : replica \in Replicas }] :
           \A replica \in Replicas :
             IsPrefix(left[replica], log[replica]) /\ Keeps(replica, left[replica]) }
  ELSE {log}

-----------------------------------------------------------------------------
(* Records.                                                                *)

Promise(leader, record) == [offset |-> EndOf(leader), record |-> record]

AppendRecord(leader) ==
  LET record == [epoch |-> view[leader].epoch, id |-> written]
  IN  /\ Leads(leader)
      /\ Within(written, MaxRecords)
      /\ written'      = written + 1
      /\ log'          = [log EXCEPT ![leader] = Append(@, record)]
      /\ acknowledged' = IF Acks = "all" THEN acknowledged
                         ELSE acknowledged \cup {Promise(leader, record)}
      /\ UNCHANGED <<view, decisions, crashes, committed>>

DropRecord(leader) ==                   \* acks=0: nobody says that it did not arrive
  /\ Acks = "0"
  /\ Leads(leader)
  /\ Within(written, MaxRecords)
  /\ written'      = written + 1
  /\ acknowledged' = acknowledged \cup
                       {Promise(leader, [epoch |-> view[leader].epoch, id |-> written])}
  /\ UNCHANGED <<log, view, decisions, crashes, committed>>

Fetch(follower, leader) ==              \* truncation included
  /\ Follows(follower, leader)
  /\ log[follower] # log[leader]
  /\ log' = [log EXCEPT ![follower] = log[leader]]
  /\ UNCHANGED <<view, decisions, crashes, clients>>

LoseOnTheWay ==
  /\ OnTheWay
  /\ log' \in LeftWith
  /\ log' # log
  /\ UNCHANGED <<view, decisions, crashes, clients>>

Promises(leader, end) ==
  { [offset |-> offset, record |-> RecordAt(log[leader], offset)] :
      offset \in { o \in 0 .. end - 1 : RecordAt(log[leader], o).epoch = view[leader].epoch } }

Commit(leader, end) ==
  LET ample == Cardinality(view[leader].isr) >= MinIsr
  IN  /\ Leads(leader)
      /\ \A replica \in Candidates(partition) : IsPrefix(Prefix(log[leader], end), log[replica])
      /\ On("MinIsrHw") => ample
      /\ committed'    = Overlay(committed, Prefix(log[leader], end))
      /\ acknowledged' = IF Acks = "all" /\ ample THEN acknowledged \cup Promises(leader, end)
                                                  ELSE acknowledged
      /\ <<committed, acknowledged>>' # <<committed, acknowledged>>
      /\ UNCHANGED <<log, view, decisions, crashes, written>>

-----------------------------------------------------------------------------
(* Decisions.                                                              *)

Publish(state) ==
  /\ partition' = state
  /\ published' = published \cup {state}

ElectLeader(replica) ==
  /\ replica \in partition.isr \ {partition.leader}
  /\ Within(partition.epoch, MaxEpoch)
  /\ Publish(Elected(partition, replica))
  /\ UNCHANGED <<log, view, crashes, clients>>

ElectUnclean(replica) ==                \* nobody in the ISR can be reached
  /\ Unclean
  /\ replica \notin Candidates(partition)
  /\ Within(partition.epoch, MaxEpoch)
  /\ Publish([NextState(partition, replica, NextEpoch(partition), {replica}, {}) EXCEPT !.elr = {}])
  /\ UNCHANGED <<log, view, crashes, clients>>

ChangeIsr(isr) ==                       \* the leader asks, the controller grants
  /\ partition.leader # None
  /\ view[partition.leader] = partition
  /\ Within(partition.version - partition.epoch, MaxIsrChanges)
  /\ Publish(WithIsr(partition, isr, {}))
  /\ UNCHANGED <<log, view, crashes, clients>>

ShrinkIsr(replica) ==
  /\ replica \in partition.isr \ {partition.leader}
  /\ ChangeIsr(partition.isr \ {replica})

ExpandIsr(replica) ==                   \* who has what its leader knows to be committed
  /\ replica \notin partition.isr
  /\ partition.leader # None
  /\ CommittedEnd(log[replica]) = CommittedEnd(log[partition.leader])
  /\ ChangeIsr(partition.isr \cup {replica})

-----------------------------------------------------------------------------
(* News and restarts.                                                      *)

Adopt(replica, state) ==
  /\ state.version > view[replica].version
  /\ view'      = [view EXCEPT ![replica] = state]
  /\ published' = Unseen(published, view')
  /\ log' \in LeftWith
  /\ UNCHANGED <<partition, crashes, clients>>

Restart(replica, lost) ==
  \E state \in AfterRegistration(partition, replica, lost) :
    /\ partition' = state
    /\ view'      = [view EXCEPT ![replica] = state]
    /\ published' = Unseen(published \cup {state}, view')

RestartClean(replica) ==
  /\ Within(crashes.clean, MaxRestarts)
  /\ Restart(replica, {})
  /\ log' \in LeftWith
  /\ crashes' = [crashes EXCEPT !.clean = @ + 1]
  /\ UNCHANGED clients

LosePower(replica, end) ==
  /\ replica \in Lossy
  /\ Within(crashes.power, MaxPowerLosses)
  /\ end \in 0 .. EndOf(replica)
  /\ Restart(replica, {replica})
  /\ log' \in { [left EXCEPT ![replica] = Prefix(log[replica], end)] : left \in LeftWith }
  /\ crashes' = [crashes EXCEPT !.power = @ + 1]
  /\ UNCHANGED clients

-----------------------------------------------------------------------------
Init ==
  /\ log          = [replica \in Replicas |-> <<>>]
  /\ view         = [replica \in Replicas |-> FirstState]
  /\ partition    = FirstState
  /\ published    = {}
  /\ crashes      = [clean |-> 0, power |-> 0]
  /\ written      = 0
  /\ committed    = <<>>
  /\ acknowledged = {}

Next ==
  \/ LoseOnTheWay
  \/ \E replica \in Replicas :
       \/ AppendRecord(replica)
       \/ DropRecord(replica)
       \/ \E end \in 1 .. EndOf(replica) : Commit(replica, end)
       \/ \E leader \in Replicas : Fetch(replica, leader)
       \/ ElectLeader(replica)
       \/ ElectUnclean(replica)
       \/ ShrinkIsr(replica)
       \/ ExpandIsr(replica)
       \/ \E state \in published : Adopt(replica, state)
       \/ RestartClean(replica)
       \/ \E end \in 0 .. EndOf(replica) : LosePower(replica, end)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
Record == [epoch : Nat, id : Nat]

TypeOK ==
  /\ \A replica \in Replicas :
       /\ IsLog(log[replica], Record)
       /\ view[replica] \in PartitionState
       /\ view[replica].version <= partition.version
  /\ partition \in PartitionState
  /\ published \subseteq PartitionState
  /\ crashes.clean \in Nat
  /\ (crashes.clean > 0 => Within(crashes.clean - 1, MaxRestarts))
  /\ crashes.power \in Nat
  /\ (crashes.power > 0 => Within(crashes.power - 1, MaxPowerLosses))
  /\ written \in Nat
  /\ (written > 0 => Within(written - 1, MaxRecords))
  /\ IsLog(committed, Record)
  /\ acknowledged \subseteq [offset : Nat, record : Record]

IsrWellFormed == \A state \in published \cup {partition} : WellFormed(state)

NewsArrives ==                          \* who is behind can learn of it, and there is no other news
  /\ published = Unseen(published, view)
  /\ \A replica \in Replicas : view[replica] = partition \/ partition \in published

EpochOffsetUnique ==                    \* an epoch and an offset name one record, which its leader wrote
  \A a, b \in Replicas : \A offset \in Offsets(log[a]) :
    LET record == RecordAt(log[a], offset)
    IN  /\ record.id < written
        /\ record.epoch <= view[a].epoch
        /\ offset \in Offsets(log[b]) /\ RecordAt(log[b], offset).epoch = record.epoch
             => RecordAt(log[b], offset) = record

OneLeads ==                             \* in an epoch
  \A a, b \in Replicas : Leads(a) /\ Leads(b) /\ view[a].epoch = view[b].epoch => a = b

OneStep ==                              \* of one replica's log, or of what was on its way
  [][\E replica \in Replicas : \A other \in Replicas \ {replica} :
       \/ log'[other] = log[other]
       \/ OnTheWay /\ IsPrefix(log'[other], log[other])]_vars

LossesCount ==                          \* records are lost with power, or where they were never committed
  [][\A replica \in Replicas :
       ~IsPrefix(log[replica], log'[replica]) =>
         \/ /\ crashes'.power > crashes.power
            /\ replica \in Lossy
         \/ OnTheWay
         \/ ~Leads(replica)]_vars

PromisesStay ==                         \* no promise is taken back
  [][acknowledged \subseteq acknowledged']_acknowledged

CommitNeedsIsr ==                       \* KIP-966: nothing is committed below min.insync.replicas
  [][\E leader \in Replicas :
       /\ Leads(leader)
       /\ \/ Cardinality(view[leader].isr) >= MinIsr
          \/ ~On("MinIsrHw") /\ (Acks = "all" => acknowledged' = acknowledged)
          \/ committed' = committed /\ Acks # "all"]_<<committed, acknowledged>>

Elections ==                            \* a clean one leaves the ISR alone; after an unclean one there is no other candidate
  [][partition'.leader \notin {partition.leader, None} =>
       IF partition'.leader \in Candidates(partition)
       THEN partition'.isr = partition.isr \/ crashes' # crashes
       ELSE Unclean /\ Candidates(partition') = {partition'.leader}]_partition

CandidateCompleteness ==                \* who may be elected has all that was ever committed
  \A replica \in Candidates(partition) : IsPrefix(committed, log[replica])

LeaderCompleteness ==                   \* and so has the leader
  \A replica \in Replicas :
    Leads(replica) /\ view[replica].epoch = partition.epoch => IsPrefix(committed, log[replica])

AckDurable ==                           \* what a producer takes for written is not overwritten, nor gone
  \A promise \in acknowledged :
    \A replica \in Replicas :
      Leads(replica) /\ view[replica].epoch = partition.epoch
        => /\ promise.offset < EndOf(replica)
           /\ RecordAt(log[replica], promise.offset) = promise.record

Committed == INSTANCE CommittedLog

THEOREM Acks = "all" /\ ~Unclean => (Spec => Committed!Spec)

=============================================================================
