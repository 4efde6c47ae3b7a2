--------------------------- MODULE QuorumSnapshots --------------------------
(***************************************************************************)
(* Snapshots in the metadata quorum (KIP-630): what a replica's state      *)
(* machine has become by the committed records up to some offset.  With    *)
(* one on its disk a replica deletes the records before that, and its log  *)
(* starts there.                                                           *)
(*                                                                         *)
(* A snapshot is named by the end of what is in it and the epoch of the    *)
(* last record of that.  To who asks for records that are gone, or whose   *)
(* log cannot be the one that was there, the leader names its latest       *)
(* snapshot; he gets it with FetchSnapshot, gives up his whole log, and    *)
(* goes on from its end.                                                   *)
(*                                                                         *)
(* `log' remains all that a replica's state and its records stand for,     *)
(* from offset zero; what is below `start' is known from a snapshot only,  *)
(* the voters too (KIP-853), and nobody can fetch it as records.  Here it  *)
(* is checked that nobody needs to.                                        *)
(*                                                                         *)
(* Not modelled: the parts in which a snapshot is sent (it never changes,  *)
(* and who misses one for SNAPSHOT_NOT_FOUND fetches anew); a crash after  *)
(* the last of them and before the log is truncated, which starting up     *)
(* makes good; when it is time for a snapshot, or to delete one.           *)
(*                                                                         *)
(* Kafka: KafkaRaftClient.createSnapshot, handleFetchSnapshotResponse,     *)
(* validateFetchOffsetAndEpoch; RaftLog.validateOffsetAndEpoch;            *)
(* KafkaRaftLog, before 4.1 KafkaMetadataLog.                              *)
(***************************************************************************)
EXTENDS MetadataQuorum

CONSTANT
  MaxSnapshots      \* budget: snapshots that replicas make

VARIABLES
  start,            \* of each replica: its log start offset
  snapshots,        \* of each replica: those on its disk, [end, epoch, records]
  made              \* how many were made

snapshotVars == <<start, snapshots, made>>
allVars      == <<vars, snapshotVars>>

-----------------------------------------------------------------------------
Earliest(r) == CHOOSE s \in snapshots[r] : \A t \in snapshots[r] : s.end <= t.end
Latest(r)   == CHOOSE s \in snapshots[r] : \A t \in snapshots[r] : s.end >= t.end

IsAt(r, end, epoch) ==           \* the replica's log has such a place
  end \in start[r] + 1 .. EndOf(r) /\ RecordAt(log[r], end - 1).epoch = epoch

(* The state machine of a replica makes a snapshot of what it was told is  *)
(* committed (MetadataLoader, SnapshotGenerator).  KAFKA-14618: it named   *)
(* it by the last offset in it instead of the one after that.              *)

CreateSnapshot(r, end) ==        \* KafkaRaftLog.createNewSnapshot
  LET epoch == RecordAt(log[r], end - 1).epoch
      named == IF On("SnapshotEnd") THEN end ELSE end - 1
  IN  /\ Within(made, MaxSnapshots)
      /\ end <= highWatermark[r]
      /\ IsAt(r, named, epoch)
      /\ \A s \in snapshots[r] : s.end < named
      /\ snapshots' = [snapshots EXCEPT ![r] = @ \cup
                         {[end |-> named, epoch |-> epoch, records |-> Prefix(log[r], end)]}]
      /\ made'      = made + 1
      /\ UNCHANGED <<vars, start>>

DeleteBefore(r, s) ==            \* KafkaRaftLog.deleteBeforeSnapshot
  /\ start[r] < s.end
  /\ start'     = [start     EXCEPT ![r] = s.end]
  /\ snapshots' = [snapshots EXCEPT ![r] = { t \in @ : t.end >= s.end }]
  /\ UNCHANGED <<vars, made>>

-----------------------------------------------------------------------------
(* A fetch is for the records after an offset and its epoch, and answered  *)
(* with the latest snapshot if the log does not go back so far.  So is one *)
(* for offset zero, if there is a snapshot (KAFKA-15078).                  *)

NeedsSnapshot(follower, leader) ==         \* RaftLog.validateOffsetAndEpoch
  /\ snapshots[leader] # {}
  /\ \/ EndOf(follower) < start[leader]
     \/ /\ EndOf(follower) = start[leader]
        /\ LastEpoch(log[follower]) # Earliest(leader).epoch
     \/ LastEpoch(log[follower]) < Earliest(leader).epoch

FetchRecords(follower, leader, end) ==     \* KafkaRaftClient.handleFetchResponse, of records
  /\ ~NeedsSnapshot(follower, leader)
  /\ Fetch(follower, leader, end)
  /\ UNCHANGED snapshotVars

FetchTruncation(follower, leader) ==       \* KafkaRaftClient.handleFetchResponse, of a diverging epoch
  /\ ~NeedsSnapshot(follower, leader)
  /\ FetchDiverging(follower, leader)
  /\ UNCHANGED snapshotVars

(* The whole log is given up for the snapshot, unless that is no newer:    *)
(* which it need not be if the follower's last records were never          *)
(* committed, and of a newer epoch than all that the snapshot holds.  As   *)
(* shipped, such a follower has the snapshot, fails ("Full log truncation  *)
(* expected but didn't happen"), and does so again.                        *)

Supersedes(s, follower) ==       \* KafkaRaftLog.truncateToLatestSnapshot
  \/ On("OlderSnapshot")
  \/ s.epoch > LastEpoch(log[follower])
  \/ s.epoch = LastEpoch(log[follower]) /\ s.end > EndOf(follower)

FetchSnapshot(follower, leader) ==         \* KafkaRaftClient.handleFetchSnapshotResponse, the last one
  LET s    == Latest(leader)
      mine == Prefix(s.records, s.end)
  IN  /\ Hears(follower, leader)
      /\ NeedsSnapshot(follower, leader)
      /\ s \notin snapshots[follower]      \* else it is not asked for
      /\ IF Supersedes(s, follower)
         THEN /\ log'           = [log           EXCEPT ![follower] = mine]
              /\ flushed'       = [flushed       EXCEPT ![follower] = s.end]
              /\ start'         = [start         EXCEPT ![follower] = s.end]
              /\ highWatermark' = [highWatermark EXCEPT ![follower] = s.end]
              /\ snapshots'     = [snapshots     EXCEPT ![follower] = {s}]
         ELSE /\ snapshots'     = [snapshots     EXCEPT ![follower] = @ \cup {s}]
              /\ UNCHANGED <<log, flushed, start, highWatermark>>
      /\ UNCHANGED <<quorum, directory, role, granted, reached, changes, world, history, made>>

-----------------------------------------------------------------------------
(* All else is as it was without snapshots; a new disk has none.           *)

Kept ==
  /\ start'     = [r \in Replicas |-> IF directory'[r] = directory[r] THEN start[r] ELSE 0]
  /\ snapshots' = [r \in Replicas |-> IF directory'[r] = directory[r] THEN snapshots[r] ELSE {}]
  /\ UNCHANGED made

(* KafkaRaftClient.poll: what it does apart from snapshots.                *)

ElectionStep == Electing /\ Kept           \* KafkaRaftClient.handleVoteRequest and its like
WriteStep    == Writing /\ Kept            \* KafkaRaftClient.scheduleAppend, LeaderState.maybeUpdateHighWatermark
VotersStep   == ChangingVoters /\ Kept     \* AddVoterHandler, RemoveVoterHandler
FailureStep  == Failing /\ Kept            \* The world: restarts, lost disks, broken connections

SnapshotStep ==
  \/ \E r \in Replicas :
       \/ \E end \in 1 .. highWatermark[r] : CreateSnapshot(r, end)
       \/ \E s \in snapshots[r] : DeleteBefore(r, s)
  \/ \E follower, leader \in Replicas :
       \/ \E end \in 0 .. EndOf(leader) : FetchRecords(follower, leader, end)
       \/ FetchTruncation(follower, leader)
       \/ FetchSnapshot(follower, leader)

SnapshotInit ==
  /\ Init
  /\ start     = [r \in Replicas |-> 0]
  /\ snapshots = [r \in Replicas |-> {}]
  /\ made      = 0

SnapshotNext == ElectionStep \/ WriteStep \/ VotersStep \/ FailureStep \/ SnapshotStep

SnapshotSpec == SnapshotInit /\ [][SnapshotNext]_allVars

SnapshotLiveSpec ==              \* who can fetch does, and what most have is committed
  /\ SnapshotSpec
  /\ \A leader \in Replicas :
       WF_allVars(/\ \E end \in 1 .. EndOf(leader) : AdvanceHighWatermark(leader, end)
                  /\ UNCHANGED snapshotVars)
  /\ \A r, leader \in Replicas :
       /\ WF_allVars(\E end \in 0 .. EndOf(leader) : FetchRecords(r, leader, end))
       /\ WF_allVars(FetchTruncation(r, leader))
       /\ WF_allVars(FetchSnapshot(r, leader))

-----------------------------------------------------------------------------
(* What holds of snapshots, besides what holds of the quorum.              *)

SnapshotsTypeOK ==
  /\ \A r \in Replicas :
       /\ start[r] \in 0 .. flushed[r]
       /\ start[r] > 0 => snapshots[r] # {} /\ Earliest(r).end = start[r]
       /\ \A s \in snapshots[r] : s.end \in Nat /\ s.epoch \in Nat /\ IsLog(s.records, Record)
  /\ made \in Nat

SnapshotIsCommitted ==           \* it holds what was committed below its end: all of it, and no more
  \A r \in Replicas : \A s \in snapshots[r] :
    /\ s.records = Prefix(committed, s.end)
    /\ LastEpoch(s.records) = s.epoch

SnapshotAgreesWithLog ==         \* a replica's log contains what its snapshots do
  \A r \in Replicas : \A s \in snapshots[r] : IsPrefix(s.records, log[r])

SnapshotNamesRecord ==           \* by its epoch and the offset after it, though it be the wrong one
  \A r \in Replicas : \A s \in snapshots[r] : LastEpoch(Prefix(s.records, s.end)) = s.epoch

OneSnapshot ==                   \* an end names one snapshot, whoever made it
  \A a, b \in Replicas : \A s \in snapshots[a], t \in snapshots[b] : s.end = t.end => s = t

SnapshotIsNews ==                \* whom the leader sends to a snapshot can do something with it
  \A follower, leader \in Replicas :
    Hears(follower, leader) /\ NeedsSnapshot(follower, leader) => Latest(leader) \notin snapshots[follower]

(* What a replica has left of the epochs in its log: those that go on      *)
(* beyond its start (LeaderEpochFileCache.truncateFromStart).  A leader    *)
(* with that, and the name of its earliest snapshot, tells all who need no *)
(* snapshot the same as if it had the whole log.                           *)

EpochsLeft(r) ==
  LET cache == EpochCache(log[r])
  IN  { [epoch |-> entry.epoch, start |-> Larger(entry.start, start[r])] :
          entry \in { e \in cache : EndOfEpoch(cache, EndOf(r), e.epoch) > start[r] } }

AnswerLeft(leader, epoch) ==     \* KafkaRaftLog.endOffsetForEpoch
  LET answer == Answer279(EpochsLeft(leader), EndOf(leader), epoch)
  IN  CASE IsBeyond(EpochsLeft(leader), epoch)       \* there may be none
             -> [epoch |-> LastEpoch(log[leader]), end |-> EndOf(leader)]
        [] snapshots[leader] # {} /\ answer = [epoch |-> epoch, end |-> Earliest(leader).end]
             -> [epoch |-> Earliest(leader).epoch, end |-> answer.end]
        [] OTHER -> answer

AnswersFromWhatIsLeft ==
  \A follower, leader \in Replicas :
    Hears(follower, leader) /\ ~NeedsSnapshot(follower, leader)
      => AnswerLeft(leader, LastEpoch(log[follower])) = Answer(follower, leader)

CutsAreTold ==                   \* a follower truncates to where a leader can tell by what it has left
  [][spent' = spent => \A r \in Replicas :
       log'[r] # log[r] /\ IsPrefix(log'[r], log[r]) /\ start'[r] = start[r]
         => \E leader \in Replicas :
              LET answer == AnswerLeft(leader, LastEpoch(log[r]))
              IN  /\ Hears(r, leader)
                  /\ Len(log'[r]) = Smaller(answer.end,
                                           EndOfEpoch(EpochCache(log[r]), EndOf(r), answer.epoch))]_log

RecordsServed ==                 \* records come from logs that have them; else a whole snapshot does
  [][\A r, leader \in Replicas :
       Hears(r, leader) /\ log'[r] # log[r] /\ ~IsPrefix(log'[r], log[r])
         => \/ start'[r] = start[r] /\ EndOf(r) >= start[leader]
            \/ /\ start'[r] > start[r]
               /\ start'[r] = Len(log'[r])
               /\ start'[r] = highWatermark'[r]
               /\ log'[r] = Prefix(committed, start'[r])]_allVars

StartsAdvance ==                 \* a log start moves only forward, to a snapshot, and no record is lost by that
  [][\A r \in Replicas : directory'[r] = directory[r] /\ start'[r] # start[r] =>
       /\ start'[r] > start[r]
       /\ \E s \in snapshots'[r] : s.end = start'[r]
       /\ IsPrefix(Prefix(log[r], highWatermark[r]), log'[r])]_allVars

SnapshotsInOrder ==              \* each that a replica makes or gets is newer than those it has
  [][\A r \in Replicas : \A s \in snapshots'[r] \ snapshots[r] :
       directory'[r] = directory[r] => \A t \in snapshots[r] : t.end < s.end]_snapshots

CatchesUp ==                     \* whoever hears a leader gets all that it has, as records or as a snapshot
  \A r, leader \in Replicas :
    []<>~(Hears(r, leader) /\ (EndOf(r) < EndOf(leader) \/ ~IsPrefix(log[r], log[leader])))

=============================================================================
