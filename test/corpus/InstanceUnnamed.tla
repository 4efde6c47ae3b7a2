---- MODULE InstanceUnnamed ----
\* INSTANCE without a name brings the definitions in as they are.
VARIABLE st
INSTANCE StackModule WITH stack <- st, Elem <- {7}, Cap <- 2
Init == Empty
Next == Step
Inv == TypeOK
====
