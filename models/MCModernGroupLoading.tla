------------------------ MODULE MCModernGroupLoading ------------------------
(***************************************************************************)
(* What the instances of ModernGroupLoading need beyond it: names for a    *)
(* .cfg, and what must be possible, or the properties say little.          *)
(***************************************************************************)
EXTENDS ModernGroupLoading

LoneTombstone == \E i \in 1 .. Len(records) :
                   records[i].epoch = Gone
                     /\ \A j \in 1 .. i - 1 : records[j].member # records[i].member

TwoOwners     == \A m \in Members : owns[m].has # {}

GoesOn        ==                 \* a member keeps a partition from one record to the next
  \E m \in Members : \E i \in 1 .. Len(records) :
    /\ records[i].member = m
    /\ records[i].epoch + 1 = owns[m].epoch
    /\ records[i].has \cap owns[m].has # {}

TwoClaims     ==                 \* one record after another gives a partition to two members
  \E i, j \in 1 .. Len(records) :
    /\ i < j
    /\ records[i].member # records[j].member
    /\ records[i].has \cap records[j].has # {}
    /\ \A k \in i + 1 .. j : records[k].member # records[i].member

=============================================================================
