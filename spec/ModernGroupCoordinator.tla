----------------------- MODULE ModernGroupCoordinator -----------------------
(***************************************************************************)
(* The coordinator of a KIP-848 group: it answers heartbeats, computes     *)
(* target assignments, ends sessions, and judges commits.                  *)
(*                                                                         *)
(* A target is any assignment of all partitions to the members, as an      *)
(* assignor may compute it (Assignors).  What the coordinator decides is   *)
(* in its log before it answers.                                           *)
(*                                                                         *)
(* Not modelled: assignors that run late or in the client, regular         *)
(* expressions, the conversion from and to classic groups.                 *)
(*                                                                         *)
(* Kafka: GroupMetadataManager.consumerGroupHeartbeat, .consumerGroupLeave,*)
(* .consumerGroupFenceMember; ConsumerGroup.validateOffsetCommit.          *)
(***************************************************************************)
EXTENDS ModernGroupReconciliation

InGroup == { m \in Members : member[m].epoch # Gone }

Targets(members) ==              \* every partition to one of the members
  { [m \in Members |-> { p \in Partitions : owner[p] = m }] : owner \in [Partitions -> members] }

Reply(m, message) == channel' = [channel EXCEPT ![m] = message]

-----------------------------------------------------------------------------
(* May this heartbeat be heard?  KIP-848: the epoch is the member's, or    *)
(* the one before, if the answer with the new one was lost.  KAFKA-19233:  *)
(* epoch 0 is of one who joins, and always right.                          *)

Fenced(m, r) ==                  \* throwIfConsumerGroupMemberEpochIsInvalid
  LET self == member[m]
  IN  IF self.epoch = Gone THEN r.epoch # 0                            \* UNKNOWN_MEMBER_ID
      ELSE IF r.epoch = 0 /\ (self.epoch = Away \/ On("RejoinAtZero")) THEN FALSE
      ELSE IF r.epoch < self.epoch
           THEN r.epoch # self.previous \/ ~r.says \/ ~(r.partitions \subseteq self.assigned)
           ELSE r.epoch > self.epoch                                   \* FENCED_MEMBER_EPOCH

InTurn(m) == Overtaking \/ ~commit[m].first

RefuseHeartbeat(m) ==            \* FencedMemberEpochException, UnknownMemberIdException
  /\ channel[m].type = "heartbeat"
  /\ channel[m].epoch >= 0
  /\ InTurn(m)
  /\ Fenced(m, channel[m])
  /\ Reply(m, Message("refusal", channel[m].epoch, {}))
  /\ UNCHANGED <<group, client, commit, misjudged, spent>>

HandleHeartbeat(m) ==            \* GroupMetadataManager.consumerGroupHeartbeat
  LET r     == channel[m]
      joins == member[m].epoch = Gone
      self  == CASE joins                  -> Newcomer
                 [] member[m].epoch = Away -> [member[m] EXCEPT !.epoch = 0]
                 [] OTHER                  -> member[m]
      epoch == IF joins THEN groupEpoch + 1 ELSE groupEpoch
  IN  /\ r.type = "heartbeat"
      /\ r.epoch >= 0
      /\ InTurn(m)
      /\ ~Fenced(m, r)
      /\ \E goal \in IF epoch > targetEpoch THEN Targets(InGroup \cup {m}) ELSE {target} :
           LET new == Reconciled(self, r, goal[m], epoch)
           IN  /\ target' = goal
               /\ UpdateMember(m, new)
               /\ Reply(m, Message("response", new.epoch, new.assigned))
      /\ groupEpoch'  = epoch
      /\ targetEpoch' = epoch
      /\ UNCHANGED <<client, misjudged, spent>>

-----------------------------------------------------------------------------
(* The end of a membership.                                                *)

Remove(m) ==                     \* what it had is free, and the group has changed
  /\ UpdateMember(m, Stranger)
  /\ target'     = [target EXCEPT ![m] = {}]
  /\ groupEpoch' = groupEpoch + 1
  /\ UNCHANGED targetEpoch

HandleLeave(m) ==                \* GroupMetadataManager.consumerGroupLeave
  /\ InTurn(m)
  /\ \/ /\ channel[m].epoch = Gone
        /\ IF m \in InGroup THEN Remove(m) ELSE UNCHANGED <<group, commit>>
     \/ /\ channel[m].epoch = Away                  \* KIP-345: its partitions wait for it
        /\ IF m \in InGroup
           THEN UpdateMember(m, [ member[m] EXCEPT
                  !.epoch = Away, !.revoking = {},
                  !.since = [p \in Partitions |-> IF p \in member[m].assigned THEN @[p] ELSE 0] ])
           ELSE UNCHANGED <<member, taken, commit>>
        /\ UNCHANGED <<groupEpoch, targetEpoch, target>>
  /\ Reply(m, Silence)
  /\ UNCHANGED <<client, misjudged, spent>>

Absent(m) == client[m].epoch = Gone                      \* nobody answers for it

ExpireSession(m) ==              \* consumerGroupFenceMember; also after the rebalance timeout
  /\ m \in InGroup
  /\ IF Absent(m) THEN UNCHANGED spent
     ELSE Within(spent.expiries, MaxExpiries) /\ Spend("expiries")
  /\ Remove(m)
  /\ UNCHANGED <<client, channel, misjudged>>

ChangeTopic ==                   \* GroupMetadataManager.onNewMetadataImage: a new target is due
  /\ InGroup # {}
  /\ Within(spent.changes, MaxChanges)
  /\ groupEpoch' = groupEpoch + 1
  /\ Spend("changes")
  /\ UNCHANGED <<targetEpoch, target, member, taken, client, channel, commit, misjudged>>

(* The next coordinator replays the log: of each member its last record    *)
(* (ModernGroupLoading).  Connections break.                               *)

Failover ==                      \* GroupCoordinatorService.onElection
  /\ Within(spent.failovers, MaxFailovers)
  /\ taken'   = UNION { Holds(m) : m \in Members }
  /\ channel' = [m \in Members |-> Silence]
  /\ commit'  = [m \in Members |-> NoCommit]
  /\ client'  = [m \in Members |-> [client[m] EXCEPT !.said = FALSE]]
  /\ Spend("failovers")
  /\ UNCHANGED <<groupEpoch, targetEpoch, target, member, misjudged>>

-----------------------------------------------------------------------------
(* OffsetCommit.  KIP-848: its epoch must be the member's, and who is gone *)
(* or away has none like it.  KIP-1251: it may be an older one, but not    *)
(* older than the member's claim to this partition.  (A commit of the      *)
(* newest epoch is not held against what the member has.)                  *)

Commits(m, c) ==
  LET self == member[m]
      held == c.partition \subseteq Holds(m)
  IN  IF c.epoch = self.epoch THEN On("CommitWhatIsHeld") => held
      ELSE /\ On("AssignmentEpochs")            \* else UNKNOWN_MEMBER_ID, STALE_MEMBER_EPOCH
           /\ c.epoch < self.epoch
           /\ held
           /\ \A p \in c.partition : self.since[p] <= c.epoch

HandleCommit(m) ==               \* ConsumerGroup.validateOffsetCommit
  LET c == commit[m]
  IN  /\ c # NoCommit
      /\ Overtaking \/ channel[m].type # "heartbeat" \/ c.first
      /\ misjudged' = CASE Commits(m, c) /\ ~c.kept -> misjudged \cup {"zombie accepted"}
                        [] ~Commits(m, c) /\ c.kept -> misjudged \cup {"owner refused"}
                        [] OTHER                    -> misjudged
      /\ commit' = [commit EXCEPT ![m] = NoCommit]
      /\ UNCHANGED <<group, client, channel, spent>>

=============================================================================
