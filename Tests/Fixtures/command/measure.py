"""measure.py FOLDER COMMAND...: runs a command in a folder without an environment, and says in JSON how it ended, its
seconds of work, the most memory it held at once in MB, and what it wrote to standard error. Runs in a process of its own,
since a process's peak counts that of the one it was started from."""
import json, os, sys, tempfile

with tempfile.TemporaryFile() as errors:
    os.chdir(sys.argv[1])
    nowhere = os.open(os.devnull, os.O_WRONLY)
    actions = [(os.POSIX_SPAWN_DUP2, nowhere, 1), (os.POSIX_SPAWN_DUP2, errors.fileno(), 2)]
    child = os.posix_spawn(sys.argv[2], sys.argv[2:], {}, file_actions=actions)
    _, status, used = os.wait4(child, 0)
    errors.seek(0)
    print(json.dumps({
        "code": os.waitstatus_to_exitcode(status),
        "seconds": used.ru_utime + used.ru_stime,
        "megabytes": used.ru_maxrss / 1024,
        "errors": errors.read().decode("utf-8", "replace"),
    }))
