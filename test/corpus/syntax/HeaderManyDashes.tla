------------------MODULE HeaderManyDashes-----------
A == 1
================
