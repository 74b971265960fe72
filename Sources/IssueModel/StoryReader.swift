internal import Diagnostics
public import Documents

let storyKeys = [
  "title", "date", "section", "kicker", "standfirst", "byline", "order", "keep", "lead", "columns", "image", "images",
  "caption", "credit", "consent", "alt", "crop", "short", "email", "link", "event", "place", "lang", "source",
  "pinned-page",
]

private let pictureKeys = ["file", "caption", "credit", "alt", "crop", "consent"]

/// Reads one article, or the editorial.
/// - Returns: the story; nil where it is not kept or could not be read, and what is to be said about it.
func readStory(
  _ path: String, letter: Letter, issueFolder: String, _ files: LetterFiles, isEditorial: Bool = false
) -> (Story?, [Diagnostic]) {
  let slug = String(path.split(separator: "/").last?.dropLast(3) ?? "")
  let file: SourceFile
  do throws(Stop) {
    file = try sourceFile(path, files, missing: .unreadable(path, reason: nil))
  } catch {
    return (nil, error.diagnostics)
  }
  let (parts, findings) = FrontMatter.split(file, story: slug)
  if findings.hasErrors {
    // The keys are lost, so nothing can be said of what they should hold; the text can be checked all the same.
    return (nil, findings + readMarkdown(parts.body, story: slug).1)
  }
  var reader = StoryReader(
    slug: slug, file: file, body: parts.body, letter: letter, issueFolder: issueFolder, files: files,
    isEditorial: isEditorial, keys: KeyReader(parts.keys, in: file, keys: storyKeys, story: slug))
  let story = reader.read()
  return (story, reader.keys.findings)
}

private struct StoryReader {
  let slug: String
  let file: SourceFile
  let body: PlacedText
  let letter: Letter
  let issueFolder: String
  let files: LetterFiles
  let isEditorial: Bool
  var keys: KeyReader

  mutating func read() -> Story? {
    if keys.yesNo("keep") == false { return nil }
    let (blocks, findings) = readMarkdown(body, story: slug)
    let title = keys.requiredCopy("title", example: "Le titre de l’article")
    let frontPictures = frontMatterPictures()
    keys.report(findings)
    let pictures = frontPictures + textPictures(blocks)
    let isEmpty = blocks.isEmpty && pictures.isEmpty && !keys.has("image") && !keys.has("images")
    if isEmpty {
      // The editorial of a new issue waits for its text: it is left out, and the editor is told.
      keys.report(isEditorial ? .emptyEditorial(bodyPlace) : .emptyStory(title.plainText, bodyPlace))
      if isEditorial { return nil }
    }
    checkTwice(pictures)
    return Story(
      slug: slug, file: file.path, title: title, date: keys.date("date"), section: section(),
      kicker: keys.copy("kicker"), standfirst: keys.copy("standfirst"), byline: keys.copy("byline"),
      order: keys.integer("order", in: 0...9999), isLead: keys.yesNo("lead") ?? false,
      columns: keys.integer("columns", in: 1...6), pictures: pictures, body: blocks, short: keys.blocks("short"),
      email: emailText(), link: link(), event: keys.text("event"), place: keys.copy("place"),
      language: keys.language("lang"), source: keys.text("source"), pinnedPage: keys.integer("pinned-page", in: 1...400)
    )
  }

  /// Where the text should be.
  private var bodyPlace: Place { keys.place(at: SourcePosition(line: max(file.lines.count, 1), column: 1)) }

  private mutating func section() -> String? {
    let known = letter.sections.map(\.id)
    guard let id = keys.text("section") else {
      if !isEditorial, !known.isEmpty {
        keys.report(.missingKey("section", example: known[0], keys.place(ofKey: "section")))
      }
      return nil
    }
    if known.contains(id) { return id }
    keys.report(.unknownSection(id, known: known, keys.place(of: "section")))
    return nil
  }

  private mutating func emailText() -> Story.EmailText? {
    switch keys.text("email")?.lowercased() {
    case nil: return nil
    case "full"?, "complet"?: return .full
    case "title"?, "titre"?: return .title
    case "opening"?, "début"?, "debut"?: return .opening
    case "short"?, "court"?:
      if keys.has("short") { return .short }
      keys.report(.noShortText(keys.place(of: "email")))
      return .full
    default: return .text(keys.copy("email"))
    }
  }

  private mutating func link() -> String? {
    keys.checkWebAddress("link")
    return keys.text("link").flatMap { isWebAddress($0) ? $0 : nil }
  }

  // MARK: - Pictures

  private mutating func frontMatterPictures() -> [Picture] {
    var pictures: [Picture] = []
    if let name = keys.text("image") {
      if let picture = StoryReader.picture(name, fileKey: "image", &keys, issueFolder, files) {
        pictures.append(picture)
      }
    } else if !keys.has("images") {
      for key in ["caption", "credit", "alt", "consent", "crop"] where keys.has(key) {
        keys.report(.noPictureFor(key, keys.place(ofKey: key)))
      }
    }
    if keys.has("images") { pictures += listedPictures() }
    return pictures
  }

  private mutating func listedPictures() -> [Picture] {
    let (folder, files) = (issueFolder, files)
    var pictures: [Picture] = []
    for node in keys.items("images") {
      if case .text(let text) = node.value {
        let (path, finding) = lookUp(text.written, from: folder, files, keys.place(at: node.position))
        if let finding { keys.report(finding) }
        keys.report(.emptyAlternative(text.written, keys.place(at: node.position)))
        if let path { pictures.append(Picture(file: path, position: node.position)) }
        continue
      }
      let picture = keys.nested(node, keys: pictureKeys) { keys -> Picture? in
        let name = keys.required("file", example: "images/photo.jpg")
        return name.isEmpty ? nil : StoryReader.picture(name, fileKey: "file", &keys, folder, files)
      }
      if let picture { pictures.append(picture) }
    }
    return pictures
  }

  /// A picture whose keys stand in one mapping: the article's own, or an item of `images`.
  private static func picture(
    _ name: String, fileKey: String, _ keys: inout KeyReader, _ folder: String, _ files: LetterFiles
  ) -> Picture? {
    let path = keys.file(fileKey, name, from: folder, files)
    let picture = Picture(
      file: path ?? name, caption: keys.copy("caption"), credit: keys.copy("credit"),
      alternativeText: keys.text("alt") ?? "", consent: keys.text("consent"), crop: keys.crop("crop"),
      position: keys.node(fileKey)?.position)
    if picture.alternativeText.isEmpty { keys.report(.emptyAlternative(name, keys.place(of: fileKey))) }
    return path == nil ? nil : picture
  }

  private mutating func textPictures(_ blocks: [Block]) -> [Picture] {
    var pictures: [Picture] = []
    for reference in blocks.flatMap(\.pictures) {
      let place = keys.place(at: reference.position ?? SourcePosition(line: 1, column: 1))
      let (path, finding) = lookUp(reference.file, from: issueFolder, files, place)
      if let finding { keys.report(finding) }
      if reference.alternativeText.isEmpty { keys.report(.emptyAlternative(reference.file, place)) }
      guard let path else { continue }
      pictures.append(
        Picture(
          file: path, caption: reference.caption, alternativeText: reference.alternativeText,
          position: reference.position))
    }
    return pictures
  }

  private mutating func checkTwice(_ pictures: [Picture]) {
    var seen: Set<String> = []
    for picture in pictures where !seen.insert(picture.file).inserted {
      keys.report(.pictureTwice(picture.file, keys.place(at: picture.position ?? keys.position)))
    }
  }
}

extension Block {
  /// The pictures in it, in order.
  public var pictures: [PictureReference] {
    switch self {
    case .picture(let picture): [picture]
    case .paragraph, .crosshead: []
    case .quotation(let blocks): blocks.flatMap(\.pictures)
    case .list(let items, _): items.joined().flatMap(\.pictures)
    }
  }
}
