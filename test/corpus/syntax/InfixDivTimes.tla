---- MODULE InfixDivTimes ----
EXTENDS Naturals
A == 2 * 6 \div 3
====
