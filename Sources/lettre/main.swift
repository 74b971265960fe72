import Diagnostics
import Files
import PressRun
let root = Folder(CommandLine.arguments.count > 2 ? CommandLine.arguments[2] : ".")
let place = Workplace(root: root, share: root, pictureProgram: CommandLine.arguments[0] + "-pictures", hyphenationPatterns: "/usr/share/hyphen/hyph_fr.dic")
do {
  let outcome = try compose(ComposeRequest(issue: CommandLine.arguments[1], editions: [.screen, .email, .png]), at: place)
  print(Presentation(.french).text(of: outcome.diagnostics))
  for w in outcome.written { print(w) }
  for t in outcome.timings { print(t) }
  for l in outcome.ledger { print(l.story ?? "-", l.change.french) }
} catch { print(Presentation(.french).text(of: error.diagnostics)) }
