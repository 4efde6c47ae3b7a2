---- MODULE InfixParenthesisedFive ----
a (+) b == 1
a (-) b == 1
a (.) b == 1
a (/) b == 1
a \otimes b == 1
B == (1 (+) 2) \otimes (3 (-) 4)
====
