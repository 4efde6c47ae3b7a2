---- MODULE LocalVariable ----
LOCAL VARIABLE x
====
