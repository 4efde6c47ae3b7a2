-------------------------- MODULE ProducerVersions --------------------------
(***************************************************************************)
(* The fixes of the idempotent producer, in the client and in the broker,  *)
(* and the release that brought each of them (Versions).                   *)
(***************************************************************************)
EXTENDS Versions

FixedIn ==
  [ Idempotent           |-> "0.11",    \* KIP-98: producer ids and sequence numbers
    CleanKeepsLastBatch  |-> "0.11",    \* KIP-98: compaction keeps the newest of each producer
    CacheN5              |-> "1.0",     \* KAFKA-5494: a broker knows five batches, not one
    SeqWrap              |-> "2.2",     \* KAFKA-7693: the client's sequence numbers wrap
    ClientSeqReset       |-> "2.3",     \* KAFKA-8483: given anew in the order of the old ones
    KeepStateOnRetention |-> "2.4",     \* KAFKA-7190: records go, their producer stays known
    AcceptUnknown        |-> "2.5",     \* KIP-360: a producer unknown may go on anywhere
    EpochBumpClient      |-> "2.5",     \* KIP-360: what does not fit is a new epoch's
    LowestSeq            |-> "3.6",     \* KAFKA-14920: none before the lowest one seen
    BufReuse             |-> "4.2",     \* KAFKA-19012: no buffer is reused while it is sent
    FirstSeqZero         |-> Never,     \* KAFKA-15591: an empty partition starts at zero
    FirstSeqAlways       |-> Never,     \* KAFKA-19880: ... and so does every other
    WindowBySpan         |-> Never,     \* sent ahead of the first unanswered: at most the cache
    SnapshotCache        |-> Never,     \* KAFKA-9199: a snapshot holds all that the cache does
    AwaitPreceding       |-> Never,     \* KAFKA-14034: no new epoch while earlier batches are due
    UnresolvedSent       |-> Never,     \* what expires on its first way is unresolved too
    WrapOrder            |-> Never,     \* the client sends in its own order, not the numbers'
    StateLossRetry       |-> Never ]    \* no producer is forgotten while it may send again

On(fix) == Contains(FixedIn, fix)       \* the version contains the fix

ASSUME /\ Minus \subseteq DOMAIN FixedIn
       /\ Plus  \subseteq DOMAIN FixedIn

=============================================================================
