---- MODULE LocalAssume ----
LOCAL ASSUME TRUE
====
