------------------------- MODULE ControllerFailover -------------------------
(***************************************************************************)
(* A cluster whose controller uses ZooKeeper: one partition, brokers that  *)
(* restart, controllers that are paused and do not know that they are no   *)
(* controllers any more.  Any version of it is a set of fixes              *)
(* (ControllerVersions).                                                   *)
(*                                                                         *)
(* The actions stand in two modules:                                       *)
(*   ZooKeeperController    elections of the controller, and its decisions *)
(*   ControlRequests        what the brokers make of them                  *)
(* Here they are put together, with what must hold of them.                *)
(***************************************************************************)
EXTENDS ZooKeeperController, ControlRequests

FirstTree ==
  LET ids  == { IdPath(b) : b \in Brokers }
  IN  [path \in ids \cup {ControllerPath, EpochPath, StatePath} |->
         CASE path = ControllerPath -> Znode(None, FirstController, 0)
           [] path = EpochPath      -> Znode(1, None, 0)
           [] path = StatePath      -> Znode(FirstState, None, 0)
           [] OTHER                 -> Znode(None, path[3], 1)]

Init ==
  /\ znodes      = FirstTree
  /\ zxid        = 1
  /\ office      = [c \in Brokers |->
                      IF c = FirstController
                      THEN [epoch |-> 1, version |-> 0, state |-> FirstState,
                            live |-> [b \in Brokers |-> 1]]
                      ELSE NoOffice]
  /\ channel     = [c \in Brokers |-> [b \in Brokers |-> <<>>]]
  /\ brokerEpoch = [b \in Brokers |-> 1]
  /\ heard       = [b \in Brokers |-> 1]
  /\ metadata    = [b \in Brokers |-> [leader |-> FirstLeader, epoch |-> 0, by |-> 1]]
  /\ replica     = [b \in Brokers |-> IF b \in FirstReplicas THEN Online(FirstState) ELSE Absent]
  /\ strays      = {}
  /\ spent       = [expiries |-> 0, restarts |-> 0, repeated |-> 0]
  /\ writes      = {}

Controlling ==
  \E c \in Brokers :
    \/ TakeOffice(c)
    \/ ReadState(c)
    \/ ReadAgain(c)
    \/ \E b \in Brokers :
         \/ HandleBrokerChange(c, b)
         \/ ElectLeader(c, b)
         \/ AddReplica(c, b)
         \/ RemoveReplica(c, b)

Obeying ==
  \E b \in Brokers :
    \/ \E c \in Brokers :
         \/ HandleRequest(b, c)
         \/ RepeatRequest(b, c)
    \/ \E m \in strays : HandleStray(b, m)

Failing ==
  \E b \in Brokers :
    \/ Stop(b)
    \/ Start(b)
    \/ ExpireSession(b)
    \/ NoticeExpiry(b)

Next == Controlling \/ Obeying \/ Failing

Spec == Init /\ [][Next]_vars

FairSpec ==                      \* whatever is to be noticed, read or handled, is in the end
  /\ Spec
  /\ \A b \in Brokers :
       /\ WF_vars(Start(b))
       /\ WF_vars(NoticeExpiry(b))
       /\ WF_vars(TakeOffice(b))
       /\ WF_vars(ReadState(b))
       /\ WF_vars(ReadAgain(b))
       /\ WF_vars(\E m \in strays : HandleStray(b, m))
       /\ \A c \in Brokers : WF_vars(HandleBrokerChange(c, b)) /\ WF_vars(HandleRequest(b, c))

-----------------------------------------------------------------------------
(* Well-formed states.                                                     *)

TypeOK ==
  /\ \A path \in DOMAIN znodes :
       /\ znodes[path].version \in Nat
       /\ znodes[path].owner \in Brokers \cup {None}
  /\ CurrentState \in PartitionState
  /\ NewestEpoch \in Nat
  /\ zxid \in Nat
  /\ \A c \in Brokers :
       /\ office[c] \in [epoch : Nat, version : Nat \cup {NotRead}, state : PartitionState, live : [Brokers -> Nat]]
       /\ \A b \in Brokers : \A i \in DOMAIN channel[c][b] : channel[c][b][i].to = b
       /\ ~InOffice(c) => \A b \in Brokers : channel[c][b] = <<>>
  /\ \A b \in Brokers :
       /\ brokerEpoch[b] \in 0 .. zxid
       /\ heard[b] \in 0 .. NewestEpoch
       /\ metadata[b] \in [leader : Brokers \cup {None}, epoch : Nat \cup {NoEpoch}, by : 0 .. NewestEpoch]
       /\ replica[b].status \in {"none", "offline", "online"}
       /\ replica[b].status = "online" => replica[b].leader \in Brokers /\ replica[b].epoch \in Nat
  /\ \A m \in strays : m.type \in {"LeaderAndIsr", "StopReplica"}
  /\ spent \in [expiries : Nat, restarts : Nat, repeated : Nat]
  /\ writes \subseteq [by : Nat, newest : Nat]

LeaderAssigned == CurrentState.leader \in CurrentState.replicas

OfAController ==                 \* whatever is written or believed comes from a controller there was
  /\ CurrentState.controllerEpoch <= NewestEpoch
  /\ On("CtlEpochOnBroker") => \A b \in Brokers : metadata[b].by <= heard[b]

-----------------------------------------------------------------------------
(* Controllers.                                                            *)

OneControllerPerEpoch ==
  \A c, d \in Brokers : InOffice(c) /\ office[c].epoch = office[d].epoch => c = d

SingleController ==              \* only the newest controller changes the cluster's state
  \A write \in writes : write.by = write.newest

OfficeIsKept ==                  \* an office is taken when it is free, by who has a session
  [][/\ Exists(znodes, ControllerPath) /\ Exists(znodes', ControllerPath)
          => OwnerOf(znodes, ControllerPath) = OwnerOf(znodes', ControllerPath)
     /\ Exists(znodes', ControllerPath) => Exists(znodes', IdPath(OwnerOf(znodes', ControllerPath)))]_znodes

OfficeKnows ==                   \* a controller's copy is right, if it is of the current version
  \A c \in Brokers :
    /\ Active(c) /\ office[c].version = VersionOf(znodes, StatePath) => office[c].state = CurrentState
    /\ Active(c) /\ HoldsOffice(c) /\ SingleController => office[c].version = VersionOf(znodes, StatePath)
    /\ \A b \in Brokers : \A i \in DOMAIN channel[c][b] :
         Active(c) /\ channel[c][b][i].brokerEpoch = office[c].live[b]

OfficeBegins ==                  \* a controller first knows all brokers, by what ZooKeeper says then
  [][\A c \in Brokers : ~Active(c) /\ office'[c].version # NotRead
       => \A b \in Brokers : office'[c].live[b] = Registered(b)]_office

StateHistory ==                  \* each change is of the leader, or of one replica, in a new epoch
  [][/\ CurrentState' # CurrentState =>
          /\ CurrentState'.epoch = CurrentState.epoch + 1
          /\ \/ /\ CurrentState'.replicas = CurrentState.replicas
                /\ CurrentState'.leader # CurrentState.leader
                /\ \E c \in Brokers : office'[c].state = CurrentState' /\ CurrentState'.leader \in Live(c)
             \/ /\ CurrentState'.leader = CurrentState.leader
                /\ \E b \in Brokers : \/ CurrentState'.replicas = CurrentState.replicas \cup {b}
                                        \/ CurrentState'.replicas = CurrentState.replicas \ {b}
                /\ CurrentState'.replicas # CurrentState.replicas
     /\ writes \subseteq writes']_<<znodes, writes>>

QueuesInOrder ==                 \* requests are handled in order, or all dropped with a broker's registration
  [][\A c, b \in Brokers :
       \/ /\ Len(channel[c][b]) <= Len(channel'[c][b])
          /\ SubSeq(channel'[c][b], 1, Len(channel[c][b])) = channel[c][b]
       \/ channel[c][b] # <<>> /\ channel'[c][b] = Tail(channel[c][b])
       \/ office'[c].live[b] # office[c].live[b]]_channel

-----------------------------------------------------------------------------
(* Brokers.                                                                *)

OneLeaderPerEpoch ==
  \A a, b \in Brokers : Leads(a) /\ Leads(b) /\ replica[a].epoch = replica[b].epoch => a = b

MetadataMonotone ==              \* while it runs, a broker never believes an older controller, or state
  [][\A b \in Brokers : Up(b) /\ Up(b)' =>
       \/ metadata[b].by < metadata'[b].by
       \/ metadata[b].by = metadata'[b].by /\ metadata[b].epoch <= metadata'[b].epoch]_vars

ReplicaKept ==                   \* a broker deletes a replica only by an order newer than it
  [][\A b \in Brokers :
       replica[b].status # "none" /\ replica'[b].status = "none" =>
         \E m \in strays \cup { Head(channel[c][b]) : c \in { d \in Brokers : channel[d][b] # <<>> } } :
           /\ m.to = b
           /\ m.type = "StopReplica"
           /\ m.epoch > replica[b].epoch
           /\ m.brokerEpoch = brokerEpoch[b] \/ ~On("BrokerEpochReq")]_vars

Registrations ==                 \* KIP-380: a broker that registers had no session, and gets the newest epoch
  [][\A b \in Brokers : Up(b)' /\ brokerEpoch'[b] # brokerEpoch[b] =>
       /\ Registered(b) = 0
       /\ \A other \in Brokers : brokerEpoch'[b] > brokerEpoch[other]]_brokerEpoch

DownForgets ==                   \* a broker that is down has nothing but its disk
  \A b \in Brokers : ~Up(b) =>
    /\ Registered(b) = 0 /\ ~InOffice(b)
    /\ heard[b] = 0 /\ metadata[b] = NotTold /\ replica[b].status # "online"
    /\ \A m \in strays : m.to # b

Counted ==                       \* what the world does is counted, and nothing else
  [][/\ spent'.restarts > spent.restarts => \E b \in Brokers : Up(b) /\ ~Up(b)'
     /\ spent'.expiries > spent.expiries => \E b \in Brokers : Registered(b) # 0 /\ Registered(b)' = 0
     /\ \A b \in Brokers :
          /\ Up(b) /\ ~Up(b)' => spent'.restarts = spent.restarts + 1
          /\ Registered(b) # 0 /\ Registered(b)' = 0 /\ Up(b)' => spent'.expiries = spent.expiries + 1
          /\ Up(b)' /\ ~Up(b) => Registered(b)' = brokerEpoch'[b] /\ replica'[b] = replica[b]
     /\ strays' \ strays # {} => spent'.repeated = spent.repeated + 1 /\ strays \subseteq strays']_vars

-----------------------------------------------------------------------------
(* When nothing is on its way, and the controller has nothing left to do,  *)
(* all brokers are in the state that it has decided on.  Only a replica    *)
(* that was taken from a broker may still be there, a stray: a StopReplica *)
(* that is lost with a broker's registration is not sent again.            *)

Settled ==
  /\ strays = {}
  /\ \A b \in Brokers : Up(b) /\ Registered(b) = brokerEpoch[b]
  /\ \E c \in Brokers : HoldsOffice(c) /\ Active(c) /\ \A b \in Brokers : ~Differs(c, b)
  /\ \A c \in Brokers : InOffice(c) => HoldsOffice(c)
  /\ \A c, b \in Brokers : channel[c][b] = <<>>

Converged ==
  Settled => \A b \in Brokers :
    /\ metadata[b].leader = CurrentState.leader
    /\ metadata[b].epoch  = CurrentState.epoch
    /\ b \in CurrentState.replicas => replica[b] = Online(CurrentState)

Settles ==                       \* and it comes to that, if the world leaves the cluster alone
  []<>(/\ Settled
       /\ \A c \in Brokers : Active(c) => office[c].version = VersionOf(znodes, StatePath))

=============================================================================
