--------------------------- MODULE LeaderEpochFile --------------------------
(***************************************************************************)
(* Where the leader epochs start in the log of one replica: a cache beside *)
(* the log and a file behind the cache.  Both must follow every append,    *)
(* every truncation and every move of the log start, for replication       *)
(* relies on the answers to OffsetsForLeaderEpoch (see ReplicaLog, where   *)
(* the cache is read off the log).                                         *)
(*                                                                         *)
(* A record is its epoch here.  The file is replaced as a whole, but who   *)
(* does not sync it may find anything in its place after a power loss.     *)
(*                                                                         *)
(* Not modelled: the log's own files (LogRecovery); a power loss cuts it   *)
(* anywhere.                                                               *)
(*                                                                         *)
(* Kafka: LeaderEpochFileCache, LeaderEpochCheckpointFile, UnifiedLog.     *)
(***************************************************************************)
EXTENDS Integers, Sequences, FiniteSets, StorageVersions

CONSTANTS           \* budgets
  MaxOffset,        \* the length of the log
  MaxEpoch,         \* leader epochs
  MaxTruncations,   \* truncations by a follower
  MaxCrashes        \* process crashes and power losses

Within(count, limit) == count < limit     \* a configuration lifts all budgets by replacing it

VARIABLES
  log,              \* the epoch of each record, by offset from 0, also of those deleted
  start,            \* log start offset
  cache,            \* the epochs known, [epoch, start]
  file,             \* what the file has
  due,              \* the cache is to be written to the file, some day soon
  synced,           \* the file is on disk as it reads
  readable,         \* the file is a file of epochs
  broker,           \* "up", "down", "failed": cannot read the file
  spent             \* how much of the budgets is spent

epochs == <<cache, file, due, synced, readable>>
vars   == <<log, start, epochs, broker, spent>>

Init ==
  /\ log      = <<>>
  /\ start    = 0
  /\ cache    = {}
  /\ file     = {}
  /\ due      = FALSE
  /\ synced   = TRUE
  /\ readable = TRUE
  /\ broker   = "up"
  /\ spent    = [truncations |-> 0, crashes |-> 0]

-----------------------------------------------------------------------------
End       == Len(log)                     \* log end offset
LastEpoch == IF log = <<>> THEN 0 ELSE log[End]

Latest(entries) == CHOOSE e \in entries : \A other \in entries : e.epoch >= other.epoch

NeedsEntry(entries, epoch) ==             \* isUpdateNeeded
  entries = {} \/ epoch # Latest(entries).epoch

WithEntry(entries, epoch, offset) ==      \* truncateAndAppend: what contradicts it goes
  { e \in entries : e.start < offset } \cup {[epoch |-> epoch, start |-> offset]}

CutEnd(entries, offset) == { e \in entries : e.start < offset }       \* truncateFromEnd

CutStart(entries, offset) ==                                          \* truncateFromStart
  LET gone == { e \in entries : e.start <= offset }
  IN  IF gone = {} THEN entries
      ELSE (entries \ gone) \cup {[epoch |-> Latest(gone).epoch, start |-> offset]}

-----------------------------------------------------------------------------
(* A new entry is written and synced before anything depends on it.        *)

WriteSynced(entries) ==
  /\ cache'    = entries
  /\ file'     = entries
  /\ due'      = FALSE
  /\ synced'   = TRUE
  /\ UNCHANGED readable

Assign(epoch, offset) ==
  IF NeedsEntry(cache, epoch)    THEN WriteSynced(WithEntry(cache, epoch, offset))
  ELSE IF On("EpochFileFirst")   THEN WriteSynced(cache)
  ELSE UNCHANGED epochs

(* Entries that go: what the file still has of them is cut off when it is  *)
(* read.  So 3.7 did not sync the file any more (KAFKA-15046), which took  *)
(* long under the log's lock; but a file that was replaced and not synced  *)
(* can be anything.  KAFKA-16541: it is synced again, by another thread.   *)
(* But until then the log may have grown again, over an entry that the     *)
(* file still has: no release waits for the thread before it appends.      *)

Trim(entries) ==
  IF entries = cache THEN UNCHANGED epochs
  ELSE /\ cache' = entries
       /\ IF On("EpochCacheTrim")
          THEN /\ due' = TRUE
               /\ UNCHANGED <<file, synced, readable>>
          ELSE /\ file'   = entries
               /\ synced' = FALSE
               /\ UNCHANGED <<due, readable>>

-----------------------------------------------------------------------------
(* UnifiedLog.assignEpochStartOffset: a leader enters its epoch when it    *)
(* becomes leader (KAFKA-7415).                                            *)

BecomeLeader(epoch) ==
  /\ broker = "up"
  /\ \A e \in cache : e.epoch < epoch
  /\ Assign(epoch, End)
  /\ UNCHANGED <<log, start, broker, spent>>

(* UnifiedLog.append: with the epoch that the record carries.  It is never *)
(* below an epoch of the cache: a follower truncates before it fetches.    *)

AppendRecord(epoch) ==
  /\ broker = "up"
  /\ \A e \in cache : e.epoch <= epoch
  /\ Within(End, MaxOffset)
  /\ log' = Append(log, epoch)
  /\ Assign(epoch, End)
  /\ UNCHANGED <<start, broker, spent>>

(* UnifiedLog.truncateTo.  Where there is nothing to truncate, the cache   *)
(* is cut nevertheless: a leader that wrote nothing has an entry there.    *)

TruncateTo(offset) ==
  /\ broker = "up"
  /\ Within(spent.truncations, MaxTruncations)
  /\ log'   = SubSeq(log, 1, offset)
  /\ Trim(CutEnd(cache, offset))
  /\ spent' = [spent EXCEPT !.truncations = @ + 1]
  /\ UNCHANGED <<start, broker>>

MoveStart(offset) ==             \* UnifiedLog.maybeIncrementLogStartOffset
  /\ broker = "up"
  /\ start' = offset
  /\ Trim(CutStart(cache, offset))
  /\ UNCHANGED <<log, broker, spent>>

WriteFile ==                     \* the scheduler's thread: writeToFileForTruncation
  /\ due
  /\ WriteSynced(cache)
  /\ UNCHANGED <<log, start, broker, spent>>

-----------------------------------------------------------------------------
Stop ==
  /\ broker = "up"
  /\ Within(spent.crashes, MaxCrashes)
  /\ broker' = "down"
  /\ due'    = FALSE
  /\ spent'  = [spent EXCEPT !.crashes = @ + 1]
  /\ UNCHANGED <<start, cache, file>>

Kill ==                          \* The world: the process dies; the page cache stays
  /\ Stop
  /\ UNCHANGED <<log, synced, readable>>

LosePower(end) ==                \* The world: the log is cut; a file that was not synced is garbage
  /\ Stop
  /\ log'      = SubSeq(log, 1, end)
  /\ readable' = synced
  /\ UNCHANGED synced

(* LogLoader.load: LeaderEpochFileCache is read, and cut to the log.       *)

Load ==
  /\ broker = "down"
  /\ broker' = IF readable THEN "up" ELSE "failed"
  /\ cache'  = CutStart(CutEnd(file, End), start)
  /\ due'    = (cache' # file)
  /\ UNCHANGED <<log, start, file, synced, readable, spent>>

-----------------------------------------------------------------------------
Next ==
  \/ \E epoch \in 1 .. MaxEpoch :
       \/ BecomeLeader(epoch)
       \/ AppendRecord(epoch)
  \/ \E offset \in start .. End : TruncateTo(offset)
  \/ \E offset \in start + 1 .. End : MoveStart(offset)
  \/ WriteFile
  \/ Kill
  \/ \E end \in start .. End : LosePower(end)
  \/ Load

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
Entries == [epoch : Nat, start : Nat]

TypeOK ==
  /\ log      \in Seq(Nat)
  /\ start    \in 0 .. End
  /\ cache    \subseteq Entries
  /\ file     \subseteq Entries
  /\ due      \in BOOLEAN
  /\ synced   \in BOOLEAN
  /\ readable \in BOOLEAN
  /\ broker   \in {"up", "down", "failed"}
  /\ spent    \in [truncations : Nat, crashes : Nat]

FileReadable == broker # "failed"         \* the broker can always start

EpochAt(offset) ==                        \* as the cache has it; 0: not at all
  LET before == { e \in cache : e.start <= offset }
  IN  IF before = {} THEN 0 ELSE Latest(before).epoch

CacheRight ==                             \* the cache knows the epoch of every record
  broker = "up" => \A offset \in start .. End - 1 : EpochAt(offset) = log[offset + 1]

CacheInLog ==                             \* and of nothing else, but for a leader's own epoch
  broker = "up" =>
    /\ \A e \in cache : start <= e.start /\ e.start <= End
    /\ \A e \in cache : e.start = End /\ start < End => e.epoch > LastEpoch
    /\ \A a, b \in cache : a.epoch < b.epoch => a.start < b.start \/ b.start = End

WriteDue ==                               \* since 3.8 what the file lacks is on its way to it
  IF On("EpochCacheTrim") THEN due = (broker = "up" /\ cache # file)
                          ELSE spent.crashes = 0 => cache = file

-----------------------------------------------------------------------------
(* What steps may do.                                                      *)

EpochsGrow ==                             \* an epoch is left behind by truncation only
  [][ broker = "up" /\ broker' = "up" /\ cache # {} /\ spent' = spent =>
        cache' # {} /\ Latest(cache').epoch >= Latest(cache).epoch ]_vars

TruncationCuts ==                         \* the log, and the cache with it, by one of the budget
  [][ /\ Len(log') < Len(log) /\ broker' = "up" => spent'.truncations = spent.truncations + 1
      /\ spent'.truncations # spent.truncations => \A e \in cache' : e.start < Len(log') ]_vars

NewEpochSynced ==                         \* a new epoch is on disk before anything is written in it
  [][ broker = "up" /\ (\E e \in cache' : \A other \in cache : other.epoch # e.epoch) =>
        file' = cache' /\ synced' /\ readable' ]_vars

DownIsDown ==                             \* a broker that is down does nothing but start
  [][ broker # "up" => /\ broker = "down"
                       /\ broker' # "down"
                       /\ UNCHANGED <<log, start, file, spent>> ]_vars

=============================================================================
