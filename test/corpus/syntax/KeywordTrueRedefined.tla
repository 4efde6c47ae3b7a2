---- MODULE KeywordTrueRedefined ----
TRUE == 1
====
