// The small Swift face of libxml2: the bytes of a feed or of a part of a Word file in, plain values with their places
// out. No document type, no entity of its own, nothing from the network.
internal import CXML
