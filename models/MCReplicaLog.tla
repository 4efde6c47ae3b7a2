---------------------------- MODULE MCReplicaLog ----------------------------
(***************************************************************************)
(* Of every log of some length and number of epochs: where an epoch ends,  *)
(* and what a leader answers who is asked for that.  The log only grows,   *)
(* by records of its last epoch or of a later one.                         *)
(***************************************************************************)
EXTENDS ReplicaLog, Integers, Sequences

CONSTANTS MaxEpoch, MaxLength

VARIABLE log

Init == log = <<>>
Next == \E epoch \in 1 .. MaxEpoch :
          /\ Len(log) < MaxLength
          /\ epoch >= LastEpoch(log)
          /\ log' = Append(log, [epoch |-> epoch, id |-> Len(log)])

-----------------------------------------------------------------------------
Cache     == EpochCache(log)
Asked     == 0 .. MaxEpoch + 1
Held      == { RecordAt(log, offset).epoch : offset \in Offsets(log) }

TypeOK == IsLog(log, [epoch : 1 .. MaxEpoch, id : Nat])

EndIsBetween ==                  \* below an epoch's end is what is no later than it, and nothing else
  \A epoch \in Asked : \A offset \in Offsets(log) :
    offset < EndOfEpoch(Cache, EndOffset(log), epoch) <=> RecordAt(log, offset).epoch <= epoch

Answered101 ==                   \* nothing is known of epochs older or newer than all that are held
  \A epoch \in Asked :
    LET answer == Answer101(Cache, EndOffset(log), epoch)
    IN  IF \E a, b \in Held : a <= epoch /\ epoch <= b
        THEN answer = [epoch |-> epoch, end |-> EndOfEpoch(Cache, EndOffset(log), epoch)]
        ELSE answer = Unanswered

Answered279 ==                   \* named is the last epoch held that is no later, and where it ends
  \A epoch \in Asked :
    LET answer == Answer279(Cache, EndOffset(log), epoch)
        upTo   == { e \in Held : e <= epoch }
    IN  IF \A e \in Held : e < epoch THEN answer = Unanswered
        ELSE IF upTo = {} THEN answer = [epoch |-> epoch, end |-> 0]
        ELSE /\ answer.epoch \in upTo
             /\ answer.end > 0
             /\ LastEpoch(Prefix(log, answer.end)) = answer.epoch
             /\ answer.epoch = LastEpoch(SelectSeq(log, LAMBDA record : record.epoch <= epoch))

=============================================================================
