------------------------- MODULE PartitionElection --------------------------
(***************************************************************************)
(* The states of a partition and what may follow them: the controller's    *)
(* rules, as operators.  A state is what the controller decides and        *)
(* publishes, [leader, epoch, isr, elr, version]: Kafka's leader epoch and *)
(* partition epoch (ZooKeeper: zkVersion).                                 *)
(*                                                                         *)
(* Who takes a step and when, is no matter here: PartitionController does  *)
(* message by message, AtomicReplication at once.                          *)
(*                                                                         *)
(* Kafka: PartitionRegistration, PartitionChangeBuilder; before KRaft:     *)
(* PartitionStateMachine, LeaderAndIsrPartitionState.                      *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets, PartitionVersions

CONSTANTS
  Replicas,         \* the nodes that hold a copy
  None,             \* no replica
  FirstLeader,      \* who leads at first
  FirstIsr,         \* who is in sync at first
  MinIsr            \* min.insync.replicas

ASSUME /\ FirstLeader \in FirstIsr
       /\ FirstIsr \subseteq Replicas
       /\ None \notin Replicas

PartitionState ==
  [ leader : Replicas \cup {None}, epoch : Nat, isr : SUBSET Replicas, elr : SUBSET Replicas,
    version : Nat ]

FirstState ==
  [leader |-> FirstLeader, epoch |-> 0, isr |-> FirstIsr, elr |-> {}, version |-> 0]

Candidates(state) == state.isr \cup state.elr       \* who may be elected without loss

WellFormed(state) ==
  /\ Candidates(state) \subseteq Replicas
  /\ state.isr \cap state.elr = {}
  /\ ~On("ELR") => state.elr = {}
  /\ state.leader # None => state.leader \in state.isr

-----------------------------------------------------------------------------
NextEpoch(state) == IF On("BumpEpoch") THEN state.epoch + 1 ELSE state.epoch

(* KIP-966: who has left the ISR while it was at min.insync.replicas still *)
(* has all that is committed, as nothing is committed below it -- unless   *)
(* it lost data (`lost').                                                  *)

NextElr(state, isr, lost) ==
  IF On("ELR") /\ Cardinality(isr) < MinIsr
  THEN (Candidates(state) \ isr) \ lost
  ELSE {}

NextState(state, leader, epoch, isr, lost) ==
  [ leader  |-> leader,
    epoch   |-> epoch,
    isr     |-> isr,
    elr     |-> NextElr(state, isr, lost),
    version |-> state.version + 1 ]

Elected(state, replica)    == NextState(state, replica, NextEpoch(state), state.isr, {})
WithIsr(state, isr, lost)  == NextState(state, state.leader, state.epoch, isr, lost)

-----------------------------------------------------------------------------
(* The states that may follow when a broker registers after a restart.     *)
(* KIP-380: it is taken out of the ISR and of leadership, to earn them     *)
(* again; before, a quick restart went unnoticed.                          *)
(*                                                                         *)
(* The last member of the ISR stays and leads again, whatever it has lost  *)
(* ("last replica standing"); with KIP-966 anyone eligible is elected in   *)
(* its stead, itself only if it lost nothing, and nobody if there is none. *)

Successors(state, candidates, isr, lost) ==
  { NextState(state, candidate, NextEpoch(state), IF isr = {} THEN {candidate} ELSE isr, lost) :
      candidate \in candidates }

Leaderless(state) == NextState(state, None, NextEpoch(state), {}, state.isr)

AfterRegistration(state, replica, lost) ==
  LET rest     == state.isr \ {replica}
      eligible == IF On("ELR") THEN Candidates(state) \ lost ELSE {replica}
  IN  CASE ~On("FenceRestart") -> {state}
        [] replica \notin state.isr ->
             IF state.elr \cap lost = {} THEN {state}
             ELSE {[state EXCEPT !.elr = @ \ lost, !.version = @ + 1]}
        [] rest # {} /\ replica = state.leader -> Successors(state, rest, rest, lost)
        [] rest # {} /\ replica # state.leader -> {WithIsr(state, rest, lost)}
        [] rest = {} ->
             IF eligible = {} THEN {Leaderless(state)} ELSE Successors(state, eligible, {}, lost)

-----------------------------------------------------------------------------
(* A state that every replica has left behind can be forgotten.            *)

Unseen(states, views) ==
  { state \in states : \E replica \in Replicas : views[replica].version < state.version }

=============================================================================
