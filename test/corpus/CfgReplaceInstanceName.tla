---- MODULE CfgReplaceInstanceName ----
\* `I!One <- Three` is about I!One as it is written here, not about One inside of I!Two, nor about J!One.
EXTENDS Naturals
VARIABLE v
I == INSTANCE InstanceNames WITH Given <- 1
J == INSTANCE InstanceNames WITH Given <- 5
K(n) == INSTANCE InstanceNames WITH Given <- n
Three == 3
PlusTen(a) == a + 10
Times(n) == n * 7
Five == v = <<5>>
Nine == v' = <<9>>
Init == v = <<I!One, I!Two, I!Plus(1), J!One, J!Two, K(2)!One, K(2)!Two>>
Same == v' = v
InitByInstance == I!Zero
NextByInstance == I!Stay
Written == v = <<1, 2, 2, 5, 6, 2, 3>>
Replaced == v = <<3, 2, 2, 5, 6, 2, 3>>
Added == v = <<1, 2, 11, 5, 6, 2, 3>>
Multiplied == v = <<1, 2, 2, 5, 6, 14, 3>>
IsFive == v = <<5>>
NotNine == v # <<9>>
====
