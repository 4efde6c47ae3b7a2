---- MODULE CommentAlignsBullets ----
VARIABLE x
A == (* c *) /\ x = 1
             /\ x = 2
     (* d *) /\ x = 3
====
