---- MODULE InfixDomainApplication ----
f == [x \in {1} |-> x]
A == DOMAIN f \cup {2}
B == DOMAIN f[1]
C == SUBSET {1} \cup UNION {{2}}
D == SUBSET SUBSET {1}
====
