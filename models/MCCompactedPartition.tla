------------------------ MODULE MCCompactedPartition ------------------------
(***************************************************************************)
(* What the instances of CompactedPartition need beyond it: names for a    *)
(* .cfg.                                                                   *)
(***************************************************************************)
EXTENDS CompactedPartition

Beginning == /\ \A replica \in Replicas : end[replica] = 0 /\ cleaned[replica] = 0    \* PROPERTY
             /\ highWatermark = 0 /\ removable = [tombstones |-> 0, markers |-> 0]
             /\ spent = [elections |-> 0, isrChanges |-> 0] /\ isr = Replicas

BudgetKept == /\ end[leader] <= MaxOffset
              /\ spent.elections <= MaxElections
              /\ spent.isrChanges <= MaxIsrChanges
              /\ \A i \in 1 .. Len(shadow[leader]) :
                   LET record == shadow[leader][i]
                   IN  /\ record.kind \in Markers => record.kind \in Writes
                       /\ record.kind = "data" /\ record.value = Nothing => "delete" \in Writes
                       /\ record.kind = "data" /\ record.value # Nothing => "put" \in Writes

Unbounded(count, limit) == TRUE                  \* Within <- Unbounded: lifts all budgets

-----------------------------------------------------------------------------
(* What must be possible: else a green model says little.                  *)

Some(P(_, _)) == \E replica \in Replicas : \E i \in 1 .. Len(shadow[replica]) : P(replica, shadow[replica][i])

IsGone(replica, record) ==
  \A i \in 1 .. Len(log[replica]) : log[replica][i].offset # record.offset

ValueGone(replica, record)     == IsGone(replica, record) /\ record.kind = "data" /\ record.value # Nothing
TombstoneGone(replica, record) == IsGone(replica, record) /\ IsTombstone(record)
CommitGone(replica, record)    == IsGone(replica, record) /\ record.kind = "commit"
AbortGone(replica, record)     == IsGone(replica, record) /\ record.kind = "abort"

DropsValue     == Some(ValueGone)
DropsTombstone == Some(TombstoneGone)
DropsCommit    == Some(CommitGone)
DropsAbort     == Some(AbortGone)

LeavesEmptyBatch == \E replica \in Replicas, i \in 1 .. MaxOffset :
                      i <= Len(log[replica]) /\ log[replica][i].kind = "empty"
LeavesEachLast   == \E replica \in Replicas : \E i, j \in 1 .. Len(log[replica]) :      \* KAFKA-5490
                      LET batch == log[replica][i]
                      IN  /\ batch.kind = "empty" /\ batch.offset + 1 # cleaned[replica]
                          /\ i < j /\ OfTransaction(log[replica][j])
                          /\ log[replica][j].producer # batch.producer
                          /\ log[replica][j].offset < cleaned[replica]
LeavesVoidBatch  == \E replica \in Replicas, i \in 1 .. MaxOffset :
                      i <= Len(log[replica]) /\ log[replica][i].kind = "void"
LaterCommitGone  == \E replica \in Replicas : \E i \in 1 .. Len(shadow[replica]) :
                      /\ shadow[replica][i].kind = "commit"
                      /\ \A n \in 1 .. Len(log[replica]) :
                           log[replica][n].offset = i - 1 => log[replica][n].kind = "void"
                      /\ log[replica] # <<>> /\ OfTransaction(log[replica][1])
                      /\ log[replica][1].producer = shadow[replica][i].producer
                      /\ log[replica][1].offset + 1 < i - 1
Elected         == leader # FirstLeader /\ end[leader] = MaxOffset
LagsBehind      == \E replica \in Replicas \ isr : end[replica] = 0 /\ highWatermark = MaxOffset
CaughtUpAgain   == isr = Replicas /\ spent.isrChanges > 0 /\ highWatermark = MaxOffset
Agreed2         == removable.markers > removable.tombstones /\ removable.tombstones > 0
Overlap         == \E replica \in Replicas : Cardinality(index[replica]) = 2 /\ end[replica] = MaxOffset
FetchesOverGap   == \E replica \in Replicas \ {leader} :
                      end[replica] = end[leader] /\ Len(log[replica]) < end[replica] /\ cleaned[replica] = 0

=============================================================================
