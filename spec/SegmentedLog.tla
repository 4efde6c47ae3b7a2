---------------------------- MODULE SegmentedLog ----------------------------
(***************************************************************************)
(* The log of one replica as it lies in files: segments, each with its     *)
(* batches and a sparse index that leads from offsets to positions.  To    *)
(* its readers it is one flat log; this module says how it is written,     *)
(* searched, synced and shortened, LogRecovery how it stops and starts.    *)
(*                                                                         *)
(* A batch covers the offsets [base, last].  Its position in the file is   *)
(* counted in batches.  A follower of a compacted partition appends        *)
(* batches with gaps between them, where compaction took something.        *)
(*                                                                         *)
(* Not modelled: the time index, timestamps, producer snapshots (see       *)
(* ProducerState), compaction itself (CompactedPartition).                 *)
(*                                                                         *)
(* Kafka: UnifiedLog, LocalLog, LogSegment, OffsetIndex.                   *)
(***************************************************************************)
EXTENDS Integers, Sequences, Extremes, StorageVersions

CONSTANTS
  SegmentBatches,   \* batches that fill a segment                (segment.bytes)
  IndexInterval,    \* batches without an entry of the index      (index.interval.bytes)
  MaxRelative,      \* what an entry can hold: an offset less the segment's base offset (Int.Max)
  BatchSizes,       \* how many offsets a batch may cover
  Gaps              \* how many offsets may be missing before a batch

CONSTANTS           \* budgets: how much may happen
  MaxOffset,        \* offsets written
  MaxTruncations,   \* truncations by a follower
  MaxCrashes        \* process crashes and power losses

Within(count, limit) == count < limit     \* a configuration lifts all budgets by replacing it

VARIABLES           \* what the files hold, seen through the page cache
  segments,         \* [base, batches, index, indexed], oldest first; `indexed': the index file is there
  recoveryPoint,    \* what the broker believes to be synced
  checkpoint,       \* the recovery point as its checkpoint file has it
  marker            \* the file that a clean shutdown leaves behind

VARIABLES           \* of the world
  running,          \* the broker is up
  durable,          \* what is synced indeed: a power loss takes nothing below this offset
  flat,             \* the log as its readers last saw it
  spent             \* how much of the budgets is spent

store == <<segments, recoveryPoint, checkpoint, marker>>
vars  == <<store, running, durable, flat, spent>>

-----------------------------------------------------------------------------
(* Batches, segments, the whole log.                                       *)

Batch(base, size) == [base |-> base, last |-> base + size - 1, intact |-> TRUE]
Empty(base)       == [base |-> base, batches |-> <<>>, index |-> <<>>, indexed |-> TRUE]

EndOf(segment) ==
  IF segment.batches = <<>> THEN segment.base
                            ELSE segment.batches[Len(segment.batches)].last + 1

Active(segs) == segs[Len(segs)]           \* the segment that is written
End(segs)    == EndOf(Active(segs))       \* log end offset
Start(segs)  == segs[1].base              \* log start offset

Contents(segs) ==                         \* the flat log that the segments make up
  LET upTo[n \in 0 .. Len(segs)] == IF n = 0 THEN <<>> ELSE upTo[n - 1] \o segs[n].batches
  IN  upTo[Len(segs)]

WithActive(segs, segment) == [segs EXCEPT ![Len(segs)] = segment]

-----------------------------------------------------------------------------
(* The index.  An entry holds the last offset of a batch, relative to the  *)
(* segment, in 32 bits: what is too large comes out as a smaller one.      *)

Wrapped(relative) ==
  IF relative <= MaxRelative THEN relative ELSE relative - 2 * (MaxRelative + 1)

Entry(segment, batch) ==
  [offset   |-> segment.base + Wrapped(batch.last - segment.base),
   position |-> Len(segment.batches) + 1]

Unindexed(segment) ==                     \* batches since the last entry was made
  IF segment.index = <<>> THEN Len(segment.batches)
  ELSE Len(segment.batches) - segment.index[Len(segment.index)].position + 1

AppendTo(segment, batch) ==               \* LogSegment.append
  [segment EXCEPT
     !.batches = Append(@, batch),
     !.index   = IF Unindexed(segment) > IndexInterval
                 THEN Append(@, Entry(segment, batch)) ELSE @]

Rebuilt(segment, kept) ==                 \* LogSegment.recover: the first `kept' batches, indexed anew
  LET upTo[n \in 0 .. kept] ==
        IF n = 0 THEN Empty(segment.base) ELSE AppendTo(upTo[n - 1], segment.batches[n])
  IN  upTo[kept]

CutTo(segment, offset) ==                 \* LogSegment.truncateTo: whole batches, and their entries
  LET kept == { i \in 1 .. Len(segment.batches) : segment.batches[i].last < offset }
      end  == IF kept = {} THEN 0 ELSE Greatest(kept)
  IN  [segment EXCEPT
         !.batches = SubSeq(@, 1, end),
         !.index   = SelectSeq(@, LAMBDA entry : entry.offset < offset)]

-----------------------------------------------------------------------------
(* Search: the segment by its name, the position by the index, the batch   *)
(* by reading on from there (LocalLog.read, LogSegment.translateOffset).   *)

None == [base |-> -1, last |-> -1, intact |-> TRUE]

Position(segment, target) ==              \* where to begin to read
  LET below == { i \in 1 .. Len(segment.index) : segment.index[i].offset <= target }
  IN  IF below = {} THEN 1
      ELSE segment.index[CHOOSE i \in below :
             \A j \in below : segment.index[i].offset >= segment.index[j].offset].position

Hits(segment, target) ==
  { i \in Position(segment, target) .. Len(segment.batches) : segment.batches[i].last >= target }

Lookup(segs, target) ==
  LET floor == Greatest({ i \in 1 .. Len(segs) : segs[i].base <= target })
      found == { i \in floor .. Len(segs) : Hits(segs[i], target) # {} }
  IN  IF found = {} THEN None
      ELSE LET segment == segs[Least(found)] IN segment.batches[Least(Hits(segment, target))]

FlatLookup(log, target) ==                \* the same, read from the start
  LET found == { i \in 1 .. Len(log) : log[i].last >= target }
  IN  IF found = {} THEN None ELSE log[Least(found)]

-----------------------------------------------------------------------------
(* UnifiedLog.append, with maybeRoll: a segment is left when it is full.   *)
(* KAFKA-4451: or when an offset would not fit into its index.             *)

Full(segment, batch) ==
  \/ Len(segment.batches) >= SegmentBatches
  \/ On("RelOffset") /\ batch.last - segment.base > MaxRelative

AppendBatch(size, gap) ==        \* UnifiedLog.append, LogSegment.append
  LET batch == Batch(End(segments) + gap, size)
      room  == IF Full(Active(segments), batch) THEN Append(segments, Empty(batch.base))
                                                ELSE segments
  IN  /\ running
      /\ Within(End(segments) + gap + size - 1, MaxOffset)
      /\ segments' = WithActive(room, AppendTo(Active(room), batch))
      /\ flat'     = Append(flat, batch)
      /\ UNCHANGED <<recoveryPoint, checkpoint, marker, running, durable, spent>>

(* UnifiedLog.roll, by age (segment.ms): an empty segment is not left.     *)

Roll ==
  /\ running
  /\ Active(segments).batches # <<>>
  /\ segments' = Append(segments, Empty(End(segments)))
  /\ UNCHANGED <<recoveryPoint, checkpoint, marker, running, durable, flat, spent>>

(* UnifiedLog.flush: of all there is.  (When a segment is rolled it is     *)
(* synced by another thread while the next one grows; that is as if it had *)
(* been synced before.)                                                    *)

Flush ==
  /\ running
  /\ recoveryPoint < End(segments)
  /\ recoveryPoint' = End(segments)
  /\ durable'       = End(segments)
  /\ UNCHANGED <<segments, checkpoint, marker, running, flat, spent>>

(* LogManager.checkpointLogRecoveryOffsets, now and then.                  *)

WriteCheckpoint ==
  /\ running
  /\ checkpoint # recoveryPoint
  /\ checkpoint' = recoveryPoint
  /\ UNCHANGED <<segments, recoveryPoint, marker, running, durable, flat, spent>>

(* UnifiedLog.truncateTo, by a follower, to where one of its batches       *)
(* begins; LogManager.truncateTo writes the checkpoint before anything     *)
(* else is appended.                                                       *)

Truncate(offset) ==
  LET kept  == SelectSeq(segments, LAMBDA segment : segment.base <= offset)
      short == WithActive(kept, CutTo(Active(kept), offset))
  IN  /\ running
      /\ Within(spent.truncations, MaxTruncations)
      /\ segments'      = short
      /\ flat'          = SelectSeq(flat, LAMBDA batch : batch.last < offset)
      /\ recoveryPoint' = Smaller(recoveryPoint, End(short))
      /\ checkpoint'    = recoveryPoint'
      /\ durable'       = Smaller(durable, End(short))
      /\ spent'         = [spent EXCEPT !.truncations = @ + 1]
      /\ UNCHANGED <<marker, running>>

(* UnifiedLog.deleteOldSegments: the oldest segment, if it is not active.  *)

DeleteOldest ==
  /\ running
  /\ Len(segments) > 1
  /\ segments' = Tail(segments)
  /\ flat'     = SelectSeq(flat, LAMBDA batch : batch.base >= segments[2].base)
  /\ UNCHANGED <<recoveryPoint, checkpoint, marker, running, durable, spent>>

=============================================================================
