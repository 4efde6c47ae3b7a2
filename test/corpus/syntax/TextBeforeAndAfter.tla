Any text == /\ ( [ "
---- MODULE TextBeforeAndAfter ----
A == 1
====
more ( text " ]
---- MODULE Other ----
