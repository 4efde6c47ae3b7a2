/**
 * Modules that talk to the checker or to the world: TLCExt, Randomization, Json, IOUtils, CSV, Toolbox; and Bitwise.
 */

export const tlcExt = String.raw`---- MODULE TLCExt ----
LOCAL INSTANCE TLC
LOCAL INSTANCE Integers
AssertEq(a, b) == IF a = b THEN TRUE ELSE PrintT("Assertion failed") /\ PrintT(a) /\ PrintT(b) /\ FALSE
AssertError(err, exp) == "native"
TLCGetOrDefault(key, defaultVal) == "native"
TLCGetAndSet(key, Op(_, _), val, defaultVal) ==
  LET old == TLCGetOrDefault(key, defaultVal)
  IN  CHOOSE v \in {old} : TLCSet(key, Op(old, val))
Trace == "native"
CounterExample == "native"
ToTrace(CE) == "native"
TLCModelValue(str) == "native"
TLCDefer(expression) == TRUE
TLCNoOp(val) == val
PickSuccessor(exp) == TRUE
TLCCache(expression, closure) == expression
TLCFP(var) == "native"
TLCEvalDefinition(definitionName) == "native"
====`

export const randomization = String.raw`---- MODULE Randomization ----
LOCAL INSTANCE Naturals
LOCAL INSTANCE FiniteSets
RandomSubset(k, S) == CHOOSE T \in SUBSET S : Cardinality(T) = k
RandomSetOfSubsets(k, n, S) == CHOOSE T \in SUBSET SUBSET S : Cardinality(T) <= k
TestRandomSetOfSubsets(k, n, S) == [i \in 1 .. 5 |-> Cardinality(RandomSetOfSubsets(k, n, S))]
RandomSubsetSet(k, n, S) == RandomSetOfSubsets(k, n, S)
====`

export const json = String.raw`---- MODULE Json ----
ToJson(value) == "native"
ToJsonArray(value) == "native"
ToJsonObject(value) == "native"
JsonSerialize(absoluteFilename, value) == "native"
JsonDeserialize(absoluteFilename) == "native"
ndJsonSerialize(absoluteFilename, value) == "native"
ndJsonDeserialize(absoluteFilename) == "native"
====`

export const ioUtils = String.raw`---- MODULE IOUtils ----
IOSerialize(val, absoluteFilename, compress) == "native"
IODeserialize(absoluteFilename, compressed) == "native"
Serialize(val, dest, options) == "native"
Deserialize(src, options) == "native"
IOExec(command) == "native"
IOEnvExec(env, command) == "native"
IOExecTemplate(commandTemplate, parameters) == "native"
IOEnvExecTemplate(env, commandTemplate, parameters) == "native"
IOEnv == "native"
atoi(str) == "native"
zeroPadN(num, n) == "native"
====`

export const csv = String.raw`---- MODULE CSV ----
CSVWrite(template, val, file) == "native"
CSVWriteRecord(record, delim, headers, file) == "native"
CSVRead(columns, delimiter, file) == "native"
CSVRecords(file) == "native"
====`

export const toolbox = String.raw`---- MODULE Toolbox ----
LOCAL INSTANCE Naturals
LOCAL INSTANCE FiniteSets
LOCAL INSTANCE TLC
_TETrace == CHOOSE f \in [Nat \ {0} -> STRING] : TRUE
_TEPosition == LET last == Cardinality(DOMAIN _TETrace) IN IF TLCGet("level") >= last THEN last ELSE TLCGet("level") + 1
====`

export const bitwise = String.raw`---- MODULE Bitwise ----
LOCAL INSTANCE Integers
LOCAL Bits(x, y, F(_, _)) ==
  LET RECURSIVE From(_, _)
      From(a, b) == IF a = 0 /\ b = 0 THEN 0 ELSE F(a % 2, b % 2) + 2 * From(a \div 2, b \div 2)
  IN  From(x, y)
x & y == Bits(x, y, LAMBDA a, b : a * b)
x | y == Bits(x, y, LAMBDA a, b : IF a + b = 0 THEN 0 ELSE 1)
x ^^ y == Bits(x, y, LAMBDA a, b : (a + b) % 2)
Not(a) == -a - 1
shiftR(n, pos) == n \div 2 ^ pos
====`
