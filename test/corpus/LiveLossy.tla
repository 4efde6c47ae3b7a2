---- MODULE LiveLossy ----
\* A sender repeats a message over a channel that may lose it: strong fairness of receiving is what delivery needs.
EXTENDS Naturals, Sequences
VARIABLES sent, channel, got
vars == <<sent, channel, got>>
Init == sent = 0 /\ channel = <<>> /\ got = 0
New == sent = got /\ sent < 2 /\ sent' = sent + 1 /\ UNCHANGED <<channel, got>>
Send == sent > got /\ Len(channel) < 1 /\ channel' = Append(channel, sent) /\ UNCHANGED <<sent, got>>
Lose == channel # <<>> /\ channel' = Tail(channel) /\ UNCHANGED <<sent, got>>
Receive == channel # <<>> /\ got' = Head(channel) /\ channel' = Tail(channel) /\ UNCHANGED sent
Next == New \/ Send \/ Lose \/ Receive
Weak == Init /\ [][Next]_vars /\ WF_vars(Send) /\ WF_vars(Receive)
Strong == Init /\ [][Next]_vars /\ WF_vars(Send) /\ SF_vars(Receive)
StrongBoth == Strong /\ WF_vars(New)
Delivered == \A n \in 1 .. 2 : (sent = n) ~> (got = n)
AllDone == <>[](got = 2)
====
