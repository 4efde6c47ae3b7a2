------------------------- MODULE CompactedPartition -------------------------
(***************************************************************************)
(* A compacted partition: a leader that is written to, followers that      *)
(* fetch what the leader's log still has, and on every replica a cleaner   *)
(* of its own, which asks nobody.                                          *)
(*                                                                         *)
(* What clients rely on: whatever has been compacted away, a consumer that *)
(* reads the log from its start ends with the last value of each key, and  *)
(* sees of transactions what was committed.  Each replica has a shadow     *)
(* log, the same without compaction, to compare with.                      *)
(*                                                                         *)
(* Replication is taken as it should be (Replication says how it comes     *)
(* about): a new leader is from the ISR, and the others cut their logs to  *)
(* its end in the same step.  Segments are not modelled: a pass may end    *)
(* and begin a group anywhere below the high watermark.  Time is not       *)
(* either: a pass finds all horizons set before expired, or none, and all  *)
(* producers forgotten, or none.                                           *)
(*                                                                         *)
(* Kafka: Partition, LogCleanerManager.cleanableOffsets, LogCleaner.       *)
(***************************************************************************)
EXTENDS LogCleaner

CONSTANTS
  Replicas,         \* the nodes that hold a copy
  FirstLeader,      \* who leads
  Writers,          \* who write: producers of transactions, and None for others
  Writes,           \* what they write: of "put", "delete", "commit", "abort"
  PartialPasses     \* the offset map may fill up in the midst of a segment (dedupe.buffer.size)

CONSTANTS           \* budgets
  MaxOffset,        \* offsets written
  MaxElections,     \* changes of the leader
  MaxIsrChanges     \* times a follower is called lagging

Within(count, limit) == count < limit     \* a configuration lifts all budgets by replacing it

VARIABLES           \* of each replica
  log,              \* its records
  end,              \* its log end offset
  index,            \* its transaction index: the aborted transactions
  cleaned,          \* the checkpoint of its cleaner: the log is clean below
  shadow            \* its log if there were no cleaner

VARIABLES           \* of the partition
  leader,           \* who leads it
  isr,              \* who must have what is committed
  highWatermark,    \* the offset below which it is
  removable,        \* what the replicas have agreed on: [tombstones, markers], offsets
  spent             \* how much of the budgets is spent

copies    == <<log, end, index, cleaned, shadow>>
partition == <<leader, isr, highWatermark, removable, spent>>
vars      == <<copies, partition>>

Init ==
  /\ log           = [replica \in Replicas |-> <<>>]
  /\ end           = [replica \in Replicas |-> 0]
  /\ index         = [replica \in Replicas |-> {}]
  /\ cleaned       = [replica \in Replicas |-> 0]
  /\ shadow        = [replica \in Replicas |-> <<>>]
  /\ leader        = FirstLeader
  /\ isr           = Replicas
  /\ highWatermark = 0
  /\ removable     = [tombstones |-> 0, markers |-> 0]
  /\ spent         = [elections |-> 0, isrChanges |-> 0]

-----------------------------------------------------------------------------
(* Partition.maybeIncrementLeaderHW: what all in the ISR have.             *)

Committed(ends, members) == Larger(highWatermark, Least({ ends[member] : member \in members }))

(* A record at the end of a log, with what it does to the index.           *)

Extend(replica, record, history) ==
  /\ log'           = [log    EXCEPT ![replica] = Append(@, record)]
  /\ index'         = [index  EXCEPT ![replica] = @ \cup Aborted(log[replica], record)]
  /\ end'           = [end    EXCEPT ![replica] = record.offset + 1]
  /\ shadow'        = [shadow EXCEPT ![replica] = history]
  /\ highWatermark' = Committed(end', isr)

-----------------------------------------------------------------------------
(* The leader is written to: Partition.appendRecordsToLeader.  A value is  *)
(* named by its offset.                                                    *)

Write(record) == Extend(leader, record, Append(shadow[leader], record))

Put(key, producer) ==            \* ReplicaManager.appendRecords
  /\ "put" \in Writes
  /\ Within(end[leader], MaxOffset)
  /\ Write(Data(end[leader], producer, key, end[leader] + 1))
  /\ UNCHANGED <<cleaned, leader, isr, removable, spent>>

Delete(key, producer) ==         \* ReplicaManager.appendRecords, of a null
  /\ "delete" \in Writes
  /\ Within(end[leader], MaxOffset)
  /\ Write(Data(end[leader], producer, key, Nothing))
  /\ UNCHANGED <<cleaned, leader, isr, removable, spent>>

EndTransaction(producer, kind) ==         \* KafkaApis.handleWriteTxnMarkersRequest
  /\ kind \in Writes
  /\ OpenOffsets(shadow[leader], producer) # {}
  /\ Within(end[leader], MaxOffset)
  /\ Write(Marker(end[leader], producer, kind))
  /\ UNCHANGED <<cleaned, leader, isr, removable, spent>>

(* A follower fetches the next record that the leader still has:           *)
(* ReplicaFetcherThread.processPartitionData.                              *)

Fetch(follower) ==
  LET next == From(log[leader], end[follower])
  IN  /\ next # <<>>
      /\ Extend(follower, next[1], Below(shadow[leader], next[1].offset + 1))
      /\ UNCHANGED <<cleaned, leader, isr, removable, spent>>

-----------------------------------------------------------------------------
(* Log cleaning, on any replica: LogCleaner.cleanFilthiestLog.             *)
(*                                                                         *)
(* KAFKA-13194: below the high watermark and the first transaction that is *)
(* not decided there: its marker must be replicated too                    *)
(* (ProducerStateManager.firstUnstableOffset).  Before, the high watermark *)
(* was forgotten when there was no such transaction.                       *)

FirstUncleanable(replica) ==
  LET decided == Below(log[replica], highWatermark)
      stable  == FirstUnstable(decided, end[replica])
  IN  IF On("CleanBelowHwLso") THEN Smaller(stable, highWatermark) ELSE stable

CleanLog(replica, upTo, stop, group, expired, idle) == \* Cleaner.doClean
  LET pass   == [ from |-> cleaned[replica], upTo |-> upTo, stop |-> stop, group |-> group,
                  expired |-> expired, idle |-> idle,
                  tombstones |-> removable.tombstones, markers |-> removable.markers ]
      result == Clean(log[replica], index[replica], pass)
  IN  /\ log'     = [log     EXCEPT ![replica] = result.log]
      /\ index'   = [index   EXCEPT ![replica] = result.index]
      /\ cleaned' = [cleaned EXCEPT ![replica] = upTo]
      /\ UNCHANGED <<end, shadow, partition>>

Stops(replica, upTo) ==
  IF PartialPasses /\ upTo > cleaned[replica] THEN upTo .. FirstUncleanable(replica) ELSE {upTo}
Groups(upTo)         == IF On("TxnCleaner") THEN {0} ELSE 0 .. upTo

(* No release; Redpanda, 2026-06: replicas report how far their logs are   *)
(* clean (LogCleanerManager.allCleanerCheckpoints), and free of open       *)
(* transactions.  Below the least of these nobody has a record any more    *)
(* for which a tombstone or marker is needed.                              *)

Agree ==
  /\ On("CoordClean")
  /\ removable' =
       [ tombstones |-> Least({ cleaned[replica] : replica \in Replicas }),
         markers    |-> Least({ FirstUnstable(log[replica], end[replica]) : replica \in Replicas }) ]
  /\ UNCHANGED <<copies, leader, isr, highWatermark, spent>>

-----------------------------------------------------------------------------
(* The ISR and elections: Partition.maybeShrinkIsr, maybeExpandIsr;        *)
(* KafkaController, ReplicationControlManager.                             *)

Lag(follower) ==
  /\ follower \in isr \ {leader}
  /\ Within(spent.isrChanges, MaxIsrChanges)
  /\ isr'           = isr \ {follower}
  /\ highWatermark' = Committed(end, isr')
  /\ spent'         = [spent EXCEPT !.isrChanges = @ + 1]
  /\ UNCHANGED <<copies, leader, removable>>

CatchUp(follower) ==             \* ReplicaFetcherThread.processPartitionData
  /\ follower \notin isr
  /\ end[follower] >= highWatermark
  /\ isr' = isr \cup {follower}
  /\ UNCHANGED <<copies, leader, highWatermark, removable, spent>>

Elect(replica) ==                \* Partition.makeLeader
  /\ replica \in isr \ {leader}
  /\ Within(spent.elections, MaxElections)
  /\ leader'  = replica
  /\ log'     = [other \in Replicas |-> Below(log[other], end[replica])]
  /\ shadow'  = [other \in Replicas |-> Below(shadow[other], end[replica])]
  /\ end'     = [other \in Replicas |-> Smaller(end[other], end[replica])]
  /\ index'   = [other \in Replicas |-> { entry \in index[other] : entry.last < end[replica] }]
  /\ cleaned' = [other \in Replicas |-> Smaller(cleaned[other], end[replica])]    \* KAFKA-3330
  /\ spent'   = [spent EXCEPT !.elections = @ + 1]
  /\ UNCHANGED <<isr, highWatermark, removable>>

-----------------------------------------------------------------------------
Writing ==
  \/ \E key \in Keys, producer \in Writers :
       \/ Put(key, producer)
       \/ Delete(key, producer)
  \/ \E producer \in Producers, kind \in Markers : EndTransaction(producer, kind)

Cleaning ==
  \/ \E replica \in Replicas, idle \in {{}, Producers} :
       \E upTo \in cleaned[replica] .. FirstUncleanable(replica) :
         \E stop \in Stops(replica, upTo), group \in Groups(upTo),
            expired \in {{}, Horizons(log[replica])} :
           CleanLog(replica, upTo, stop, group, expired, idle)
  \/ Agree

Replicating ==
  \E replica \in Replicas :
    \/ Fetch(replica)
    \/ Lag(replica)
    \/ CatchUp(replica)
    \/ Elect(replica)

Next == Writing \/ Cleaning \/ Replicating

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* Well-formed states.                                                     *)

TypeOK ==
  /\ \A replica \in Replicas :
       /\ IsLog(log[replica])
       /\ IsLog(shadow[replica])
       /\ end[replica] \in Nat
       /\ index[replica] \subseteq Entries
       /\ cleaned[replica] \in 0 .. end[replica]
  /\ leader \in isr
  /\ isr \subseteq Replicas
  /\ highWatermark \in Nat
  /\ removable \in [tombstones : Nat, markers : Nat]
  /\ spent \in [elections : Nat, isrChanges : Nat]

OnlyRemoved ==                   \* cleaning takes away; it changes nothing and adds nothing
  \A replica \in Replicas : \A i \in 1 .. Len(log[replica]) :
    LET record == log[replica][i]
    IN  record.kind \in {"data"} \cup Markers =>
          \E j \in 1 .. Len(shadow[replica]) :
            [shadow[replica][j] EXCEPT !.horizon = record.horizon] = record

CommittedKept ==                 \* what all in the ISR have is committed, and nothing else
  /\ \A replica \in isr : end[replica] >= highWatermark
  /\ highWatermark >= Least({ end[replica] : replica \in isr }) \/ spent.elections > 0

WholeShadow ==                   \* every offset is in the shadow, none is beyond the leader's
  \A replica \in Replicas :
    Len(shadow[replica]) = end[replica] /\ end[replica] <= end[leader] /\ Horizons(shadow[replica]) = {}

CleanCommitted ==                \* no replica has cleaned, nor all agreed on, what is not committed
  \A offset \in { cleaned[replica] : replica \in Replicas }
                \cup {removable.tombstones, removable.markers} : offset <= highWatermark

NoneLeftOver ==                  \* an empty batch stays for its producer's number, or as the end of a pass
  ~PartialPasses => \A replica \in Replicas : \A i \in 1 .. Len(log[replica]) :
    LET batch == log[replica][i]
    IN  batch.kind \in {"empty", "void"} /\ batch.offset + 1 # cleaned[replica] =>
          OfTransaction(batch) /\ \A j \in i + 1 .. Len(log[replica]) :
            OfTransaction(log[replica][j]) /\ log[replica][j].producer = batch.producer =>
              log[replica][j].offset >= cleaned[replica]

Dropped(replica, i) ==           \* no later value is the reason
  /\ \A n \in 1 .. Len(log[replica]) :
       log[replica][n].offset # shadow[replica][i].offset \/ log[replica][n].kind # shadow[replica][i].kind
  /\ \A j \in i + 1 .. Len(shadow[replica]) :
       shadow[replica][j].kind = "data" => shadow[replica][j].key # shadow[replica][i].key

DroppedTogether ==               \* what others may need is dropped when they are done with it
  \A replica, other \in Replicas : \A i \in 1 .. Len(shadow[replica]) :
    LET record == shadow[replica][i]
    IN  On("CoordClean") /\ Outcome(shadow[replica], i) = "commit" /\ Dropped(replica, i) =>
          /\ IsTombstone(record)      => cleaned[other] > record.offset
          /\ record.kind \in Markers => FirstUnstable(log[other], end[other]) > record.offset

-----------------------------------------------------------------------------
(* What consumers notice, of the leader and of who has all that it has.    *)

CaughtUp == { replica \in Replicas : end[replica] = end[leader] }

SameValues ==                    \* the last value of each key is what it would be
  \A replica \in CaughtUp :
    View(log[replica], end[replica]) = View(shadow[replica], end[replica])

SameStableOffset ==              \* no transaction is left open, or lost while open
  \A replica \in CaughtUp :
    FirstUnstable(log[replica], end[replica]) = FirstUnstable(shadow[replica], end[replica])

SameOutcomes ==                  \* what is left of a transaction ends as the transaction did
  \A replica \in CaughtUp : \A i \in 1 .. Len(log[replica]) : \A j \in 1 .. Len(shadow[replica]) :
    log[replica][i].offset = shadow[replica][j].offset =>
      Outcome(log[replica], i) = Outcome(shadow[replica], j)

IndexHasMarkers ==               \* an aborted transaction is known as long as its marker is there
  \A replica \in Replicas : \A entry \in index[replica] : \E i \in 1 .. Len(log[replica]) :
    /\ log[replica][i].kind     = "abort"
    /\ log[replica][i].producer = entry.producer
    /\ log[replica][i].offset   = entry.last

IndexComplete ==                 \* consumers are told of every aborted record, and of no other
  \A replica \in CaughtUp : \A i \in 1 .. Len(log[replica]) :
    log[replica][i].kind = "data" =>
      (IsAborted(index[replica], log[replica][i]) <=> Outcome(log[replica], i) = "abort")

EndKnown ==                      \* a copy of the log knows where it ends
  \A replica \in CaughtUp : end[replica] = LastOffset(log[replica]) + 1

-----------------------------------------------------------------------------
(* What steps may do.                                                      *)

OneThing ==                      \* only an election takes from the end; only the ISR is elected from
  [][ IF leader' = leader
      THEN /\ \A replica \in Replicas : end[replica] <= end'[replica] /\ cleaned[replica] <= cleaned'[replica]
           /\ spent'.elections = spent.elections
           /\ (isr' \subseteq isr /\ isr' # isr) <=> spent'.isrChanges = spent.isrChanges + 1
           /\ end' # end => UNCHANGED <<cleaned, isr, removable>>
      ELSE /\ leader' \in isr
           /\ spent'.elections = spent.elections + 1
           /\ \A replica \in Replicas : cleaned'[replica] <= end'[replica] ]_vars

(* What a pass does, said of the log before and after: what goes may go,   *)
(* and what should go goes.  For passes that end with a segment.           *)

Superseded(replica, i) ==        \* a later record of the key, new to the cleaner, that counts
  \E j \in i + 1 .. Len(log[replica]) :
    LET later == log[replica][j]
    IN  /\ later.kind = "data"
        /\ later.key = log[replica][i].key
        /\ Outcome(log[replica], j) # "abort"
        /\ later.offset >= cleaned[replica]
        /\ later.offset < cleaned'[replica]

EndsData(replica, i) ==          \* a batch of the marker's transaction is there
  \E j \in 1 .. i - 1 :
    /\ OfTransaction(log[replica][j])
    /\ log[replica][j].producer = log[replica][i].producer
    /\ Least(MarkersAfter(log[replica], j)) = i

GoesAtOnce(replica, i) ==
  LET record == log[replica][i]
  IN  record.kind = "data" /\ (Outcome(log[replica], i) = "abort" \/ Superseded(replica, i))

GoesInTime(replica, i) ==        \* when its delete horizon has passed
  LET record == log[replica][i]
  IN  \/ record.kind = "data" /\ record.value = Nothing
      \/ record.kind \in Markers /\ ~EndsData(replica, i)

After(replica, i) == { n \in 1 .. Len(log'[replica]) : log'[replica][n].offset = log[replica][i].offset }

CleansRight(replica) ==
  \A i \in 1 .. Len(log[replica]) :
    LET record == log[replica][i]
        stays  == \E n \in After(replica, i) : log'[replica][n].kind = record.kind
    IN  IF record.offset >= cleaned'[replica] \/ record.kind \in {"empty", "void"} THEN TRUE
        ELSE /\ GoesAtOnce(replica, i) => ~stays
             /\ ~stays => GoesAtOnce(replica, i) \/ (GoesInTime(replica, i) /\ record.horizon)
             /\ stays => \A n \in After(replica, i) :
                           log'[replica][n].horizon = (record.horizon \/ GoesInTime(replica, i))

EachPassCleansRight ==
  [][ \A replica \in Replicas :
        end' = end /\ leader' = leader /\ log'[replica] # log[replica] => CleansRight(replica) ]_vars

=============================================================================
