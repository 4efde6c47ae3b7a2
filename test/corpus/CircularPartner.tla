---- MODULE CircularPartner ----
EXTENDS SemCircularExtends
====
