#!/bin/sh
# What can happen first? sh oracle.sh tla-runner oracle --spec Spec.tla --config M.cfg
printf '%s\n' '{"id": 1, "possible": {}}' '{"id": 2, "observe": {"action": "Init"}}' | "$@"
