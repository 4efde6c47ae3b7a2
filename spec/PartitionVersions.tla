-------------------------- MODULE PartitionVersions -------------------------
(***************************************************************************)
(* The fixes of the replication protocol, and the release that brought     *)
(* each of them (Versions).  Three of them are about TruncationOnFetch,    *)
(* and make no difference where truncation is an exchange of its own.      *)
(***************************************************************************)
EXTENDS Versions

FixedIn ==
  [ BumpEpoch     |-> "0.8",      \* an election starts a new leader epoch
    IsrCas        |-> "0.8",      \* an ISR is changed by compare-and-set on its version
    ReadUpToHw    |-> "0.8",      \* KAFKA-727: consumers read below the high watermark
    EpochTrunc101 |-> "0.11",     \* KIP-101: truncate to where the leader's epoch ends
    EpochTrunc279 |-> "2.0",      \* KIP-279: ... and search on, epoch by epoch
    PersistLE     |-> "2.1",      \* KAFKA-7415: a leader enters its epoch before it writes
    FenceFetch    |-> "2.1",      \* KIP-320: a fetch names the leader epoch it is meant for
    ExpandLeso    |-> "2.1",      \* KAFKA-7128: to join the ISR, reach the start of the epoch
    FenceRestart  |-> "2.2",      \* KIP-380: a restarted broker is not its former self
    MaximalIsr    |-> "2.7",      \* KIP-497: an ISR change in flight counts both ways
    TruncOnFetch  |-> "2.7",      \* KIP-595: the answer to a fetch tells where the logs part
    SkipDiverging |-> "3.0",      \* KAFKA-13141: a fetch that diverges is no progress
    BrokerEpoch   |-> "3.5",      \* KIP-903: fetched by the broker that is to join
    MinIsrHw      |-> "4.0",      \* KAFKA-15583: nothing is committed below min.insync.replicas
    ELR           |-> "4.0",      \* KIP-966: eligible leader replicas, unclean restarts excluded
    ForgetAnswer  |-> "4.1",      \* KAFKA-7786, 18991: no answer outlives the epoch it was asked in
    JoinFromStart |-> "never" ]   \* a fetch that cannot be compared is no progress: see TruncationOnFetch

On(fix) == Contains(FixedIn, fix)         \* the version contains the fix

ASSUME /\ Minus \subseteq DOMAIN FixedIn
       /\ Plus  \subseteq DOMAIN FixedIn

=============================================================================
