---- MODULE InfixParenthesised ----
a (+) b == 1
a (-) b == 1
a (.) b == 1
a (/) b == 1
a (\X) b == 1
====
