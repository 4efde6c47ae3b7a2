------------------------- MODULE ControllerVersions -------------------------
(***************************************************************************)
(* The fixes of the controller that uses ZooKeeper, and the release that   *)
(* brought each of them (Versions).                                        *)
(***************************************************************************)
EXTENDS Versions

FixedIn ==
  [ CtlEpochOnBroker |-> "0.8",     \* brokers refuse an older controller
    ZkEpochTxn       |-> "2.1",     \* KAFKA-6082: each write checks the controller's epoch
    BrokerEpochReq   |-> "2.2",     \* KIP-380: a restarted broker is another one
    ContextEpoch     |-> "2.4",     \* KAFKA-9212: what a reassignment wrote is what is told
    StopReplicaEpoch |-> "2.6" ]    \* KIP-570: StopReplica names the leader epoch it is of

On(fix) == Contains(FixedIn, fix)         \* the version contains the fix

ASSUME /\ Minus \subseteq DOMAIN FixedIn
       /\ Plus  \subseteq DOMAIN FixedIn

=============================================================================
