-------------------------- MODULE MCMetadataQuorum --------------------------
(***************************************************************************)
(* What the instances of MetadataQuorum need beyond it: names for a .cfg,  *)
(* and what must be possible.                                              *)
(***************************************************************************)
EXTENDS MetadataQuorum, TLC

Refinement == Committed!Spec                     \* PROPERTY: the committed log only grows

Interchangeable == Permutations(FirstVoters)     \* SYMMETRY
                   \cup Permutations(Replicas \ FirstVoters)

-----------------------------------------------------------------------------
(* Witnesses: some state is like this.                                     *)

SecondEpochCommits ==            \* a second leader commits
  \E r \in Replicas : Leads(r) /\ EpochOf(r) = 2 /\ OwnEpochCommitted(r)

TwoLead ==                       \* a former leader does not know of the next one
  \E a, b \in Replicas : a # b /\ Leads(a) /\ Leads(b)

TwoStand ==                      \* two are candidates in one epoch
  \E a, b \in Replicas : a # b /\ role[a] = "candidate" /\ role[b] = "candidate" /\ EpochOf(a) = EpochOf(b)

StandsOverCandidate ==           \* a candidate that waits in vain for votes is asked by the next one
  \E a, b \in Replicas : role[a] = "candidate" /\ role[b] = "candidate" /\ EpochOf(a) < EpochOf(b)

StandsOverResigned ==            \* who has led and leads no more would vote for another
  \E a, b \in Replicas : role[a] = "candidate" /\ role[b] = "resigned" /\ EpochOf(a) > EpochOf(b)

AsksAgain ==                     \* a candidate that was not elected asks before it stands again
  \E r \in Replicas : role[r] = "prospective" /\ quorum[r].voted = r

FollowsUnflushed ==              \* a follower has what its leader has not flushed
  \E r, leader \in Replicas : ~Flushed(leader) /\ EndOf(r) > flushed[leader]

FollowerLearns ==                \* a follower knows what is committed
  \E r \in Replicas : role[r] = "follower" /\ highWatermark[r] > 1

FollowerTruncates ==             \* a follower of the second leader has lost a record of the first
  \E r \in Replicas : role[r] = "follower" /\ EpochOf(r) = 2 /\ log[r] = <<>> /\ reached[quorum[r].leader][r] = 0
                       /\ \E l \in leaders : l.replica = r

LeaderRemoved ==                 \* a leader that is no voter commits its removal
  \E r \in Replicas : Leads(r) /\ ~IsVoter(r, VotersOf(r)) /\ highWatermark[r] = EndOf(r)

VoterReplaced ==                 \* a replica with a new disk is a voter again
  \E r, leader \in Replicas : directory[r] > 0 /\ VoterOf(r) \in VotersOf(leader)

UnheardResigns ==                \* a leader that is cut off gives up its office
  \E r \in cut : role[r] = "resigned"

ProspectiveReturns ==            \* a pre-vote that failed has done no harm
  \E r, leader \in Replicas : Hears(r, leader) /\ cut = {} /\ spent.cuts > 0

=============================================================================
