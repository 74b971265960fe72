// The small Swift face of gumbo: the bytes of a page in, a tree of plain values out, every node with its place.
internal import CGumbo
