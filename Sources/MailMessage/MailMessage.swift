// A message as RFC 5322 and MIME write it, through GMime: parts in, bytes out, and read back. Knows no issue.
internal import CGMime
