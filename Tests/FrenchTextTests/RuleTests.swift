import FrenchText
import Testing

/// Cases beside the table: each line is copy as typed and as printed, with ⍽ for U+00A0 and ⎵ for U+202F.
@Suite struct `French typography rules` {
  private static func shown(_ text: String) -> String {
    text.split(separator: "\u{A0}", omittingEmptySubsequences: false).joined(separator: "⍽")
      .split(separator: "\u{202F}", omittingEmptySubsequences: false).joined(separator: "⎵")
  }

  @Test(arguments: [
    "Il vient de .sn", "agent(e)s", "std::vector et std:: vector", "C:\\Temp", "l’heure 1:50 000", "&amp; et &#8239;",
    "Merci ;-)", "Triste :( vraiment", "(!) et (?)", "FDM. Mamadou", "les nos 3 agents", "le vol B12e", "IVe, Le, De",
    "6 maires", "BP⍽25000", "4G, A4, 4L, CO2", "15 l’ont", "2021 s’est", "24h/24 et 7j/7", "10:00", "14° à l’ombre",
    "une perte de -5", "29/04/2021 - 05/05/2021", "LECOEUR et Moelle", "Cap. 3", "le plan B. Les agents",
    "#poc et @poc_sn", "poc-actualités.com/d'accord...x", "IMG_0012.JPG", "'mot' seul", "mesure 6'2", "[ ] à faire",
    "un texte avec ~~rature~~", "~5 agents", "cloué »mot« ici", "U.S.M.Mamadou", "un total de 12345",
    "Voir https://a.sn/l'un...?x=\"y\" ici", "plan—ambitieux—avance", "Le n°s", "3,5e", "5 à 7", "Tél. 12 34 567",
  ])
  func `what looks like a fault and is none stays`(text: String) {
    let typed = text.split(separator: "⍽", omittingEmptySubsequences: false).joined(separator: "\u{A0}")
    #expect(Self.shown(corrected(typed)) == text)
  }

  @Test(arguments: [
    ("l 'Union et d´abord", "l’Union et d’abord"), ("etc … et etc...", "etc. et etc."), ("Quoi ... ?", "Quoi…⎵?"),
    ("\"Un \"mot\" ici\"", "«⍽Un “mot” ici⍽»"), ("Il dit:\"oui\".", "Il dit:«⍽oui⍽»."),
    ("S.E.M. Diop, Mgr Sarr, Mlles Fall", "S.E.M.⍽Diop, Mgr⍽Sarr, Mlles⍽Fall"),
    ("MM. les ministres", "MM.⍽les ministres"),
    ("M. l'ambassadeur", "M.⍽l’ambassadeur"), ("le 3 févr. 2021", "le 3⍽févr. 2021"), ("12 345,50 €", "12⎵345,50⍽€"),
    ("12345,50€", "12⎵345,50⍽€"), ("2 Md€ et 3 k€", "2⍽Md€ et 3⍽k€"),
    ("100 km/h, 5 m2, 3 cm3", "100⍽km/h, 5⍽m², 3⍽cm³"),
    ("-3 °C et 30°C", "-3⍽°C et 30⍽°C"), ("de 9h30 à 17h", "de 9⍽h⍽30 à 17⍽h"), ("9h-17h", "9⍽h-17⍽h"),
    ("33 800 00 00", "33⍽800⍽00⍽00"), ("01 23 45 67 89", "01⍽23⍽45⍽67⍽89"),
    ("Il part - vite -, puis", "Il part –⍽vite⍽–, puis"),
    ("Oui – non. Le – et", "Oui –⍽non. Le –⍽et"), ("curriculum vitae, ex aequo", "curriculum vitæ, ex æquo"),
    ("Oeuvre, CHOEUR, oeil", "Œuvre, CHŒUR, œil"), ("§5, B.P. 12, Art. 3", "§⍽5, B.P.⍽12, Art.⍽3"),
    ("XIXe-XXe siècles", "XIXe-XXe siècles"), ("les 3èmes assises", "les 3es assises"), ("Bravo ! ! ", "Bravo⎵!⎵!"),
    ("A.-M. Diop et A.B. Fall", "A.-M.⍽Diop et A.B.⍽Fall"), ("fin\u{2028} : suite ", "fin\u{2028}: suite"),
    ("25 000 000 d’agents", "25⎵000⎵000 d’agents"), ("\u{AB}\u{AB}", "«⍽«"), ("«»", "«⍽»"), ("", ""),
  ])
  func `a fault is put right`(typed: String, printed: String) {
    #expect(Self.shown(corrected(typed)) == printed)
    #expect(Self.shown(corrected(corrected(typed))) == printed)
  }

  @Test func `the writer's space survives a second correction, and a typed one does not`() {
    let once = corrected([CopyRun("Rue~12 à\u{A0}Dakar~: ~ici", source: 4)])
    let space = CopyRun("\u{A0}", nature: .verbatim, source: 4)
    #expect(
      once.runs == [
        CopyRun("Rue", source: 4), space, CopyRun("12 à Dakar", source: 4), space, CopyRun(": ~ici", source: 4),
      ])
    #expect(once.runs.map(\.isWritersSpace) == [false, true, false, true, false])
    #expect(corrected(once.runs).runs == once.runs)
    #expect(corrected(once.runs).changes == [])
  }

  @Test func `a tilde in code and in an address is no space`() {
    let runs = [CopyRun("a~b", nature: .verbatim), CopyRun(" https://a.sn/~x ")]
    #expect(corrected(runs).text == "a~b https://a.sn/~x")
  }

  @Test func `a change names its rule, its run and its place in bytes`() {
    let result = corrected([CopyRun("É  l'", source: 3), CopyRun("été: 2ème", source: 5)])
    #expect(
      result.changes == [
        TypographicChange(rule: .space, run: 0, source: 3, offset: 3, before: " ", after: ""),
        TypographicChange(rule: .apostrophe, run: 0, source: 3, offset: 5, before: "'", after: "’"),
        TypographicChange(rule: .punctuation, run: 1, source: 5, offset: 5, before: "", after: "\u{A0}"),
        TypographicChange(rule: .ordinal, run: 1, source: 5, offset: 8, before: "ème", after: "e", isRaised: true),
      ])
  }

  @Test func `the superscript of an ordinal is a run of its own`() {
    #expect(
      corrected([CopyRun("Le 1er mai", source: 2)]).runs == [
        CopyRun("Le 1", source: 2), CopyRun("er", isSuperscript: true, source: 2), CopyRun("\u{A0}mai", source: 2),
      ])
  }

  @Test func `e-mail gets the signs its fonts have`() {
    #expect(emailForm("a\u{202F}!\u{A0}b\u{AD}c\u{2060}d\u{2011}eﬃ") == "a\u{A0}!\u{A0}bcd-effi")
  }

  @Test func `a compound of the lexicon keeps its hyphen on one line`() {
    let text = "Saint-Louis, Saint-Louisien, l’Île-de-France et Jean-Luc"
    #expect(
      noBreakHyphens(in: text, keeping: ["Saint-Louis", "Jean-Luc"])
        == "Saint\u{2011}Louis, Saint-Louisien, l’Île-de-France et Jean\u{2011}Luc")
    #expect(noBreakHyphens(in: text, keeping: []) == text)
  }
}
