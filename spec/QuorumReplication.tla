-------------------------- MODULE QuorumReplication -------------------------
(***************************************************************************)
(* Replication in the metadata quorum: the leader appends, the others      *)
(* fetch, and what a majority of the voters has, is committed.             *)
(*                                                                         *)
(* A fetch names where its sender's log ends and the epoch of its last     *)
(* record.  If the leader's log has no such place, the answer says where   *)
(* the logs diverge, and the sender truncates; else it brings records.  A  *)
(* follower flushes what it gets before it fetches again, so the offset of *)
(* a fetch is also an acknowledgement.                                     *)
(*                                                                         *)
(* Not modelled: snapshots (QuorumSnapshots), observers that are no        *)
(* controllers.                                                            *)
(*                                                                         *)
(* Kafka: KafkaRaftClient.handleFetchRequest, handleFetchResponse,         *)
(* flushLeaderLog, appendBatch; LeaderState.maybeUpdateHighWatermark;      *)
(* KafkaMetadataLog.validateOffsetAndEpoch, truncateToEndOffset.           *)
(***************************************************************************)
EXTENDS QuorumState

-----------------------------------------------------------------------------
(* The leader appends, then flushes.  Before it has, it answers fetches    *)
(* that wait for records but does nothing else.  That is of interest only  *)
(* if it may crash.                                                        *)

Append1(leader, record, flush) ==
  /\ log'     = [log     EXCEPT ![leader] = Append(@, record)]
  /\ flushed' = [flushed EXCEPT ![leader] = IF flush THEN EndOf(leader) + 1 ELSE @]

AppendRecord(leader, flush) ==   \* KafkaRaftClient.scheduleAppend
  /\ Leads(leader)
  /\ Flushed(leader)
  /\ Within(written, MaxRecords)
  /\ ~flush => MayCrash
  /\ Append1(leader, DataRecord(EpochOf(leader), written + 1), flush)
  /\ written' = written + 1
  /\ UNCHANGED <<quorum, directory, roles, world, leaders, committed>>

FlushLog(leader) ==              \* KafkaMetadataLog.flush
  /\ ~Flushed(leader)
  /\ flushed' = [flushed EXCEPT ![leader] = EndOf(leader)]
  /\ UNCHANGED <<log, quorum, directory, roles, world, history>>

-----------------------------------------------------------------------------
(* A fetch, and its answer.                                                *)

Answer(follower, leader) ==
  Answer279(EpochCache(log[leader]), EndOf(leader), LastEpoch(log[follower]))

Diverges(follower, leader) ==
  LET answer == Answer(follower, leader)
  IN  \/ answer.epoch # LastEpoch(log[follower])
      \/ answer.end < EndOf(follower)

TruncateTo(follower, leader) ==            \* where the diverging epoch ends, in both logs
  LET answer == Answer(follower, leader)
  IN  Smaller(answer.end, EndOfEpoch(EpochCache(log[follower]), EndOf(follower), answer.epoch))

Remember(leader, follower) ==              \* a leader that is still flushing has counted it before
  reached' = IF Flushed(leader) THEN [reached EXCEPT ![leader][follower] = EndOf(follower)]
                                ELSE reached

Fetch(follower, leader, end) ==            \* KafkaRaftClient.handleFetchResponse, of records up to `end'
  /\ Hears(follower, leader)
  /\ ~Diverges(follower, leader)
  /\ end \in EndOf(follower) .. EndOf(leader)
  /\ log'           = [log EXCEPT ![follower] = Prefix(log[leader], end)]
  /\ flushed'       = [flushed EXCEPT ![follower] = end]
  /\ highWatermark' = [highWatermark EXCEPT
                         ![follower] = Larger(@, Smaller(highWatermark[leader], end))]
  /\ Remember(leader, follower)
  /\ <<log', highWatermark', reached'>> # <<log, highWatermark, reached>>
  /\ UNCHANGED <<quorum, directory, role, granted, changes, world, history>>

FetchDiverging(follower, leader) == \* KafkaRaftClient.handleFetchResponse
  LET end == TruncateTo(follower, leader)
  IN  /\ Hears(follower, leader)
      /\ Diverges(follower, leader)
      /\ log'     = [log     EXCEPT ![follower] = Prefix(@, end)]
      /\ flushed' = [flushed EXCEPT ![follower] = end]
      /\ UNCHANGED <<quorum, directory, roles, world, history>>

-----------------------------------------------------------------------------
(* The high watermark: the offset that a majority of the voters reached.   *)
(* It may move only over a record of the leader's own epoch (KIP-595).     *)
(* KAFKA-12619: the test was off by one and took the place of the first    *)
(* such record, the LeaderChange, for the record.                          *)
(*                                                                         *)
(* KAFKA-16530: a leader that has been removed from the voters still leads *)
(* until that is committed, but counts no more.                            *)

HasReached(leader, end) ==
  { r \in Replicas : IF r = leader THEN flushed[r] >= end ELSE reached[leader][r] >= end }

Committable(leader, end) ==
  LET voters == VotersOf(leader)
      have   == { r \in HasReached(leader, end) : IsVoter(r, voters) }
      counted == IF On("LeaderNotCounted") THEN have ELSE have \cup {leader}
  IN  2 * Cardinality(counted) > Cardinality(voters)

AdvanceHighWatermark(leader, end) == \* LeaderState.maybeUpdateHighWatermark
  /\ Leads(leader)
  /\ Flushed(leader)
  /\ end \in highWatermark[leader] + 1 .. EndOf(leader)
  /\ Committable(leader, end)
  /\ end < EndOf(leader) => ~Committable(leader, end + 1)
  /\ IF On("CommitOwnEpoch") THEN end > EpochStart(leader) ELSE end >= EpochStart(leader)
  /\ highWatermark' = [highWatermark EXCEPT ![leader] = end]
  /\ committed'     = Overlay(committed, Prefix(log[leader], end))
  /\ UNCHANGED <<disks, role, granted, reached, changes, world, written, leaders>>

=============================================================================
