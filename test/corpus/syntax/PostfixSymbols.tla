---- MODULE PostfixSymbols ----
a^+ == 1
a^* == 2
a^# == 3
B == 1^+ ^*
C == {1^#}
====
