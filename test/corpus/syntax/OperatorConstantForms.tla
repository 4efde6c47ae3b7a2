---- MODULE OperatorConstantForms ----
CONSTANTS a, f(_), g(_, _), _ ++ _, -. _, _^+
A == f(a) ++ g(a, a)
====
