-------------------------------- MODULE Exec --------------------------------
EXTENDS Naturals, IOUtils
VARIABLE x
Init == x = 0
Next == x' = IOExec(<<"echo", "hello">>).exitValue
=============================================================================
