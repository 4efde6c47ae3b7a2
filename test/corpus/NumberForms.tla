---- MODULE NumberForms ----
\* Decimal with leading zeros, binary, octal, hexadecimal of either case.
EXTENDS Naturals
VARIABLE n
Init == n \in {007, \b111, \B111, \o7, \O7, \h7, \H07}
Next == n' = n + \hff - \hFF + \b0
Inv == n = 7
====
