------------------------- MODULE PartitionFollower --------------------------
(***************************************************************************)
(* A follower: first it truncates its log to where it parts from its       *)
(* leader's, then it fetches.  Both are exchanges of a request and a       *)
(* response, one at a time.                                                *)
(*                                                                         *)
(* Not modelled: truncation on fetch (KIP-595, Fetch v12: see              *)
(* TruncationOnFetch), fetch sessions, limits on the size of a response.   *)
(*                                                                         *)
(* Kafka: AbstractFetcherThread, ReplicaFetcherThread.                     *)
(***************************************************************************)
EXTENDS PartitionState

Busy(follower) == \E m \in Net!Exchanges(follower) : Net!Server(m) # Controller

Ask(follower, request) ==
  /\ ~Busy(follower)
  /\ Net!Send(request)

-----------------------------------------------------------------------------
(* Truncation: where does the last epoch of my log end in yours?           *)
(* AbstractFetcherThread.maybeTruncate.                                    *)

SendOffsetsForLeaderEpoch(follower) ==
  /\ fetcher[follower] = "truncating"
  /\ Ask(follower,
         [ type |-> "OffsetsForLeaderEpoch", from |-> follower, to |-> view[follower].leader,
           awaited   |-> TRUE,
           epoch     |-> view[follower].epoch,
           lastEpoch |-> LastEpoch(log[follower]) ])
  /\ UNCHANGED <<logs, roles, decisions, crashes, clients>>

(* Where to cut the log, and whether that is the end of it.  KIP-279: the  *)
(* answer may be about an earlier epoch than asked; unless that one is in  *)
(* our log too, cut down to our last one before it and ask again.          *)

Truncation(follower, answer) ==
  LET end  == EndOf(follower)
      ours == Answer279(EpochCache(log[follower]), end, answer.epoch)
  IN  CASE answer = Unanswered        -> [end |-> highWatermark[follower],       done |-> TRUE]
        [] ~On("EpochTrunc279")       -> [end |-> Smaller(answer.end, end),      done |-> TRUE]
        [] ours.epoch = answer.epoch  -> [end |-> Smaller(answer.end, ours.end), done |-> TRUE]
        [] OTHER                      -> [end |-> ours.end,                      done |-> FALSE]

HandleEpochResponse(follower, leader, m) == \* AbstractFetcherThread.maybeTruncateToEpochEndOffsets
  /\ m.type = "EpochResponse"
  /\ fetcher[follower] = "truncating"
  /\ LET cut == Truncation(follower, m.answer)
     IN  /\ log'           = [log EXCEPT ![follower] = Prefix(@, cut.end)]
         /\ highWatermark' = [highWatermark EXCEPT ![follower] = Smaller(@, cut.end)]
         /\ fetcher'       = [fetcher EXCEPT ![follower] =
                                IF cut.done THEN "fetching" ELSE "truncating"]
  /\ Net!Drop(m)
  /\ UNCHANGED <<view, epochStart, progress, proposed, decisions, crashes, clients>>

-----------------------------------------------------------------------------
(* Fetching (AbstractFetcherThread.maybeFetch).  The offset of a fetch     *)
(* tells the leader that everything below it has been written here.        *)

SendFetch(follower) ==
  /\ fetcher[follower] = "fetching"
  /\ Ask(follower,
         [ type |-> "Fetch", from |-> follower, to |-> view[follower].leader,
           awaited     |-> TRUE,
           epoch       |-> view[follower].epoch,
           offset      |-> EndOf(follower),
           brokerEpoch |-> registration[follower] ])
  /\ UNCHANGED <<logs, roles, decisions, crashes, clients>>

HandleFetchResponse(follower, leader, m) == \* ReplicaFetcherThread.processPartitionData
  /\ m.type = "FetchResponse"
  /\ fetcher[follower] = "fetching"
  /\ m.offset = EndOf(follower)
  /\ LET records == Prefix(log[follower], m.base) \o m.records
     IN  /\ log'           = [log EXCEPT ![follower] = records]
         /\ highWatermark' = [highWatermark EXCEPT ![follower] =
                                Smaller(m.highWatermark, EndOffset(records))]
  /\ Net!Drop(m)
  /\ UNCHANGED <<roles, decisions, crashes, clients>>

IgnoreResponse(follower, leader, m) ==      \* AbstractFetcherThread.processFetchRequest: no longer the question
  /\ \/ m.type = "EpochResponse" /\ fetcher[follower] # "truncating"
     \/ m.type = "FetchResponse" /\ (fetcher[follower] # "fetching" \/ m.offset # EndOf(follower))
  /\ Net!Drop(m)
  /\ UNCHANGED <<logs, roles, decisions, crashes, clients>>

=============================================================================
