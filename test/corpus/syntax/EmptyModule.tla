---- MODULE EmptyModule ----

====
