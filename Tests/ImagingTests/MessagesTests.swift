import Diagnostics
import Imaging
import Testing

@Suite struct MessagesTests {
  @Test func `a web page saved as a picture is said to be one`() {
    let finding = PictureFault.notAPicture(.html).diagnostic(file: "images/a.jpg")
    #expect(finding.code == "not-a-picture" && finding.severity == .error && finding.place.file == "images/a.jpg")
    #expect(finding.message.french == "«\u{A0}images/a.jpg\u{A0}» n’est pas une image\u{A0}: on dirait une page web")
    #expect(finding.message.english == "'images/a.jpg' is not a picture: it looks like a web page")
    #expect(
      finding.hint?.french
        == "c’est souvent la page d’un site au lieu de l’image\u{A0}: téléchargez l’image elle-même")
    #expect(finding.hint?.english == "often a site's page instead of the picture: download the picture itself")
  }

  @Test func `a picture too large is said with its size and the limit`() {
    let finding = PictureFault.tooLarge(width: 9000, height: 6000).diagnostic(file: "a.png")
    #expect(
      finding.message.french
        == "l’image «\u{A0}a.png\u{A0}» a 9000 × 6000 pixels\u{202F}; la limite est de 40 millions de pixels et de 30\u{202F}000 par côté"
    )
    #expect(
      finding.message.english
        == "the picture 'a.png' has 9000 × 6000 pixels; the limit is 40 million pixels and 30,000 a side")
  }

  @Test func `a missing picture is said with what to check`() throws {
    try withLetter([:]) { store in
      let outcome = store.convert([PictureRequest(file: "images/a.jpg", width: 1, height: 1, purpose: .email)])
      let finding = try #require(outcome.findings.first)
      #expect(
        finding.message.french == "l’image «\u{A0}images/a.jpg\u{A0}» ne peut pas être lue\u{A0}: fichier absent")
      #expect(finding.message.english == "the picture 'images/a.jpg' cannot be read: no such file")
      #expect(finding.hint?.french == "vérifiez son nom, majuscules et accents compris")
    }
  }
}
