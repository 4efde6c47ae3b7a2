----------------------------- MODULE LogRecovery ----------------------------
(***************************************************************************)
(* How a segmented log stops and starts.  A clean shutdown syncs it and    *)
(* leaves a marker; after anything else the broker reads all that may not  *)
(* have been synced, from the recovery point on, cuts the log at the first *)
(* batch that is damaged, and makes the indexes anew.                      *)
(*                                                                         *)
(* Two ways to stop without a shutdown: the process dies, and everything   *)
(* is still in the page cache; or the machine loses power, and what is not *)
(* synced is lost from some batch on, or damaged at some batch.  An index  *)
(* may then be longer than its segment, or gone.  Assumed: a power loss    *)
(* does not take a whole batch and leave later ones, in order and intact,  *)
(* behind (nothing in the files would tell).  An index may also be deleted *)
(* by hand.                                                                *)
(*                                                                         *)
(* Kafka: LogManager.shutdown and loadLogs, LogLoader, LogSegment.recover. *)
(***************************************************************************)
EXTENDS SegmentedLog

Init ==
  /\ segments      = <<Empty(0)>>
  /\ recoveryPoint = 0
  /\ checkpoint    = 0
  /\ marker        = FALSE
  /\ running       = TRUE
  /\ durable       = 0
  /\ flat          = <<>>
  /\ spent         = [truncations |-> 0, crashes |-> 0]

-----------------------------------------------------------------------------
(* LogManager.shutdown: sync, write the recovery point, leave the marker.  *)

ShutDown ==
  /\ running
  /\ running'       = FALSE
  /\ recoveryPoint' = End(segments)
  /\ checkpoint'    = End(segments)
  /\ durable'       = End(segments)
  /\ marker'        = TRUE
  /\ UNCHANGED <<segments, flat, spent>>

Crash ==
  /\ running
  /\ Within(spent.crashes, MaxCrashes)
  /\ running' = FALSE
  /\ spent'   = [spent EXCEPT !.crashes = @ + 1]
  /\ UNCHANGED <<recoveryPoint, checkpoint, marker, flat>>

Kill ==                          \* The world: the process dies; the page cache stays
  /\ Crash
  /\ UNCHANGED <<segments, durable>>

-----------------------------------------------------------------------------
(* A power loss at the batch of segment `s' at position `p', which is not  *)
(* synced.  What is left is on disk, and so is safe from now on.           *)

Gone(s, p) ==                    \* nothing from there on was ever written
  [SubSeq(segments, 1, s) EXCEPT ![s].batches = SubSeq(@, 1, p - 1)]

Torn(s, p) ==                    \* this batch was written in part only
  [segments EXCEPT ![s].batches[p].intact = FALSE]

Unsynced(s, p) == segments[s].batches[p].last >= durable

Before(s, p) == IF p = 1 THEN segments[s].base ELSE segments[s].batches[p - 1].last + 1

WithoutIndex(segs, s) == [segs EXCEPT ![s].index = <<>>, ![s].indexed = FALSE]

WithOrWithoutIndex(segs, s) == {segs, WithoutIndex(segs, s)}

LosePower(s, p, left) ==         \* The world: what was never flushed is gone
  /\ Unsynced(s, p)
  /\ Crash
  /\ segments' \in WithOrWithoutIndex(left, s)
  /\ durable'  = Larger(durable, Before(s, p))

LosePowerOnly(s) ==              \* The world: all batches reached the disk, perhaps not an index
  /\ EndOf(segments[s]) > checkpoint
  /\ Crash
  /\ segments' \in WithOrWithoutIndex(segments, s)
  /\ durable'  = Larger(durable, End(segments))

PowerLoss ==
  \E s \in 1 .. Len(segments) :
    \/ LosePowerOnly(s)
    \/ \E p \in 1 .. Len(segments[s].batches) :
         \/ LosePower(s, p, Gone(s, p))
         \/ LosePower(s, p, Torn(s, p))

DeleteIndex(s) ==                \* The world: somebody deletes an index file, after a clean shutdown too
  /\ ~running
  /\ segments[s].indexed
  /\ Within(spent.crashes, MaxCrashes)
  /\ segments' = WithoutIndex(segments, s)
  /\ spent'    = [spent EXCEPT !.crashes = @ + 1]
  /\ UNCHANGED <<recoveryPoint, checkpoint, marker, running, durable, flat>>

-----------------------------------------------------------------------------
(* LogLoader.load.  A segment is read again when it may hold what was not  *)
(* synced, or when its index is missing.                                   *)

FirstFrom(offset) ==             \* the segment of that offset: LogSegments.values(offset, ...)
  LET below == { i \in 1 .. Len(segments) : segments[i].base <= offset }
  IN  IF below = {} THEN 1 ELSE Greatest(below)

ReadAgain(s) == (~marker /\ s >= FirstFrom(checkpoint)) \/ ~segments[s].indexed

Valid(segment) ==                \* batches before the first that is damaged
  LET damaged == { i \in 1 .. Len(segment.batches) : ~segment.batches[i].intact }
  IN  IF damaged = {} THEN Len(segment.batches) ELSE Least(damaged) - 1

Loaded(s) == IF ReadAgain(s) THEN Rebuilt(segments[s], Valid(segments[s])) ELSE segments[s]

Damaged == { s \in 1 .. Len(segments) : ReadAgain(s) /\ Valid(segments[s]) < Len(segments[s].batches) }

Recovered ==                     \* nothing is kept behind a damaged batch
  [s \in 1 .. (IF Damaged = {} THEN Len(segments) ELSE Least(Damaged)) |-> Loaded(s)]

(* KAFKA-10101: what was read again is in the page cache only; the         *)
(* recovery point moves when it is synced, and not before.                 *)

FirstRecoveryPoint(end) == IF On("RecoverFrom") THEN Smaller(checkpoint, end) ELSE end

Load ==                          \* LogLoader.load
  /\ ~running
  /\ running'       = TRUE
  /\ segments'      = Recovered
  /\ flat'          = Contents(Recovered)
  /\ recoveryPoint' = FirstRecoveryPoint(End(Recovered))
  /\ marker'        = FALSE
  /\ UNCHANGED <<checkpoint, durable, spent>>

-----------------------------------------------------------------------------
Next ==
  \/ \E size \in BatchSizes, gap \in Gaps : AppendBatch(size, gap)
  \/ Roll
  \/ Flush
  \/ WriteCheckpoint
  \/ \E i \in 1 .. Len(flat) : Truncate(flat[i].base)
  \/ DeleteOldest
  \/ ShutDown
  \/ Kill
  \/ PowerLoss
  \/ \E s \in 1 .. Len(segments) : DeleteIndex(s)
  \/ Load

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* Well-formed states.                                                     *)

Batches == [base : Nat, last : Nat, intact : BOOLEAN]
Entries == [offset : Int, position : Nat]

TypeOK ==
  /\ segments # <<>>
  /\ \A i \in 1 .. Len(segments) :
       /\ segments[i].base \in Nat
       /\ segments[i].batches \in Seq(Batches)
       /\ segments[i].index   \in Seq(Entries)
       /\ segments[i].indexed \in BOOLEAN
  /\ recoveryPoint \in Nat
  /\ checkpoint    \in Nat
  /\ marker        \in BOOLEAN
  /\ running       \in BOOLEAN
  /\ durable       \in Nat
  /\ flat          \in Seq(Batches)
  /\ spent         \in [truncations : Nat, crashes : Nat]

Ordered ==                       \* every segment begins where the one before it ends, or later
  \A i \in 2 .. Len(segments) :
    /\ segments[i].base >= EndOf(segments[i - 1])
    /\ segments[i].base > segments[i - 1].base            \* it is the name of its file

NoneTooLong ==                   \* a segment that is full is left
  \A i \in 1 .. Len(segments) : Len(segments[i].batches) <= SegmentBatches

SkippedIsSynced ==               \* recovery passes over nothing that a power loss can take
  running => \A point \in {checkpoint, recoveryPoint} :
               \A i \in 1 .. FirstFrom(point) - 1 : EndOf(segments[i]) <= durable

-----------------------------------------------------------------------------
(* What readers notice.                                                    *)

Readable == Start(segments) .. End(segments) - 1

NothingDamaged ==                \* no reader is given half a batch
  running => \A i \in 1 .. Len(segments), p \in 1 .. SegmentBatches :
               p <= Len(segments[i].batches) => segments[i].batches[p].intact

LookupAgrees ==                  \* segments and indexes find what reading all finds
  running => \A target \in Readable : Lookup(segments, target) = FlatLookup(flat, target)

SameLog == running => Contents(segments) = flat

SafeIsThere ==                   \* what is synced is in the files, whatever happens
  \A i \in 1 .. Len(flat) : flat[i].last < durable =>
    \E n \in 1 .. Len(Contents(segments)) : Contents(segments)[n] = flat[i]

NoIndexNoEntry == \A i \in 1 .. Len(segments) : ~segments[i].indexed => segments[i].index = <<>> /\ ~running

MarkedIsSafe ==                  \* the marker says that all is synced, and the checkpoint where the end is
  marker => ~running /\ durable = End(segments) /\ checkpoint = durable

IndexSound ==                    \* an entry's batch is the first that reaches the entry's offset
  running => \A i \in 1 .. Len(segments) :
    LET segment == segments[i]
    IN  \A n \in 1 .. Len(segment.index) :
          LET entry == segment.index[n]
          IN  /\ entry.position \in 1 .. Len(segment.batches)
              /\ entry.offset = segment.batches[entry.position].last

IndexDense ==                    \* from the entry before any batch, there are few to be read
  running => \A i \in 1 .. Len(segments) :
    LET segment == segments[i]
    IN  \A p \in IndexInterval + 2 .. Len(segment.batches) :
          \E n \in 1 .. Len(segment.index) : segment.index[n].position \in p - IndexInterval .. p

IndexSparse ==                   \* and no entry is made before there are
  \A i \in 1 .. Len(segments) : \A n \in 2 .. Len(segments[i].index) :
    segments[i].index[n].position - segments[i].index[n - 1].position > IndexInterval

-----------------------------------------------------------------------------
(* What steps may do.                                                      *)

StopsAndStarts ==                \* who is down only starts; who stops leaves the marker, or it counts
  [][ CASE ~running ->
             /\ UNCHANGED <<checkpoint, durable>>
             /\ running' <=> spent' = spent
             /\ Len(segments') <= Len(segments)
        [] running /\ ~running' ->
             IF marker' THEN durable' = End(segments) /\ UNCHANGED <<segments, spent>>
                             /\ recoveryPoint' = durable'
                        ELSE spent'.crashes = spent.crashes + 1 /\ UNCHANGED recoveryPoint
        [] OTHER -> spent'.crashes = spent.crashes ]_vars

ShortensByTruncation ==          \* while it is up, a log loses its end by truncation only
  [][ running /\ running' /\ (End(segments') < End(segments) \/ recoveryPoint' < recoveryPoint) =>
        spent'.truncations = spent.truncations + 1 /\ recoveryPoint' <= End(segments') ]_vars

CleanStartReadsNothing ==        \* after a clean shutdown the segments are as they were
  [][ marker /\ running' /\ (\A i \in 1 .. Len(segments) : segments[i].indexed) =>
        UNCHANGED segments ]_vars

PowerLeavesWhatIsSynced ==       \* and what it leaves is synced, up to the first damage
  [][ running /\ ~running' /\ segments' # segments =>
        LET left == Contents(segments')
            same == { n \in 1 .. Len(left) : \A m \in 1 .. n : left[m] = flat[m] }
        IN  /\ \A n \in same : flat[n].last < durable'
            /\ \A i \in 1 .. Len(segments) : EndOf(segments[i]) <= checkpoint =>
                 i <= Len(segments') /\ segments'[i] = segments[i] ]_vars

Flat == INSTANCE FlatLog WITH batches <- flat

THEOREM Spec => Flat!Spec

=============================================================================
