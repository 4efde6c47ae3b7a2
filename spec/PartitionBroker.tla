-------------------------- MODULE PartitionBroker ---------------------------
(***************************************************************************)
(* What a broker does with a partition on news from the controller, and on *)
(* restart: it takes the role that the news gives its replica.             *)
(*                                                                         *)
(* States are adopted in order, but some may be skipped.  A restart is one *)
(* step: down, up, registered, and on the current state.  Clean restart    *)
(* and power loss are different: the first keeps the log (but may find an  *)
(* old checkpoint of the high watermark), the second cuts it anywhere, as  *)
(* Kafka does not wait for fsync.                                          *)
(*                                                                         *)
(* Kafka: BrokerMetadataPublisher, ReplicaManager, Partition.makeLeader    *)
(* and makeFollower, LogManager, ReplicaFetcherThread.                     *)
(***************************************************************************)
EXTENDS PartitionController

(* Before KIP-101 a follower cut its log to its high watermark whenever it *)
(* came to follow somebody.                                                *)

KeptLog(replica, state, records, mark) ==
  IF state.leader \in {replica, None} \/ On("EpochTrunc101") THEN records ELSE Prefix(records, mark)

FetcherFor(replica, state, records) ==
  CASE state.leader \in {replica, None}       -> "none"
    [] On("EpochTrunc101") /\ records # <<>>  -> "truncating"
    [] OTHER                                  -> "fetching"

TakeRole(replica, state, records, mark) ==
  LET kept == KeptLog(replica, state, records, mark)
  IN  /\ view'          = [view          EXCEPT ![replica] = state]
      /\ log'           = [log           EXCEPT ![replica] = kept]
      /\ highWatermark' = [highWatermark EXCEPT ![replica] = mark]
      /\ fetcher'       = [fetcher       EXCEPT ![replica] = FetcherFor(replica, state, kept)]
      /\ epochStart'    = [epochStart    EXCEPT ![replica] =
                             IF state.leader = replica THEN EndOffset(kept) ELSE 0]
      /\ progress'      = [progress      EXCEPT ![replica] = Nobody]
      /\ proposed'      = [proposed      EXCEPT ![replica] = {}]

(* A follower that turns to another leader waits for no answer any more;   *)
(* KAFKA-7786, KAFKA-18991: nor if it is the same leader in a later epoch. *)

Abandoned(follower, state) ==
  { m \in Net!Exchanges(follower) :
      Net!Server(m) # Controller /\ (On("ForgetAnswer") \/ Net!Server(m) # state.leader) }

-----------------------------------------------------------------------------
(* Metadata arrives.                                                       *)

IsNews(replica, state)  == state.version > view[replica].version
NewRole(replica, state) == \/ state.epoch  # view[replica].epoch
                           \/ state.leader # view[replica].leader

Adopt(replica, state) ==
  /\ IsNews(replica, state)
  /\ NewRole(replica, state)
  /\ TakeRole(replica, state, log[replica], highWatermark[replica])
  /\ published' = Unseen(published, view')
  /\ Net!Close(Abandoned(replica, state))

BecomeLeader(replica, state) ==  \* Partition.makeLeader
  /\ state.leader = replica
  /\ Adopt(replica, state)
  /\ UNCHANGED <<partition, registration, crashes, clients>>

BecomeFollower(replica, state) == \* Partition.makeFollower
  /\ state.leader # replica
  /\ Adopt(replica, state)
  /\ UNCHANGED <<partition, registration, crashes, clients>>

LearnIsr(replica, state) ==      \* Partition.makeLeader, makeFollower, in the same epoch
  /\ IsNews(replica, state)
  /\ ~NewRole(replica, state)
  /\ view'      = [view     EXCEPT ![replica] = state]
  /\ proposed'  = [proposed EXCEPT ![replica] = {}]
  /\ published' = Unseen(published, view')
  /\ UNCHANGED <<logs, fetcher, epochStart, progress, partition, registration, world, clients>>

-----------------------------------------------------------------------------
(* Restarts.                                                               *)

Restart(replica, records, mark, lost) ==
  \E state \in AfterRegistration(partition, replica, lost) :
    /\ registration' = [registration EXCEPT ![replica] = @ + 1]
    /\ partition'    = state
    /\ TakeRole(replica, state, records, mark)
    /\ published'    = Unseen(published \cup {state}, view')
    /\ Net!Close({ m \in network : m.awaited /\ replica \in {m.from, m.to} })

RestartClean(replica, checkpoint) == \* BrokerServer.shutdown, startup
  /\ Within(crashes.clean, MaxRestarts)
  /\ Restart(replica, log[replica], checkpoint, {})
  /\ crashes' = [crashes EXCEPT !.clean = @ + 1]
  /\ UNCHANGED clients

LosePower(replica, end) ==       \* The world: the machine stops, and what was not flushed is gone
  /\ replica \in Lossy
  /\ Within(crashes.power, MaxPowerLosses)
  /\ Restart(replica, Prefix(log[replica], end), Smaller(highWatermark[replica], end), {replica})
  /\ crashes' = [crashes EXCEPT !.power = @ + 1]
  /\ UNCHANGED clients

=============================================================================
