import Diagnostics
import FrenchText
import Testing

/// A dictionary of a few words: what is not in it by name counts as known.
private let words = WordReference(
  knows: { !["ACTUALITES", "EDITO", "Ecole", "séégalaise", "Etat", "ETATS"].contains($0) },
  accentedForm: { ["ACTUALITES": "ACTUALITÉS", "EDITO": "ÉDITO", "Ecole": "École", "Etat": "État"][$0] })

private func codes(_ text: String) -> [String] { warnings([CopyRun(text)], words: words).map(\.code.rawValue) }

@Suite struct `Typographic warnings` {
  @Test(arguments: TableRow.all)
  func `the table's warnings are raised, and no others`(row: TableRow) {
    let found = warnings(Notation.runs(row.input).runs, words: words).map(\.code.rawValue)
    #expect(found == row.warnings)
  }

  @Test(arguments: TableRow.all)
  func `corrected copy raises the same warnings as typed copy`(row: TableRow) {
    let runs = Notation.runs(row.input).runs
    let before = warnings(runs, words: words).map { "\($0.code) \($0.text)" }
    #expect(warnings(corrected(runs).runs, words: words).map { "\($0.code) \($0.text)" } == before)
  }

  @Test(arguments: [
    ("A Dakar, la réunion s’est tenue.", ["accent-capital"]), ("Fin. A partir de mai", ["accent-capital"]),
    ("Le groupe A est là.", []), ("Vitamine A et B", []), ("A. Diop", []),
    ("NDIAYE.Le procureur", ["missing-space"]), ("S.A.R.L. et Ph.D", []), ("les agent(e)s", []),
    ("Bravo!Merci", ["missing-space"]), ("un mot«x»", ["missing-space"]), ("12:30", []),
    ("à Saint- Louis", ["space-hyphen"]), ("micro- et macroéconomie", []), ("- Renforcer", []),
    ("St Louis, St-Louis, Ste Marie", ["saint-abbreviation", "saint-abbreviation", "saint-abbreviation"]),
    ("le mot 'traite' est là", ["single-quotes"]), ("l’agent' ici", ["stray-apostrophe"]), ("mai '68 et '21", []),
    ("À suivre..", ["two-dots"]), ("Quoi ??", ["repeated-punctuation"]), ("Quoi ?!", []),
    ("la 1e session", ["ordinal"]), ("la 2è session", ["ordinal"]), ("la 2e session", []),
    ("match 3 - 2", ["range"]), ("2019-2021", []), ("une hausse de 3.5 %", ["decimal-point"]), ("la version 3.5", []),
    ("1.250.000 FCFA", ["thousands-dot"]), ("25.000 FCFA", ["thousands-dot"]), ("10.05.2021", []),
    ("le 6 Mai 2021", ["month-capital"]), ("en Mai 2021", ["month-capital"]), ("Mai 2021", []),
    ("Mr Diop", ["mr"]), ("jeudi 6 mai 2021", []), ("vendredi 6 mai 2021", ["weekday"]),
    ("mardi 29 février 2000", []), ("lundi 1er janvier 1900", []), ("l’Etat", ["accent-capital"]),
    ("les ETATS", ["spelling"]), ("« Une citation commencée", ["unbalanced-quote"]),
  ])
  func `what a person must decide is reported by its code`(text: String, expected: [String]) {
    #expect(codes(text) == expected)
  }

  @Test func `without a dictionary only what needs none is reported`() {
    #expect(warnings([CopyRun("l'Ecole séégalaise. A cet égard")]).map(\.code) == [.accentCapital])
  }

  @Test func `a warning stands where it was typed, in its run`() {
    let runs = [
      CopyRun("Le  POC : ", source: 7), CopyRun("code..", nature: .verbatim, source: 8),
      CopyRun(" à Saint -Louis", source: 9),
    ]
    #expect(
      warnings(runs) == [
        TypographicWarning(
          code: .spaceHyphen, run: 2, source: 9, offset: 4, text: "Saint -Louis", suggestion: "Saint-Louis")
      ])
  }

  @Test func `a finding says what is wrong and what to write, in both languages`() throws {
    let warning = try #require(warnings([CopyRun("le 6 Mai")]).first)
    #expect(
      warning.diagnostic(at: Place(line: 3))
        == Diagnostic(
          "month-capital", .warning,
          Wording(fr: "capitale au nom de mois «\u{A0}Mai\u{A0}»", en: "capital on the month 'Mai'"),
          hint: Wording(fr: "écrivez «\u{A0}mai\u{A0}»", en: "write 'mai'"), at: Place(line: 3)))
    let weekday = try #require(warnings([CopyRun("vendredi 6 mai 2021")]).first).diagnostic(at: Place())
    #expect(weekday.hint?.french == "cette date est un jeudi\u{A0}: corrigez le jour ou la date")
    #expect(weekday.message.english == "the weekday does not match the date: 'vendredi 6\u{A0}mai 2021'")
  }

  @Test func `no finding begins with a capital or ends with a full stop`() {
    for code in TypographicWarning.Code.allCases {
      let warning = TypographicWarning(code: code, run: 0, source: 0, offset: 0, text: "mot", suggestion: "autre")
      let finding = warning.diagnostic(at: Place())
      for wording in [finding.message, finding.hint].compactMap({ $0 }) {
        for text in [wording.french, wording.english] {
          #expect(text.first?.isUppercase == false && text.last != ".", "\(code): \(text)")
        }
      }
      #expect(finding.hint != nil, "\(code) has no remedy")
    }
  }
}
