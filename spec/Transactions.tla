---------------------------- MODULE Transactions ----------------------------
(***************************************************************************)
(* Kafka's transactions: the instances of one producer, the coordinator of *)
(* their transactional.id, and the partitions they write to.  Any version  *)
(* of the protocol since 0.11 is a set of fixes (TransactionVersions).     *)
(*                                                                         *)
(* The actions stand in three modules, by who takes them:                  *)
(*   TransactionProducer       begin, send, commit and abort               *)
(*   TransactionCoordinator    its requests, its log, its failures         *)
(*   TransactionPartition      records, their verification, markers        *)
(* Here they are put together, with what must hold of them.                *)
(*                                                                         *)
(* Not modelled: several transactional.ids, the group of a consumer and    *)
(* its offsets, replication, retention (see TransactionFetch).             *)
(***************************************************************************)
EXTENDS TransactionProducer, TransactionCoordinator, TransactionPartition

Init ==
  /\ txn      = NoMetadata
  /\ pending  = None
  /\ unmarked = {}
  /\ term     = 0
  /\ issued   = 0
  /\ log      = [p \in Partitions |-> <<>>]
  /\ known    = [p \in Partitions |-> <<>>]
  /\ session  = [i \in Producers |->
                   [status |-> "new", pid |-> NoId, epoch |-> -1, txn |-> 0, progress |-> Fresh]]
  /\ history  = <<>>
  /\ deposed  = {}
  /\ Net!Quiet
  /\ spent    = [abandoned |-> 0, timeouts |-> 0, failovers |-> 0, failedWrites |-> 0,
                 expired |-> 0, forgotten |-> 0]

RepeatRequest(m) ==
  /\ m.type \in Repeatable
  /\ Net!Repeat(m)
  /\ UNCHANGED <<coordination, partitions, clients, spent>>

-----------------------------------------------------------------------------
Producing ==
  \E i \in Producers :
    \/ StartProducer(i)
    \/ RestartProducer(i)
    \/ BeginTransaction(i)
    \/ CommitTransaction(i)
    \/ AbortTransaction(i)
    \/ \E p \in Partitions :
         \/ AddPartition(i, p)
         \/ SendRecord(i, p)

Coordinating ==
  \/ \E m \in network :
       \/ HandleInitProducerId(m)
       \/ FenceProducer(m)
       \/ HandleAddPartitions(m)
       \/ VerifyPartition(m)
       \/ PrepareTransaction(m)
       \/ AnswerRetriedEndTxn(m)
       \/ RefuseRequest(m)
  \/ CompleteInitProducerId
  \/ CompleteAddPartitions
  \/ SendMarkers
  \/ CompleteTransaction
  \/ FinishCompletion

Storing ==
  \E m \in network :
    \/ AskCoordinator(m.to, m)
    \/ AppendRecord(m.to, m)
    \/ RefuseRecord(m.to, m)
    \/ WriteMarker(m.to, m)
    \/ RefuseMarker(m.to, m)

Failing ==
  \/ TimeOutTransaction
  \/ ExpireTransactionalId
  \/ FailWrite
  \/ \E survives \in BOOLEAN : FailOver(survives)
  \/ \E p \in Partitions : \E pid \in DOMAIN known[p] : ForgetProducer(p, pid)
  \/ \E m \in network : RepeatRequest(m)

Next == Producing \/ Coordinating \/ Storing \/ Failing

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* Well-formed states.                                                     *)

TypeOK ==
  /\ txn \in Metadata
  /\ pending # None => /\ pending.txn \in Metadata
                       /\ pending.writing \in BOOLEAN
                       /\ pending.request # None => Net!IsRequest(pending.request)
  /\ unmarked \subseteq txn.partitions
  /\ term \in Nat
  /\ issued \in Nat
  /\ \A p \in Partitions :
       /\ IsLog(log[p], [kind : {"data"}, pid : Nat, epoch : Nat, txn : Nat \ {0}]
                        \cup [kind : {"commit", "abort"}, pid : Nat, epoch : Nat, txn : {0}])
       /\ \A pid \in DOMAIN known[p] :
            known[p][pid] \in [epoch : Nat, term : Nat \cup {NoTerm}]
  /\ session \in [Producers -> [status : Status, pid : Nat \cup {NoId}, epoch : Nat \cup {-1},
                                txn : Nat, progress : [Partitions -> Progress]]]
  /\ \A i \in Producers :
       /\ session[i].txn \in DOMAIN history \cup {0}
       /\ session[i].status \in {"new", "ready"}   => session[i].txn = 0
       /\ session[i].status \in {"open", "ending"} => session[i].txn # 0
  /\ \A t \in DOMAIN history :
       history[t] \in [told : Told, sent : SUBSET Partitions, late : BOOLEAN]
  /\ deposed \subseteq Producers
  /\ \A m \in network : Net!IsRequest(m) /\ m.awaited \in BOOLEAN
  /\ \A budget \in DOMAIN spent : spent[budget] \in Nat
  /\ faults \in [lost : {0}, repeated : Nat]

EpochsGranted ==                 \* no producer has an epoch that the coordinator has not given
  \A i \in Producers :
    /\ session[i].pid < issued
    /\ session[i].pid = txn.pid => session[i].epoch <= txn.epoch

-----------------------------------------------------------------------------
(* The coordinator's log: which metadata may follow which.                 *)

ValidPrevious ==                 \* TransactionState.validPreviousStates
  LET decided == {"Empty", "CompleteCommit", "CompleteAbort"}
  IN  [ Dead           |-> decided,
        Empty          |-> decided \cup {"Dead"},
        Ongoing        |-> decided \cup {"Ongoing"},
        PrepareCommit  |-> {"Ongoing"},
        PrepareAbort   |-> {"Ongoing"} \cup (IF Bumping THEN decided ELSE {}),
        CompleteCommit |-> {"PrepareCommit"},
        CompleteAbort  |-> {"PrepareAbort"} ]

PartitionsFollow(s, t) ==
  CASE t.state = "Ongoing" ->
         /\ s.partitions \subseteq t.partitions
         /\ Cardinality(t.partitions) <= Cardinality(s.partitions) + 1
    [] t.state \in {"PrepareCommit", "PrepareAbort"} -> t.partitions = s.partitions
    [] OTHER -> t.partitions = {}

IdentityFollows(s, t) ==         \* epochs go up; when they are used up there is another id, with 0
  \/ /\ t.pid = s.pid
     /\ t.epoch \in s.epoch .. EpochLimit
     /\ t.state = "Empty" => t.epoch > s.epoch
     /\ t.state \in {"PrepareCommit", "PrepareAbort"} /\ Bumping => t.epoch > s.epoch
     /\ t.state \in {"CompleteCommit", "CompleteAbort"} => s.next = NoId /\ t.epoch = s.epoch
  \/ /\ t.pid > s.pid /\ t.pid < issued
     /\ t.epoch = 0
     /\ s.pid = NoId \/ Exhausted(s.epoch)
     /\ s.next \in {NoId, t.pid}

MetadataFollows ==               \* TransactionMetadata.completeTransitionTo: else it is fatal
  pending # None =>
    /\ txn.state \in ValidPrevious[pending.txn.state]
    /\ pending.txn.state # "Dead" => /\ PartitionsFollow(txn, pending.txn)
                                     /\ IdentityFollows(txn, pending.txn)
    /\ pending.txn.next # NoId =>
         pending.txn.next = issued - 1 /\ pending.txn.state \in {"PrepareCommit", "PrepareAbort"}

LogFirst ==                      \* the coordinator knows nothing that was not appended before
  [][txn' # txn => pending # None /\ pending.writing /\ txn' = pending.txn]_vars

AddedByRecords ==                \* KIP-890: a client of version 2 adds nothing, a record that waits for it does
  Bumping /\ pending # None /\ pending.txn.state = "Ongoing" =>
    /\ pending.request.type = "Produce"
    /\ pending.request.to \in pending.txn.partitions

(* Markers are on their way for a decision that stands, in the present     *)
(* coordinator's name, or nobody awaits their answer.                      *)

MarkersDecided ==
  \A m \in network : m.type = "WriteTxnMarkers" =>
    /\ m.term <= term
    /\ m.awaited => /\ Preparing /\ m.to \in unmarked
                    /\ m.term = term /\ m.pid = txn.pid /\ m.epoch = txn.epoch
                    /\ (m.result = "commit") = (txn.state = "PrepareCommit")

-----------------------------------------------------------------------------
(* What a partition knows of a producer is what its log says.              *)

EntriesOf(p, pid) == { offset \in Offsets(log[p]) : WriterOf(log[p], offset) = pid }

KnownIsLogged ==
  \A p \in Partitions :
    /\ \A pid \in DOMAIN known[p] :
         known[p][pid].epoch = RecordAt(log[p], Greatest(EntriesOf(p, pid))).epoch
    /\ spent.forgotten = 0 =>
         \A offset \in Offsets(log[p]) : WriterOf(log[p], offset) \in DOMAIN known[p]

WrittenOnce ==                   \* no record is written twice, nor behind those of a later transaction
  \A p \in Partitions : \A later \in DataOffsets(log[p]) :
    \A earlier \in { o \in EntriesOf(p, WriterOf(log[p], later)) : o < later } :
      RecordAt(log[p], earlier).txn < RecordAt(log[p], later).txn

(* Epochs go up in a log, and those of a coordinator's terms.              *)

EpochsInOrder ==
  \A p \in Partitions : \A later \in Offsets(log[p]) :
    \A earlier \in { o \in EntriesOf(p, WriterOf(log[p], later)) : o < later } :
      RecordAt(log[p], earlier).epoch <= RecordAt(log[p], later).epoch

TermsInOrder ==
  [][\A p \in Partitions : \A pid \in DOMAIN known[p] :
       /\ pid \in DOMAIN known'[p] => TermAt(p, pid) <= known'[p][pid].term
       /\ TermAt(p, pid) <= term]_vars

-----------------------------------------------------------------------------
(* The clients.                                                            *)

StatusSteps ==                   \* TransactionManager.State.isTransitionValid; no way leads back from fatal
  [ new      |-> {"starting"},
    starting |-> {"ready", "lost", "fatal"},
    ready    |-> {"open"},
    open     |-> {"ending", "failed", "lost", "fatal"},
    failed   |-> {"ending", "lost", "fatal"},
    ending   |-> {"ready", "failed", "lost", "fatal"},
    lost     |-> {"starting"},
    fatal    |-> {} ]

ProgressSteps ==
  [ none |-> {"adding", "sending"}, adding |-> {"added"}, added |-> {"sending"},
    sending |-> {"acked", "refused"}, acked |-> {}, refused |-> {} ]

SessionSteps ==                  \* an identity comes with an answer, for as long as a transaction
  [][\A i \in Producers :
       LET old == session[i]   new == session'[i]
       IN  /\ new.status # old.status => new.status \in StatusSteps[old.status]
           /\ <<new.pid, new.epoch>> # <<old.pid, old.epoch>>
                => old.status \in {"starting", "ending"} /\ new.status = "ready"
           /\ \A p \in Partitions :
                new.progress[p] # old.progress[p]
                  => \/ new.progress[p] \in ProgressSteps[old.progress[p]]
                     \/ new.progress = Fresh /\ new.status # old.status]_vars

ReturnsAsCurrent ==              \* KIP-360: who asks for a new epoch of its own is not a zombie
  [][\A i \in Producers :
       session[i].status = "starting" /\ session'[i].status = "ready" /\ session[i].pid # NoId
         => \/ txn.state = "Dead"
            \/ <<session[i].pid, session[i].epoch>> = <<txn.pid, txn.epoch>>]_vars

(* Who waits has exactly one request on its way that it waits for, be it   *)
(* with the coordinator's log.                                             *)

OnTheWay == network \cup (IF pending = None \/ pending.request = None THEN {} ELSE {pending.request})

Due(i, types) ==
  Cardinality({ m \in OnTheWay : m.from = i /\ m.awaited /\ m.type \in types })

AnswersDue ==
  \A i \in Producers :
    /\ Due(i, {"InitProducerId"}) = (IF session[i].status = "starting" THEN 1 ELSE 0)
    /\ Due(i, {"EndTxn"})         = (IF session[i].status = "ending"   THEN 1 ELSE 0)
    /\ session[i].status \in {"open", "failed"} =>
         /\ Due(i, {"AddPartitionsToTxn"}) = Cardinality(Doing(i, "adding"))
         /\ Due(i, {"Produce"})            = Cardinality(Doing(i, "sending"))

AckedIsWritten ==                \* what was acknowledged was sent and is in the log, and all is before a commit is asked for
  /\ \A i \in Producers :
       session[i].status \in {"open", "ending"} =>
         \A p \in Doing(i, "acked") :
           /\ p \in history[session[i].txn].sent
           /\ \E offset \in DataOffsets(log[p]) : RecordAt(log[p], offset).txn = session[i].txn
  /\ \A t \in DOMAIN history :
       history[t].told = "commit asked" =>
         \A p \in history[t].sent :
           \E offset \in DataOffsets(log[p]) : RecordAt(log[p], offset).txn = t

InStep ==                        \* a producer alone goes on as who the coordinator takes it for
  \A i \in Producers :
    /\ session[i].status \in {"ready", "open"}
    /\ \A rival \in Producers \ {i} : session[rival].status = "new"
    /\ spent.timeouts + spent.expired = 0
    => <<session[i].pid, session[i].epoch>>
         = (IF txn.next # NoId THEN <<txn.next, 0>> ELSE <<txn.pid, txn.epoch>>)

-----------------------------------------------------------------------------
(* What becomes of records.                                                *)

RecordsOf(t, fate) ==            \* the partitions on which a record of it has this outcome
  { p \in Partitions : \E offset \in DataOffsets(log[p]) :
      RecordAt(log[p], offset).txn = t /\ Outcome(log[p], offset) = fate }

Visible(t) == { p \in Partitions : \E offset \in ReadCommitted(log[p]) :
                                     RecordAt(log[p], offset).txn = t }

NoTorn ==                        \* all of a transaction is committed, or nothing
  \A t \in DOMAIN history :
    RecordsOf(t, "commit") = {} \/ RecordsOf(t, "abort") = {}

NoAbortedRead ==                 \* nothing is shown whose abort was asked for
  \A t \in DOMAIN history :
    history[t].told \in {"abort asked", "aborted"} => Visible(t) = {}

NoLostCommit ==                  \* what was reported as committed is, or will be
  \A t \in DOMAIN history :
    history[t].told = "committed" =>
      history[t].sent \subseteq RecordsOf(t, "commit") \cup RecordsOf(t, "open")

NoEarlyCommit ==                 \* nothing is shown before its commit was asked for
  \A t \in DOMAIN history : history[t].told = "open" => Visible(t) = {}

FencedOut ==                     \* nothing of an instance that was deposed before it could ask
  \A t \in DOMAIN history : history[t].late => Visible(t) = {}

LsoSafe ==                       \* readers of what is committed see nothing open
  \A p \in Partitions :
    /\ ReadCommitted(log[p]) \subseteq ReadUncommitted(log[p])
    /\ \A offset \in ReadCommitted(log[p]) : Outcome(log[p], offset) = "commit"
    /\ \A offset \in Undecided(log[p]) : LastStableOffset(log[p]) <= offset

-----------------------------------------------------------------------------
(* What must not get stuck.                                                *)

NoHanging ==                     \* who has a transaction open, is known to the coordinator
  \A p \in Partitions : \A pid \in DOMAIN known[p] :
    IsOpen(log[p], pid) =>
      /\ txn.pid = pid
      /\ \/ txn.state = "Ongoing" /\ p \in txn.partitions
         \/ Preparing /\ p \in unmarked

NotStuck ==                      \* the coordinator can go on
  /\ pending # None => pending.writing
  /\ Preparing => \A p \in unmarked : \E m \in network :
                    m.type = "WriteTxnMarkers" /\ m.to = p /\ m.awaited
  /\ txn.state = "Ongoing" => /\ FencingEpoch(On("BumpOnTimeout")) <= EpochLimit
                              /\ FencingEpoch(On("FenceBeforeAbort")) <= EpochLimit

ShutOut(i) ==
  /\ session[i].status = "fatal"
  /\ spent.expired = 0
  /\ \A rival \in Producers \ {i} : session[rival].status = "new"

NoSpuriousFence ==               \* who has no rival, keeps its id and is in time, is not shut out
  spent.timeouts = 0 => \A i \in Producers : ~ShutOut(i)

NoSpuriousFailure ==             \* no record is refused if nothing has gone wrong
  \A i \in Producers :
    session[i].status \in {"failed", "lost"} =>
      \/ \E budget \in DOMAIN spent : spent[budget] > 0
      \/ faults.repeated > 0
      \/ \E rival \in Producers \ {i} : session[rival].status # "new"

TimeoutRecoverable ==            \* nor is who takes too long (KIP-588)
  \A i \in Producers : ~ShutOut(i)

-----------------------------------------------------------------------------
(* What applications may observe.                                          *)

Decision(t) ==
  IF RecordsOf(t, "commit") # {} /\ RecordsOf(t, "abort") # {} THEN "torn"
  ELSE IF RecordsOf(t, "commit") # {} THEN "commit"
  ELSE IF RecordsOf(t, "abort") # {}  THEN "abort"
  ELSE "undecided"

Atomic == INSTANCE AtomicTransactions WITH
  told    <- [t \in DOMAIN history |-> history[t].told],
  outcome <- [t \in DOMAIN history |-> Decision(t)],
  shown   <- [p \in Partitions |-> { [offset |-> offset, txn |-> RecordAt(log[p], offset).txn] :
                                       offset \in ReadCommitted(log[p]) }],
  stable  <- [p \in Partitions |-> LastStableOffset(log[p])]

THEOREM Spec => Atomic!Spec

=============================================================================
