------------------------ MODULE ReplicationLiveness -------------------------
(***************************************************************************)
(* What the replication of a partition must bring about in the end: all    *)
(* learn who leads, followers catch up, what was written is committed and  *)
(* its producer answered, and who has caught up is let into the ISR.       *)
(*                                                                         *)
(* Faults, elections and changes of the ISR are bounded by budgets, so the *)
(* world leaves the partition in peace some day; what brings it in order   *)
(* is fair.  Nobody is forced to write, to stand for election, to fail or  *)
(* to be called lagging.  Finitely many messages are lost, therefore weak  *)
(* fairness is enough.                                                     *)
(***************************************************************************)
EXTENDS Replication

-----------------------------------------------------------------------------
(* What goes on being done, whoever has to do it.  Followers never stop    *)
(* fetching, which alone would be delivering enough: that must not keep    *)
(* the controller waiting.  Its answer may wait: a leader learns of every  *)
(* new ISR with the metadata, too.                                         *)

Delivering ==
  \E m \in network :
    \/ HandleFetch(m.to, m.from, m)
    \/ HandleOffsetsForLeaderEpoch(m.to, m.from, m)
    \/ RefuseRequest(m.to, m.from, m)
    \/ HandleFetchResponse(m.to, m.from, m)
    \/ HandleEpochResponse(m.to, m.from, m)
    \/ IgnoreResponse(m.to, m.from, m)

Deciding == \E m \in network : HandleAlterPartition(m.from, m)

Asking ==
  \E follower \in Replicas :
    \/ SendOffsetsForLeaderEpoch(follower)
    \/ SendFetch(follower)

LettingIn == \E leader, follower \in Replicas : ExpandIsr(leader, follower)

Committing == \E leader \in Replicas : AdvanceHighWatermark(leader)

Fairness ==
  /\ WF_vars(Delivering)
  /\ WF_vars(Deciding)
  /\ WF_vars(Learning)
  /\ WF_vars(Asking)
  /\ WF_vars(LettingIn)
  /\ WF_vars(Committing)

FairSpec == Spec /\ Fairness

-----------------------------------------------------------------------------
(* A partition may be left without a leader, where all who could lead have *)
(* lost data.                                                              *)

Led == partition.leader # None

AllLearn == <>[](\A replica \in Replicas : view[replica] = partition)

FollowersCatchUp ==
  <>[](Led => \A replica \in Replicas : log[replica] = log[partition.leader])

AllCommitted ==
  <>[](Led => \A replica \in Replicas : /\ log[replica] = committed
                                        /\ highWatermark[replica] = EndOf(replica))

Waiting(id) ==                   \* the leader that took the record still leads
  \E leader \in Replicas :
    /\ Newest(leader)
    /\ \E offset \in Offsets(log[leader]) :
         RecordAt(log[leader], offset) = [epoch |-> view[leader].epoch, id |-> id]

Answered(id) == \E promise \in acknowledged : promise.record.id = id

ProducersAnswered ==             \* with acks=all; after a change of leaders they ask again
  \A id \in 0 .. MaxRecords - 1 : Waiting(id) ~> (Answered(id) \/ ~Waiting(id))

IsrFills == <>[](Led => partition.isr = Replicas)    \* the budget allows for it

=============================================================================
