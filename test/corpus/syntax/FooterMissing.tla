---- MODULE FooterMissing ----
A == 1
