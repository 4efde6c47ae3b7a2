---- MODULE StackModule ----
EXTENDS Naturals, Sequences
CONSTANTS Elem, Cap
VARIABLE stack
TypeOK == stack \in Seq(Elem) /\ Len(stack) <= Cap
Empty == stack = <<>>
Push(e) == Len(stack) < Cap /\ stack' = <<e>> \o stack
Pop == stack # <<>> /\ stack' = Tail(stack)
Step == Pop \/ \E e \in Elem : Push(e)
Top == Head(stack)
====
