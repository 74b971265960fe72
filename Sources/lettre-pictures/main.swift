import Glibc

// Decodes, orients, crops, resizes and converts pictures, one after another, away from the letter (see Darkroom).
exit(run(CommandLine.arguments))
