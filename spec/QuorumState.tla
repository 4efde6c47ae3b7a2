---------------------------- MODULE QuorumState -----------------------------
(***************************************************************************)
(* The metadata quorum of KRaft (KIP-500, KIP-595): a Raft group of        *)
(* controllers that replicates one log, __cluster_metadata.  Here are its  *)
(* constants, its variables and the words in which it is described.        *)
(*                                                                         *)
(* It is Raft with the roles of a fetch turned about: followers pull.  A   *)
(* leader learns from the offset of a fetch what its sender has flushed.   *)
(*                                                                         *)
(* A replica is what runs; a voter is a replica with the disk it had when  *)
(* it was made a voter, [id |-> replica, directory |-> d] (KIP-853).  The  *)
(* voters in force are those of the last voter record in the log, be it    *)
(* committed or not.                                                       *)
(*                                                                         *)
(* A request and its answer are one step.  A request that arrives late     *)
(* finds its sender in a later epoch, and is refused or wins nothing; an   *)
(* answer that is lost is like a fetch of nothing, or a vote not heard.    *)
(*                                                                         *)
(* Kafka: KafkaRaftClient, QuorumState, LeaderState, VoterSet.             *)
(***************************************************************************)
EXTENDS Integers, Sequences, FiniteSets, ReplicaLog, QuorumVersions

CONSTANTS
  Replicas,         \* the controllers that may run
  FirstVoters,      \* those that are voters at first
  None,             \* no replica
  Patient           \* timeouts are long: nobody's runs out who hears a leader or candidate

CONSTANTS           \* budgets: how often the world may interfere
  MaxEpoch,         \* elections: the epoch that the last one may start
  MaxRecords,       \* records that the controller writes
  MaxRestarts,      \* restarts: what was not flushed is lost
  MaxWipes,         \* disks lost as a whole
  MaxCuts,          \* times that a replica is cut off from all the others
  MaxVoterChanges   \* changes of the voters that an operator asks for

Within(count, limit) == count < limit     \* a configuration lifts all budgets by replacing it

ASSUME /\ FirstVoters \subseteq Replicas
       /\ FirstVoters # {}
       /\ None \notin Replicas
       /\ Patient \in BOOLEAN

-----------------------------------------------------------------------------
VARIABLES           \* of each replica: what is on its disk
  log,              \* its records
  flushed,          \* the end of what would survive a crash
  quorum,           \* the file quorum-state: [epoch, leader, voted]
  directory         \* the id of the disk itself

VARIABLES           \* of each replica: gone with a restart
  role,             \* what it is to the quorum
  granted,          \* of a candidate: who gave it a vote
  reached,          \* of a leader: the offset up to which each replica has fetched
  highWatermark,    \* the offset below which it knows records to be committed
  changes           \* of a leader: voter sets on their way into the log

VARIABLES           \* of the world
  cut,              \* the replicas that reach nobody
  spent             \* how much of the budgets is spent

VARIABLES           \* what was ever seen
  written,          \* how many records the controller has written
  leaders,          \* who led in which epoch
  committed         \* the log as far as a leader ever said it was committed

disks   == <<log, flushed, quorum, directory>>
roles   == <<role, granted, reached, highWatermark, changes>>
world   == <<cut, spent>>
history == <<written, leaders, committed>>

vars    == <<disks, roles, world, history>>

-----------------------------------------------------------------------------
(* Records: the controller's own, [epoch, id], and two control records.    *)

DataRecord(epoch, id)       == [epoch |-> epoch, id |-> id, voters |-> {}]
LeaderChange(epoch)         == [epoch |-> epoch, id |-> 0,  voters |-> {}]
VotersRecord(epoch, voters) == [epoch |-> epoch, id |-> 0,  voters |-> voters]

Voter  == [id : Replicas, directory : Nat]
Record == [epoch : Nat, id : Nat, voters : SUBSET Voter]

EndOf(r)   == EndOffset(log[r])
EpochOf(r) == quorum[r].epoch
Leads(r)   == role[r] = "leader"
Flushed(r) == flushed[r] = EndOf(r)     \* a leader that appends does nothing else until it has
MayCrash   == Within(spent.restarts, MaxRestarts)

EpochStart(leader) ==            \* where its LeaderChange is
  Least({ o \in Offsets(log[leader]) : RecordAt(log[leader], o).epoch = EpochOf(leader) })

OwnEpochCommitted(leader) == highWatermark[leader] > EpochStart(leader)

-----------------------------------------------------------------------------
(* Voters.  KIP-853: a replica that has lost its disk is not the voter it  *)
(* was, though it has the same id.                                         *)

VoterOf(r) == [id |-> r, directory |-> directory[r]]

VotersAt(offsets, r) ==          \* voter sets that a replica's log holds there
  { o \in offsets : RecordAt(log[r], o).voters # {} }

VotersOf(r) ==
  LET at == VotersAt(Offsets(log[r]), r)
  IN  IF at = {} THEN { [id |-> voter, directory |-> 0] : voter \in FirstVoters }
      ELSE RecordAt(log[r], Greatest(at)).voters

IsVoter(r, voters) ==
  \E voter \in voters : /\ voter.id = r
                        /\ On("DirIds") => voter.directory = directory[r]

IsMajority(S, voters) ==         \* the replicas S are most of the voters
  2 * Cardinality({ r \in S : IsVoter(r, voters) }) > Cardinality(voters)

-----------------------------------------------------------------------------
(* The network: replicas are cut off from all others, or from none.        *)

Connected(a, b) == a # b /\ a \notin cut /\ b \notin cut

Hears(r, leader) ==              \* it follows, and could fetch
  /\ Leads(leader)
  /\ role[r] = "follower"
  /\ quorum[r].leader = leader
  /\ EpochOf(r) = EpochOf(leader)
  /\ Connected(r, leader)

Backers(leader)      == { r \in Replicas : Hears(r, leader) } \cup {leader}
Reachable(leader)    == { r \in Replicas : Connected(r, leader) } \cup {leader}

-----------------------------------------------------------------------------
(* A replica takes another place in the quorum: what it was as leader or   *)
(* candidate is forgotten.                                                 *)

NoProgress == [r \in Replicas |-> 0]

State(epoch, leader, voted) == [epoch |-> epoch, leader |-> leader, voted |-> voted]

Transition(r, newRole, state) ==
  /\ role'    = [role    EXCEPT ![r] = newRole]
  /\ quorum'  = [quorum  EXCEPT ![r] = state]
  /\ granted' = [granted EXCEPT ![r] = IF newRole = "candidate" THEN {r} ELSE {}]
  /\ reached' = [reached EXCEPT ![r] = NoProgress]
  /\ changes' = [changes EXCEPT ![r] = <<>>]

=============================================================================
