---- MODULE ScopedHelper ----
Base == 1
Height == Base
====
