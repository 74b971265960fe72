#!/usr/bin/env python3
"""Makes the same letter with MJML and prints how many bytes its HTML weighs.

usage: as_mjml.py FILE

Every row of the letter's column becomes a section with one column, as MJML's own letters are built; headings and
pictures get their own components with their size and colour, what stands between them stays together in one text
component. Words, links, languages, pictures and alternative texts are the letter's. Needs mjml-python (mrml).
"""
import html, re, sys
import html5lib
from mjml import mjml2html

source = open(sys.argv[1], encoding="utf-8", newline="").read()
tree = html5lib.HTMLParser(namespaceHTMLElements=False).parse(source)
KEPT = {"href", "lang", "name", "src", "alt", "width", "height"}
BLOCK_STYLES = {"h1": 38, "h2": 14, "h3": 23, "h4": 18}


def escaped(text):
    return html.escape(text or "", quote=False)


def inner(element):
    return escaped(element.text) + "".join(outer(child) + escaped(child.tail) for child in element)


def outer(element):
    if not isinstance(element.tag, str):
        return ""
    attributes = "".join(f' {k}="{html.escape(v)}"' for k, v in element.attrib.items() if k in KEPT)
    if element.tag in ("br", "img"):
        return f"<{element.tag}{attributes} />"
    return f"<{element.tag}{attributes}>{inner(element)}</{element.tag}>"


def size(element):
    found = re.search(r"font:(?:bold |italic )?(\d+)px", element.get("style", ""))
    return found.group(1) if found else "17"


def colour(element):
    found = re.search(r"(?<!-)color:(#\w+)", element.get("style", ""))
    return found.group(1) if found else "#222222"


def components(cell):
    """The components of a cell in order: headings, pictures, and the text between them."""
    parts, text = [], []

    def flush():
        if text:
            parts.append("<mj-text>" + "".join(text) + "</mj-text>")
            text.clear()

    def add(elements):
        for element in elements:
            if element.tag in BLOCK_STYLES:
                flush()
                parts.append(
                    f'<mj-text font-family="Arial" font-weight="bold" font-size="{size(element)}px" '
                    f'color="{colour(element)}">{outer(element)}</mj-text>')
            elif element.tag == "img":
                flush()
                parts.append(
                    f'<mj-image src="{html.escape(element.get("src"))}" alt="{html.escape(element.get("alt"))}" '
                    f'width="{element.get("width")}px" padding="0" />')
            elif element.tag == "div" or element.tag == "table":
                add(list(element) if element.tag == "div" else list(element.iter("td"))[0])
            else:
                text.append(outer(element))

    add(list(cell))
    flush()
    return parts


column = next(t for t in tree.iter("table") if "max-width:600px" in t.get("style", ""))
sections = []
for row in column[0]:
    cell = row[0]
    ground = re.search(r"background-color:(#\w+)", cell.get("style", ""))
    sections.append(
        f'<mj-section background-color="{ground.group(1) if ground else "#FFFFFF"}"><mj-column>'
        + "".join(components(cell)) + "</mj-column></mj-section>")

title = "".join(tree.find(".//title").itertext())
letter = (
    f'<mjml lang="fr"><mj-head><mj-title>{escaped(title)}</mj-title>'
    '<mj-attributes><mj-text font-family="Georgia, serif" font-size="17px" line-height="27px" color="#222222" />'
    "</mj-attributes></mj-head><mj-body>" + "".join(sections) + "</mj-body></mjml>")
made = str(mjml2html(letter))

# The same words: else nothing was compared.
words = lambda text: re.sub(r"\s+", " ", re.sub(r"<style.*?</style>|<!--.*?-->|<[^>]*>", " ", text, flags=re.S))
lost = set(html.unescape(words("".join(sections))).split()) - set(html.unescape(words(made)).split())
if lost:
    sys.exit(f"MJML lost {sorted(lost)[:5]}")
print(len(made.encode()))
