---------------------------- MODULE GroupMember -----------------------------
(***************************************************************************)
(* A member of a classic group: what a consumer makes of the answers that  *)
(* it gets, and how it asks whether it still is a member.  It rebalances   *)
(* eagerly: who joins, gives up its partition first.                       *)
(*                                                                         *)
(* JoinGroup, SyncGroup and LeaveGroup are in GroupCoordinator, as they    *)
(* are handled when they are sent.  Heartbeats and commits that succeed    *)
(* change nothing here, so only those are sent that will be refused.       *)
(*                                                                         *)
(* Kafka: AbstractCoordinator, ConsumerCoordinator.                        *)
(***************************************************************************)
EXTENDS GroupState

Believe(process, belief) ==
  /\ consumer' = [consumer EXCEPT ![process] = belief]
  /\ UNCHANGED <<coordinator, trouble>>

Rejoining(c) == [c EXCEPT !.state = "out", !.holds = FALSE]   \* requestRejoin, onPartitionsRevoked
Reset        == Outside                                               \* resetStateAndRejoin
Fenced       == [Outside EXCEPT !.state = "closed"]                   \* FencedInstanceIdException

After(c, error) ==
  CASE error = "FENCED_INSTANCE_ID"                              -> Fenced
    [] error \in {"UNKNOWN_MEMBER_ID", "ILLEGAL_GENERATION"}     -> Reset
    [] error = "REBALANCE_IN_PROGRESS"                           -> Rejoining(c)

-----------------------------------------------------------------------------
(* Answers that it waits for; m is one for this process.                   *)

HandleJoinResponse(process, m) ==          \* JoinGroupResponseHandler
  LET c == consumer[process]
  IN  /\ m.type = "JoinResponse"
      /\ Net!Drop(m)
      /\ Believe(process,
           CASE m.error = "NONE" ->
                  [c EXCEPT !.state = "syncing", !.id = m.id, !.generation = m.generation,
                            !.roster = m.roster]
             [] m.error = "MEMBER_ID_REQUIRED" ->
                  [c EXCEPT !.state = "out", !.id = m.id]
             [] OTHER -> After(c, m.error))

HandleSyncResponse(process, m) ==          \* SyncGroupResponseHandler, onJoinComplete
  LET c == consumer[process]
  IN  /\ m.type = "SyncResponse"
      /\ Net!Drop(m)
      /\ Believe(process,
           IF m.error = "NONE" THEN [c EXCEPT !.state = "stable", !.holds = m.owns]
                               ELSE After(c, m.error))

-----------------------------------------------------------------------------
(* Requests that go their own way beside joining and syncing.              *)

Unanswered(process, type) == \A m \in AnswersFor(process) : m.type # type

Inquire(process, type, error) ==
  /\ consumer[process].state = "stable"
  /\ error # "NONE"
  /\ Unanswered(process, type)
  /\ Net!Send(Answer(type, process, consumer[process].id, error))

SendHeartbeat(process) ==                  \* HeartbeatThread; handleHeartbeat
  /\ Inquire(process, "HeartbeatResponse", ToHeartbeat(process))
  /\ UNCHANGED <<coordinator, consumer, trouble>>

SendOffsetCommit(process) ==               \* commitAsync; handleCommitOffsets
  /\ Holds(process)
  /\ Inquire(process, "CommitResponse", ToCommit(process))
  /\ UNCHANGED <<coordinator, consumer, trouble>>

(* KAFKA-9823: an answer may be late, and the consumer a member again.     *)

Current(c, m) == On("GenEqCheck") => m.id = c.id /\ m.generation = c.generation

HandleInquiryResponse(process, m) ==       \* HeartbeatResponseHandler, OffsetCommitResponseHandler
  LET c == consumer[process]
  IN  /\ m.type \in {"HeartbeatResponse", "CommitResponse"}
      /\ Net!Drop(m)
      /\ Believe(process, IF c.state = "stable" /\ Current(c, m) THEN After(c, m.error) ELSE c)

-----------------------------------------------------------------------------
(* What can go wrong on this side.                                         *)

GivenUp(process) == { r \in parked : r.process # process }

GiveUp(process) ==               \* request.timeout.ms, or the connection breaks: the answer is lost
  /\ consumer[process].state \in {"joining", "awaiting"}
  /\ Within(faults.lost, MaxLost)
  /\ faults'   = [faults EXCEPT !.lost = @ + 1]
  /\ network'  = { m \in network : m.to # process \/ m.type \notin {"JoinResponse", "SyncResponse"} }
  /\ parked'   = GivenUp(process)
  /\ consumer' = [consumer EXCEPT ![process].state = "out"]
  /\ UNCHANGED <<group, stored, issued, trouble>>

Crash(process) ==                \* The world: the process ends
  /\ consumer[process].state # "closed"
  /\ consumer[process] # Outside
  /\ Within(trouble.crashes, MaxCrashes)
  /\ trouble'  = [trouble EXCEPT !.crashes = @ + 1]
  /\ network'  = { m \in network : m.to # process }
  /\ parked'   = GivenUp(process)
  /\ consumer' = [consumer EXCEPT ![process] = Outside]
  /\ UNCHANGED <<group, stored, issued, faults>>

Stall(process) ==                \* The world: a client that sends heartbeats, and does not sync
  /\ consumer[process].state = "syncing"
  /\ Within(trouble.stalls, MaxStalls)
  /\ trouble'  = [trouble EXCEPT !.stalls = @ + 1]
  /\ consumer' = [consumer EXCEPT ![process].state = "stalled"]
  /\ UNCHANGED <<coordinator, network, faults>>

=============================================================================
