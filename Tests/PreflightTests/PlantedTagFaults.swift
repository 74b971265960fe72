import PDFFile

extension PlantedFault {
  static let tagFaults: [PlantedFault] = [
    .screen("ua-tagged", "not marked as tagged") { $0.catalog["MarkInfo"] = nil },
    .screen("ua-tagged", "no structure tree", with: ["ua-link-tagged"]) { $0.structure = nil },
    .screen("ua-suspects", "suspect tagging") { $0.catalog["MarkInfo"] = ["Marked": true, "Suspects": true] },
    .screen("ua-title", "no title in the metadata") {
      $0.replaceInMetadata(
        "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Lettre d’essai</rdf:li></rdf:Alt></dc:title>", "")
    },
    .screen("ua-display-title", "the window shows the file's name") { $0.catalog["ViewerPreferences"] = nil },
    .screen("ua-language", "no language") { $0.catalog["Lang"] = nil },
    .screen("ua-language", "a language that is none") { $0.catalog["Lang"] = PDFValue(text: "français") },
    .screen("ua-passage-language", "a passage in a language that is none") {
      $0.structure![1].entries["Lang"] = PDFValue(text: "?")
    },
    .screen("ua-tab-order", "tabs in no order") { $0.page["Tabs"] = nil },
    .screen("ua-link-tagged", "a link in a paragraph") { $0.structure![3].type = "P" },
    .screen("ua-annotation-contents", "a link without words") { $0.link!["Contents"] = nil },
    .screen("ua-annotation-tagged", "a note outside the structure") { file in
      file.afterwards { document, page, _ in
        let note = document.add([
          "Type": .name("Annot"), "Subtype": .name("Text"), "Rect": [50, 50, 60, 60],
          "Contents": PDFValue(text: "Note"),
        ])
        let annotations = document.value(of: page)["Annots"].array!
        set("Annots", of: page, to: .array(annotations + [.reference(note)]), in: document)
      }
    },
    .screen("ua-bookmark-language", "a bookmark without a name") { file in
      file.afterwards { document, _, _ in
        let entry = document.add(["Title": PDFValue(text: " ")])
        setCatalog("Outlines", to: ["First": .reference(entry), "Last": .reference(entry), "Count": 1], in: document)
      }
    },
    .screen("ua-xfa", "an XFA form") { $0.catalog["AcroForm"] = ["Fields": [], "XFA": .string([65])] },
    .screen("ua-untagged-text", "text that is not tagged") { $0.add("BT /F2 9 Tf 60 200 Td (x) Tj ET\n") },
    .screen("ua-untagged-content", "a rule that is not tagged") { $0.add("0 0 0 1 K 60 100 m 90 100 l S\n") },
    .screen("ua-untagged-content", "a picture that is not tagged") {
      $0.add("q 10 0 0 10 60 50 cm /Im1 Do Q\n")
    },
    .screen("ua-artifact-nesting", "an artifact within a paragraph") {
      $0.replace("(Text) Tj ET EMC", "(Text) Tj ET /Artifact BMC EMC EMC")
    },
    .screen("ua-artifact-nesting", "a paragraph within an artifact") {
      $0.replace("60 90 20 10 re f EMC", "60 90 20 10 re f /P <</MCID 3>> BDC EMC EMC")
    },
    .screen("ua-unclaimed-content", "a passage in no element") {
      $0.add("/P <</MCID 40>> BDC BT /F2 9 Tf 60 200 Td (x) Tj ET EMC\n")
    },
    .screen("ua-missing-content", "an element of a passage that is not there") {
      $0.structure![1].passages.append(77)
    },
    .screen("ua-parent-tree", "parents in the wrong order") { $0.swapsParents = true },
    .screen("ua-parent-tree", "a page without parents") { $0.page["StructParents"] = nil },
    .screen("ua-parent-tree", "a link without a parent") { $0.link!["StructParent"] = nil },
    .screen("ua-role-map", "a type nobody knows") { $0.structure![1].type = "Chapeau" },
    .screen("ua-role-map", "a standard type with another meaning") { $0.roleMap = ["P": .name("Div")] },
    .screen("ua-figure-alt", "a picture without alternative text") { $0.structure![2].entries["Alt"] = nil },
    .screen("ua-figure-alt", "an alternative text of blanks") {
      $0.structure![2].entries["Alt"] = PDFValue(text: "  ")
    },
    .screen("ua-formula-alt", "a formula without alternative text") { $0.structure![1].type = "Formula" },
    .screen("ua-heading-first", "a first heading of level 2") { $0.structure![0].type = "H2" },
    .screen("ua-heading-jump", "from level 1 to level 3") { $0.structure![4].type = "H3" },
    .screen("ua-heading-kinds", "a heading without a level") { $0.structure![1].type = "H" },
    .screen("ua-table-structure", "a cell outside a row") { file in
      file.structure![6].kids[1] = file.structure![6].kids[1].kids[0]
    },
    .screen("ua-table-structure", "a paragraph in a table") { $0.structure![6].kids[1].type = "P" },
    .screen("ua-table-scope", "a header without scope") { $0.structure![6].kids[0].kids[0].entries["A"] = nil },
    .screen("ua-list-structure", "a paragraph in a list") { $0.structure![5].kids.append(.init(type: "P")) },
    .screen("ua-list-structure", "an item outside a list") { $0.structure![5].type = "Div" },
    .screen("ua-note-id", "a note without identifier") { $0.structure![7].entries["ID"] = nil },
    .screen("ua-font-embedded", "fonts not embedded") { $0.fontProgram = nil },
    .screen("ua-to-unicode", "a font without ToUnicode") { $0.characterMap = nil },
    .screen("ua-to-unicode", "a map that lacks characters") {
      $0.characterMap = "1 beginbfchar <0041> <0061> endbfchar"
    },
    .screen("ua-cid-to-gid", "a font without CIDToGIDMap") { $0.descendant["CIDToGIDMap"] = nil },
  ]
}
