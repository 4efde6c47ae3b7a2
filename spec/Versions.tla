------------------------------ MODULE Versions ------------------------------
(***************************************************************************)
(* A protocol version is the set of the fixes that it contains.            *)
(*                                                                         *)
(* Fixes are orthogonal flags, so that a bug can be studied alone: take    *)
(* the newest version, `Minus' the one flag.  Release numbers only name    *)
(* the sets that were shipped; "All" is every fix there is.                *)
(***************************************************************************)
CONSTANTS
  Version,    \* a release, as a string: "0.10" ... "4.0", or "All"
  Minus,      \* fixes taken away from it
  Plus        \* fixes added to it

-----------------------------------------------------------------------------
(* What each release added.                                                *)

Since010 == { "BumpEpoch",         \* an election starts a new leader epoch
              "IsrCas",            \* an ISR is changed by compare-and-set on its version
              "ReadUpToHw" }       \* KAFKA-727: consumers read below the high watermark

Since011 == Since010 \cup
            { "EpochTrunc101" }    \* KIP-101: truncate to where the leader's epoch ends

Since20  == Since011 \cup
            { "EpochTrunc279" }    \* KIP-279: ... and search on, epoch by epoch

Since21  == Since20 \cup
            { "FenceFetch",        \* KIP-320: a fetch names the leader epoch it is meant for
              "ForgetAnswer",      \* KAFKA-7786: no answer outlives the epoch it was asked in
              "ExpandLeso" }       \* KAFKA-7128: to join the ISR, reach the start of the epoch

Since22  == Since21 \cup
            { "FenceRestart" }     \* KIP-380: a restarted broker is not its former self

Since27  == Since22 \cup
            { "MaximalIsr" }       \* KIP-497: an ISR change in flight counts both ways

Since35  == Since27 \cup
            { "BrokerEpoch" }      \* KIP-903: fetched by the broker that is to join

Since40  == Since35 \cup
            { "MinIsrHw",          \* KAFKA-15583: nothing is committed below min.insync.replicas
              "ELR" }              \* KIP-966: eligible leader replicas, unclean restarts excluded

Fixes(v) ==
  CASE v = "0.10" -> Since010
    [] v = "0.11" -> Since011
    [] v = "2.0"  -> Since20
    [] v = "2.1"  -> Since21
    [] v = "2.2"  -> Since22
    [] v = "2.7"  -> Since27
    [] v = "3.5"  -> Since35
    [] v = "4.0"  -> Since40
    [] v = "All"  -> Since40

On(fix) == fix \in (Fixes(Version) \ Minus) \cup Plus    \* the version contains the fix

ASSUME /\ Minus \subseteq Fixes("All")
       /\ Plus  \subseteq Fixes("All")

=============================================================================
