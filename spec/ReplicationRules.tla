-------------------------- MODULE ReplicationRules ---------------------------
(***************************************************************************)
(* What the brokers and the controller of a partition rely on in one       *)
(* another: the rules that stand between the lines of the protocol.  A     *)
(* version that breaks one of them may still lose nothing for a long time. *)
(*                                                                         *)
(* They hold of a version with all fixes; several of them are what a fix   *)
(* brought.                                                                *)
(***************************************************************************)
EXTENDS Replication

Questions == {"Fetch", "OffsetsForLeaderEpoch"}
Answers   == {"FetchResponse", "EpochResponse"}

AsksBy(m, replica)   == m.awaited /\ m.from = replica /\ m.type \in Questions
AnswerTo(m, replica) == m.to = replica /\ m.type \in Answers

Asks(replica)   == { m \in network : AsksBy(m, replica) }
Awaits(replica) == { m \in network : AnswerTo(m, replica) }

Gone == network \ network'       \* lost, or given up, or handled

Turns(replica) ==                \* takes a role in another epoch, or its former one anew
  \/ view'[replica].epoch # view[replica].epoch
  \/ registration'[replica] # registration[replica]

LeadsOn(replica) ==
  /\ view[replica].leader = replica
  /\ view'[replica].leader = replica
  /\ ~Turns(replica)

-----------------------------------------------------------------------------
(* Exchanges.                                                              *)

OneQuestion ==                   \* a follower asks its leader one thing at a time
  \A follower \in Replicas : Cardinality(Asks(follower) \cup Awaits(follower)) <= 1

StillTheQuestion ==              \* KAFKA-7786, KAFKA-18991: what it waits for is what it wants to know
  \A follower \in Replicas :
    /\ \A m \in Asks(follower) :
         /\ m.to    = view[follower].leader
         /\ m.epoch = view[follower].epoch
         /\ m.type  = IF fetcher[follower] = "fetching" THEN "Fetch" ELSE "OffsetsForLeaderEpoch"
         /\ m.type  = "Fetch" => /\ m.offset      = Len(log[follower])
                                 /\ m.brokerEpoch = registration[follower]
    /\ \A m \in Awaits(follower) :
         /\ m.from = view[follower].leader
         /\ m.type = IF fetcher[follower] = "fetching" THEN "FetchResponse" ELSE "EpochResponse"
         /\ m.type = "FetchResponse" => m.offset = Len(log[follower])

LeadersAnswer ==                 \* the leader of that epoch answers, counts a fetch, and nobody else does
  [][\A m \in Gone :
       m.awaited /\ m.type \in Questions /\ faults' = faults /\ ~Turns(m.from) /\ ~Turns(m.to)
         => LET answers == { a \in network' : a.to = m.from /\ a.type \in Answers }
            IN  IF view[m.to].leader = m.to /\ view[m.to].epoch = m.epoch
                THEN /\ answers # {}
                     /\ (m.type = "Fetch" => progress'[m.to][m.from].offset = m.offset)
                ELSE answers = {} /\ progress' = progress]_vars

NobodyHears ==                   \* a request that nobody awaits is not answered
  [][\A m \in Gone : ~m.awaited => network' \subseteq network]_vars

WrittenDown ==                   \* what was fetched is written; and truncation comes to an end
  [][\A m \in Gone :
       m.type \in Answers /\ faults' = faults /\ ~Turns(m.to) /\ ~Turns(m.from)
         => IF m.type = "FetchResponse"
            THEN log'[m.to] = SubSeq(log[m.to], 1, m.base) \o m.records
            ELSE \/ fetcher'[m.to] = "fetching"
                 \/ /\ m.answer.epoch \notin {NoEpoch, LastEpoch(log[m.to])}   \* not what was asked
                    /\ Len(log'[m.to]) < Len(log[m.to])]_vars

AnswersInKind ==                 \* an answer counts only where it is one to the question of the day
  [][\A m \in Gone :
       m.type \in Answers /\ ~Turns(m.to) /\ ~Turns(m.from) /\ <<log, fetcher>>' # <<log, fetcher>>
         => IF m.type = "FetchResponse"
            THEN fetcher[m.to] = "fetching" /\ m.offset = Len(log[m.to])
            ELSE fetcher[m.to] = "truncating"]_vars

AllIsHandled ==                  \* whatever arrives is taken, refused or ignored: at once, and by somebody
  \A m \in network : ENABLED (/\ Leading \/ Following \/ Controlling
                              /\ m \notin network')

-----------------------------------------------------------------------------
(* Roles.                                                                  *)

RoleFitsView ==
  \A replica \in Replicas :
    /\ fetcher[replica] = "none" <=> view[replica].leader \in {replica, None}
    /\ fetcher[replica] = "truncating" => log[replica] # <<>>
    /\ view[replica].leader # replica => /\ epochStart[replica] = 0
                                         /\ progress[replica]   = Nobody
                                         /\ proposed[replica]   = {}

EpochsInOrder ==                 \* a log is written epoch by epoch, the leader's own last
  \A replica \in Replicas : \A i \in 1 .. Len(log[replica]) :
    /\ i > 1 => log[replica][i - 1].epoch <= log[replica][i].epoch
    /\ log[replica][i].id < written
    /\ log[replica][i].epoch <= view[replica].epoch
    /\ \E writer \in writers : writer.epoch = log[replica][i].epoch
    /\ view[replica].leader = replica =>
         (log[replica][i].epoch = view[replica].epoch <=> i > epochStart[replica])

RoleStartsAnew ==            \* nothing that a replica knew of others outlives the epoch
  [][\A replica \in Replicas : Turns(replica) =>
       /\ progress'[replica] = Nobody
       /\ proposed'[replica] = {}
       /\ \A m \in network' : ~AsksBy(m, replica) /\ ~AnswerTo(m, replica)
       /\ view'[replica].leader = replica => epochStart'[replica] = Len(log'[replica])
       /\ registration'[replica] = registration[replica] => log'[replica] = log[replica]]_vars

OwnConnections ==                \* who turns gives up what it asked as a follower; who restarts, all it awaits
  [][\A replica \in Replicas : Turns(replica) => \A m \in Gone :
       IF registration'[replica] # registration[replica]
       THEN m.awaited /\ replica \in {m.from, m.to}
       ELSE AsksBy(m, replica) \/ AnswerTo(m, replica)]_vars

LeaderOnlyAppends ==             \* and its high watermark does not go back
  [][\A leader \in Replicas : LeadsOn(leader) =>
       /\ SubSeq(log'[leader], 1, Len(log[leader])) = log[leader]
       /\ highWatermark'[leader] >= highWatermark[leader]]_vars

KeepsWhatIsShared ==             \* a follower truncates nothing that its leader has, too
  [][\A leader, follower \in Replicas :
       LeadsOn(leader) /\ ~Turns(follower) /\ view[follower].leader = leader
         /\ view[follower].epoch = view[leader].epoch
         => \A i \in 1 .. Len(log[follower]) :
              i <= Len(log[leader]) /\ SubSeq(log[follower], 1, i) = SubSeq(log[leader], 1, i)
                => i <= Len(log'[follower])]_vars

FetchedIsHeld ==                 \* what a leader counts as fetched, the follower has
  \A leader, follower \in Replicas :
    FetchesFrom(follower, leader) /\ progress[leader][follower].brokerEpoch = registration[follower]
      => progress[leader][follower].offset <= Len(log[follower])

MarksAreCommitted ==             \* below its high watermark a replica has what was committed
  \A replica \in Replicas :
    /\ highWatermark[replica] <= Len(committed)
    /\ SubSeq(log[replica], 1, highWatermark[replica]) = SubSeq(committed, 1, highWatermark[replica])

-----------------------------------------------------------------------------
(* Commitment.                                                             *)

AckOnCommit ==                   \* who committed a record that he took himself, says so, and nobody else
  [][\A leader \in Replicas :
       LET epoch   == view[leader].epoch
           newOnes == { i \in highWatermark[leader] + 1 .. highWatermark'[leader] :
                          log[leader][i].epoch = epoch }
       IN  LeadsOn(leader) /\ highWatermark'[leader] > highWatermark[leader] =>
             /\ Cardinality(view[leader].isr) >= MinIsr
             /\ acknowledged' = acknowledged \cup
                  { [offset |-> i - 1, record |-> log[leader][i]] : i \in newOnes }]_vars

CommittedByLeader ==             \* nothing is committed but by a leader who raises its high watermark
  [][committed' # committed \/ acknowledged' # acknowledged =>
       \E leader \in Replicas :
         LeadsOn(leader) /\ highWatermark'[leader] > highWatermark[leader]]_vars

-----------------------------------------------------------------------------
(* The ISR.                                                                *)

ProposalsAreHonest ==            \* one replica more or less, on the state that the leader acts on
  \A m \in network : m.type = "AlterPartition" /\ m.awaited /\ m.version = view[m.from].version =>
    /\ m.epoch = view[m.from].epoch
    /\ m.isr   = proposed[m.from]
    /\ m.from \in m.isr
    /\ Cardinality((m.isr \ view[m.from].isr) \cup (view[m.from].isr \ m.isr)) = 1

ProposalsAreDecided ==           \* a leader that waits for the controller, will hear of it
  \A leader \in Replicas :
    proposed[leader] # {} =>
      \/ view[leader].version < partition.version
      \/ \E m \in network : m.awaited /\ leader \in {m.from, m.to} /\ Controller \in {m.from, m.to}
                              /\ m.version = view[leader].version

OnlyWhoLagsLeaves ==             \* and only who has all from before the epoch may join
  [][\A leader, follower \in Replicas : proposed'[leader] # proposed[leader] /\ proposed'[leader] # {} =>
       LET offset == progress[leader][follower].offset
       IN  /\ follower \in view[leader].isr \ proposed'[leader] => offset < Len(log[leader])
           /\ follower \in proposed'[leader] \ view[leader].isr =>
                offset >= highWatermark[leader] /\ offset >= epochStart[leader]]_vars

IsrByRequest ==                  \* of the leader, on the state in force; KIP-903: with who lives now
  [][partition'.isr # partition.isr /\ registration' = registration =>
       \E m \in network :
         /\ m.type    = "AlterPartition"
         /\ m.from    = partition.leader
         /\ m.version = partition.version
         /\ m.isr     = partition'.isr
         /\ <<partition'.leader, partition'.epoch>> = <<partition.leader, partition.epoch>>
         /\ \A replica \in partition'.isr \ partition.isr :
              m.brokerEpochs[replica] = registration[replica]]_vars

EligibleBelowMinIsr ==           \* KIP-966: who has left has all that is committed, as long as nothing is
  /\ Cardinality(partition.isr) >= MinIsr => partition.elr = {}
  /\ partition.leader = None <=> partition.isr = {}

StaysEligible ==
  [][\A replica \in Candidates(partition) \ Candidates(partition') :
       \/ Cardinality(partition'.isr) >= MinIsr
       \/ crashes'.power > crashes.power /\ registration'[replica] > registration[replica]]_vars

-----------------------------------------------------------------------------
(* The controller.                                                         *)

NewsArrives ==                   \* who is behind can learn of it, and there is no other news
  /\ \A replica \in Replicas : view[replica] = partition \/ partition \in published
  /\ \A state \in published : \E replica \in Replicas : view[replica].version < state.version

NewsIsKept ==                    \* until every replica is past it
  [][\A state \in published \ published' : \A replica \in Replicas :
       view'[replica].version >= state.version]_vars

LearnsInOrder ==
  [][\A replica \in Replicas : view'[replica] # view[replica] =>
       /\ view'[replica].version > view[replica].version
       /\ view'[replica] \in published \cup {partition'}]_vars

DecidesInOrder ==                \* a version for each decision, an epoch for each leader, who was in sync
  [][partition' # partition =>
       /\ partition'.version = partition.version + 1
       /\ [partition' EXCEPT !.version = 0] # [partition EXCEPT !.version = 0]
       /\ partition'.epoch \in partition.epoch .. partition.epoch + 1
       /\ partition'.leader # partition.leader =>
            /\ partition'.epoch > partition.epoch
            /\ partition'.leader \in partition.isr \cup partition.elr \cup {None}]_vars

FencedByRestart ==               \* KIP-380: who restarts is on the state in force, and has to earn its place
  [][\A replica \in Replicas : registration'[replica] # registration[replica] =>
       /\ registration'[replica] = registration[replica] + 1
       /\ crashes' # crashes
       /\ view'[replica] = partition'
       /\ replica \in partition'.isr => partition'.isr = {replica}
       /\ crashes'.power > crashes.power => replica \notin Candidates(partition')
       /\ partition'.epoch # partition.epoch <=> partition.leader = replica
       /\ \A m \in network' : m.awaited => replica \notin {m.from, m.to}]_vars

=============================================================================
