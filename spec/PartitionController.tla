------------------------ MODULE PartitionController -------------------------
(***************************************************************************)
(* The controller: elects leaders, decides on ISR changes, registers       *)
(* brokers.  It is one node that does not fail, ZooKeeper or KRaft.        *)
(*                                                                         *)
(* Not modelled: its own replication, brokers that stay away (a slow one   *)
(* looks the same), unclean election, reassignment.                        *)
(*                                                                         *)
(* Kafka: ReplicationControlManager, ClusterControlManager,                *)
(* PartitionChangeBuilder; before KRaft: KafkaController.                  *)
(***************************************************************************)
EXTENDS PartitionState

NextEpoch == IF On("BumpEpoch") THEN partition.epoch + 1 ELSE partition.epoch

(* KIP-966: who has left the ISR while it was at min.insync.replicas still *)
(* has all that is committed, as nothing is committed below it -- unless   *)
(* it lost data (`lost').                                                  *)

NextElr(isr, lost) ==
  IF On("ELR") /\ Cardinality(isr) < MinIsr
  THEN ((partition.elr \cup partition.isr) \ isr) \ lost
  ELSE {}

NextState(leader, epoch, isr, lost) ==
  [ leader  |-> leader,
    epoch   |-> epoch,
    isr     |-> isr,
    elr     |-> NextElr(isr, lost),
    version |-> partition.version + 1 ]

Publish(state) ==
  /\ partition' = state
  /\ published' = published \cup {state}

-----------------------------------------------------------------------------
(* Leadership may move at any time to a member of the ISR: a preferred     *)
(* election, a controlled shutdown, a broker that missed its heartbeats.   *)

ElectLeader(replica) ==
  /\ replica \in partition.isr
  /\ replica # partition.leader
  /\ Within(partition.epoch, MaxEpoch)
  /\ Publish(NextState(replica, NextEpoch, partition.isr, {}))
  /\ UNCHANGED <<logs, roles, registration, world, clients>>

-----------------------------------------------------------------------------
(* A leader asks for another ISR.  A request made on an older state of the *)
(* partition, or by a former leader, is refused; so is one that counts on  *)
(* an earlier incarnation of a broker (KIP-903).                           *)

Current(m) ==
  /\ m.from    = partition.leader       \* else INVALID_REQUEST
  /\ m.epoch   = partition.epoch        \* else FENCED_LEADER_EPOCH
  /\ m.version = partition.version      \* else INVALID_UPDATE_VERSION

Eligible(m) ==                          \* else INELIGIBLE_REPLICA
  \A replica \in m.isr : m.brokerEpochs[replica] \in {registration[replica], Unknown}

Ineligible(m) ==
  [ type |-> "AlterPartitionResponse", from |-> Controller, to |-> m.from, awaited |-> TRUE,
    version |-> m.version ]

HandleAlterPartition(leader, m) ==
  /\ m.type = "AlterPartition"
  /\ CASE On("IsrCas") /\ ~Current(m) ->          \* the leader will learn of the newer state
            /\ Net!Drop(m)
            /\ UNCHANGED <<partition, published>>
       [] On("BrokerEpoch") /\ ~Eligible(m) ->
            /\ Net!Answer(m, Ineligible(m))
            /\ UNCHANGED <<partition, published>>
       [] OTHER ->                                \* the leader learns it as all replicas do
            /\ Net!Drop(m)
            /\ Publish(NextState(partition.leader, partition.epoch, m.isr, {}))
  /\ UNCHANGED <<logs, roles, registration, crashes, clients>>

-----------------------------------------------------------------------------
(* The states that may follow when a broker registers after a restart.     *)
(* KIP-380: it is taken out of the ISR and of leadership, to earn them     *)
(* again; before, a quick restart went unnoticed.                          *)
(*                                                                         *)
(* The last member of the ISR stays and leads again, whatever it has lost  *)
(* ("last replica standing"); with KIP-966 anyone eligible is elected in   *)
(* its stead, itself only if it lost nothing, and nobody if there is none. *)

Successors(candidates, isr, lost) ==
  { NextState(candidate, NextEpoch, IF isr = {} THEN {candidate} ELSE isr, lost) :
      candidate \in candidates }

Leaderless == NextState(None, NextEpoch, {}, partition.isr)

AfterRegistration(replica, lost) ==
  LET rest     == partition.isr \ {replica}
      eligible == IF On("ELR") THEN (partition.elr \cup partition.isr) \ lost ELSE {replica}
  IN  CASE ~On("FenceRestart") -> {partition}
        [] replica \notin partition.isr ->
             IF partition.elr \cap lost = {} THEN {partition}
             ELSE {[partition EXCEPT !.elr = @ \ lost, !.version = @ + 1]}
        [] rest # {} /\ replica = partition.leader -> Successors(rest, rest, lost)
        [] rest # {} /\ replica # partition.leader ->
             {NextState(partition.leader, partition.epoch, rest, lost)}
        [] rest = {} ->
             IF eligible = {} THEN {Leaderless} ELSE Successors(eligible, {}, lost)

=============================================================================
