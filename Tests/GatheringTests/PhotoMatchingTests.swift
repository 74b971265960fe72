import Diagnostics
import Files
import Foundation
import IssueModel
import Testing

@testable import Gathering

@Suite struct PhotoMatchingTests {
  /// The photos of a folder with these notes, each with its day, and which note each goes to.
  private func match(notes: [(String, Int)], photos: [String], named: [String: [String]] = [:]) throws
    -> (photos: [String: [String]], findings: [Diagnostic])
  {
    let desk = try PictureDesk()
    for photo in photos { try desk.root.write([0xFF, 0xD8, 0xFF], to: "notes/" + photo) }
    for (note, _) in notes { try desk.root.write(Array("x".utf8), to: "notes/" + note) }
    let sources = try NewsSource.read([desk.root.path + "/notes"]).sources
    let items = try notes.map { note, day in
      let index = try #require(sources.firstIndex { $0.name == note })
      let raw = item(day: day, (named[note] ?? []).map { file($0) })
      return GatheredItem(raw, source: index, name: note)
    }
    let matching = PhotoMatching(items, sources)
    var result: [String: [String]] = [:]
    for (index, photos) in matching.photos { result[items[index].name] = photos.map(\.photo.name) }
    return (result, matching.findings)
  }

  @Test func `photos go to the note that names them, bears their name or their day`() throws {
    let (photos, findings) = try match(
      notes: [
        ("2021-05-05-atelier.md", 5), ("2021-05-06-atelier-regional.md", 6), ("Visite du port.md", 7), ("notes.md", 9),
      ],
      photos: [
        "2021-05-05-atelier-10.jpg", "2021-05-05-atelier-2.jpg", "2021-05-05-atelier.jpg", "Atelier (2).JPG",
        "atelier-regional_1.jpg", "visite-du-port.jpeg",
        "IMG_20210509_101112.jpg", "WhatsApp Image 2021-05-06 at 10.11.12.jpeg", "DSC_0042.jpg", "nommée.jpg",
        "photos/2021-05-07.jpg",
      ], named: ["notes.md": ["nommée.jpg"]])
    #expect(
      photos == [
        "2021-05-05-atelier.md": [
          "2021-05-05-atelier.jpg", "2021-05-05-atelier-2.jpg", "2021-05-05-atelier-10.jpg", "Atelier (2).JPG",
        ],
        "2021-05-06-atelier-regional.md": ["atelier-regional_1.jpg", "WhatsApp Image 2021-05-06 at 10.11.12.jpeg"],
        "Visite du port.md": ["visite-du-port.jpeg", "photos/2021-05-07.jpg"], "notes.md": ["IMG_20210509_101112.jpg"],
      ])
    #expect(findings.map(\.code) == ["loose-photo"])
    #expect(findings.told[0].hasSuffix("1 photo ne va à aucune note : « DSC_0042.jpg »"))
  }

  @Test func `a photo that might be of two notes is of none`() throws {
    let (photos, findings) = try match(
      notes: [("2021-05-05-a.md", 5), ("2021-05-05-b.md", 5)], photos: ["IMG_20210505_1.jpg", "20210505.jpg"])
    #expect(photos.isEmpty)
    #expect(findings[0].message.english == "2 photos belong to no note: '20210505.jpg', 'IMG_20210505_1.jpg'")
  }

  @Test(arguments: [
    ("IMG_20210505_101112.jpg", "2021-05-05"), ("2021-05-05 (3).jpg", "2021-05-05"), ("05-05-2021.jpg", "2021-05-05"),
    ("20210505101112.jpg", "2021-05-05"), ("IMG_20211345.jpg", nil), ("12345678.jpg", nil), ("DSC_0042.jpg", nil),
    ("2021-05-05 et 2021-05-06.jpg", nil), ("", nil), ("2021.jpg", nil),
  ])
  func `a day is found in the name of a photo`(name: String, day: String?) {
    #expect(dayNamed(in: name)?.description == day)
  }
}
