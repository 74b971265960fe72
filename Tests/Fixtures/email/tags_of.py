#!/usr/bin/env python3
"""Reads letters strictly, each in the normal and in the Outlook view, and says for each view of each, on one line,
how many errors there are and how often every tag and every event handler occurs.

usage: tags_of.py FILE…      needs html5lib
"""
import collections, re, sys
import html5lib

for name in sys.argv[1:]:
    source = open(name, encoding="utf-8", newline="").read()
    for view in (source, re.sub(r"<!--\[if mso\]>(.*?)<!\[endif\]-->", r"\1", source, flags=re.S)):
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        tree = parser.parse(view, scripting=True)
        tags = collections.Counter(e.tag for e in tree.iter() if isinstance(e.tag, str))
        handlers = sum(1 for e in tree.iter() for a in e.attrib if str(a).startswith("on"))
        print(len(parser.errors), handlers, " ".join(f"{tag}={count}" for tag, count in sorted(tags.items())))
