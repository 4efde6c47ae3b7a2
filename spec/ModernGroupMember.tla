-------------------------- MODULE ModernGroupMember -------------------------
(***************************************************************************)
(* A member of a KIP-848 group: it sends heartbeats, one at a time, does   *)
(* what the answers say, and says what it owns with the next one.          *)
(*                                                                         *)
(* Not modelled: the application's callbacks, the commit before a          *)
(* revocation (it may be sent, or not).                                    *)
(*                                                                         *)
(* Kafka: ConsumerHeartbeatRequestManager, ConsumerMembershipManager,      *)
(* CommitRequestManager.                                                   *)
(***************************************************************************)
EXTENDS ModernGroupState

JoinGroup(m) ==                  \* transitionToJoining: the epoch to join with is 0
  /\ client[m] = Outside
  /\ channel[m] = Silence
  /\ client' = [client EXCEPT ![m].epoch = 0]
  /\ UNCHANGED <<group, channel, commit, misjudged, spent>>

Put(m, message) ==               \* whatever is on the way already was sent before it
  /\ channel' = [channel EXCEPT ![m] = message]
  /\ commit'  = [commit EXCEPT ![m].first = commit[m] # NoCommit]

SendHeartbeat(m) ==              \* HeartbeatState.buildRequestData: what was said is left out
  /\ client[m].epoch >= 0
  /\ channel[m] = Silence
  /\ Put(m, IF client[m].said /\ client[m].epoch > 0
            THEN [Message("heartbeat", client[m].epoch, {}) EXCEPT !.says = FALSE]
            ELSE Message("heartbeat", client[m].epoch, client[m].owned))
  /\ client' = [client EXCEPT ![m].said = TRUE]
  /\ UNCHANGED <<group, misjudged, spent>>

HandleResponse(m) ==             \* onHeartbeatSuccess
  /\ channel[m].type = "response"
  /\ client'  = [client EXCEPT ![m].epoch = channel[m].epoch,
                               ![m].assignment = channel[m].partitions,
                               ![m].done = @ /\ channel[m].partitions = client[m].assignment]
  /\ channel' = [channel EXCEPT ![m] = Silence]
  /\ UNCHANGED <<group, commit, misjudged, spent>>

HandleRefusal(m) ==              \* onFenced: all is lost, join again with epoch 0
  /\ channel[m].type = "refusal"
  /\ client'  = [client EXCEPT ![m] = [Outside EXCEPT !.epoch = 0]]
  /\ channel' = [channel EXCEPT ![m] = Silence]
  /\ UNCHANGED <<group, commit, misjudged, spent>>

Reconcile(m) ==                  \* AbstractMembershipManager.maybeReconcile: revoke, then take
  /\ ~client[m].done
  /\ client' = [client EXCEPT ![m].owned = client[m].assignment,
                              ![m].done = TRUE,
                              ![m].said = FALSE]
  /\ UNCHANGED <<group, channel, commit, misjudged, spent>>

LeaveGroup(m) ==                 \* leaveGroup: all is revoked first; a static member will be back
  /\ client[m].epoch > 0
  /\ channel[m] = Silence
  /\ Within(spent.leaves, MaxLeaves)
  /\ client' = [client EXCEPT ![m] = Outside]
  /\ Put(m, Message("heartbeat", IF m \in Static THEN Away ELSE Gone, {}))
  /\ Spend("leaves")
  /\ UNCHANGED <<group, misjudged>>

SendCommit(m, p) ==              \* CommitRequestManager.commitAsync
  /\ p \in client[m].owned
  /\ client[m].epoch > 0
  /\ commit[m] = NoCommit
  /\ Within(spent.commits, MaxCommits)
  /\ commit' = [commit EXCEPT ![m] =
                  [ partition |-> {p},
                    epoch     |-> client[m].epoch,
                    first     |-> channel[m].type # "heartbeat",
                    kept      |-> p \in Holds(m) /\ member[m].epoch > 0 ]]
  /\ Spend("commits")
  /\ UNCHANGED <<group, client, channel, misjudged>>

LoseMessage(m) ==                \* onFailure: after a while the client sends the next heartbeat
  /\ channel[m] # Silence
  /\ Within(spent.lost, MaxLost)
  /\ channel' = [channel EXCEPT ![m] = Silence]
  /\ client'  = [client EXCEPT ![m].said = FALSE]      \* the next one says everything
  /\ Spend("lost")
  /\ UNCHANGED <<group, commit, misjudged>>

=============================================================================
