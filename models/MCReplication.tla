--------------------------- MODULE MCReplication ----------------------------
(***************************************************************************)
(* What the instances of Replication need beyond it: names for a .cfg.     *)
(***************************************************************************)
EXTENDS ReplicationRules, ReplicationLiveness, TLC

Refinement == Committed!Spec                     \* PROPERTY: clients observe one committed log

AtomicRefinement == Atomic!Spec                  \* PROPERTY: ... behind which stands a simpler protocol

Unbounded(count, limit) == TRUE                  \* Within <- Unbounded: lifts all budgets

Interchangeable == Permutations(Replicas \ FirstIsr)
                   \cup Permutations(FirstIsr \ {FirstLeader})   \* SYMMETRY

NobodyLeaves ==                                  \* CONSTRAINT: no leader asks for a smaller ISR
  \A leader \in Replicas : proposed[leader] = {} \/ view[leader].isr \subseteq proposed[leader]

NothingCommitted ==                              \* CONSTRAINT: logs part, and come together
  committed = <<>>

StraysAreCopies  == Net!StraysAreCopies
FaultsAreCounted == Net!FaultsAreCounted

(* What must be possible, or a green model would say nothing.              *)

Undisturbed  == /\ acknowledged # {}
                /\ faults  = [lost |-> 0, repeated |-> 0]
                /\ crashes = [clean |-> 0, power |-> 0]
BothAsk      == \A replica \in Replicas : \E m \in network : m.type = "Fetch" /\ m.from = replica
Outlived     == \E m \in network : m.type = "AlterPartition" /\ ~Leads(m.from)
JoinsAtOnce  == partition.isr = Replicas /\ written = 0
LeavesAgain  == partition.isr # Replicas /\ partition.version - partition.epoch > 1
Lost         == faults.lost > 0
CopyIsOld    == \E copy, m \in network : /\ ~copy.awaited
                                         /\ {copy.type, m.type} = {"Fetch"}
                                         /\ m.offset > copy.offset
CopyHandled  == faults.repeated > 0 /\ \A m \in network : m.awaited
LateAnswer   == \E m \in network : m.type = "FetchResponse" /\ fetcher[m.to] = "truncating"
LeadsAgain   == partition.leader = FirstLeader /\ partition.epoch > 1
OneOther     == CHOOSE replica \in Replicas \ {FirstLeader} : TRUE
LedByOne     == partition.leader = OneOther
LedByOther   == partition.leader \in Replicas \ {FirstLeader, OneOther}
CopyRefused  == \E m \in network : ~m.awaited /\ m.type = "AlterPartition" /\ m.version < partition.version
EmptyRestart == crashes.clean > 0 /\ written = 0
KeepsMark    == \E replica \in Replicas : /\ registration[replica] > 0      \* and just restarted
                                          /\ view[replica].epoch = 0
                                          /\ fetcher[replica] = "truncating"
                                          /\ highWatermark[replica] > 0
FewLeft      == \E replica \in Replicas : registration[replica] > 0 /\ crashes.power > 0
                                          /\ Len(log[replica]) \in 1 .. written - 1
Replaced     == \E offset \in Offsets(committed) : RecordAt(committed, offset).id > offset
TwoRounds    == \E replica \in Replicas : /\ fetcher[replica] = "truncating"
                                          /\ Len(log[replica]) = 1
                                          /\ written = MaxRecords
ToldNothing  == \E m \in network : m.type = "EpochResponse" /\ m.answer = Unanswered
SearchesOn   == \E m \in network : m.type = "EpochResponse" /\ ~Truncation(m.to, m.answer).done
AnswersOld   == \E m \in network : /\ m.type = "FetchResponse"
                                  /\ fetcher[m.to] = "fetching"
                                  /\ m.offset # EndOf(m.to)
EligibleAgain == \E replica \in partition.elr : registration[replica] > 0
FarAhead     == \E a, b \in Replicas : view[b].version > view[a].version + 1
TwoStrays    == Cardinality({ m \in network : ~m.awaited }) = 2
NobodyLeads  == partition.leader = None
Elr          == partition.elr # {}

=============================================================================
