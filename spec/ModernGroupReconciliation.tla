---------------------- MODULE ModernGroupReconciliation ---------------------
(***************************************************************************)
(* How a member is brought to the target assignment, one heartbeat at a    *)
(* time, and how the coordinator keeps account of who has what.            *)
(*                                                                         *)
(* Kafka: CurrentAssignmentBuilder; ConsumerGroup.updateMember.            *)
(***************************************************************************)
EXTENDS ModernGroupState

(* A member keeps of its partitions what is in its target.  What is not,   *)
(* it must revoke first; it stays in its epoch until it says that it no    *)
(* longer owns them.  Then it gets what is free of the rest, and the       *)
(* target's epoch.  `r' is its heartbeat.                                  *)

StillOwns(r, partitions) == partitions # {} /\ (r.says => r.partitions \cap partitions # {})

Arrived(self, keep, new, epoch) ==   \* of what is in both, the old claim counts
  [ epoch    |-> epoch,
    previous |-> self.epoch,
    assigned |-> keep \cup new,
    revoking |-> {},
    since    |-> [p \in Partitions |-> CASE p \in keep -> self.since[p]
                                         [] p \in new  -> epoch
                                         [] OTHER      -> 0] ]

Revoking(self, keep, lose, epoch) ==
  [ epoch    |-> epoch,
    previous |-> self.epoch,
    assigned |-> keep,
    revoking |-> lose,
    since    |-> [p \in Partitions |-> IF p \in keep \cup lose THEN self.since[p] ELSE 0] ]

Free(self, wanted) ==            \* KAFKA-19449: what it was to revoke itself, nobody else has
  { p \in wanted : p \notin taken \/ (On("OwnPending") /\ p \in self.revoking) }

(* KAFKA-19431: what the member says it does not own, it need not revoke.  *)

MustRevoke(r, partitions) ==
  IF On("SkipRevoked") THEN StillOwns(r, partitions) ELSE partitions # {}

NextRevokeFirst(self, r, goal, epoch) ==
  LET keep == self.assigned \cap goal
      lose == self.assigned \ goal
      own  == IF self.revoking # {} /\ ~On("NoExtraEpoch") THEN self.epoch + 1 ELSE self.epoch
  IN  IF StillOwns(r, self.revoking) THEN self
      ELSE IF MustRevoke(r, lose) THEN Revoking(self, keep, lose, own)
      ELSE Arrived(self, keep, Free(self, goal), epoch)

(* Before KAFKA-16249 a new target was taken up at once: what was to be    *)
(* revoked counted as owned still, and could be given back.                *)

NextAtOnce(self, r, goal, epoch) ==
  LET had  == self.assigned \cup self.revoking
      keep == had \cap goal
      lose == had \ goal
  IN  IF lose # {} /\ (lose # self.revoking \/ ~r.says \/ ~(r.partitions \subseteq keep))
      THEN Revoking(self, keep, lose, self.epoch)
      ELSE Arrived(self, keep, Free(self, goal), epoch)

Reconciled(self, r, goal, epoch) ==
  IF self.epoch = epoch /\ self.assigned = goal
  THEN self                                                    \* STABLE
  ELSE IF On("RevokeFirst") THEN NextRevokeFirst(self, r, goal, epoch)
                            ELSE NextAtOnce(self, r, goal, epoch)

-----------------------------------------------------------------------------
(* The account of who has what.  KAFKA-16147: what a member had was struck *)
(* out in two parts, and what it has now entered between them; a partition *)
(* that it was to revoke and has been given back fell out of the account.  *)

Exchange(account, old, new) == IF old = new THEN account ELSE (account \ old) \cup new

Account(old, new) ==
  IF On("PartEpoch")
  THEN (taken \ (old.assigned \cup old.revoking)) \cup new.assigned \cup new.revoking
  ELSE Exchange(Exchange(taken, old.assigned, new.assigned), old.revoking, new.revoking)

(* A commit on the way knows whether its partition was taken from the      *)
(* member meanwhile.                                                       *)

StillKept(m, new) ==
  [commit EXCEPT ![m].kept =
     /\ @
     /\ new.epoch > 0
     /\ \A p \in commit[m].partition : new.since[p] = member[m].since[p]]

UpdateMember(m, new) ==
  /\ member' = [member EXCEPT ![m] = new]
  /\ taken'  = Account(member[m], new)
  /\ commit' = StillKept(m, new)

=============================================================================
