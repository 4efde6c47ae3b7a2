-------------------------- MODULE StorageVersions ---------------------------
(***************************************************************************)
(* The fixes of the log and its storage, and the release that brought each *)
(* of them (Versions).                                                     *)
(***************************************************************************)
EXTENDS Versions

FixedIn ==
  [ RelOffset    |-> "0.11",      \* KAFKA-4451 (0.10.2): roll before an offset outgrows the index
    RecoverFrom  |-> "2.8" ]      \* KAFKA-10101: recovery does not move the recovery point

On(fix) == Contains(FixedIn, fix)         \* the version contains the fix

ASSUME /\ Minus \subseteq DOMAIN FixedIn
       /\ Plus  \subseteq DOMAIN FixedIn

=============================================================================
