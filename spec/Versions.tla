------------------------------ MODULE Versions ------------------------------
(***************************************************************************)
(* A protocol version is the set of the fixes that it contains.            *)
(*                                                                         *)
(* Fixes are orthogonal flags, so that a bug can be studied alone: take    *)
(* every fix there is, `Minus' the one flag.  Release numbers only name    *)
(* the sets that were shipped.                                             *)
(*                                                                         *)
(* Each part of the protocol has a table of its own fixes, a function from *)
(* the flag to the first release with it:                                  *)
(*                                                                         *)
(*   FixedIn == [ EpochTrunc101 |-> "0.11", EpochTrunc279 |-> "2.0", ... ] *)
(*   On(fix) == Contains(FixedIn, fix)                                     *)
(*                                                                         *)
(* A bug that is open has a flag too, which no release contains.           *)
(***************************************************************************)
LOCAL INSTANCE Naturals
LOCAL INSTANCE Sequences

CONSTANTS
  Version,    \* a release, as a string: "0.8" ... "4.3", or "All"
  Minus,      \* fixes taken away from it
  Plus        \* fixes added to it

Releases ==
  << "0.8", "0.9", "0.10", "0.11", "1.0", "1.1",
     "2.0", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7", "2.8",
     "3.0", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9",
     "4.0", "4.1", "4.2", "4.3" >>

All   == "All"       \* as a version: every fix that some release has
Never == "never"     \* as the release of a fix: none has it

Age(release) == CHOOSE i \in 1 .. Len(Releases) : Releases[i] = release

Shipped(release) ==              \* the version has what that release brought
  IF release = Never THEN FALSE
  ELSE IF Version = All THEN TRUE ELSE Age(release) <= Age(Version)

Contains(fixedIn, fix) ==        \* no disjunctions: as a conjunct of an action they would fork it
  IF fix \in Plus THEN TRUE ELSE fix \notin Minus /\ Shipped(fixedIn[fix])

ASSUME Version = All \/ \E i \in 1 .. Len(Releases) : Releases[i] = Version

=============================================================================
