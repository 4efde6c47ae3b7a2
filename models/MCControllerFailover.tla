----------------------- MODULE MCControllerFailover -------------------------
(***************************************************************************)
(* What the instances of ControllerFailover need beyond it: what must be   *)
(* possible.                                                               *)
(***************************************************************************)
EXTENDS ControllerFailover

-----------------------------------------------------------------------------
(* Witnesses: some state is like this.                                     *)

ZombieSpeaks ==                  \* a former controller's request arrives after a newer one's
  \E c, b \in Brokers : /\ ~HoldsOffice(c)
                        /\ channel[c][b] # <<>>
                        /\ Head(channel[c][b]).controllerEpoch < heard[b]

SettlesAgain ==                  \* all is quiet, after another controller has changed the state
  Settled /\ CurrentState.controllerEpoch > 1

BounceNoticed ==                 \* a broker that restarted is online again, in the same leader epoch
  \E b \in Brokers : spent.restarts > 0 /\ brokerEpoch[b] > 1 /\ replica[b] = Online(FirstState)

BounceSeen ==                    \* the first controller, still in office, knows that a broker was gone
  \E b \in Brokers : /\ office[FirstController].epoch = 1
                      /\ brokerEpoch[b] > 1
                      /\ office[FirstController].live[b] = brokerEpoch[b]

BounceUnseen ==                  \* a broker obeys a request that is for what it was before it restarted
  \E c, b \in Brokers : /\ office[c].live[b] \in 1 .. brokerEpoch[b] - 1
                        /\ replica[b].status = "online"

ZombieRead ==                    \* a controller that has told the brokers the state knows what a zombie made of it since
  \E c, b \in Brokers : /\ HoldsOffice(c)
                        /\ Active(c)
                        /\ office[c].state = CurrentState
                        /\ CurrentState.controllerEpoch < office[c].epoch
                        /\ metadata[b].by = office[c].epoch
                        /\ metadata[b].epoch < CurrentState.epoch

ReplicaReturns ==                \* a replica is taken away and given back
  \E b \in Brokers : replica[b].epoch = 2 /\ CurrentState.leader # b /\ CurrentState.replicas = Brokers

LeadershipMoves ==               \* another broker leads, and knows it
  \E b \in Brokers : Leads(b) /\ b # FirstLeader

TwoStrays == Cardinality(strays) > 1

RegistersAgain ==                \* a broker whose session expired has noticed it
  /\ spent.expiries > 0 /\ spent.restarts = 0
  /\ \A b \in Brokers : Registered(b) # 0

StrayComesLate ==                \* a StopReplica is left over, and the replica is there again
  \E m \in strays : m.type = "StopReplica" /\ m.epoch < replica[m.to].epoch

=============================================================================
