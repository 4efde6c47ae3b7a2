------------------------------- MODULE Trace -------------------------------
(* Nodes take turns and write; for traces with values of every kind. *)
EXTENDS Integers, Sequences, FiniteSets

CONSTANTS Nodes, Nobody

VARIABLES
  owner,      \* a model value
  log,        \* a sequence of records, for each node
  seen,       \* a set of records
  votes,      \* a function on pairs
  mode        \* a string

vars == <<owner, log, seen, votes, mode>>

Init ==
  /\ owner \in Nodes \cup {Nobody}
  /\ log   = [n \in Nodes |-> <<>>]
  /\ seen  = {}
  /\ votes = [p \in Nodes \X {1, 2} |-> 0]
  /\ mode  = "idle"

Take(n) ==
  /\ owner # n
  /\ owner' = n
  /\ mode' = "taken"
  /\ UNCHANGED <<log, seen, votes>>

Write(n, size) ==
  /\ owner = n
  /\ mode = "taken"
  /\ log'  = [log EXCEPT ![n] = Append(@, [size |-> size, by |-> n])]
  /\ seen' = seen \cup {[size |-> size, by |-> n]}
  /\ UNCHANGED <<owner, votes, mode>>

Vote(pair) ==
  /\ \E weight \in 1 .. 3 : votes' = [votes EXCEPT ![pair] = @ + weight]
  /\ UNCHANGED <<owner, log, seen, mode>>

Agree(group) ==
  /\ mode' = "agreed"
  /\ owner \in group
  /\ UNCHANGED <<owner, log, seen, votes>>

Next ==
  \/ \E n \in Nodes : Take(n) \/ \E size \in 0 .. 4 : Write(n, size)
  \/ \E p \in DOMAIN votes : Vote(p)
  \/ \E group \in SUBSET Nodes : Agree(group)

Spec == Init /\ [][Next]_vars

Few == Cardinality(seen) < 4
=============================================================================
