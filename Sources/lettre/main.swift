import Glibc

exit(run(Array(CommandLine.arguments.dropFirst()), in: Surroundings.ofThisProcess()).rawValue)
