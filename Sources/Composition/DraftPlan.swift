import Diagnostics

/// All that an issue has, laid out whether or not it fits: the pages asked for first, then what does not fit on them.
struct DraftPlan {
  var plan: Flatplan
  var order: [StoryMaterial]
  /// How many pages the issue should have; the plan may have more, or fewer.
  var pagesWanted: Int

  /// The pages of the draft.
  var pageCount: Int { max(pagesWanted, plan.pages.count) }
}

extension Trial {
  /// Lays out everything, the last page as full as it comes.
  ///
  /// 1. By the solver, on as many pages as the issue takes: what stands on the pages wanted is what an edition would have
  ///    there, and only the last page may end in white.
  /// 2. Where it finds nothing, without the pages that stories are pinned to.
  /// 3. Else story under story over the full width, which always comes to an end.
  func draftPlan(pages: Int) -> DraftPlan {
    let order = readingOrder
    var shapes = order.map(\.shape)
    func rows(_ number: Int) -> Int { draftRows(ofPage: number, pages: pages) }
    let search = DraftSearch(
      cells: (1 + excess(pages: pages)) * Double((1...pages).reduce(0) { $0 + rows($1) }), columns: columns, rows: rows)
    // A wide search of many stories would keep its editor waiting too long for a draft.
    let beams = shapes.count > 20 ? [(states: 16, cuts: 12)] : [(16, 12), (60, 40)]
    let hasPins = shapes.contains { $0.pinnedPage != nil }
    for isPinned in hasPins ? [true, false] : [true] {
      if !isPinned { for unit in shapes.indices { shapes[unit].pinnedPage = nil } }
      for (states, cuts) in beams {
        for pageRows in search.candidates {
          let solver = solver(shapes, pageRows: pageRows, stretch: pageRows.last ?? 0)
          guard let plan = solver.solve(beam: states, cuts: cuts) else { continue }
          return DraftPlan(plan: placed(plan, pages: pageRows.count), order: order, pagesWanted: pages)
        }
      }
    }
    let galley = GalleyMaker(units: shapes, maker: VariantMaker(measures: measures), pageRows: rows).flatplan()
    return DraftPlan(plan: placed(galley, pages: galley.pages.count), order: order, pagesWanted: pages)
  }

  /// The rows of a page of a draft: page one has the nameplate, the last of those wanted the colophon, further ones
  /// neither.
  func draftRows(ofPage number: Int, pages: Int) -> Int {
    rows - (number == 1 ? firstRowOfPageOne : 0) - (number == pages ? colophonRows : 0)
  }
}

/// How many pages a draft should be tried on, and how much of the last.
private struct DraftSearch {
  /// What the issue takes at its natural size, in cells of a column and a row.
  var cells: Double
  var columns: Int
  var rows: (Int) -> Int

  /// Rows page by page. A last page cut to what should be left comes first: a search that reckons with a whole one would
  /// blow up the pages before it.
  var candidates: [[Int]] {
    var pages: [Int] = []
    var left = cells
    while left > 0 || pages.isEmpty {
      pages.append(rows(pages.count + 1))
      left -= Double(pages.last! * columns)
    }
    let last = pages.removeLast()
    let wanted = Int((left / Double(columns) + Double(last)).rounded(.up))
    let further = rows(pages.count + 2)
    return [
      pages + [min(last, max(wanted + 8, 14))], pages + [last], pages + [last, min(further, 20)],
      pages + [last, further],
    ]
  }
}
