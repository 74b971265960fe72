/// The forms a word may have once its capitals get their accents back, the likeliest first.
///
/// French keeps accents on capitals (Imprimerie nationale, «Majuscules»); typewriters had none, and the habit stayed.
/// Found by trying and not by hunspell's suggestions: a thousandth of their time, and never another word.
struct CapitalAccents {
  let forms: [String]

  /// How many capitals of a word may have lost an accent. «DÉVELOPPÉES» has two, no French word more than three.
  private static let most = 3
  private static let mostForms = 600
  /// Words in capitals longer than this are no French words.
  private static let longest = 30

  init(_ word: String) {
    let letters = Array(word.unicodeScalars)
    let places = letters.indices.filter { !Self.accents(of: letters[$0]).isEmpty }
    guard letters.count <= Self.longest, !places.isEmpty else {
      forms = []
      return
    }
    var forms: [String] = []
    var level: [(letters: [Unicode.Scalar], last: Int)] = [(letters, -1)]
    for depth in 1...min(Self.most, places.count) {
      var next: [(letters: [Unicode.Scalar], last: Int)] = []
      for (form, last) in level {
        for place in places where place > last {
          for accented in Self.accents(of: letters[place]).prefix(depth < Self.most ? 4 : 2) {
            var changed = form
            changed[place] = accented
            next.append((changed, place))
          }
        }
      }
      // Beyond this a look-up of them all would be felt.
      if forms.count + next.count > Self.mostForms { break }
      forms += next.map { String(String.UnicodeScalarView($0.letters)) }
      level = next
    }
    self.forms = forms
  }

  /// The accented capitals of French, the frequent ones first.
  private static func accents(of letter: Unicode.Scalar) -> [Unicode.Scalar] {
    switch letter {
    case "E": ["É", "È", "Ê", "Ë"]
    case "A": ["À", "Â"]
    case "I": ["Î", "Ï"]
    case "O": ["Ô"]
    case "U": ["Û", "Ù", "Ü"]
    case "C": ["Ç"]
    default: []
    }
  }
}
