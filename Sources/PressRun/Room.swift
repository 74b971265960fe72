// This room opens with its first code.
