---------------------------- MODULE QuorumVoters ----------------------------
(***************************************************************************)
(* Changes of the voters of the metadata quorum (KIP-853): one voter is    *)
(* added or removed at a time, by a record in the log that is in force as  *)
(* soon as a replica has it.                                               *)
(*                                                                         *)
(* That is safe as any majority before the change meets any majority after *)
(* it -- of two changes in a row that is not true.  So a leader begins a   *)
(* change only when the one before is committed, and when it has committed *)
(* a record of its own epoch: else a former leader's change, which it does *)
(* not know of, might still be.                                            *)
(*                                                                         *)
(* Not modelled: UpdateVoter, kraft.version, the request's own timeout     *)
(* (KAFKA-20740: as shipped, a change that is on its way into the log and  *)
(* has timed out is forgotten, and another may begin).                     *)
(*                                                                         *)
(* Kafka: AddVoterHandler, RemoveVoterHandler, BatchAccumulator.           *)
(***************************************************************************)
EXTENDS QuorumState

Uncommitted(leader) ==           \* voter records that it has not committed
  VotersAt({ o \in Offsets(log[leader]) : o >= highWatermark[leader] }, leader)

MayChangeVoters(leader) ==
  /\ Leads(leader)
  /\ Flushed(leader)
  /\ On("VoterChangeRules") => OwnEpochCommitted(leader)
  /\ Uncommitted(leader) = {}
  /\ On("OneVoterChange") => changes[leader] = <<>>

RequestVoters(leader, voters) ==
  /\ MayChangeVoters(leader)
  /\ Within(spent.changes, MaxVoterChanges)
  /\ changes' = [changes EXCEPT ![leader] = Append(@, voters)]
  /\ spent'   = [spent EXCEPT !.changes = @ + 1]

AddVoter(leader, r) ==           \* AddVoterHandler: who must have caught up, and whose id must be free
  /\ \A voter \in VotersOf(leader) : voter.id # r           \* else DUPLICATE_VOTER
  /\ reached[leader][r] = EndOf(leader)                     \* else REQUEST_TIMED_OUT
  /\ RequestVoters(leader, VotersOf(leader) \cup {VoterOf(r)})
  /\ UNCHANGED <<disks, role, granted, reached, highWatermark, cut, history>>

RemoveVoter(leader, voter) ==    \* RemoveVoterHandler
  /\ VotersOf(leader) # {voter}
  /\ RequestVoters(leader, VotersOf(leader) \ {voter})
  /\ UNCHANGED <<disks, role, granted, reached, highWatermark, cut, history>>

WriteVoters(leader) ==           \* KafkaRaftClient.maybeAppendBatches: the accumulator is drained
  /\ changes[leader] # <<>>
  /\ log'     = [log     EXCEPT ![leader] =
                   Append(@, VotersRecord(EpochOf(leader), Head(changes[leader])))]
  /\ flushed' = [flushed EXCEPT ![leader] = EndOf(leader) + 1]
  /\ changes' = [changes EXCEPT ![leader] = Tail(@)]
  /\ UNCHANGED <<quorum, directory, role, granted, reached, highWatermark, world, history>>

ResignRemoved(leader) ==         \* RemoveVoterHandler.highWatermarkUpdated: when that is committed
  /\ Leads(leader)
  /\ Flushed(leader)
  /\ ~IsVoter(leader, VotersOf(leader))
  /\ Uncommitted(leader) = {}
  /\ Transition(leader, "resigned", quorum[leader])
  /\ UNCHANGED <<log, flushed, directory, highWatermark, world, history>>

=============================================================================
