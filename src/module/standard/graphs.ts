/**
 * Graphs (edges are pairs) and UndirectedGraphs (edges are sets of one or two nodes); VectorClocks.
 *
 * Connection is computed by Warshall's closure instead of searching for paths: the same truth, in n³ steps.
 */

export const graphs = String.raw`---- MODULE Graphs ----
LOCAL INSTANCE Naturals
LOCAL INSTANCE Sequences
LOCAL INSTANCE SequencesExt
LOCAL INSTANCE FiniteSets
LOCAL INSTANCE Relation
LOCAL Joined(G) == [x, y \in G.node |-> <<x, y>> \in G.edge]
IsDirectedGraph(G) == G = [node |-> G.node, edge |-> G.edge] /\ G.edge \subseteq (G.node \X G.node)
DirectedSubgraph(G) ==
  { H \in [node : SUBSET G.node, edge : SUBSET (G.node \X G.node)] : IsDirectedGraph(H) /\ H.edge \subseteq G.edge }
Transpose(G) == [node |-> G.node, edge |-> { <<e[2], e[1]>> : e \in G.edge }]
IsUndirectedGraph(G) == IsDirectedGraph(G) /\ \A e \in G.edge : <<e[2], e[1]>> \in G.edge
UndirectedSubgraph(G) == { H \in DirectedSubgraph(G) : IsUndirectedGraph(H) }
Path(G) == { p \in Seq(G.node) : p # <<>> /\ \A i \in 1 .. Len(p) - 1 : <<p[i], p[i + 1]>> \in G.edge }
SimplePath(G) ==
  { p \in SeqOf(G.node, Cardinality(G.node)) :
      /\ p # <<>>
      /\ \A i, j \in 1 .. Len(p) : p[i] = p[j] => i = j
      /\ \A i \in 1 .. Len(p) - 1 : <<p[i], p[i + 1]>> \in G.edge }
ConnectionsIn(G) == ReflexiveTransitiveClosure(Joined(G), G.node)
AreConnectedIn(m, n, G) == m \in G.node /\ n \in G.node /\ ConnectionsIn(G)[m, n]
IsStronglyConnected(G) == LET C == ConnectionsIn(G) IN \A m, n \in G.node : C[m, n]
IsTreeWithRoot(G, r) ==
  /\ IsDirectedGraph(G)
  /\ \A e \in G.edge : e[1] # r /\ \A f \in G.edge : e[1] = f[1] => e = f
  /\ \A n \in G.node : AreConnectedIn(n, r, G)
GraphUnion(G, H) == [node |-> G.node \cup H.node, edge |-> G.edge \cup H.edge]
IsBipartiteWithPartitions(G, U, V) ==
  /\ U \cap V = {}
  /\ G.node \subseteq (U \cup V)
  /\ \A e \in G.edge : (e[1] \in U /\ e[2] \in V) \/ (e[2] \in U /\ e[1] \in V)
HasCycle(G) == LET T == TransitiveClosure(Joined(G), G.node) IN \E n \in G.node : T[n, n]
IsDag(G) == IsDirectedGraph(G) /\ ~HasCycle(G)
Successors(G, n) == { m \in G.node : <<n, m>> \in G.edge }
AllSuccessors(G, S) == UNION { Successors(G, n) : n \in S }
Predecessors(G, n) == { m \in G.node : <<m, n>> \in G.edge }
AllPredecessors(G, S) == UNION { Predecessors(G, n) : n \in S }
Ancestors(G, n) == LET T == TransitiveClosure(Joined(G), G.node) IN { m \in G.node : T[m, n] }
Descendants(G, n) == LET T == TransitiveClosure(Joined(G), G.node) IN { m \in G.node : T[n, m] }
InDegree(G, n) == Cardinality(Predecessors(G, n))
OutDegree(G, n) == Cardinality(Successors(G, n))
Roots(G) == { n \in G.node : Predecessors(G, n) = {} }
Leaves(G) == { n \in G.node : Successors(G, n) = {} }
EmptyGraph == [node |-> {}, edge |-> {}]
Graphs(S) == [node : {S}, edge : SUBSET (S \X S)]
====`

export const undirectedGraphs = String.raw`---- MODULE UndirectedGraphs ----
LOCAL INSTANCE Naturals
LOCAL INSTANCE Sequences
LOCAL INSTANCE SequencesExt
LOCAL INSTANCE FiniteSets
LOCAL INSTANCE Relation
LOCAL Reach(G) == ReflexiveTransitiveClosure([x, y \in G.node |-> {x, y} \in G.edge], G.node)
IsUndirectedGraph(G) ==
  G = [node |-> G.node, edge |-> G.edge] /\ \A e \in G.edge : \E a, b \in G.node : e = {a, b}
IsLoopFreeUndirectedGraph(G) ==
  G = [node |-> G.node, edge |-> G.edge] /\ \A e \in G.edge : \E a, b \in G.node : a # b /\ e = {a, b}
UndirectedSubgraph(G) == { H \in [node : SUBSET G.node, edge : SUBSET G.edge] : IsUndirectedGraph(H) }
Path(G) == { p \in Seq(G.node) : p # <<>> /\ \A i \in 1 .. Len(p) - 1 : {p[i], p[i + 1]} \in G.edge }
SimplePath(G) ==
  { p \in SeqOf(G.node, Cardinality(G.node)) :
      /\ p # <<>>
      /\ \A i, j \in 1 .. Len(p) : p[i] = p[j] => i = j
      /\ \A i \in 1 .. Len(p) - 1 : {p[i], p[i + 1]} \in G.edge }
AreConnectedIn(m, n, G) == m \in G.node /\ n \in G.node /\ Reach(G)[m, n]
ConnectedComponents(G) == LET C == Reach(G) IN { { m \in G.node : C[n, m] } : n \in G.node }
IsStronglyConnected(G) == ConnectedComponents(G) = {G.node}
UndirectedGraphs(S) == [node : {S}, edge : SUBSET { {s, t} : s, t \in S }]
====`

export const vectorClocks = String.raw`---- MODULE VectorClocks ----
EXTENDS Naturals, Sequences, Functions
LOCAL At(c, n) == IF n \in DOMAIN c THEN c[n] ELSE 0
LOCAL NotAfter(c, d) ==
  LET nodes == DOMAIN c \cup DOMAIN d
  IN  \/ /\ \A n \in nodes : At(c, n) <= At(d, n)
         /\ \E n \in nodes : At(c, n) < At(d, n)
      \/ \E m, n \in nodes : At(c, m) < At(d, m) /\ At(c, n) > At(d, n)
IsCausalOrder(log, clock(_)) == \A i \in 1 .. Len(log) : \A j \in 1 .. i - 1 : NotAfter(clock(log[j]), clock(log[i]))
CausalOrder(log, clock(_), node(_), domain(_)) ==
  CHOOSE other \in { f \in [1 .. Len(log) -> Range(log)] : Range(f) = Range(log) } : IsCausalOrder(other, clock)
====`
