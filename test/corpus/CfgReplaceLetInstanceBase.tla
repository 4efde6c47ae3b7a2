---- MODULE CfgReplaceLetInstanceBase ----
EXTENDS Naturals
One == 1
Sum == One + One
====
