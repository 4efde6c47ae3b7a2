----------------------------- MODULE ExactlyOnce ----------------------------
(***************************************************************************)
(* Exactly-once consume-transform-produce, end to end: every record of the *)
(* input has one output, whatever happens to members, generations and      *)
(* transactions (KIP-98, KIP-447).                                         *)
(*                                                                         *)
(* The actions stand in ProcessingMember and ProcessingBrokers; here they  *)
(* are put together, with what must hold of them.  The statements are      *)
(* about what is decided: from the moment a transaction is prepared to     *)
(* commit, its outputs and its offset count, although each partition shows *)
(* them only when its marker is written.                                   *)
(*                                                                         *)
(* Not modelled: transactions of several records, the failure of brokers. *)
(***************************************************************************)
EXTENDS ProcessingMember, ProcessingBrokers

Init ==
  \E owner \in [InputPartitions -> Members] :
    /\ group       = [generation |-> 1, owner |-> owner]
    /\ committed   = Nowhere
    /\ pending     = [member \in Members |-> NonePending]
    /\ marked      = [member \in Members |-> 0]
    /\ request     = [member \in Members |-> NoRequest]
    /\ transaction = [member \in Members |->
                        [state |-> "Complete", epoch |-> 0, partitions |-> {}]]
    /\ outputs     = [record \in Records |-> 0]
    /\ open        = [member \in Members |-> {}]
    /\ client      = [member \in Members |-> [Down EXCEPT !.phase = "out"]]
    /\ spent       = [rebalances |-> 0, aborts |-> 0, timeouts |-> 0, crashes |-> 0]

Working(member) ==
  \/ FetchOffset(member)
  \/ \E partition \in InputPartitions : PollRecord(member, partition)
  \/ ProduceOutput(member)
  \/ SendOffsets(member)
  \/ CommitTransaction(member)
  \/ AbortTransaction(member)
  \/ NoticeFence(member)
  \/ InitProducerId(member)

Serving(member) ==
  \/ HandleTxnOffsetCommit(member)
  \/ AppendVerifiedOffset(member)
  \/ MarkOutput(member)
  \/ MarkOffsets(member)
  \/ CompleteTransaction(member)

Interfering(member) ==
  \/ GiveUp(member)
  \/ ExpireTransaction(member)
  \/ Crash(member)

Next ==
  \/ \E owner \in [InputPartitions -> Members] : Rebalance(owner)
  \/ \E member \in Members :
       \/ Rejoin(member)
       \/ Working(member)
       \/ Serving(member)
       \/ Interfering(member)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
TypeOK ==
  /\ group \in [generation : Nat, owner : [InputPartitions -> Members]]
  /\ committed \in Positions
  /\ pending \in [Members -> [InputPartitions -> {Unset} \cup 0 .. Inputs]]
  /\ marked \in [Members -> Nat]
  /\ request \in [Members -> Request]
  /\ transaction \in [Members -> Transaction]
  /\ outputs \in [Records -> Nat]
  /\ open \in [Members -> SUBSET Records]
  /\ client \in [Members -> Client]
  /\ spent \in [{"rebalances", "aborts", "timeouts", "crashes"} -> Nat]

WellFormed ==                    \* only who is in the group polls; nobody is fenced for nothing
  \A member \in Members :
    /\ client[member].generation = 0 => client[member].phase \in {"out", "down"}
    /\ client[member].phase # "down" /\ ~Current(member)
         => spent.timeouts + spent.crashes > 0
    /\ marked[member] <= transaction[member].epoch

(* What is decided.                                                        *)

Unmarked(partition) ==           \* who has decided to commit, and not yet marked the partition
  { member \in Members : Commits(member) /\ partition \in transaction[member].partitions }

Decided ==
  [ record \in Records |->
      outputs[record] + Cardinality({ m \in Unmarked("output") : record \in open[m] }) ]

DecidedOffset ==
  [ partition \in InputPartitions |->
      LET coming == { pending[m][partition] : m \in Unmarked("offsets") } \ {Unset}
      IN  IF coming = {} THEN committed[partition]
          ELSE CHOOSE offset \in coming : \A other \in coming : offset >= other ]

OneOutput ==                     \* T9': no record is processed twice
  \A record \in Records : Decided[record] <= 1

OffsetsAtomic ==                 \* T9: an offset is committed if and only if its outputs are
  \A record \in Records : Decided[record] > 0 <=> record[2] < DecidedOffset[record[1]]

NoHanging ==                     \* T6: what is pending, its coordinator will end
  \A member \in Members :
    /\ pending[member] # NonePending
         => /\ transaction[member].state # "Complete"
            /\ "offsets" \in transaction[member].partitions
    /\ open[member] # {}
         => /\ transaction[member].state # "Complete"
            /\ "output" \in transaction[member].partitions

-----------------------------------------------------------------------------
(* The life of a transaction and of a request, step by step.               *)

Steps ==                         \* TransactionMetadata.validPreviousStates
  { <<"Complete", "Ongoing">>, <<"Ongoing", "Ongoing">>, <<"Ongoing", "PrepareCommit">>,
    <<"Ongoing", "PrepareAbort">>, <<"PrepareCommit", "PrepareCommit">>,
    <<"PrepareAbort", "PrepareAbort">>, <<"PrepareCommit", "Complete">>,
    <<"PrepareAbort", "Complete">>, <<"Complete", "Complete">> }

Legal(s, t) ==
  /\ <<s.state, t.state>> \in Steps
  /\ s.state # "Complete" /\ t.state = "Complete" => s.partitions = {}
  /\ t.state \in {"PrepareCommit", "PrepareAbort", "Complete"} => t.partitions \subseteq s.partitions
  /\ t.epoch # s.epoch => t.state = "PrepareAbort" \/ (s.state = "Complete" /\ t.state = "Complete")
  /\ t.epoch \in {s.epoch, s.epoch + 1}

TransactionSteps == [][\A m \in Members : Legal(transaction[m], transaction'[m])]_vars

MemberSteps ==
  [][\A m \in Members :
       /\ client'[m].generation > client[m].generation
            => client[m].phase \in {"out", "positioning", "polling"}
       /\ client'[m].phase = "down" /\ client[m].phase # "down"
            => ~Current(m) \/ spent'.crashes > spent.crashes
       /\ transaction[m].state = "Complete" /\ transaction'[m].epoch # transaction[m].epoch
            => client'[m] = [Down EXCEPT !.phase = "out", !.epoch = transaction'[m].epoch]]_vars

AbortIsFinal ==                  \* no late answer brings a member back to a transaction given up
  [][\A m \in Members : client[m].phase = "aborting"
       => client'[m].phase \in {"aborting", "positioning", "down"}]_vars

OneRequest ==                    \* one TxnOffsetCommit of a member at a time
  [][\A m \in Members : request[m] # NoRequest
       => request'[m] \in {NoRequest, request[m], [request[m] EXCEPT !.stage = "verifying"]}]_vars

PendingInTransaction ==          \* since 3.6: an offset becomes pending in an open transaction
  [][\A m \in Members : pending'[m] \notin {NonePending, pending[m]}
       => /\ transaction[m].state = "Ongoing"
          /\ request[m].epoch = transaction[m].epoch
          /\ request[m].generation = group.generation]_vars

-----------------------------------------------------------------------------
Atomic == INSTANCE AtomicProcessing WITH done <- Decided, position <- DecidedOffset

THEOREM Spec => Atomic!Spec

-----------------------------------------------------------------------------
(* In the end everything is processed.  The budgets give the world a last  *)
(* interference; from then on, who has something to do does it.  A member  *)
(* that comes to poll() again and again will hear of the rebalance there.  *)

Fairness ==
  \A member \in Members :
    /\ SF_vars(Rejoin(member))
    /\ WF_vars(Working(member))
    /\ WF_vars(Serving(member))

FairSpec == Spec /\ Fairness

AllProcessed == <>[](\A record \in Records : outputs[record] = 1)

=============================================================================
