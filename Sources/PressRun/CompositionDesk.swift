import Composition
import Diagnostics
import Dictionaries
import Fonts
import IssueModel
import Layouts
import Shaping
import Typesetting

/// Everything an issue is composed with: faces opened, words divided, compounds bound.
struct CompositionDesk {
  var composer: Composer
  /// The issue as pages have it: compounds that must not part are bound.
  let issue: NewsIssue
  let letter: Letter
  let shaper: HarfBuzzShaper
  /// What the dictionaries of the letter's folder had wrong.
  let findings: [Diagnostic]

  /// - Throws: a face of the layout or the hyphenation patterns missing.
  init(
    issue: NewsIssue, letter: Letter, layout: Layout, layoutName: String, ratio: @escaping (String) -> Double?,
    workplace: Workplace
  ) throws(Stop) {
    shaper = HarfBuzzShaper(catalogue: workplace.catalogue)
    do { try shaper.open(layout.faces) } catch {
      // A face is named by the layout: that is where to look first.
      throw Stop(error.diagnostics.map { $0.placed(in: "layouts/\(layoutName).yaml") })
    }
    let (exceptions, exceptionFindings) = HyphenationExceptions.read(
      try workplace.optionalText("hyphenation.txt"), file: "hyphenation.txt")
    let (lexicon, lexiconFindings) = Lexicon.read(try workplace.optionalText("lexicon.txt"), file: "lexicon.txt")
    findings = exceptionFindings + lexiconFindings
    let divider = try Hyphenator(
      dictionary: workplace.hyphenationPatterns, exceptions: exceptions, lexicon: lexicon)
    // Pages only: a mail program has the hyphens as they are typed.
    let binder = CompoundBinder(compounds: lexicon.noBreakCompounds)
    self.issue = binder.bound(issue)
    self.letter = binder.bound(letter)
    composer = Composer(
      layout: layout, letter: self.letter, typesetter: Typesetter(shaper: shaper, divider: divider), ratio: ratio)
  }
}

extension Diagnostic {
  /// The same in a file, where it says of no file yet.
  fileprivate func placed(in file: String) -> Diagnostic {
    var finding = self
    if finding.place.file == nil { finding.place.file = file }
    return finding
  }
}

extension Layout {
  /// Every face its styles use, each once.
  var faces: [FontFace] {
    Set(styles.values.flatMap { [$0.regular, $0.italic, $0.bold, $0.boldItalic] }).sorted()
  }
}
