--------------------------- MODULE QuorumElections --------------------------
(***************************************************************************)
(* Elections in the metadata quorum: a voter that hears no leader starts   *)
(* one, the others vote, and whoever has the votes of a majority leads.    *)
(*                                                                         *)
(* A vote is given once an epoch, and written to quorum-state before it is *)
(* sent.  With KIP-996 a voter first asks, without raising the epoch, who  *)
(* would vote for it.  That round is one step, as it changes nobody.       *)
(*                                                                         *)
(* Not modelled: EndQuorumEpoch, by which a leader that resigns names its  *)
(* successors; it only hastens their timeouts.                             *)
(*                                                                         *)
(* Kafka: KafkaRaftClient.handleVoteRequest, handleBeginQuorumEpochRequest,*)
(* pollFollowerAsVoter, onBecomeLeader; CandidateState, ProspectiveState.  *)
(***************************************************************************)
EXTENDS QuorumState

UpToDate(candidate, r) ==        \* the candidate's log is at least as good as that of r
  \/ LastEpoch(log[candidate]) > LastEpoch(log[r])
  \/ /\ LastEpoch(log[candidate]) = LastEpoch(log[r])
     /\ EndOf(candidate) >= EndOf(r)

-----------------------------------------------------------------------------
(* The fetch or election timeout of a voter.  An impatient one times out   *)
(* whenever it likes, a patient one while it hears neither a leader nor of *)
(* an election.                                                            *)

TimesOut(r) ==
  /\ ~Leads(r)
  /\ IsVoter(r, VotersOf(r))
  /\ Patient => \A other \in Replicas :
                  ~Hears(r, other) /\ ~(role[other] = "candidate" /\ Connected(r, other))

WouldVote(r, candidate) ==       \* who follows a leader would not (ProspectiveState)
  /\ Connected(r, candidate)
  /\ EpochOf(r) <= EpochOf(candidate)
  /\ role[r] \in {"unattached", "prospective", "candidate", "resigned"}
  /\ UpToDate(candidate, r)

PreVotes(candidate) == { r \in Replicas : WouldVote(r, candidate) } \cup {candidate}

BecomeProspective(r) ==          \* QuorumState.transitionToProspective (KIP-996)
  /\ On("PreVote")
  /\ TimesOut(r)
  /\ role[r] # "prospective"
  /\ Transition(r, "prospective", quorum[r])
  /\ UNCHANGED <<log, flushed, directory, highWatermark, world, history>>

StartElection(r) ==              \* QuorumState.transitionToCandidate: in the next epoch, with its own vote
  /\ Within(EpochOf(r), MaxEpoch)
  /\ IF On("PreVote") THEN /\ role[r] = "prospective"
                           /\ IsMajority(PreVotes(r), VotersOf(r))
                      ELSE TimesOut(r)
  /\ Transition(r, "candidate", State(EpochOf(r) + 1, None, r))
  /\ UNCHANGED <<log, flushed, directory, highWatermark, world, history>>

-----------------------------------------------------------------------------
(* A Vote request.  A newer epoch is taken over whoever gets the vote, and *)
(* ends what the voter was; a leader finishes its flush before it listens. *)
(* KIP-853: the request names the disk of the voter that it is meant for.  *)

Grants(r, candidate, state) ==
  /\ state.leader = None
  /\ state.voted \in {None, candidate}
  /\ UpToDate(candidate, r)
  /\ IsVoter(r, VotersOf(candidate))           \* else INVALID_VOTER_KEY

HandleVote(r, candidate) ==      \* KafkaRaftClient.handleVoteRequest
  LET epoch == EpochOf(candidate)
      newer == EpochOf(r) < epoch
      state == IF newer THEN State(epoch, None, None) ELSE quorum[r]
      grant == Grants(r, candidate, state)
  IN  /\ role[candidate] = "candidate"
      /\ Connected(r, candidate)
      /\ Flushed(r)
      /\ EpochOf(r) <= epoch                   \* else FENCED_LEADER_EPOCH
      /\ newer \/ (grant /\ r \notin granted[candidate])
      /\ quorum'  = [quorum  EXCEPT ![r] = IF grant THEN [state EXCEPT !.voted = candidate] ELSE state]
      /\ role'    = [role    EXCEPT ![r] = IF newer THEN "unattached" ELSE @]
      /\ reached' = [reached EXCEPT ![r] = NoProgress]
      /\ changes' = [changes EXCEPT ![r] = <<>>]
      /\ granted' = [granted EXCEPT ![r] = IF newer THEN {} ELSE @,
                                    ![candidate] = IF grant THEN @ \cup {r} ELSE @]
      /\ UNCHANGED <<log, flushed, directory, highWatermark, world, history>>

-----------------------------------------------------------------------------
(* The winner begins its epoch with a LeaderChange record, and flushes it. *)

Leading(leader) == leaders \cup {[epoch |-> EpochOf(leader), replica |-> leader]}

WinElection(r) ==                \* KafkaRaftClient.maybeTransitionToLeader
  /\ role[r] = "candidate"
  /\ IsMajority(granted[r], VotersOf(r))
  /\ Transition(r, "leader", State(EpochOf(r), r, None))
  /\ log'     = [log     EXCEPT ![r] = Append(@, LeaderChange(EpochOf(r)))]
  /\ flushed' = [flushed EXCEPT ![r] = EndOf(r) + 1]
  /\ leaders' = Leading(r)
  /\ UNCHANGED <<directory, highWatermark, world, written, committed>>

HandleBeginQuorumEpoch(r, leader) ==           \* handleBeginQuorumEpochRequest, or whatever tells who leads
  /\ Leads(leader)
  /\ Connected(r, leader)
  /\ Flushed(r)
  /\ \/ EpochOf(r) < EpochOf(leader)
     \/ /\ EpochOf(r) = EpochOf(leader)
        /\ role[r] \in {"unattached", "prospective", "candidate"}
  /\ Transition(r, "follower", State(EpochOf(leader), leader, None))
  /\ UNCHANGED <<log, flushed, directory, highWatermark, world, history>>

-----------------------------------------------------------------------------
(* KAFKA-15489: a leader that a majority does not fetch from resigns, as   *)
(* KIP-595 had it (LeaderState.timeUntilCheckQuorumExpires); before, it    *)
(* led on, unheard.                                                        *)

CheckQuorum(leader) ==
  /\ On("CheckQuorum")
  /\ Leads(leader)
  /\ Flushed(leader)
  /\ ~IsMajority(Reachable(leader), VotersOf(leader))
  /\ Transition(leader, "resigned", quorum[leader])
  /\ UNCHANGED <<log, flushed, directory, highWatermark, world, history>>

=============================================================================
