---- MODULE ExceptOrder ----
\* Updates apply from left to right; @ is the value left by those before.
EXTENDS Naturals
VARIABLE f
Init == f = <<1, 2>>
Next == f[1] < 30 /\ f' = [f EXCEPT ![1] = @ + 1, ![2] = f[1] + @, ![1] = @ * 2]
Inv == f[2] # 8
====
