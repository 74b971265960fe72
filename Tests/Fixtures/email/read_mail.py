#!/usr/bin/env python3
"""Reads a mail's HTML as a browser would, strictly, and says what it found as one line a fact.

usage: read_mail.py FILE [outlook]

`outlook` resolves the conditional comments first, as Outlook for Windows does. Needs html5lib.
Facts: error, count TAG N, heading LEVEL TEXT, id, anchor, href, lang, style, handler,
image, pair THEME INK GROUND TEXT, word.
"""
import re, sys
import html5lib

source = open(sys.argv[1], encoding="utf-8", newline="").read()
if sys.argv[2:] == ["outlook"]:
    source = re.sub(r"<!--\[if mso\]>(.*?)<!\[endif\]-->", r"\1", source, flags=re.S)

parser = html5lib.HTMLParser(namespaceHTMLElements=False)
# With scripting on, <noscript> in the head is raw text, as in every browser.
tree = parser.parse(source, scripting=True)
for position, code, data in parser.errors:
    print("error", position, code, data)

dark = {}
for sheet in tree.iter("style"):
    for block in re.findall(r"@media \(prefers-color-scheme:dark\)\{(.*?)\n\}", sheet.text, flags=re.S):
        for selectors, rules in re.findall(r"([^{}]+)\{([^}]*)\}", block):
            for selector in selectors.split(","):
                for rule in rules.split(";"):
                    name, value = rule.split(":", 1)
                    dark[(selector.strip(), name.strip())] = value.replace("!important", "").strip()


def style(element):
    return dict(d.split(":", 1) for d in element.get("style", "").split(";") if ":" in d)


def walk(element, light, night, shown):
    if not isinstance(element.tag, str):
        return
    own = style(element)
    shown = shown and own.get("display") != "none" and element.tag not in ("head", "style", "title")
    light, night = dict(light), dict(night)
    for name in ("color", "background-color"):
        if name in own and own[name] != "transparent":
            light[name] = night[name] = own[name]
        for selector in (element.tag, "." + element.get("class", "-")):
            if (selector, name) in dark:
                night[name] = dark[(selector, name)]
    counts[element.tag] = counts.get(element.tag, 0) + 1
    if element.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        print("heading", element.tag[1], " ".join("".join(element.itertext()).split()))
    if element.tag == "a" and element.get("name") is not None:
        print("anchor", element.get("name"))
    for name, fact in (("id", "id"), ("href", "href"), ("lang", "lang"), ("style", "style")):
        if element.get(name) is not None:
            print(fact, element.get(name))
    for name in element.attrib:
        if str(name).startswith("on"):
            print("handler", name)
    if element.tag == "img":
        print("image", "|".join(element.get(n, "?") for n in ("src", "width", "height", "alt", "style")))

    def say(text):
        if text and text.strip() and shown:
            for theme, colours in (("light", light), ("dark", night)):
                print("pair", theme, colours.get("color"), colours.get("background-color"), text.split()[0])
            words.append(text)

    say(element.text)
    for child in element:
        walk(child, light, night, shown)
        say(child.tail)
    if element.tag not in INLINE:
        words.append(" ")


INLINE = ("a", "em", "strong", "sup", "span", "code")
counts, words = {}, []
walk(tree, {}, {}, True)
for tag, count in sorted(counts.items()):
    print("count", tag, count)
for word in re.split("[ \t\n]+", "".join(words)):
    if word:
        print("word", word)
