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
(* What goes on being done, by whom.                                       *)

ReadMetadata(replica) ==
  \E state \in published :
    \/ BecomeLeader(replica, state)
    \/ BecomeFollower(replica, state)
    \/ LearnIsr(replica, state)

AskLeader(follower) ==
  \/ SendOffsetsForLeaderEpoch(follower)
  \/ SendFetch(follower)

OnTheWay(from, to) == { m \in network : m.from = from /\ m.to = to }

ServeFollower(leader, follower) ==
  \E m \in OnTheWay(follower, leader) :
    \/ HandleFetch(leader, follower, m)
    \/ HandleOffsetsForLeaderEpoch(leader, follower, m)
    \/ RefuseRequest(leader, follower, m)

HearLeader(follower, leader) ==
  \E m \in OnTheWay(leader, follower) :
    \/ HandleEpochResponse(follower, leader, m)
    \/ HandleFetchResponse(follower, leader, m)
    \/ IgnoreResponse(follower, leader, m)

LetFollowersIn(leader) == \E follower \in Replicas : ExpandIsr(leader, follower)

DecideOnIsr(leader) ==
  \E m \in OnTheWay(leader, Controller) : HandleAlterPartition(leader, m)

HearController(leader) ==
  \E m \in OnTheWay(Controller, leader) : HandleAlterPartitionResponse(leader, m)

Fairness ==
  \A replica \in Replicas :
    /\ WF_vars(ReadMetadata(replica))
    /\ WF_vars(AskLeader(replica))
    /\ WF_vars(AdvanceHighWatermark(replica))
    /\ WF_vars(LetFollowersIn(replica))
    /\ WF_vars(DecideOnIsr(replica))
    /\ WF_vars(HearController(replica))
    /\ \A other \in Replicas \ {replica} :
         /\ WF_vars(ServeFollower(replica, other))
         /\ WF_vars(HearLeader(replica, other))

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
