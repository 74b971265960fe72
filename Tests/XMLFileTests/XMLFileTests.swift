import Testing

@testable import XMLFile

@Suite struct XMLFileTests {
  func refusal(_ text: String, limits: XMLLimits = .standard) -> XMLRefusal? {
    do throws(XMLRefusal) {
      _ = try readXML(Array(text.utf8), limits: limits)
      return nil
    } catch {
      return error
    }
  }

  @Test func `elements, attributes, text and CDATA come with their lines`() throws {
    let root = try readXML(
      Array(
        """
        <?xml version="1.0" encoding="iso-8859-1"?>
        <rss xmlns:m="urn:m" version="2.0">
          <a m:url="x?a=1&amp;b=&lt;2&gt;&amp;#38;">é &amp; <![CDATA[<b>
        gras</b> & plus]]></a>
          <m:b/>
        </rss>
        """.utf8))
    #expect(root.name == "rss" && root.attribute("version") == "2.0" && root.line == 2)
    let a = root.elements[0]
    #expect(a.text == "é & <b>\ngras</b> & plus")
    #expect(a.attributes == [XMLAttribute(name: "url", namespace: "urn:m", value: "x?a=1&b=<2>&#38;")])
    #expect(a.line == 3)
    guard case .text(let text) = a.children[0] else {
      Issue.record("no text")
      return
    }
    #expect(text.line == 3)
    #expect(root.elements[1] == XMLElement(name: "b", namespace: "urn:m", line: 5, column: root.elements[1].column))
  }

  @Test func `entities of HTML are the characters they mean, unknown ones stay as written`() throws {
    let root = try readXML(Array("<a>l&eacute;t&eacute;&nbsp;! &foo; &#233;</a>".utf8))
    #expect(root.text == "lété\u{A0}! &foo; é")
  }

  @Test func `a document type that declares anything is refused where it stands`() {
    let bomb = """
      <?xml version="1.0"?>
      <!DOCTYPE lolz [
        <!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
      ]>
      <lolz>&b;</lolz>
      """
    #expect(refusal(bomb)?.reason == .declaresEntities)
    #expect(refusal(bomb)?.line == 2)
    let outside = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"
    #expect(refusal(outside)?.reason == .declaresEntities)
    #expect(refusal("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a>x</a>") == nil)
    #expect(
      refusal("<!DOCTYPE rss PUBLIC \"-//Netscape//DTD RSS 0.91//EN\" \"http://a.org/rss.dtd\"><rss>x</rss>") == nil)
  }

  @Test(arguments: [
    ("<a>\n<b></a>", 2), ("<a>\n\n x & y</a>", 3), ("", 1), ("<a>", 1), ("texte", 1), ("<a/><b/>", 1),
    ("<a>\u{1}</a>", 1), ("<a x=1/>", 1), ("<a>\n<b t='&nbsp;x'/></a>", 2),
  ]) func `what is not well formed is refused with its line`(_ text: String, _ line: Int) {
    let found = refusal(text)
    guard case .malformed(let words) = found?.reason else {
      Issue.record("\(text): \(String(describing: found))")
      return
    }
    #expect(!words.isEmpty && !words.contains("\n"))
    #expect(found?.line == line)
  }

  @Test func `60,000 nested tags, a text of 15 MB and too many nodes end soon`() {
    let deep = String(repeating: "<a>", count: 60_000) + String(repeating: "</a>", count: 60_000)
    #expect(refusal(deep)?.reason == .tooMuch)
    #expect(refusal("<a><![CDATA[" + String(repeating: "x", count: 15 << 20) + "]]></a>")?.reason == .tooMuch)
    #expect(
      refusal("<a>" + String(repeating: "<b/>", count: 50) + "</a>", limits: XMLLimits(bytes: 1000, nodes: 9))?.reason
        == .tooMuch)
    #expect(refusal(String(repeating: "x", count: 21 << 20))?.reason == .tooLarge)
  }
}
