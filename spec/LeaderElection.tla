--------------------------- MODULE LeaderElection ---------------------------
(***************************************************************************)
(* Whom the controller elects when brokers fail: one of the ISR; if that   *)
(* is empty, of the eligible leader replicas (KIP-966); if there is none,  *)
(* the last known leader, which may have lost records, but not more than   *)
(* anybody else; else nobody.                                              *)
(*                                                                         *)
(* Only the controller is modelled, and no data: who is in the ISR or the  *)
(* ELR has all that is committed (Replication).                            *)
(*                                                                         *)
(* Kafka: PartitionChangeBuilder, ReplicationControlManager.               *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets, Versions

CONSTANTS
  Replicas,         \* the nodes that hold a copy
  None,             \* no replica
  FirstLeader,      \* who leads at first
  MinIsr,           \* min.insync.replicas
  MaxFences,        \* budget: brokers that miss their heartbeats
  MaxUnclean        \* budget: brokers that register after a stop that may have lost data

FixedIn ==
  [ ELR                     |-> "4.0",    \* KIP-966: eligible leader replicas
    LastKnownLeaderUnfenced |-> "4.1" ]   \* KAFKA-19522: of the last known leader, only if it is up

On(fix) == Contains(FixedIn, fix)

ASSUME /\ Minus \cup Plus \subseteq DOMAIN FixedIn
       /\ FirstLeader \in Replicas
       /\ None \notin Replicas

VARIABLES
  up,               \* the brokers that are not fenced
  leader,           \* who leads, or None
  isr,              \* who is in sync
  elr,              \* eligible leader replicas
  lastKnown,        \* the last leader before the ISR became empty, or None
  spent             \* of the budgets

vars == <<up, leader, isr, elr, lastKnown, spent>>

Init ==
  /\ up        = Replicas
  /\ leader    = FirstLeader
  /\ isr       = Replicas
  /\ elr       = {}
  /\ lastKnown = None
  /\ spent     = [fences |-> 0, unclean |-> 0]

-----------------------------------------------------------------------------
(* What follows when `members' are in sync, `alive' are up, and `lost' are *)
(* known to have lost data.                                                *)

NextElr(members, lost) ==               \* PartitionChangeBuilder.maybePopulateTargetElr
  IF On("ELR") /\ Cardinality(members) < MinIsr THEN ((elr \cup isr) \ members) \ lost ELSE {}

LastKnown(alive) ==                     \* PartitionChangeBuilder.canElectLastKnownLeader
  IF On("LastKnownLeaderUnfenced") => lastKnown \in alive THEN {lastKnown} ELSE {}

Choices(members, eligible, alive) ==    \* PartitionChangeBuilder.electLeader
  IF members  # {} THEN members  \cap alive ELSE
  IF eligible # {} THEN eligible \cap alive ELSE LastKnown(alive)

Decide(members, alive, lost) ==
  LET eligible == NextElr(members, lost)
      choices  == IF leader \in alive THEN {leader}
                  ELSE Choices(members, eligible, alive)
  IN  /\ up'        = alive
      /\ leader'    \in (IF choices = {} THEN {None} ELSE choices)
      /\ isr'       = IF leader' # None /\ members = {} THEN {leader'} ELSE members
      /\ elr'       = IF isr' = members THEN eligible
                      ELSE IF leader' \in eligible /\ Cardinality(isr') < MinIsr
                           THEN eligible \ {leader'} ELSE {}
      /\ lastKnown' = IF isr' # {} THEN None
                      ELSE IF leader # None THEN leader ELSE lastKnown

(* Without ELR the last member of the ISR stays in it.                     *)

Without(members, replica) ==
  IF members = {replica} /\ ~On("ELR") THEN members ELSE members \ {replica}

-----------------------------------------------------------------------------
Fence(replica) ==                       \* ReplicationControlManager.handleBrokerFenced
  /\ replica \in up
  /\ spent.fences < MaxFences
  /\ spent' = [spent EXCEPT !.fences = @ + 1]
  /\ Decide(Without(isr, replica), up \ {replica}, {})

RegisterUnclean(replica) ==             \* handleUncleanBrokerShutdown
  /\ spent.unclean < MaxUnclean
  /\ spent' = [spent EXCEPT !.unclean = @ + 1]
  /\ Decide(Without(isr, replica), up \ {replica}, {replica})

Unfence(replica) ==                     \* handleBrokerUnfenced
  /\ replica \notin up
  /\ Decide(isr, up \cup {replica}, {})
  /\ UNCHANGED spent

JoinIsr(replica) ==                     \* AlterPartition of the leader, once it has caught up
  /\ leader # None
  /\ replica \in up \ isr
  /\ isr' = isr \cup {replica}
  /\ elr' = IF Cardinality(isr') >= MinIsr THEN {} ELSE elr \ {replica}
  /\ UNCHANGED <<up, leader, lastKnown, spent>>

Next ==
  \E replica \in Replicas :
    \/ Fence(replica)
    \/ RegisterUnclean(replica)
    \/ Unfence(replica)
    \/ JoinIsr(replica)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
TypeOK ==
  /\ up \subseteq Replicas
  /\ leader \in Replicas \cup {None}
  /\ isr \subseteq Replicas
  /\ elr \subseteq Replicas
  /\ lastKnown \in Replicas \cup {None}
  /\ spent \in [fences : 0 .. MaxFences, unclean : 0 .. MaxUnclean]

IsrWellFormed ==
  /\ isr \cap elr = {}
  /\ leader # None => leader \in isr
  /\ Cardinality(isr) >= MinIsr \/ ~On("ELR") => elr = {}
  /\ (lastKnown # None) = (isr = {})

LeaderUp == leader # None => leader \in up        \* nobody leads who is fenced

ElectedIfPossible ==                              \* a partition is led if it can be
  /\ isr \cap up # {} => leader # None
  /\ isr = {} /\ elr \cap up # {} => leader # None
  /\ isr = {} /\ elr = {} /\ lastKnown \in up => leader # None

NobodyForgotten ==               \* who leaves an ISR that is too small stays eligible, if it lost nothing
  [][On("ELR") /\ Cardinality(isr') < MinIsr /\ spent'.unclean = spent.unclean
       => (isr \cup elr) \subseteq (isr' \cup elr') \/ (isr' = {leader'} /\ isr = {} /\ elr = {})]_vars

LosersAreOut ==                  \* and who may have lost something is neither, but as the very last
  [][spent'.unclean > spent.unclean =>
       \E replica \in Replicas \ up' :
         /\ (isr \cup elr) \ (isr' \cup elr') \subseteq {replica} \/ Cardinality(isr') >= MinIsr \/ ~On("ELR")
         /\ replica \notin elr'
         /\ replica \in isr' => ~On("ELR") /\ isr' = {replica}]_vars

ByPreference ==                  \* of the ISR, else of the ELR, else the last known leader
  [][/\ leader \in isr' \cap up' => leader' = leader
     /\ leader' \notin {None, leader} =>
          \/ leader' \in isr
          \/ isr \cap isr' = {} /\ leader' \in elr
          \/ isr \cup elr' = {} /\ leader' = lastKnown]_vars

OneAtATime ==                    \* one broker goes or comes; one joins the ISR, who catches up or is elected
  [][/\ spent'.fences > spent.fences => \E replica \in up : up' = up \ {replica}
     /\ spent' = spent => up \subseteq up' /\ Cardinality(up' \ up) + Cardinality(isr' \ isr) \in 1 .. 2
     /\ Cardinality(isr' \ isr) <= 1
     /\ isr' \ isr \subseteq up'
     /\ isr' # {} /\ isr = {} => isr' = {leader'}
     /\ isr = {} /\ isr' = {} => lastKnown' = lastKnown
     /\ isr # {} /\ isr' = {} => lastKnown' = leader]_vars

=============================================================================
