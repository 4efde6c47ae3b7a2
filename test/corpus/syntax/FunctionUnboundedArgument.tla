---- MODULE FunctionUnboundedArgument ----
f[x] == x
====
