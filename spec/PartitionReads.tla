--------------------------- MODULE PartitionReads ---------------------------
(***************************************************************************)
(* What a consumer sees of a partition: the records it reads, from the     *)
(* leader or from a follower (KIP-392), and the latest offset it is told.  *)
(* Its leader changes while it reads, and followers find by the answers to *)
(* their fetches where their logs part from the leader's (KIP-595).        *)
(*                                                                         *)
(* Elections are known to all at once; a fetch and what the leader makes   *)
(* of it is one step, but its answer is on the way until it is handled,    *)
(* and then handled in two.  For what happens between replicas when this   *)
(* takes longer, see Replication.                                          *)
(*                                                                         *)
(* Not modelled: consumer groups, transactions, timestamps, retention;     *)
(* versions before 2.7 truncate in another exchange, here as these do.     *)
(*                                                                         *)
(* Kafka: Partition.readRecords and fetchOffsetForTimestamp, UnifiedLog,   *)
(* AbstractFetcherThread; SubscriptionState, Fetcher in the client.        *)
(***************************************************************************)
EXTENDS Integers, Sequences, FiniteSets, ReplicaLog, Versions

CONSTANTS
  Replicas,         \* the nodes that hold a copy
  FirstLeader,      \* who leads at first
  FollowerReads,    \* consumers may read from followers (KIP-392)
  MaxRecords,       \* budget: records that clients write
  MaxEpoch,         \* budget: elections
  MaxUnclean,       \* budget: those of a replica that is not in sync
  MaxIsrChanges     \* budget: changes of the ISR

FixedIn ==
  [ ListOffsetsGate  |-> "2.2",   \* KIP-207: no latest offset before that of the epoch's start
    ValidatePosition |-> "2.3",   \* KIP-320: a consumer asks whether its position still exists
    ReadOnce         |-> "2.6",   \* KAFKA-9835: the size of a segment is read once
    SkipDiverging    |-> "3.0",   \* KAFKA-13141: a fetch that diverges is no progress
    TruncBeforeHw    |-> "3.5",   \* KAFKA-14704: truncate, then raise the high watermark
    CompareEpoch     |-> "never" ] \* a consumer also looks at the epoch that an answer is about

On(fix) == Contains(FixedIn, fix)

ASSUME /\ Minus \cup Plus \subseteq DOMAIN FixedIn
       /\ FirstLeader \in Replicas
       /\ FollowerReads \in BOOLEAN

VARIABLES
  log,              \* of each replica: its records
  highWatermark,    \* of each replica: the offset below which it shows records
  answer,           \* of each follower: what its leader answered, or NoAnswer
  leader,           \* who leads
  epoch,            \* the leader epoch
  epochStart,       \* the end of the leader's log when it was elected
  isr,              \* who is in sync
  progress,         \* of the leader: how far each replica has fetched in this epoch
  budgets,          \* unclean elections and changes of the ISR so far
  written,          \* records that clients have sent
  committed,        \* the log as far as it was ever below a leader's high watermark
  read,             \* what the consumer has read, by offset; its position is the end
  validated,        \* the leader epoch in which the consumer's position was last found to exist
  noticed,          \* whether the consumer was told that what it had read is gone
  latest            \* the latest offset that the consumer was told

partition == <<leader, epoch, epochStart, isr, progress, budgets>>
consumer  == <<read, validated, noticed, latest>>
vars      == <<log, highWatermark, answer, partition, written, committed, consumer>>

Record   == [epoch : Nat, id : Nat]
NoAnswer == [step |-> "none"]
Unknown  == -1
EndOf(replica) == EndOffset(log[replica])

Init ==
  /\ log           = [replica \in Replicas |-> <<>>]
  /\ highWatermark = [replica \in Replicas |-> 0]
  /\ answer        = [replica \in Replicas |-> NoAnswer]
  /\ leader        = FirstLeader
  /\ epoch         = 0
  /\ epochStart    = 0
  /\ isr           = Replicas
  /\ progress      = [replica \in Replicas |-> Unknown]
  /\ budgets       = [unclean |-> 0, isr |-> 0]
  /\ written       = 0
  /\ committed     = <<>>
  /\ read          = <<>>
  /\ validated     = 0
  /\ noticed       = FALSE
  /\ latest        = 0

-----------------------------------------------------------------------------
(* The leader.                                                             *)

AppendRecord ==                         \* Partition.appendRecordsToLeader
  /\ written < MaxRecords
  /\ written' = written + 1
  /\ log'     = [log EXCEPT ![leader] = Append(@, [epoch |-> epoch, id |-> written])]
  /\ UNCHANGED <<highWatermark, answer, partition, committed, consumer>>

EndsIn(records, asked) ==               \* Partition.lastOffsetForLeaderEpoch
  Answer279(EpochCache(records) \cup {[epoch |-> epoch, start |-> epochStart]},
            EndOffset(records), asked)

Diverges(records, offset, asked) ==     \* of one who has `offset' records, the last of epoch `asked'
  LET end == EndsIn(records, asked)
  IN  asked # NoEpoch /\ (end.epoch # asked \/ end.end < offset)

Fetched(follower, diverges) ==
  IF diverges
  THEN [ step |-> "diverging", at |-> EndsIn(log[leader], LastEpoch(log[follower])),
         highWatermark |-> highWatermark[leader] ]
  ELSE [ step |-> "records", records |-> From(log[leader], EndOf(follower)),
         highWatermark |-> highWatermark[leader] ]

Fetch(follower) ==                      \* Partition.fetchRecords, updateFollowerFetchState
  LET diverges == Diverges(log[leader], EndOf(follower), LastEpoch(log[follower]))
  IN  /\ follower # leader
      /\ answer[follower] = NoAnswer
      /\ answer'   = [answer EXCEPT ![follower] = Fetched(follower, diverges)]
      /\ progress' = IF diverges /\ On("SkipDiverging") THEN progress
                     ELSE [progress EXCEPT ![follower] = EndOf(follower)]
      /\ UNCHANGED <<log, highWatermark, leader, epoch, epochStart, isr, budgets, written,
                     committed, consumer>>

FetchedBy(replica) == IF replica = leader THEN EndOf(leader) ELSE progress[replica]

AdvanceHighWatermark ==                 \* Partition.maybeIncrementLeaderHW
  LET end == Least({ FetchedBy(replica) : replica \in isr })
  IN  /\ end > highWatermark[leader]
      /\ end <= EndOf(leader)
      /\ highWatermark' = [highWatermark EXCEPT ![leader] = end]
      /\ committed'     = Overlay(committed, Prefix(log[leader], end))
      /\ UNCHANGED <<log, answer, partition, written, consumer>>

ChangeIsr(members) ==                   \* AlterPartition, asked and granted
  /\ budgets.isr < MaxIsrChanges
  /\ isr'     = members
  /\ budgets' = [budgets EXCEPT !.isr = @ + 1]
  /\ UNCHANGED <<log, highWatermark, answer, leader, epoch, epochStart, progress, written,
                 committed, consumer>>

ShrinkIsr(follower) ==                  \* Partition.maybeShrinkIsr
  /\ follower \in isr \ {leader}
  /\ ChangeIsr(isr \ {follower})

ExpandIsr(follower) ==                  \* Partition.maybeExpandIsr
  /\ follower \notin isr
  /\ progress[follower] >= Larger(highWatermark[leader], epochStart)
  /\ ChangeIsr(isr \cup {follower})

-----------------------------------------------------------------------------
(* A follower.  An answer with records is handled at once; one that says   *)
(* where the logs part, in two steps, whose order is the fix.              *)

Handled(follower, next) ==
  /\ answer' = [answer EXCEPT ![follower] = next]
  /\ UNCHANGED <<partition, written, committed, consumer>>

AppendFetched(follower) ==              \* ReplicaFetcherThread.processPartitionData
  LET m       == answer[follower]
      records == log[follower] \o m.records
  IN  /\ m.step = "records"
      /\ log'           = [log EXCEPT ![follower] = records]
      /\ highWatermark' = [highWatermark EXCEPT ![follower] =
                             Smaller(m.highWatermark, EndOffset(records))]
      /\ Handled(follower, NoAnswer)

RaiseHighWatermark(follower) ==         \* processPartitionData on an answer without records
  LET m == answer[follower]
  IN  /\ m.step = IF On("TruncBeforeHw") THEN "truncated" ELSE "diverging"
      /\ highWatermark' = [highWatermark EXCEPT ![follower] =
                             Smaller(m.highWatermark, EndOf(follower))]
      /\ Handled(follower, IF On("TruncBeforeHw") THEN NoAnswer ELSE [m EXCEPT !.step = "raised"])
      /\ UNCHANGED log

Truncate(follower) ==                   \* AbstractFetcherThread.truncateOnFetchResponse
  LET m    == answer[follower]
      ours == Answer279(EpochCache(log[follower]), EndOf(follower), m.at.epoch)
      end  == IF ours.epoch = m.at.epoch THEN Smaller(ours.end, m.at.end) ELSE ours.end
  IN  /\ m.step = IF On("TruncBeforeHw") THEN "diverging" ELSE "raised"
      /\ log'           = [log EXCEPT ![follower] = Prefix(@, end)]
      /\ highWatermark' = [highWatermark EXCEPT ![follower] = Smaller(@, end)]
      /\ Handled(follower, IF On("TruncBeforeHw") THEN [m EXCEPT !.step = "truncated"] ELSE NoAnswer)

-----------------------------------------------------------------------------
(* Elections.                                                              *)

Lead(replica, members, unclean) ==      \* Partition.makeLeader, makeFollower
  /\ epoch < MaxEpoch
  /\ leader'     = replica
  /\ epoch'      = epoch + 1
  /\ epochStart' = EndOf(replica)
  /\ isr'        = members
  /\ progress'   = [follower \in Replicas |-> Unknown]
  /\ answer'     = [follower \in Replicas |-> NoAnswer]
  /\ budgets'    = [budgets EXCEPT !.unclean = @ + unclean]
  /\ UNCHANGED <<log, highWatermark, written, committed, consumer>>

ElectLeader(replica) ==
  /\ replica \in isr \ {leader}
  /\ Lead(replica, isr, 0)

ElectUnclean(replica) ==                \* unclean.leader.election.enable, all of the ISR is down
  /\ replica \notin isr
  /\ budgets.unclean < MaxUnclean
  /\ Lead(replica, {replica}, 1)

-----------------------------------------------------------------------------
(* The consumer.  Its position is valid in an epoch once the leader has    *)
(* confirmed that it ends where the consumer's last record ends.           *)

Position == EndOffset(read)

Read(replica) ==                        \* Partition.readRecords, UnifiedLog.read
  LET limit == IF On("ReadOnce") THEN highWatermark[replica] ELSE EndOf(replica)
  IN  /\ replica = leader \/ FollowerReads
      /\ On("ValidatePosition") => validated = epoch
      /\ Position < limit
      /\ read' = Append(read, RecordAt(log[replica], Position))
      /\ UNCHANGED <<log, highWatermark, answer, partition, written, committed, validated, noticed,
                     latest>>

Reset(records) ==                       \* LogTruncationException, or auto.offset.reset
  /\ read'    = records
  /\ noticed' = TRUE

(* The answer may be about an earlier epoch than asked, where the leader   *)
(* does not know that one.  SubscriptionState.maybeCompleteValidation only *)
(* compares the offset.                                                    *)

Gone(end) ==
  /\ read # <<>>
  /\ \/ end.end < Position              \* or UNDEFINED_EPOCH_OFFSET, which is less than any
     \/ On("CompareEpoch") /\ end.epoch # LastEpoch(read)

Validate ==                             \* Fetcher.validateOffsetsAsync: OffsetsForLeaderEpoch
  LET end == EndsIn(log[leader], LastEpoch(read))
  IN  /\ On("ValidatePosition")
      /\ validated # epoch
      /\ validated' = epoch
      /\ IF Gone(end) THEN Reset(IF end.end \in 0 .. Position - 1 THEN Prefix(read, end.end) ELSE <<>>)
                      ELSE UNCHANGED <<read, noticed>>
      /\ UNCHANGED <<log, highWatermark, answer, partition, written, committed, latest>>

OutOfRange ==                           \* Fetcher.handleOffsetOutOfRange
  /\ Position > EndOf(leader)
  /\ Reset(<<>>)
  /\ UNCHANGED <<log, highWatermark, answer, partition, written, committed, validated, latest>>

ListOffsets ==                          \* Partition.fetchOffsetForTimestamp, else OFFSET_NOT_AVAILABLE
  /\ On("ListOffsetsGate") => highWatermark[leader] >= epochStart
  /\ latest # highWatermark[leader]
  /\ latest' = highWatermark[leader]
  /\ UNCHANGED <<log, highWatermark, answer, partition, written, committed, read, validated, noticed>>

-----------------------------------------------------------------------------
Next ==
  \/ AppendRecord
  \/ AdvanceHighWatermark
  \/ Validate
  \/ OutOfRange
  \/ ListOffsets
  \/ \E replica \in Replicas :
       \/ Fetch(replica)
       \/ AppendFetched(replica)
       \/ RaiseHighWatermark(replica)
       \/ Truncate(replica)
       \/ ShrinkIsr(replica)
       \/ ExpandIsr(replica)
       \/ ElectLeader(replica)
       \/ ElectUnclean(replica)
       \/ Read(replica)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
TypeOK ==
  /\ \A replica \in Replicas :
       /\ IsLog(log[replica], Record)
       /\ highWatermark[replica] \in 0 .. EndOf(replica)
       /\ answer[replica].step \in {"none", "records", "diverging", "raised", "truncated"}
       /\ progress[replica] \in Nat \cup {Unknown}
  /\ leader \in Replicas
  /\ epoch \in 0 .. MaxEpoch
  /\ epochStart \in 0 .. EndOf(leader)
  /\ isr \subseteq Replicas
  /\ leader \in isr
  /\ budgets \in [unclean : 0 .. MaxUnclean, isr : 0 .. MaxIsrChanges]
  /\ written \in 0 .. MaxRecords
  /\ IsLog(committed, Record)
  /\ IsLog(read, Record)
  /\ validated \in 0 .. epoch
  /\ noticed \in BOOLEAN
  /\ latest \in Nat

CandidateCompleteness ==         \* who is in sync has all that was ever committed
  \A replica \in isr : IsPrefix(committed, log[replica])

NoUncommittedRead ==             \* a consumer reads what is committed, from whomever
  IsPrefix(read, committed)

ReadsOneLog ==                   \* what it reads follows in some log on all that it has read before
  [][Position' > Position => \E replica \in Replicas : IsPrefix(read', log[replica])]_vars

(* Not so with FollowerReads: a follower may serve what it has still to    *)
(* truncate after an unclean election.                                     *)

NothingUnnoticed ==              \* who was told of no loss and reads on, has read the leader's log
  [][Position' > Position /\ ~noticed => IsPrefix(read', log[leader])]_vars

MonotonicLatest ==               \* the latest offset does not go back
  [][latest' >= latest]_vars

NoNeedlessReset ==               \* nobody is told of a loss that was none
  noticed => budgets.unclean > 0

EachRecordOnce ==                \* and epoch by epoch; a leader's last records are those of its own
  \A replica \in Replicas : \A i \in 1 .. Len(log[replica]) :
    /\ log[replica][i].id < written
    /\ i > 1 => /\ log[replica][i - 1].id    < log[replica][i].id
               /\ log[replica][i - 1].epoch <= log[replica][i].epoch
    /\ replica = leader => (log[replica][i].epoch = epoch <=> i > epochStart)

ProgressIsShared ==              \* KAFKA-13141: what a leader counts as fetched, both have
  \A follower \in Replicas \ {leader} :
    progress[follower] # Unknown =>
      /\ progress[follower] <= Len(log[follower])
      /\ SubSeq(log[follower], 1, progress[follower]) = SubSeq(log[leader], 1, progress[follower])

AnswersAreUsed ==                \* records are appended; a log that parts is cut, but nothing that both have
  [][\A follower \in Replicas :
       LET m == answer[follower]
       IN  epoch' = epoch /\ m # NoAnswer /\ answer'[follower] = NoAnswer =>
             /\ m.step = "records"  => log'[follower] = log[follower] \o m.records
             /\ m.step # "records" => Len(log'[follower]) <= Len(log[follower])
             /\ highWatermark'[follower] = Smaller(m.highWatermark, Len(log'[follower]))]_vars

KeepsWhatIsShared ==
  [][\A follower \in Replicas : Len(log'[follower]) < Len(log[follower]) =>
       LET left == Len(log'[follower]) + 1
       IN  left > Len(log[leader]) \/ SubSeq(log[follower], 1, left) # SubSeq(log[leader], 1, left)]_vars

LeaderOnlyAppends ==             \* and its high watermark does not go back
  [][leader' = leader =>
       /\ SubSeq(log'[leader], 1, Len(log[leader])) = log[leader]
       /\ highWatermark'[leader] >= highWatermark[leader]
       /\ Len(log'[leader]) - Len(log[leader]) = written' - written]_vars

ElectsInOrder ==                 \* an epoch for each leader, who is in sync if it can be, and starts anew
  [][/\ epoch' = epoch => leader' = leader
     /\ epoch' # epoch =>
          /\ epoch' = epoch + 1
          /\ leader' # leader
          /\ epochStart' = Len(log[leader'])
          /\ progress' = [replica \in Replicas |-> Unknown]
          /\ answer'   = [replica \in Replicas |-> NoAnswer]
          /\ IF leader' \in isr THEN isr' = isr /\ budgets' = budgets
             ELSE isr' = {leader'} /\ budgets'.unclean = budgets.unclean + 1]_vars

IsrInOrder ==                    \* one at a time; who joins has all from before the epoch
  [][epoch' = epoch =>
       /\ isr' # isr <=> budgets' # budgets
       /\ Cardinality((isr \ isr') \cup (isr' \ isr)) = budgets'.isr - budgets.isr
       /\ \A replica \in isr' \ isr : progress[replica] >= epochStart]_vars

ReadsInOrder ==                  \* one record more, which a replica shows; or back, and the consumer is told
  [][/\ Position' > Position => /\ Position' = Position + 1
                               /\ SubSeq(read', 1, Position) = read
                               /\ \E replica \in Replicas : Position' <= highWatermark[replica]
     /\ Position' <= Position /\ read' # read =>
          /\ noticed'
          /\ read' = SubSeq(read, 1, Position')
     /\ noticed => noticed']_vars

ValidatedIsThere ==              \* a position that was found to exist is in the log of the leader
  [][validated' # validated =>
       /\ validated' = epoch
       /\ Position' <= Len(log[leader])
       /\ SubSeq(log[leader], 1, Position') = read']_vars

=============================================================================
