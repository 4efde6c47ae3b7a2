--------------------------- MODULE ControlRequests --------------------------
(***************************************************************************)
(* What a broker does with the requests of a controller: LeaderAndIsr      *)
(* makes it a leader or follower, StopReplica takes the replica from it,   *)
(* UpdateMetadata is for its clients.                                      *)
(*                                                                         *)
(* The requests of one controller arrive in order.  When a connection      *)
(* breaks, the one that was under way is sent again, and the first copy    *)
(* may still be in some queue of the broker.  Only UpdateMetadata carries  *)
(* nothing by which a broker could tell such a copy, and is left out here. *)
(*                                                                         *)
(* Kafka: KafkaApis.handleLeaderAndIsrRequest, handleStopReplicaRequest,   *)
(* handleUpdateMetadataRequest; ReplicaManager; RequestSendThread.         *)
(***************************************************************************)
EXTENDS ControllerState

Serves(b, m) ==
  /\ On("BrokerEpochReq")   => m.brokerEpoch >= brokerEpoch[b]     \* else STALE_BROKER_EPOCH
  /\ On("CtlEpochOnBroker") => m.controllerEpoch >= heard[b]       \* else STALE_CONTROLLER_EPOCH

(* KIP-570: before, a StopReplica said nothing of the partition's state.   *)
(* A replica that is offline has no epoch: whatever comes is newer.        *)

Current(b, m) ==
  CASE m.type = "LeaderAndIsr" -> m.epoch > replica[b].epoch       \* else it is ignored
    [] m.type = "StopReplica"  -> IF On("StopReplicaEpoch") THEN m.epoch > replica[b].epoch ELSE TRUE
    [] OTHER                   -> TRUE

Obey(b, m) ==
  IF Serves(b, m)
  THEN /\ heard'    = [heard    EXCEPT ![b] = m.controllerEpoch]
       /\ metadata' = [metadata EXCEPT ![b] = IF m.type = "UpdateMetadata" THEN Told(m) ELSE @]
       /\ replica'  = [replica  EXCEPT ![b] =
                         CASE ~Current(b, m)              -> @
                           [] m.type = "LeaderAndIsr"     -> Online(m)
                           [] m.type = "StopReplica"      -> Absent       \* the log is deleted
                           [] m.type = "UpdateMetadata"   -> @]
  ELSE UNCHANGED <<heard, metadata, replica>>

HandleRequest(b, c) ==           \* KafkaApis.handleLeaderAndIsrRequest and its like
  /\ Up(b)
  /\ channel[c][b] # <<>>
  /\ Obey(b, Head(channel[c][b]))
  /\ channel' = [channel EXCEPT ![c][b] = Tail(@)]
  /\ UNCHANGED <<zookeeper, office, brokerEpoch, world, writes>>

RepeatRequest(b, c) ==           \* RequestSendThread.doWork: the connection breaks, it tries again
  /\ Up(b)
  /\ channel[c][b] # <<>>
  /\ Head(channel[c][b]).type # "UpdateMetadata"
  /\ Within(spent.repeated, MaxRepeated)
  /\ strays' = strays \cup {Head(channel[c][b])}
  /\ spent'  = [spent EXCEPT !.repeated = @ + 1]
  /\ UNCHANGED <<zookeeper, controllers, brokers, writes>>

HandleStray(b, m) ==             \* KafkaApis.handleLeaderAndIsrRequest: what was sent first comes late
  /\ m.to = b
  /\ Obey(b, m)
  /\ strays' = strays \ {m}
  /\ UNCHANGED <<zookeeper, controllers, brokerEpoch, spent, writes>>

-----------------------------------------------------------------------------
(* A broker restarts.  Its session is closed with it, and it registers     *)
(* again at once; a controller that has not looked meanwhile sees the same *)
(* brokers as before.  Its replicas are offline until a LeaderAndIsr.      *)

Silence(b) == [channel EXCEPT ![b] = [other \in Brokers |-> <<>>]]   \* b is no controller any more

Stop(b) ==                       \* KafkaServer.shutdown
  /\ Up(b)
  /\ Within(spent.restarts, MaxRestarts)
  /\ znodes'      = Expire(znodes, b)
  /\ office'      = [office      EXCEPT ![b] = NoOffice]
  /\ channel'     = Silence(b)
  /\ brokerEpoch' = [brokerEpoch EXCEPT ![b] = 0]
  /\ heard'       = [heard       EXCEPT ![b] = 0]
  /\ metadata'    = [metadata    EXCEPT ![b] = NotTold]
  /\ replica'     = [replica     EXCEPT ![b] = IF @ = Absent THEN Absent ELSE Offline]
  /\ strays'      = { m \in strays : m.to # b }
  /\ spent'       = [spent EXCEPT !.restarts = @ + 1]
  /\ UNCHANGED <<zxid, writes>>

Register(b) ==
  /\ znodes'      = Create(znodes, IdPath(b), Znode(None, b, zxid + 1))
  /\ zxid'        = zxid + 1
  /\ brokerEpoch' = [brokerEpoch EXCEPT ![b] = zxid + 1]

Start(b) ==                      \* KafkaServer.startup
  /\ ~Up(b)
  /\ Register(b)
  /\ UNCHANGED <<controllers, heard, metadata, replica, world, writes>>

-----------------------------------------------------------------------------
(* The world: a broker is paused for longer than its session, by garbage   *)
(* collection say.  It goes on where it was, and learns of it later.       *)

ExpireSession(b) ==
  /\ Registered(b) # 0
  /\ Within(spent.expiries, MaxExpiries)
  /\ znodes' = Expire(znodes, b)
  /\ spent'  = [spent EXCEPT !.expiries = @ + 1]
  /\ UNCHANGED <<zxid, controllers, brokers, strays, writes>>

NoticeExpiry(b) ==               \* KafkaController.processExpire, processRegisterBrokerAndReelect
  /\ Up(b)
  /\ Registered(b) = 0
  /\ Register(b)
  /\ office'  = [office EXCEPT ![b] = NoOffice]
  /\ channel' = Silence(b)
  /\ UNCHANGED <<heard, metadata, replica, world, writes>>

=============================================================================
