-------------------------- MODULE MCQuorumSnapshots -------------------------
(***************************************************************************)
(* What the instances of QuorumSnapshots need beyond it: names for a .cfg, *)
(* and what must be possible.                                              *)
(***************************************************************************)
EXTENDS QuorumSnapshots, TLC

Refinement == Committed!Spec                     \* PROPERTY: the committed log only grows

Interchangeable == Permutations(FirstVoters)     \* SYMMETRY
                   \cup Permutations(Replicas \ FirstVoters)

-----------------------------------------------------------------------------
(* Witnesses: some state is like this.                                     *)

Loaded(r) ==                     \* it has a snapshot that it need not have made: it starts at its end
  start[r] > 0 /\ role[r] = "follower"

LoadsAndGoesOn ==                \* a follower has records after a snapshot, and the leader counts them
  \E r, leader \in Replicas : /\ Hears(r, leader)
                              /\ start[r] > 0 /\ highWatermark[r] > start[r]
                              /\ reached[leader][r] > start[r]

LoadsEmpty ==                    \* a follower whose log was empty has one that starts at a snapshot
  \E r \in Replicas : Loaded(r) /\ start[r] = EndOf(r) /\ \A l \in Replicas : reached[l][r] = 0

GivesUpNewerEpoch ==             \* who led an epoch that nobody else has records of has loaded a snapshot
  \E r \in Replicas : \E l \in leaders :
    l.replica = r /\ Loaded(r) /\ \A o \in Offsets(log[r]) : RecordAt(log[r], o).epoch < l.epoch

DivergesAboveStart ==            \* a follower has something to truncate that begins where its leader's log does
  \E r, leader \in Replicas :
    /\ Hears(r, leader) /\ start[leader] > 0
    /\ ~NeedsSnapshot(r, leader) /\ Diverges(r, leader)

SnapshotLeads ==                 \* a leader has what came before from a snapshot
  \E r \in Replicas : Leads(r) /\ start[r] > 0 /\ OwnEpochCommitted(r)

TwoSnapshots ==                  \* a log starts at the first of two
  \E r \in Replicas : Cardinality(snapshots[r]) = 2 /\ start[r] = Earliest(r).end

KeptLog ==                       \* there is a snapshot, and the log before it too
  \E r \in Replicas : snapshots[r] # {} /\ start[r] = 0

FollowerMakes ==                 \* followers make snapshots of their own
  \E r \in Replicas : role[r] = "follower" /\ snapshots[r] # {} /\ start[r] = 0

RestartsWithSnapshot ==          \* a restart finds the log start and the snapshot again
  \E r \in Replicas : spent.restarts = 1 /\ start[r] > 0 /\ highWatermark[r] = 0

VotersFromSnapshot ==            \* a replica knows of a change of the voters by a snapshot
  \E r \in Replicas : /\ start[r] > 0
                      /\ VotersAt(Offsets(log[r]), r) # {}
                      /\ VotersAt({ o \in Offsets(log[r]) : o >= start[r] }, r) = {}

NewDiskLoads ==                  \* a replica with a new disk begins from a snapshot
  \E r \in Replicas : directory[r] > 0 /\ start[r] > 0

=============================================================================
