-------------------------- MODULE StorageVersions ---------------------------
(***************************************************************************)
(* The fixes of the log and its storage, and the release that brought each *)
(* of them (Versions).                                                     *)
(***************************************************************************)
EXTENDS Versions

FixedIn ==
  [ RelOffset           |-> "0.11",     \* KAFKA-4451 (0.10.2): roll before an offset outgrows the index
    DeleteHorizon       |-> "0.11",     \* KAFKA-4529 (0.10.2): a tombstone's time is not its producer's
    RetainBelowHw       |-> "1.0",      \* KAFKA-5634: retention deletes what is committed only
    AnswerAsRead        |-> "2.0",      \* KAFKA-7104: an answer tells of the log as it was read
    TxnCleaner          |-> "2.3",      \* KAFKA-8351: a transaction may span groups of segments
    RecoverFrom         |-> "2.8",      \* KAFKA-10101: recovery does not move the recovery point
    CleanBelowHwLso     |-> "3.1",      \* KAFKA-13194: what may be truncated is not cleaned
    CleanWholeSegment   |-> "3.2",      \* KAFKA-13727: aborted transactions of all that is copied
    MarkersApart        |-> "3.3",      \* KAFKA-14055: markers are not in the offset map
    EpochCacheTrim      |-> "3.8",      \* KAFKA-16541: a file of epochs is synced before it is relied on
    CleanKeepsLastBatch |-> "4.0",      \* KAFKA-17076: the last batch of a pass stays, empty
    CleanKeepsEnd       |-> "never",    \* also where the pass covers the last segment in part
    HorizonInMap        |-> "never",    \* a tombstone's time begins when what it deletes is gone
    EpochFileFirst      |-> "never",    \* nothing is appended before the file has lost its entries
    CoordClean          |-> "never" ]   \* removal of tombstones and markers agreed among replicas

On(fix) == Contains(FixedIn, fix)         \* the version contains the fix

ASSUME /\ Minus \subseteq DOMAIN FixedIn
       /\ Plus  \subseteq DOMAIN FixedIn

=============================================================================
