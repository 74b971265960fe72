// Checks the made files of the e-mail edition: reports, never repairs.
