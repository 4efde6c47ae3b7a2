-------------------------- MODULE MCMetadataQuorum --------------------------
(***************************************************************************)
(* What the instances of MetadataQuorum need beyond it: names for a .cfg,  *)
(* and what must be possible.                                              *)
(***************************************************************************)
EXTENDS MetadataQuorum, TLC

Refinement == Committed!Spec                     \* PROPERTY: the committed log only grows

Interchangeable == Permutations(FirstVoters)     \* SYMMETRY
                   \cup Permutations(Replicas \ FirstVoters)

ElectionsApart ==                                \* CONSTRAINT: one replica seeks election at a time
  \A a, b \in Replicas :
    {role[a], role[b]} \subseteq {"prospective", "candidate"} => a = b

-----------------------------------------------------------------------------
(* Witnesses: some state is like this.                                     *)

SecondEpochCommits == \E r \in Replicas : Leads(r) /\ EpochOf(r) = 2 /\ OwnEpochCommitted(r)

=============================================================================
