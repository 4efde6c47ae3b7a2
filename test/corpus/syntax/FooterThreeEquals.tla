---- MODULE FooterThreeEquals ----
A == 1
===
