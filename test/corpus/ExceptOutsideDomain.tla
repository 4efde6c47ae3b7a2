---- MODULE ExceptOutsideDomain ----
\* An update outside the domain changes nothing, also within a path.
EXTENDS Naturals
VARIABLE f
Init == f = <<<<1, 2>>, <<3>>>>
Next == f' \in { [f EXCEPT ![3] = 0], [f EXCEPT ![2][2] = 0], [f EXCEPT ![2][1] = 4] }
Inv == f[1] = <<1, 2>>
====
