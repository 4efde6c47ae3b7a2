--------------------------- MODULE QuorumVersions ---------------------------
(***************************************************************************)
(* The fixes of the metadata quorum, and the release that brought each of  *)
(* them (Versions).                                                        *)
(***************************************************************************)
EXTENDS Versions

FixedIn ==
  [ NoReLeadSameEpoch |-> "2.7",     \* KAFKA-10527: a restart ends leadership
    CommitOwnEpoch    |-> "2.8",     \* KAFKA-12619: commit the LeaderChange before anything else
    SnapshotEnd       |-> "3.4",     \* KAFKA-14618: a snapshot is named by its end, not by its last offset
    CheckQuorum       |-> "3.7",     \* KAFKA-15489: who is not fetched from resigns
    LeaderNotCounted  |-> "3.8",     \* KAFKA-16530: a leader may be no voter
    DirIds            |-> "3.9",     \* KIP-853: a voter is a replica with its disk
    VoterChangeRules  |-> "3.9",     \* KIP-853: voters change after the own epoch's commit only
    PreVote           |-> "4.0",     \* KIP-996: ask before you raise the epoch
    OneVoterChange    |-> Never,     \* KAFKA-20740: a change that has timed out still counts
    OlderSnapshot     |-> Never ]    \* a follower gives up a newer epoch for the leader's snapshot

On(fix) == Contains(FixedIn, fix)         \* the version contains the fix

ASSUME /\ Minus \subseteq DOMAIN FixedIn
       /\ Plus  \subseteq DOMAIN FixedIn

=============================================================================
