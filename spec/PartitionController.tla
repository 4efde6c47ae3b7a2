------------------------ MODULE PartitionController -------------------------
(***************************************************************************)
(* The controller: elects leaders and decides on ISR changes, by the rules *)
(* of PartitionElection.  It is one node that does not fail, ZooKeeper or  *)
(* KRaft.  What it makes of a restart, PartitionBroker says.               *)
(*                                                                         *)
(* Not modelled: its own replication, brokers that stay away (a slow one   *)
(* looks the same), unclean election, reassignment.                        *)
(*                                                                         *)
(* Kafka: ReplicationControlManager, ClusterControlManager; before KRaft:  *)
(* KafkaController.                                                        *)
(***************************************************************************)
EXTENDS PartitionState

Publish(state) ==
  /\ partition' = state
  /\ published' = published \cup {state}

-----------------------------------------------------------------------------
(* Leadership may move at any time to a member of the ISR: a preferred     *)
(* election, a controlled shutdown, a broker that missed its heartbeats    *)
(* (PartitionChangeBuilder.electLeader).                                   *)

ElectLeader(replica) ==
  /\ replica \in partition.isr
  /\ replica # partition.leader
  /\ Within(partition.epoch, MaxEpoch)
  /\ Publish(Elected(partition, replica))
  /\ UNCHANGED <<logs, roles, registration, world, clients>>

-----------------------------------------------------------------------------
(* A leader asks for another ISR.  A request made on an older state of the *)
(* partition, or by a former leader, is refused; so is one that counts on  *)
(* an earlier incarnation of a broker (KIP-903).                           *)

Current(m) ==
  /\ m.epoch   = partition.epoch        \* else FENCED_LEADER_EPOCH
  /\ m.from    = partition.leader       \* else INVALID_REQUEST
  /\ m.version = partition.version      \* else INVALID_UPDATE_VERSION

Eligible(m) ==                          \* else INELIGIBLE_REPLICA
  \A replica \in m.isr : m.brokerEpochs[replica] \in {registration[replica], Unknown}

Ineligible(m) ==
  [ type |-> "AlterPartitionResponse", from |-> Controller, to |-> m.from, awaited |-> TRUE,
    version |-> m.version ]

HandleAlterPartition(leader, m) == \* ReplicationControlManager.alterPartition
  /\ m.type = "AlterPartition"
  /\ CASE On("IsrCas") /\ ~Current(m) ->          \* the leader will learn of the newer state
            /\ Net!Drop(m)
            /\ UNCHANGED <<partition, published>>
       [] On("BrokerEpoch") /\ ~Eligible(m) ->
            /\ Net!Answer(m, Ineligible(m))
            /\ UNCHANGED <<partition, published>>
       [] OTHER ->                                \* the leader learns it as all replicas do
            /\ Net!Drop(m)
            /\ Publish(WithIsr(partition, m.isr, {}))
  /\ UNCHANGED <<logs, roles, registration, crashes, clients>>

=============================================================================
