import Geometry
import Shaping
import Testing
import Typesetting

import struct Foundation.Data
import class Foundation.FileManager
import class Foundation.ProcessInfo

/// Writes the specimens as PDFs into the folder that `LETTRE_SPECIMENS` names, to be looked at and measured by other
/// tools: every text at every measure in both faces, `edito-56-serif.pdf`, and the seeds where they are.
@Suite struct SpecimenFiles {
  static let folder = ProcessInfo.processInfo.environment["LETTRE_SPECIMENS"]

  @Test(.enabled(if: folder != nil, "set LETTRE_SPECIMENS to a folder to have the specimens written there"))
  func `the specimens are written as PDFs`() throws {
    let folder = try #require(Self.folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let seeds = ["accueil", "presentation"].compactMap { name in
      Repository.text(Repository.path + "/../shared/seeds/\(name).txt").map {
        TypeSpecimen(
          name: "seed-" + name, copy: $0.split(separator: "\n").filter { $0.count > 120 }.joined(separator: "\n"))
      }
    }
    let together = TypeSpecimen(name: "ensemble", copy: TypeSpecimen.all.map(\.copy).joined(separator: "\n"))
    let typesetter = Typesetter(shaper: HarfBuzzShaper(catalogue: Faces.catalogue), divider: try Faces.hyphenator())
    for specimen in TypeSpecimen.all + [together] + seeds {
      for measure in SetSpecimen.measures {
        for face in SpecimenFace.allCases {
          let set = SetSpecimen(specimen, face, measure: measure.mm, by: typesetter)
          let file = "\(folder)/\(specimen.name)-\(Int(measure))-\(face.rawValue).pdf"
          #expect(FileManager.default.createFile(atPath: file, contents: Data(try set.pdf(measure: measure.mm))))
        }
      }
    }
  }
}
