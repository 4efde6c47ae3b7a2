---- MODULE InfixConcatChain ----
EXTENDS Sequences
A == <<1>> \o <<2>> \circ <<3>>
====
