--------------------------- MODULE TopicVersions ----------------------------
(***************************************************************************)
(* The fixes that concern topics of the same name, and the release that    *)
(* brought each of them (Versions).                                        *)
(***************************************************************************)
EXTENDS Versions

FixedIn ==
  [ TopicIds       |-> "2.8",     \* KIP-516: a replica knows which topic it is of
    ClientTopicIds |-> "3.0",     \* KAFKA-12257: clients forget the epochs of another topic
    FetchTopicIds  |-> "3.1",     \* KIP-516: a fetch names the topic's id
    StrayReplicas  |-> "3.7" ]    \* KAFKA-14616: the replica of another topic is deleted

On(fix) == Contains(FixedIn, fix)         \* the version contains the fix

ASSUME /\ Minus \subseteq DOMAIN FixedIn
       /\ Plus  \subseteq DOMAIN FixedIn

=============================================================================
