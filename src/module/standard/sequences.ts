/**
 * Sequences: functions whose domain is 1..n. The bodies are the meaning; engines answer natively.
 */

export const sequences = String.raw`---- MODULE Sequences ----
LOCAL INSTANCE Naturals
Seq(S) == UNION { [1 .. n -> S] : n \in Nat }
Len(s) == CHOOSE n \in Nat : DOMAIN s = 1 .. n
s \o t == [i \in 1 .. Len(s) + Len(t) |-> IF i > Len(s) THEN t[i - Len(s)] ELSE s[i]]
Append(s, e) == [i \in 1 .. Len(s) + 1 |-> IF i > Len(s) THEN e ELSE s[i]]
Head(s) == s[1]
Tail(s) == CASE s # <<>> -> [i \in 1 .. Len(s) - 1 |-> s[i + 1]]
SubSeq(s, m, n) == [i \in 1 .. (n - m) + 1 |-> s[m + (i - 1)]]
SelectSeq(s, Test(_)) ==
  LET Chosen[n \in 0 .. Len(s)] ==
        IF n = 0 THEN <<>>
        ELSE IF Test(s[n]) THEN Append(Chosen[n - 1], s[n]) ELSE Chosen[n - 1]
  IN  Chosen[Len(s)]
====`
