---- MODULE InfixModTimes ----
EXTENDS Naturals
A == 2 * 3 % 4
====
