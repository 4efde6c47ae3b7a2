---- MODULE InfixTimesCross ----
A == {1} \X {2} \X {3}
B == {1} \times {2}
C == ({1} \X {2}) \X {3}
====
