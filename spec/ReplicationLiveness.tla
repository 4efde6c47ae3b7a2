------------------------ MODULE ReplicationLiveness -------------------------
(***************************************************************************)
(* What the replication of a partition must bring about, once the world    *)
(* leaves it in peace: everyone learns who leads, followers catch up, what *)
(* was written is committed and its producer answered, and who has caught  *)
(* up is let into the ISR.                                                 *)
(*                                                                         *)
(* Faults and changes are bounded by budgets, so they come to an end; what *)
(* repairs them is fair.  Nobody is forced to write, to lead, to restart   *)
(* or to leave the ISR.  Messages are lost finitely often, therefore weak  *)
(* fairness is enough.                                                     *)
(***************************************************************************)
EXTENDS Replication

Adopt1(replica) ==
  \E state \in published :
    \/ BecomeLeader(replica, state)
    \/ BecomeFollower(replica, state)
    \/ LearnIsr(replica, state)

Ask1(follower) ==
  \/ SendOffsetsForLeaderEpoch(follower)
  \/ SendFetch(follower)

Between(server, client) == { m \in network : m.from = client /\ m.to = server }

Serve(leader, follower) ==
  \E m \in Between(leader, follower) :
    \/ HandleFetch(leader, follower, m)
    \/ HandleOffsetsForLeaderEpoch(leader, follower, m)
    \/ RefuseRequest(leader, follower, m)

Hear(follower, leader) ==
  \E m \in Between(follower, leader) :
    \/ HandleEpochResponse(follower, leader, m)
    \/ HandleFetchResponse(follower, leader, m)
    \/ IgnoreResponse(follower, leader, m)

Decide(leader) == \E m \in Between(Controller, leader) : HandleAlterPartition(leader, m)

HearDecision(leader) ==
  \E m \in Between(leader, Controller) : HandleAlterPartitionResponse(leader, m)

LetIn(leader) == \E follower \in Replicas : ExpandIsr(leader, follower)

Fairness ==
  \A replica \in Replicas :
    /\ WF_vars(Adopt1(replica))
    /\ WF_vars(Ask1(replica))
    /\ WF_vars(AdvanceHighWatermark(replica))
    /\ WF_vars(LetIn(replica))
    /\ WF_vars(Decide(replica))
    /\ WF_vars(HearDecision(replica))
    /\ \A other \in Replicas \ {replica} :
         /\ WF_vars(Serve(replica, other))
         /\ WF_vars(Hear(replica, other))

FairSpec == Spec /\ Fairness

-----------------------------------------------------------------------------
Led == partition.leader # None

AllLearn == <>[](\A replica \in Replicas : view[replica] = partition)

FollowersCatchUp == <>[](Led => \A replica \in Replicas : log[replica] = log[partition.leader])

AllCommitted ==
  <>[](Led => \A replica \in Replicas :
         /\ log[replica] = committed
         /\ highWatermark[replica] = EndOf(replica))

Pending(id) ==                   \* its leader has it, and is still the leader
  \E leader \in Replicas :
    /\ Newest(leader)
    /\ \E offset \in Offsets(log[leader]) :
         RecordAt(log[leader], offset) = [epoch |-> view[leader].epoch, id |-> id]

Answered(id) == \E promise \in acknowledged : promise.record.id = id

ProduceAnswered == \A id \in 0 .. MaxRecords - 1 : Pending(id) ~> (Answered(id) \/ ~Pending(id))

IsrFills == <>[](Led => partition.isr = Replicas)

=============================================================================
