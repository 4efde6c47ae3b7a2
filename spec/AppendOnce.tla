----------------------------- MODULE AppendOnce -----------------------------
(***************************************************************************)
(* What an application may rely on that writes to one partition in one     *)
(* session: its records, numbered as they are sent, are appended at most   *)
(* once and in their order; none is passed over unless it was reported to  *)
(* have failed; and what is acknowledged has been appended.                *)
(*                                                                         *)
(* Nothing is said of sequence numbers, retries or brokers.  Idempotence   *)
(* implements this module.                                                 *)
(***************************************************************************)
EXTENDS Naturals, Sequences

VARIABLES
  appended,        \* the records in the log, in its order
  acked,           \* those that the application was told to be written
  failed           \* those that it was told to have failed

vars == <<appended, acked, failed>>

Range(seq) == { seq[i] : i \in DOMAIN seq }

-----------------------------------------------------------------------------
Init == appended = <<>> /\ acked = {} /\ failed = {}

Grows ==
  /\ Len(appended) <= Len(appended')
  /\ SubSeq(appended', 1, Len(appended)) = appended

Ordered ==                       \* in the order of sending, so none twice
  \A i \in 2 .. Len(appended') : appended'[i - 1] < appended'[i]

NoneMissing ==                   \* before a record that is appended now, all are there or failed
  \A i \in Len(appended) + 1 .. Len(appended') :
    \A r \in 0 .. appended'[i] - 1 : r \in Range(appended') \cup failed'

Reported ==                      \* reports are not taken back, and the good ones are true
  /\ acked \subseteq acked' /\ failed \subseteq failed'
  /\ acked' \cap failed' = {}
  /\ acked' \subseteq Range(appended')

Next == Grows /\ Ordered /\ NoneMissing /\ Reported

Spec == Init /\ [][Next]_vars

=============================================================================
