------------------------- MODULE TransactionVersions ------------------------
(***************************************************************************)
(* The fixes of the transaction protocol, and the release that brought     *)
(* each of them (Versions).                                                *)
(***************************************************************************)
EXTENDS Versions

FixedIn ==
  [ CoordEpochFence  |-> "0.11",   \* KIP-98: markers carry the coordinator epoch
    ClampLso         |-> "0.11",   \* KIP-98: the last stable offset is no deleted one
    AbortsBefore     |-> "0.11",   \* KIP-98: a fetch is told of aborts that began before it
    AbortsAfter      |-> "0.11",   \* KIP-98: ... and that ended in later segments
    FenceBeforeAbort |-> "0.11",   \* KAFKA-5231: InitProducerId bumps the epoch, then aborts
    BumpOnTimeout    |-> "1.0",    \* KAFKA-6119: a timeout bumps the epoch, too
    ClearPending     |-> "2.1",    \* KAFKA-7519: a failed expiration leaves nothing pending
    KeepCoordEpoch   |-> "2.5",    \* KAFKA-9144: markers keep a producer's state from expiring
    TxnVerify        |-> "3.6",    \* KIP-890: is the partition in the transaction?
    VerifGuard       |-> "3.6",    \* KAFKA-14884: ... and still when the record is appended?
    BumpEachTxn      |-> "4.0",    \* KIP-890: every transaction has an epoch of its own
    WaitFirst        |-> "4.0",    \* KAFKA-18464: a transaction being completed fences nobody
    KeepGuard        |-> "4.0",    \* KAFKA-18654: the marker before a transaction does not end it
    FatalMapping     |-> "4.0",    \* KAFKA-18019: who lost its producer id has lost for good
    SingleFenceBump  |-> "4.1",    \* KAFKA-19367: fencing takes one epoch, not two
    MarkStrict       |-> "4.2",    \* KIP-1228: a marker is newer than what it ends
    MarkIdem         |-> "4.3",    \* KAFKA-19999: ... unless it was written already
    RotateOnFence    |-> "4.3",    \* KAFKA-20090: a fence that uses up the epochs changes the id
    AbortableTimeout |-> Never ]   \* KIP-588: who was timed out may abort and go on

On(fix) == Contains(FixedIn, fix)         \* the version contains the fix

ASSUME /\ Minus \subseteq DOMAIN FixedIn
       /\ Plus  \subseteq DOMAIN FixedIn

=============================================================================
