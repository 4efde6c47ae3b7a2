------------------------------- MODULE Commit -------------------------------
(* Two-phase commit: participants prepare on their own, and send a message *)
(* that a coordinator collects.                                            *)
CONSTANT Participants
VARIABLES state, coordinator, prepared, messages
vars == <<state, coordinator, prepared, messages>>

Vote(p, yes) == [from |-> p, yes |-> yes]

Init ==
  /\ state       = [p \in Participants |-> "working"]
  /\ coordinator = "collecting"
  /\ prepared    = {}
  /\ messages    = {}

Prepare(p) ==
  /\ state[p] = "working"
  /\ state'    = [state EXCEPT ![p] = "prepared"]
  /\ messages' = messages \cup {Vote(p, TRUE)}
  /\ UNCHANGED <<coordinator, prepared>>

Refuse(p) ==
  /\ state[p] = "working"
  /\ state'    = [state EXCEPT ![p] = "aborted"]
  /\ messages' = messages \cup {Vote(p, FALSE)}
  /\ UNCHANGED <<coordinator, prepared>>

Collect(p) ==
  /\ Vote(p, TRUE) \in messages
  /\ prepared' = prepared \cup {p}
  /\ UNCHANGED <<state, coordinator, messages>>

Commit ==
  /\ coordinator = "collecting"
  /\ \A p \in Participants : p \in prepared
  /\ coordinator' = "committed"
  /\ UNCHANGED <<state, prepared, messages>>

Abort ==
  /\ coordinator = "collecting"
  /\ \E p \in Participants : Vote(p, FALSE) \in messages
  /\ coordinator' = "aborted"
  /\ UNCHANGED <<state, prepared, messages>>

Follow(p) ==
  /\ state[p] = "prepared"
  /\ coordinator # "collecting"
  /\ state' = [state EXCEPT ![p] = coordinator]
  /\ UNCHANGED <<coordinator, prepared, messages>>

Next ==
  \/ \E p \in Participants : Prepare(p) \/ Refuse(p) \/ Collect(p) \/ Follow(p)
  \/ Commit
  \/ Abort

TypeOK ==
  /\ state \in [Participants -> {"working", "prepared", "committed", "aborted"}]
  /\ coordinator \in {"collecting", "committed", "aborted"}
  /\ prepared \subseteq Participants

Agreement == \A p, q \in Participants : ~(state[p] = "committed" /\ state[q] = "aborted")
Hasty     == \A p \in Participants : state[p] # "committed"
=============================================================================
