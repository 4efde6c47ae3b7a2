--------------------------- MODULE IsrEligibility ---------------------------
(***************************************************************************)
(* Who may be in the ISR: a leader that does not fail wants to add who has *)
(* caught up, while the brokers of its followers are fenced, shut down,    *)
(* restarted and unfenced.  The leader learns of that by its metadata      *)
(* cache, later than the controller; a fetch may be of an earlier life of  *)
(* its broker.                                                             *)
(*                                                                         *)
(* With one leader all logs are parts of one, so a log is its end offset.  *)
(* Not modelled: leader epochs, the other checks of AlterPartition (see    *)
(* PartitionController), min.insync.replicas.                              *)
(*                                                                         *)
(* Kafka: Partition (isReplicaIsrEligible, maybeExpandIsr), KRaft's        *)
(* ReplicationControlManager.ineligibleReplicasForIsr, BrokerHeartbeat-    *)
(* Manager.                                                                *)
(***************************************************************************)
EXTENDS Integers, FiniteSets, ReplicaLog, Versions

CONSTANTS
  Leader,           \* leads, and never fails
  Followers,        \* the other replicas
  FirstIsr,         \* who is in sync at first
  MaxRecords,       \* budget: records that clients write
  MaxFences,        \* budget: brokers fenced or shut down
  MaxRestarts       \* budget: restarts, each of which may lose a part of the log

FixedIn ==
  [ IsrUnfencedOnly |-> "3.3",    \* KIP-841: only who is unfenced and not shutting down
    BrokerEpoch     |-> "3.5",    \* KIP-903: only who is the broker that has fetched
    EpochAtCheck    |-> "3.6",    \* KAFKA-15221: all conditions are about one fetch
    EligibleHw      |-> "3.6" ]   \* KAFKA-15021: who may not join is not waited for

On(fix) == Contains(FixedIn, fix)

ASSUME /\ Minus \cup Plus \subseteq DOMAIN FixedIn
       /\ Leader \in FirstIsr
       /\ FirstIsr \subseteq Followers \cup {Leader}

VARIABLES
  broker,           \* the controller's: epoch and state of the broker of each follower
  isr,              \* the controller's: who is in sync
  version,          \* the controller's: partition epoch
  end,              \* of each replica: its log end offset
  fetch,            \* of each follower: the fetch or the answer to it that is on its way, or NoFetch
  cache,            \* the leader's: what it knows of brokers
  view,             \* the leader's: what it knows of the ISR, the version of that, what it asked for
  fetched,          \* the leader's: the last fetch of each follower
  caughtUp,         \* the leader's: who was at the end within replica.lag.time.max.ms
  checked,          \* the leader's: who has been found to have caught up, in the lock that it holds
  request,          \* the AlterPartition that is not answered yet, or NoRequest
  highWatermark,    \* the leader's
  spent             \* of the budgets

controller == <<broker, isr, version>>
leader     == <<cache, view, fetched, caughtUp, checked, highWatermark>>
vars       == <<controller, leader, end, fetch, request, spent>>

Replicas  == Followers \cup {Leader}
NoFetch   == [offset |-> -1, epoch |-> -1, answered |-> FALSE]
Unheard   == [offset |-> -1, epoch |-> -1]
NoRequest == [isr |-> {}, epochs |-> <<>>, version |-> -1]

Init ==
  /\ broker        = [follower \in Followers |-> [epoch |-> 0, state |-> "active"]]
  /\ isr           = FirstIsr
  /\ version       = 0
  /\ end           = [replica \in Replicas |-> 0]
  /\ fetch         = [follower \in Followers |-> NoFetch]
  /\ cache         = broker
  /\ view          = [isr |-> FirstIsr, version |-> 0, pending |-> {}]
  /\ fetched       = [follower \in Followers |-> Unheard]
  /\ caughtUp      = {}
  /\ checked       = {}
  /\ request       = NoRequest
  /\ highWatermark = 0
  /\ spent         = [records |-> 0, fences |-> 0, restarts |-> 0]

-----------------------------------------------------------------------------
(* The controller.                                                         *)

Leaves(follower) ==                     \* who is fenced or stops, is out of the ISR at once
  /\ isr'     = isr \ {follower}
  /\ version' = IF follower \in isr THEN version + 1 ELSE version

Stop(follower, state) ==                \* BrokerHeartbeatManager.nextBrokerControlState
  /\ broker[follower].state = "active"
  /\ spent.fences < MaxFences
  /\ spent'  = [spent EXCEPT !.fences = @ + 1]
  /\ broker' = [broker EXCEPT ![follower].state = state]
  /\ Leaves(follower)
  /\ UNCHANGED <<leader, end, fetch, request>>

Fence(follower)    == Stop(follower, "fenced")      \* ReplicationControlManager.handleBrokerFenced
ShutDown(follower) == Stop(follower, "stopping")    \* handleBrokerInControlledShutdown

Restart(follower, left) ==              \* ClusterControlManager.registerBroker
  /\ spent.restarts < MaxRestarts
  /\ left \in 0 .. end[follower]
  /\ spent'  = [spent EXCEPT !.restarts = @ + 1]
  /\ broker' = [broker EXCEPT ![follower] = [epoch |-> @.epoch + 1, state |-> "fenced"]]
  /\ end'    = [end EXCEPT ![follower] = left]
  /\ fetch'  = [fetch EXCEPT ![follower] = IF @.answered THEN NoFetch ELSE @]
  /\ Leaves(follower)
  /\ UNCHANGED <<leader, request>>

Unfence(follower) ==                    \* BrokerHeartbeatManager: has caught up with the metadata
  /\ broker[follower].state = "fenced"
  /\ broker' = [broker EXCEPT ![follower].state = "active"]
  /\ UNCHANGED <<isr, version, leader, end, fetch, request, spent>>

MayJoin(follower, brokers, epoch) ==
  /\ On("IsrUnfencedOnly") => brokers[follower].state = "active"
  /\ On("BrokerEpoch")     => brokers[follower].epoch = epoch

HandleAlterPartition ==                 \* ReplicationControlManager.alterPartition
  LET eligible == \A follower \in request.isr \ {Leader} :
                    MayJoin(follower, broker, request.epochs[follower])
  IN  /\ request # NoRequest
      /\ request' = NoRequest
      /\ CASE request.version # version ->                   \* INVALID_UPDATE_VERSION: it will learn
                UNCHANGED <<isr, version, view>>
           [] request.version = version /\ ~eligible ->      \* INELIGIBLE_REPLICA
                /\ view' = [view EXCEPT !.pending = {}]
                /\ UNCHANGED <<isr, version>>
           [] OTHER ->
                /\ isr'     = request.isr
                /\ version' = version + 1
                /\ UNCHANGED view
      /\ UNCHANGED <<broker, cache, fetched, caughtUp, checked, highWatermark, end, fetch, spent>>

-----------------------------------------------------------------------------
(* The followers.                                                          *)

SendFetch(follower) ==                  \* ReplicaFetcherThread.buildFetch
  /\ fetch[follower] = NoFetch
  /\ fetch' = [fetch EXCEPT ![follower] =
                 [offset |-> end[follower], epoch |-> broker[follower].epoch, answered |-> FALSE]]
  /\ UNCHANGED <<controller, leader, end, request, spent>>

(* The answer goes to the broker that asked, if that one still is there.   *)

HandleFetch(follower) ==                \* Partition.updateFollowerFetchState
  LET m == fetch[follower]
  IN  /\ m # NoFetch
      /\ ~m.answered
      /\ fetch'    = [fetch EXCEPT ![follower] =
                        IF m.epoch = broker[follower].epoch
                        THEN [m EXCEPT !.offset = end[Leader], !.answered = TRUE]
                        ELSE NoFetch]
      /\ fetched'  = [fetched EXCEPT ![follower] =
                        IF On("EpochAtCheck") /\ m.epoch < @.epoch THEN @
                        ELSE [offset |-> m.offset, epoch |-> m.epoch]]
      /\ caughtUp' = IF m.offset = end[Leader] THEN caughtUp \cup {follower} ELSE caughtUp
      /\ UNCHANGED <<controller, cache, view, checked, highWatermark, end, request, spent>>

HandleAnswer(follower) ==               \* ReplicaFetcherThread.processPartitionData
  /\ fetch[follower].answered
  /\ end'   = [end EXCEPT ![follower] = fetch[follower].offset]
  /\ fetch' = [fetch EXCEPT ![follower] = NoFetch]
  /\ UNCHANGED <<controller, leader, request, spent>>

-----------------------------------------------------------------------------
(* The leader.                                                             *)

AppendRecord ==                         \* Partition.appendRecordsToLeader
  /\ spent.records < MaxRecords
  /\ spent' = [spent EXCEPT !.records = @ + 1]
  /\ end'   = [end EXCEPT ![Leader] = @ + 1]
  /\ UNCHANGED <<controller, leader, fetch, request>>

Lag(follower) ==                        \* replica.lag.time.max.ms is over
  /\ follower \in caughtUp
  /\ caughtUp' = caughtUp \ {follower}
  /\ UNCHANGED <<controller, cache, view, fetched, checked, highWatermark, end, fetch, request, spent>>

LearnBrokers ==                         \* KRaftMetadataCache.setImage
  /\ cache # broker
  /\ cache' = broker
  /\ UNCHANGED <<controller, view, fetched, caughtUp, checked, highWatermark, end, fetch, request, spent>>

LearnIsr ==                             \* Partition.makeLeader
  /\ view.version # version
  /\ view'    = [isr |-> isr, version |-> version, pending |-> {}]
  /\ checked' = {}
  /\ UNCHANGED <<controller, cache, fetched, caughtUp, highWatermark, end, fetch, request, spent>>

InReach(follower) == fetched[follower].offset >= highWatermark

(* Before KAFKA-15221 the leader looked twice, at what it knew of a fetch  *)
(* and then at what it knew of the broker, and fetches came in between.    *)
(* Not so the high watermark or another ISR: they need the same lock.      *)

CheckFollower(follower) ==              \* Partition.needsExpandIsr
  /\ ~On("EpochAtCheck")
  /\ follower \notin view.isr \cup checked
  /\ InReach(follower)
  /\ checked' = checked \cup {follower}
  /\ UNCHANGED <<controller, cache, view, fetched, caughtUp, highWatermark, end, fetch, request, spent>>

ExpandIsr(follower) ==                  \* Partition.maybeExpandIsr, prepareIsrExpand
  /\ follower \notin view.isr
  /\ request = NoRequest
  /\ view.pending = {}
  /\ IF On("EpochAtCheck") THEN InReach(follower) ELSE follower \in checked
  /\ MayJoin(follower, cache, fetched[follower].epoch)
  /\ LET members == view.isr \cup {follower}
     IN  /\ request' = [ isr     |-> members,
                         epochs  |-> [member \in members \ {Leader} |-> fetched[member].epoch],
                         version |-> view.version ]
         /\ view'   = [view EXCEPT !.pending = members]
  /\ checked' = checked \ {follower}
  /\ UNCHANGED <<controller, cache, fetched, caughtUp, highWatermark, end, fetch, spent>>

WaitedFor ==                            \* the maximal ISR, and who is about to join it
  view.isr \cup view.pending \cup
    { follower \in caughtUp :
        On("EligibleHw") => MayJoin(follower, cache, fetched[follower].epoch) }

AdvanceHighWatermark ==                 \* Partition.maybeIncrementLeaderHW
  LET all == Least({ IF replica = Leader THEN end[Leader] ELSE fetched[replica].offset :
                       replica \in WaitedFor })
  IN  /\ all > highWatermark
      /\ highWatermark' = all
      /\ checked'       = {}
      /\ UNCHANGED <<controller, cache, view, fetched, caughtUp, end, fetch, request, spent>>

-----------------------------------------------------------------------------
Next ==
  \/ AppendRecord
  \/ LearnBrokers
  \/ LearnIsr
  \/ AdvanceHighWatermark
  \/ HandleAlterPartition
  \/ \E follower \in Followers :
       \/ Fence(follower)
       \/ ShutDown(follower)
       \/ \E left \in 0 .. end[follower] : Restart(follower, left)
       \/ Unfence(follower)
       \/ SendFetch(follower)
       \/ HandleFetch(follower)
       \/ HandleAnswer(follower)
       \/ Lag(follower)
       \/ CheckFollower(follower)
       \/ ExpandIsr(follower)

Spec == Init /\ [][Next]_vars

(* Who is active fetches; who is fenced or stopping need not; nor does the *)
(* time of lag pass before a producer gives up.                            *)

FairSpec ==
  /\ Spec
  /\ WF_vars(LearnBrokers)
  /\ WF_vars(LearnIsr)
  /\ WF_vars(AdvanceHighWatermark)
  /\ WF_vars(HandleAlterPartition)
  /\ \A follower \in Followers :
       /\ WF_vars(broker[follower].state = "active" /\ SendFetch(follower))
       /\ WF_vars(HandleFetch(follower))
       /\ WF_vars(HandleAnswer(follower))

-----------------------------------------------------------------------------
Fetches == [offset : Nat \cup {-1}, epoch : Nat \cup {-1}, answered : BOOLEAN]
Fetched == [offset : Nat \cup {-1}, epoch : Nat \cup {-1}]

TypeOK ==
  /\ \A brokers \in {broker, cache} :
       brokers \in [Followers -> [epoch : Nat, state : {"active", "fenced", "stopping"}]]
  /\ isr \subseteq Replicas
  /\ Leader \in isr
  /\ version \in Nat
  /\ end \in [Replicas -> Nat]
  /\ fetch \in [Followers -> Fetches]
  /\ fetched \in [Followers -> Fetched]
  /\ view.isr \cup view.pending \subseteq Replicas
  /\ view.version \in 0 .. version
  /\ caughtUp \subseteq Followers
  /\ checked \subseteq (IF On("EpochAtCheck") THEN {} ELSE Followers)    \* KAFKA-15221: one look
  /\ request.isr \subseteq Replicas
  /\ request.version \in -1 .. version
  /\ highWatermark \in 0 .. end[Leader]
  /\ spent \in [records : 0 .. MaxRecords, fences : 0 .. MaxFences, restarts : 0 .. MaxRestarts]
  /\ end[Leader] = spent.records

IsrAlive ==                      \* who is in sync is up
  \A follower \in isr \ {Leader} : broker[follower].state = "active"

CandidateCompleteness ==         \* who is in sync has all that was ever committed
  \A replica \in isr : end[replica] >= highWatermark

Monotonic ==                     \* what is committed stays; every change of the ISR has a version
  [][/\ highWatermark' >= highWatermark
     /\ isr' # isr => version' = version + 1
     /\ isr' = isr => version' = version]_vars

LeaderIsInformed ==              \* it acts on the ISR in force, or will learn; or it waits for an answer
  /\ view.version = version => view.isr = isr
  /\ view.pending # {} => /\ view.isr \subseteq view.pending
                          /\ Cardinality(view.pending \ view.isr) = 1
                          /\ request # NoRequest \/ view.version # version
  /\ request # NoRequest /\ request.version = view.version => request.isr = view.pending
  /\ \A follower \in Followers : cache[follower].epoch <= broker[follower].epoch

FetchesAreTrue ==                \* a fetch of this life says what there is; one that was handled, what there was
  \A follower \in Followers :
    LET epoch == broker[follower].epoch
    IN  /\ fetch[follower].epoch <= epoch /\ fetched[follower].epoch <= epoch
        /\ fetch[follower].epoch = epoch /\ ~fetch[follower].answered => fetch[follower].offset = end[follower]
        /\ fetch[follower].answered => /\ fetch[follower].epoch = epoch
                                       /\ fetch[follower].offset \in end[follower] .. end[Leader]
        /\ fetched[follower].epoch = epoch => fetched[follower].offset <= end[follower]

FetchesInOrder ==                \* one at a time; the leader forgets none, and with KAFKA-15221 goes to none of old
  [][\A follower \in Followers :
       LET was == fetch[follower]  now == fetch'[follower]
       IN  /\ now # was => \/ was = NoFetch /\ ~now.answered
                           \/ ~was.answered /\ now.answered
                           \/ now = NoFetch
           /\ end'[follower] > end[follower] => was.answered /\ now = NoFetch
           /\ fetched'[follower] # fetched[follower] =>
                /\ ~was.answered /\ (now.answered \/ now = NoFetch)
                /\ fetched'[follower] = [offset |-> was.offset, epoch |-> was.epoch]
                /\ was.epoch >= fetched[follower].epoch
           /\ follower \in caughtUp' \ caughtUp =>
                /\ ~was.answered /\ (now.answered \/ now = NoFetch)
                /\ was.offset = end[Leader]]_vars

LivesInOrder ==                  \* who restarts has another epoch, and is out until it is found to be well
  [][\A follower \in Followers :
       LET now == broker[follower]  next == broker'[follower]
       IN  /\ next.epoch # now.epoch => /\ next = [epoch |-> now.epoch + 1, state |-> "fenced"]
                                        /\ end'[follower] <= end[follower]
                                        /\ spent'.restarts = spent.restarts + 1
           /\ next.state = "active" => now.state # "stopping" /\ next.epoch = now.epoch
           /\ next.epoch = now.epoch => end'[follower] >= end[follower]
           /\ now.state = "active" /\ next.state # "active" /\ next.epoch = now.epoch
                => spent'.fences = spent.fences + 1
           /\ now.state # "active" /\ next # now => next.state = "active" \/ next.epoch > now.epoch
           /\ follower \in isr \ isr' => next.state # "active"]_vars

JoinsAsItIs ==                   \* KIP-841, KIP-903: the broker that has fetched and is well now, as was asked
  [][\A follower \in isr' \ isr :
       /\ request.version = version
       /\ request.isr = isr'
       /\ broker[follower] = [epoch |-> request.epochs[follower], state |-> "active"]]_vars

AsksForWhoIsThere ==             \* a leader asks for one who has all that is committed, as far as it knows
  [][request' # request /\ request' # NoRequest =>
       /\ request'.isr = view'.pending
       /\ \A follower \in request'.isr \ view.isr :
            /\ fetched[follower].offset >= highWatermark
            /\ cache[follower] = [epoch |-> fetched[follower].epoch, state |-> "active"]]_vars

WaitsForJoiners ==               \* what is committed, is held by who is in the ISR or may join it
  [][highWatermark' > highWatermark =>
       \A follower \in Followers :
         \/ follower \in view.isr \cup view.pending
         \/ /\ follower \in caughtUp
            /\ cache[follower] = [epoch |-> fetched[follower].epoch, state |-> "active"]
         => fetched[follower].offset >= highWatermark']_vars

ChecksAreTrue ==                 \* before, who had been found to have caught up, had
  [][\A follower \in checked' \ checked :
       follower \notin view.isr /\ fetched[follower].offset >= highWatermark]_vars

AllCommitted == <>[](highWatermark = end[Leader])     \* nothing waits for who may not join

=============================================================================
