// The small Swift face of libzip: the bytes of an archive in, the bytes of a named part out, behind limits.
internal import CZip
