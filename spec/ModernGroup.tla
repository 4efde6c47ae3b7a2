----------------------------- MODULE ModernGroup ----------------------------
(***************************************************************************)
(* The consumer group protocol of KIP-848, put together, with what must    *)
(* hold of it: a partition has one owner, commits are fenced by epochs,    *)
(* and the group comes to rest.                                            *)
(*                                                                         *)
(* The actions stand in ModernGroupMember and ModernGroupCoordinator; how  *)
(* a member is brought to its target, in ModernGroupReconciliation.        *)
(***************************************************************************)
EXTENDS ModernGroupMember, ModernGroupCoordinator

Nothing == [m \in Members |-> {}]

Init ==
  /\ groupEpoch  = 0
  /\ targetEpoch = 0
  /\ target      = Nothing
  /\ member      = [m \in Members |-> Stranger]
  /\ taken       = {}
  /\ client      = [m \in Members |-> Outside]
  /\ channel     = [m \in Members |-> Silence]
  /\ commit      = [m \in Members |-> NoCommit]
  /\ misjudged   = {}
  /\ spent       = [ changes |-> 0, leaves |-> 0, expiries |-> 0, lost |-> 0, failovers |-> 0,
                     commits |-> 0 ]

Acting(m) ==
  \/ JoinGroup(m)
  \/ SendHeartbeat(m)
  \/ HandleResponse(m)
  \/ HandleRefusal(m)
  \/ Reconcile(m)
  \/ LeaveGroup(m)
  \/ \E p \in Partitions : SendCommit(m, p)

Serving(m) ==
  \/ HandleHeartbeat(m)
  \/ RefuseHeartbeat(m)
  \/ HandleLeave(m)
  \/ HandleCommit(m)
  \/ ExpireSession(m)

Next ==
  \/ \E m \in Members : Acting(m) \/ Serving(m) \/ LoseMessage(m)
  \/ ChangeTopic
  \/ Failover

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
Epochs == {Gone, Away} \cup Nat

TypeOK ==
  /\ groupEpoch \in Nat
  /\ targetEpoch \in 0 .. groupEpoch
  /\ target \in [Members -> SUBSET Partitions]
  /\ member \in [ Members -> [ epoch : Epochs, previous : Nat \cup {Away},
                               assigned : SUBSET Partitions, revoking : SUBSET Partitions,
                               since : [Partitions -> Nat] ] ]
  /\ taken \subseteq Partitions
  /\ client \in [ Members -> [ epoch : {Gone} \cup Nat, owned : SUBSET Partitions,
                               assignment : SUBSET Partitions, done : BOOLEAN,
                               said : BOOLEAN ] ]
  /\ channel \in [ Members -> [ type : {"none", "heartbeat", "response", "refusal"},
                                epoch : Epochs, says : BOOLEAN, partitions : SUBSET Partitions ] ]
  /\ commit \in [ Members -> [ partition : SUBSET Partitions, epoch : Nat, first : BOOLEAN,
                               kept : BOOLEAN ] ]
  /\ misjudged \subseteq {"zombie accepted", "owner refused"}
  /\ spent \in [{"changes", "leaves", "expiries", "lost", "failovers", "commits"} -> Nat]

-----------------------------------------------------------------------------
(* G1: a partition has one owner, for the coordinator and among clients.   *)
(* A client whose session has ended may not know it: what it believes      *)
(* counts only while the coordinator would take its commits.               *)

Claims(m) ==                     \* what a client owns and could commit
  { p \in client[m].owned :
      client[m].epoch > 0 /\ Commits(m, [partition |-> {p}, epoch |-> client[m].epoch]) }

ExclusiveOwner ==
  \A a, b \in Members : a # b =>
    /\ Holds(a) \cap Holds(b) = {}
    /\ Claims(a) \cap Claims(b) = {}

WellFormed ==
  \A m \in Members :
    /\ member[m].assigned \cap member[m].revoking = {}
    /\ member[m].epoch <= groupEpoch
    /\ member[m].revoking # {} => member[m].epoch < targetEpoch    \* it is on its way
    /\ \A p \in Partitions :
         /\ member[m].since[p] > 0 <=> p \in Holds(m)
         /\ member[m].since[p] <= groupEpoch
    /\ member[m].epoch = Gone => target[m] = {}
    /\ commit[m] # NoCommit /\ channel[m].type = "heartbeat" /\ ~commit[m].first
         => commit[m].epoch = channel[m].epoch

Accounted == taken = UNION { Holds(m) : m \in Members }

TargetWhole ==                   \* a target gives each partition to one member
  /\ \A a, b \in Members : a # b => target[a] \cap target[b] = {}
  /\ targetEpoch = groupEpoch /\ InGroup # {} => UNION { target[m] : m \in Members } = Partitions

AnswerIsTrue ==                  \* who hears of an assignment has it; who left hears nothing
  \A m \in Members :
    /\ channel[m].type = "response" /\ m \in InGroup
         => channel[m].epoch = member[m].epoch /\ channel[m].partitions = member[m].assigned
    /\ channel[m].type = "refusal" => channel[m].epoch = client[m].epoch
    /\ channel[m].type \in {"response", "refusal"} => client[m].epoch >= 0

Acknowledged ==                  \* who did as told, and said so, is not waited for
  \A m \in Members :
    /\ client[m].done /\ client[m].said /\ channel[m] = Silence
    /\ client[m].epoch = member[m].epoch
    => member[m].revoking = {}

CommitFenced == "zombie accepted" \notin misjudged           \* G2

OwnerCommits == "owner refused" \notin misjudged             \* who owns a partition may commit

JoinAccepted ==                  \* G5: one who joins with epoch 0 is let in
  \A m \in Members : channel[m].type = "refusal" => channel[m].epoch # 0

EpochIsTargets ==                \* since 4.2: a member's epoch is that of a target it has reached
  [][\A m \in Members : member'[m].epoch \in {member[m].epoch, targetEpoch', Gone, Away}]_vars

EpochCounts ==                   \* a group that has members counts each change of it, once
  [][IF InGroup' # InGroup \/ spent'.changes # spent.changes
     THEN groupEpoch' = groupEpoch + 1 /\ InGroup \cup InGroup' # {}
     ELSE groupEpoch' = groupEpoch]_vars

TargetLasts ==                   \* but for a member that is removed, as long as its epoch
  [][\A m \in Members : target'[m] # target[m] =>
       targetEpoch' > targetEpoch \/ member'[m].epoch = Gone]_vars

Disconnects ==                   \* whoever coordinates next has heard nothing yet
  [][spent'.failovers > spent.failovers =>
       \A m \in Members : channel'[m] = Silence /\ commit'[m] = NoCommit]_vars

LetsGoFirst ==                   \* KIP-848: from who is in the group nothing is taken unasked
  [][\A m \in Members : \A p \in Holds(m) \ Holds(m)' :
       \/ member'[m].epoch = Gone
       \/ /\ channel[m].type = "heartbeat"
          /\ channel[m].says
          /\ p \notin channel[m].partitions]_vars

ClaimLasts ==                    \* KIP-1251: a claim is as old as the holding
  [][\A m \in Members : \A p \in Holds(m)' :
       \/ member'[m].since[p] = member[m].since[p]
       \/ member'[m].since[p] = member'[m].epoch /\ p \notin member[m].assigned]_vars

Membership ==                    \* in by epoch 0; out by leaving, or in silence
  [][\A m \in Members :
       /\ m \notin InGroup /\ member'[m].epoch # Gone => channel[m].epoch = 0
       /\ m \in InGroup /\ member'[m].epoch = Gone =>
            client[m].epoch = Gone \/ spent'.expiries > spent.expiries]_vars

HeardEpoch ==                    \* nobody is answered but with an epoch that it can have
  [][\A m \in InGroup : channel[m].type = "heartbeat" /\ channel'[m].type = "response" =>
       channel[m].epoch \in {0, member[m].epoch, member[m].previous}]_vars

BelievesAnswers ==               \* the epoch of a client is 0 to join with, the one it hears, or none
  [][\A m \in Members : client'[m].epoch # client[m].epoch =>
       \/ client'[m].epoch = 0 /\ (client[m] = Outside \/ channel[m].type = "refusal")
       \/ client'[m].epoch = channel[m].epoch /\ channel[m].type = "response"
       \/ client'[m].epoch = Gone /\ spent'.leaves > spent.leaves]_vars

SpeaksForItself ==               \* who takes part says its epoch, or that it leaves; others are silent
  [][\A m \in Members : channel[m] = Silence /\ channel'[m].type = "heartbeat" =>
       /\ client[m].epoch # Gone
       /\ channel'[m].epoch = IF client'[m].epoch = client[m].epoch THEN client[m].epoch
                              ELSE IF m \in Static THEN Away ELSE Gone]_vars

OneIsLost ==                     \* what is lost was on its way
  [][spent'.lost > spent.lost => \E m \in Members : channel[m] # Silence /\ channel'[m] = Silence]_vars

OneCommit ==                     \* a client commits again when it is answered
  [][\A m \in Members : commit[m] # NoCommit /\ commit'[m] # NoCommit =>
       /\ commit'[m].partition = commit[m].partition
       /\ commit'[m].epoch = commit[m].epoch]_vars

TakesTurns ==                    \* one request at a time, and one answer to it
  [][\A m \in Members : channel'[m] # channel[m] =>
       \/ channel'[m] = Silence
       \/ channel'[m].type = "heartbeat" /\ channel[m] = Silence
       \/ channel'[m].type \in {"response", "refusal"} /\ channel[m].type = "heartbeat"]_vars

InOrder ==                       \* on one connection nothing overtakes
  [][\A m \in Members : spent' = spent /\ commit[m] # NoCommit /\ channel[m].type = "heartbeat" =>
       /\ commit'[m] = NoCommit => commit[m].first
       /\ channel'[m].type # "heartbeat" => ~commit[m].first]_vars

FirstIsFirst ==                  \* of a commit and a heartbeat on their way, the one that was sent first
  [][\A m \in Members : commit'[m] # NoCommit /\ channel'[m].type = "heartbeat" =>
       /\ commit[m] = NoCommit            => ~commit'[m].first
       /\ channel[m].type # "heartbeat"   => commit'[m].first]_vars

-----------------------------------------------------------------------------
(* In the end the group comes to rest: all who take part are in the epoch  *)
(* of the group, own what they were meant to, and nothing is left over.    *)

Fairness ==
  /\ \A m \in Members :
       /\ WF_vars(SendHeartbeat(m))
       /\ WF_vars(HandleResponse(m) \/ HandleRefusal(m))
       /\ WF_vars(Reconcile(m))
       /\ WF_vars(HandleHeartbeat(m) \/ RefuseHeartbeat(m) \/ HandleLeave(m))
       /\ WF_vars(HandleCommit(m))
       /\ WF_vars(Absent(m) /\ ExpireSession(m))

FairSpec == Spec /\ Fairness

Rest ==
  LET taking == { m \in Members : client[m].epoch # Gone }
  IN  /\ \A m \in taking : client[m].epoch = groupEpoch /\ client[m].owned = target[m]
      /\ taking # {} => UNION { client[m].owned : m \in taking } = Partitions

Converges == <>[]Rest

=============================================================================
