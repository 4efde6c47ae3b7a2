----------------------------- MODULE ZooKeeper ------------------------------
(***************************************************************************)
(* A ZooKeeper tree, as operators: a function from paths to znodes.        *)
(*                                                                         *)
(* A path is a sequence, <<"brokers", "ids", B>>.  A znode has data and a  *)
(* version, which counts its changes; if it is ephemeral, it has an owner, *)
(* and goes with the owner's session.  czxid is the transaction that made  *)
(* it: no two znodes have the same, not even at one path.                  *)
(*                                                                         *)
(* Operators that change a tree give a new one, so several of them, one    *)
(* inside the other, are a multi: all or nothing, and in one step.         *)
(*                                                                         *)
(* Not modelled: watches (what they announce may be read at any time, but  *)
(* not what happened in between), reads from a server that lags.           *)
(***************************************************************************)
LOCAL INSTANCE Naturals

Znode(data, owner, zxid) == [data |-> data, version |-> 0, owner |-> owner, czxid |-> zxid]

Exists(tree, path)         == path \in DOMAIN tree
DataOf(tree, path)         == tree[path].data
VersionOf(tree, path)      == tree[path].version
CzxidOf(tree, path)        == tree[path].czxid
OwnerOf(tree, path)        == tree[path].owner

Check(tree, path, version) == Exists(tree, path) /\ VersionOf(tree, path) = version

-----------------------------------------------------------------------------
Create(tree, path, znode) ==
  [p \in DOMAIN tree \cup {path} |-> IF p = path THEN znode ELSE tree[p]]

SetData(tree, path, data) ==
  [tree EXCEPT ![path].data = data, ![path].version = @ + 1]

Expire(tree, owner) ==           \* the end of a session
  [p \in { q \in DOMAIN tree : tree[q].owner # owner } |-> tree[p]]

=============================================================================
