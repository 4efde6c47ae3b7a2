# Asks the oracle: python3 oracle.py tla-runner oracle --spec Spec.tla --config M.cfg < trace.ndjson
import json, subprocess, sys
oracle = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
for number, line in enumerate(sys.stdin, 1):
    print(json.dumps({"observe": json.loads(line)}), file=oracle.stdin, flush=True)
    answer = json.loads(oracle.stdout.readline())
    if not answer.get("ok"):
        sys.exit(f"line {number}: {answer.get('reason')} {answer.get('field')}, allowed {answer.get('allowed')}, false: {answer.get('conjunct')}")
print("all allowed")
