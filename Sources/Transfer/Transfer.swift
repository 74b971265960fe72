// Bytes over the network by libcurl, behind limits.
internal import CCurl
