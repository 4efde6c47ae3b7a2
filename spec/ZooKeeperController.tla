------------------------ MODULE ZooKeeperController -------------------------
(***************************************************************************)
(* The controller: elected by making /controller, it reads the cluster's   *)
(* state, and from then on is the only one to change it -- unless it is a  *)
(* zombie, and another has been elected.                                   *)
(*                                                                         *)
(* The znode of a partition is changed on condition that its version is    *)
(* the one the controller knows.  That does not keep a zombie from being   *)
(* the next to write.  Since KAFKA-6082 the same transaction checks the    *)
(* version of /controller_epoch, which every election changes.             *)
(*                                                                         *)
(* Not modelled: the phases of a reassignment (KIP-455); here a replica is *)
(* added or removed in one change.                                         *)
(*                                                                         *)
(* Kafka: KafkaController.elect, onControllerFailover, processBrokerChange;*)
(* PartitionStateMachine, ReplicaStateMachine; ControllerBrokerRequestBatch*)
(***************************************************************************)
EXTENDS ControllerState

-----------------------------------------------------------------------------
(* What a broker is told that has to learn everything.                     *)

Telling(knows, b) ==
  (IF b \in knows.state.replicas THEN <<Request("LeaderAndIsr", knows, b, knows.state)>> ELSE <<>>)
  \o <<Request("UpdateMetadata", knows, b, knows.state)>>

TakeOffice(c) ==                 \* registerControllerAndIncrementControllerEpoch: one multi
  /\ Registered(c) # 0           \* with a session of its own, so it has noticed if one expired
  /\ ~Exists(znodes, ControllerPath)
  /\ znodes' = SetData(Create(znodes, ControllerPath, Znode(None, c, 0)), EpochPath, NewestEpoch + 1)
  /\ office' = [office EXCEPT ![c] = [NoOffice EXCEPT !.epoch = NewestEpoch + 1]]
  /\ UNCHANGED <<zxid, channel, brokers, world, writes>>

ReadState(c) ==                  \* onControllerFailover; it tells every broker all it knows
  LET live == [b \in Brokers |-> Registered(b)]
      now  == [office[c] EXCEPT !.version = VersionOf(znodes, StatePath),
                                !.state   = CurrentState,
                                !.live    = live]
  IN  /\ InOffice(c)
      /\ ~Active(c)
      /\ office'  = [office EXCEPT ![c] = now]
      /\ channel' = [channel EXCEPT ![c] =
                       [b \in Brokers |-> IF live[b] = 0 THEN <<>> ELSE Telling(now, b)]]
      /\ UNCHANGED <<zookeeper, brokers, world, writes>>

-----------------------------------------------------------------------------
(* It looks which brokers there are.  KIP-380: a broker that was gone and  *)
(* is back has another epoch; before, nobody saw the difference.           *)

Differs(c, b) ==
  IF On("BrokerEpochReq") THEN office[c].live[b] # Registered(b)
                          ELSE (office[c].live[b] = 0) # (Registered(b) = 0)

HandleBrokerChange(c, b) ==      \* processBrokerChange; a broker that is gone is sent nothing
  LET now == [office[c] EXCEPT !.live[b] = Registered(b)]
  IN  /\ Active(c)
      /\ Differs(c, b)
      /\ office'  = [office  EXCEPT ![c] = now]
      /\ channel' = [channel EXCEPT ![c][b] = IF Registered(b) = 0 THEN <<>> ELSE Telling(now, b)]
      /\ UNCHANGED <<zookeeper, brokers, world, writes>>

-----------------------------------------------------------------------------
(* It changes the state of the partition and tells the brokers.  A znode   *)
(* that a newer controller has written is left alone.                      *)

MayWrite(c) ==
  /\ Check(znodes, StatePath, office[c].version)            \* else it reads again
  /\ On("ZkEpochTxn") => NewestEpoch = office[c].epoch      \* else ControllerMovedException
  /\ Within(office[c].state.epoch, MaxEpoch)

NextState(c, leader, replicas) ==
  [ leader          |-> leader,
    epoch           |-> office[c].state.epoch + 1,
    replicas        |-> replicas,
    controllerEpoch |-> office[c].epoch ]

Change(c, state, told) ==        \* one multi; `told' goes to the clients
  LET now == [office[c] EXCEPT !.state = state, !.version = @ + 1]
      requests(b) ==
        CASE b \in state.replicas                       -> <<Request("LeaderAndIsr", now, b, state)>>
          [] b \in office[c].state.replicas              -> <<Request("StopReplica", now, b, state)>>
          [] OTHER                                      -> <<>>
      send(b) == IF b \in Live(c)
                 THEN requests(b) \o <<Request("UpdateMetadata", now, b, told)>> ELSE <<>>
  IN  /\ MayWrite(c)
      /\ znodes'  = SetData(znodes, StatePath, state)
      /\ office'  = [office  EXCEPT ![c] = now]
      /\ channel' = [channel EXCEPT ![c] = [b \in Brokers |-> @[b] \o send(b)]]
      /\ writes'  = writes \cup {[by |-> office[c].epoch, newest |-> NewestEpoch]}

ElectLeader(c, leader) ==        \* PartitionStateMachine.electLeaderForPartitions
  LET state == NextState(c, leader, office[c].state.replicas)
  IN  /\ leader \in office[c].state.replicas \cap Live(c)
      /\ leader # office[c].state.leader
      /\ Change(c, state, state)
      /\ UNCHANGED <<zxid, brokers, world>>

(* KAFKA-9212: what the controller told the clients after a reassignment   *)
(* was its copy of the state, which it had not changed.                    *)

Reassign(c, replicas) ==         \* updateLeaderEpochAndSendRequest
  LET state == NextState(c, office[c].state.leader, replicas)
  IN  /\ office[c].state.leader \in replicas
      /\ Change(c, state, IF On("ContextEpoch") THEN state ELSE office[c].state)

AddReplica(c, b) ==              \* KafkaController.onPartitionReassignment
  /\ b \in Live(c) \ office[c].state.replicas
  /\ Reassign(c, office[c].state.replicas \cup {b})
  /\ UNCHANGED <<zxid, brokers, world>>

RemoveReplica(c, b) ==           \* KafkaController.onPartitionReassignment
  /\ b \in office[c].state.replicas
  /\ Reassign(c, office[c].state.replicas \ {b})
  /\ UNCHANGED <<zxid, brokers, world>>

(* PartitionStateMachine.doElectLeaderForPartitions: after a version that  *)
(* did not match it tries again, unless a newer controller wrote.          *)

ReadAgain(c) ==
  /\ Active(c)
  /\ VersionOf(znodes, StatePath) # office[c].version
  /\ CurrentState.controllerEpoch <= office[c].epoch
  /\ office' = [office EXCEPT ![c].version = VersionOf(znodes, StatePath), ![c].state = CurrentState]
  /\ UNCHANGED <<zookeeper, channel, brokers, world, writes>>

=============================================================================
