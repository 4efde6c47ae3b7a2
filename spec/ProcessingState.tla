--------------------------- MODULE ProcessingState --------------------------
(***************************************************************************)
(* Exactly-once processing: members of a consumer group read input         *)
(* partitions, write an output for each record, and commit the output and  *)
(* the input's offset in one transaction.  Here are the constants and    *)
(* variables, and the fixes that make it exactly once.                     *)
(*                                                                         *)
(* Each member has a producer with a transactional id of its own (KIP-447; *)
(* with one producer for each input partition, the rule before it, fencing *)
(* by the transactional id is enough).  A transaction has two partitions:  *)
(* the output, and the group's partition of __consumer_offsets.            *)
(*                                                                         *)
(* Kafka: KafkaConsumer, KafkaProducer, TransactionManager (clients);      *)
(* GroupCoordinator, OffsetMetadataManager, TransactionCoordinator.        *)
(***************************************************************************)
EXTENDS Integers, FiniteSets, Versions

FixedIn ==
  [ GroupFencedTxnCommit |-> "2.5",   \* KIP-447: TxnOffsetCommit names member and generation
    RequireStable        |-> "2.5",   \* KAFKA-9346: no offset is fetched while one is pending
    OffsetsVerified      |-> "3.6",   \* KAFKA-15449: offsets are verified with the coordinator
    CheckAtAppend        |-> "3.7" ]  \* KAFKA-15784: ... and the group checked after that again

On(fix) == Contains(FixedIn, fix)     \* the version contains the fix

ASSUME /\ Minus \subseteq DOMAIN FixedIn
       /\ Plus  \subseteq DOMAIN FixedIn

CONSTANTS
  Members,          \* the processes, each with a consumer and a transactional producer
  InputPartitions,  \* the input, shared out among the members
  Inputs            \* how many records each of its partitions holds

CONSTANTS           \* budgets: how often the world may interfere
  MaxRebalances,    \* rebalances after the first
  MaxAborts,        \* transactions that members give up
  MaxTimeouts,      \* transactions of live members that time out
  MaxCrashes        \* members that crash, and start again

Within(count, limit) == count < limit     \* a configuration lifts all budgets by replacing it

-----------------------------------------------------------------------------
VARIABLES           \* of the group coordinator
  group,            \* the generation, and who owns each input partition in it
  committed,        \* of each input partition: its committed offset
  pending,          \* of each producer: the offsets in its open transaction, Unset if none
  marked,           \* of each producer: the epoch of its last marker in __consumer_offsets
  request           \* of each member: its TxnOffsetCommit on the way

VARIABLES           \* of the transaction coordinator
  transaction       \* of each producer: [state, epoch, partitions]

VARIABLES           \* of the output partition
  outputs,          \* of each input record: how many outputs are committed
  open              \* of each producer: the records with an output in its open transaction

VARIABLES           \* of the members
  client,           \* [phase, generation, owned, position, partition, epoch], as the member believes
  spent             \* how much of the budgets is used

offsets == <<committed, pending, marked>>
output  == <<outputs, open>>

vars == <<group, offsets, request, transaction, output, client, spent>>

-----------------------------------------------------------------------------
Unset       == -1                         \* no offset
Records     == InputPartitions \X (0 .. Inputs - 1)     \* the input, by partition and offset
Partitions  == {"output", "offsets"}      \* that a transaction may have

(* What a member does: it is out of the group, looks for its position, is  *)
(* in poll(), has polled a record, has produced its output, has sent its   *)
(* offset, had it accepted, is aborting, is down.                          *)

Phases      == { "out", "positioning", "polling", "polled", "produced", "sending", "accepted",
                 "aborting", "down" }

InPoll        == {"out", "positioning", "polling"}                 \* where it may rejoin
InTransaction == {"produced", "sending", "accepted", "aborting"}   \* where it may be timed out

States      == {"Complete", "Ongoing", "PrepareCommit", "PrepareAbort"}

Positions   == [InputPartitions -> 0 .. Inputs]

Client      == [ phase : Phases, generation : Nat, owned : SUBSET InputPartitions,
                 position : Positions, partition : InputPartitions, epoch : Nat ]
Transaction == [ state : States, epoch : Nat, partitions : SUBSET Partitions ]
Request     == [ stage : {"none", "sent", "verifying"}, generation : Nat, epoch : Nat,
                 partition : InputPartitions, offset : 0 .. Inputs ]

AnyOne      == CHOOSE partition \in InputPartitions : TRUE
Nowhere     == [partition \in InputPartitions |-> 0]
NonePending == [partition \in InputPartitions |-> Unset]

NoRequest   == [ stage |-> "none", generation |-> 0, epoch |-> 0, partition |-> AnyOne,
                 offset |-> 0 ]

Down == [ phase |-> "down", generation |-> 0, owned |-> {}, position |-> Nowhere,
          partition |-> AnyOne, epoch |-> 0 ]

Owned(member) == { partition \in InputPartitions : group.owner[partition] = member }

Become(member, phase) == client' = [client EXCEPT ![member].phase = phase]

Spend(budget) == spent' = [spent EXCEPT ![budget] = @ + 1]

Decides(member) == transaction[member].state \in {"PrepareCommit", "PrepareAbort"}

(* The producer is who the coordinator believes it to be, and may go on.   *)

Current(member) == client[member].epoch = transaction[member].epoch

=============================================================================
