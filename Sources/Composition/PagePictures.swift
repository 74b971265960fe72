import DisplayList
import Geometry
import Inks
import IssueModel
import Layouts
import Typesetting

/// Pictures and galleries with their captions.
extension PageMaker {
  func drawPicture(
    _ material: StoryMaterial, _ number: Int, x: Length, width: Length, columns: Int, row: Int, rows: Int,
    on sheet: inout Sheet
  ) {
    let picture = material.pictures[number]
    let caption = picture.captions[columns - 1]
    let frame = pictureFrame(x: x, width: width, row: row, rows: rows, captionLines: caption.count)
    let block = material.nextBlock + 2 + number * 2
    let frames = picture.gallery?.frames(in: frame) ?? [frame]
    for (number, (member, frame)) in zip(picture.pictures, frames).enumerated() {
      let ratio = picture.gallery?.ratios[number] ?? picture.ratio
      let visible = member.visible(
        ratio: ratio, shown: frame.width / frame.height, centre: facts(member)?.centre)
      sheet.items.append(
        .picture(
          PicturePlacement(
            file: member.file, frame: frame, visible: visible, alternativeText: member.alternativeText,
            tag: Tag(story: material.slug, role: .picture, block: block + number * 2))))
    }
    let style = setter.style(.caption)
    let lastBaseline = baselines.baseline(ofRow: row + rows - 2)
    for (line, set) in caption.enumerated() {
      let y = lastBaseline - style.leading * Double(caption.count - 1 - line)
      items(for: set, x: x, y: y, tag: Tag(story: material.slug, role: .caption, block: block + 1), on: &sheet)
    }
  }

  /// The frame of a picture block: from the cap height of its first row to above its caption, whose last line stands
  /// on the grid; the last row of the block stays empty.
  func pictureFrame(x: Length, width: Length, row: Int, rows: Int, captionLines: Int) -> Rectangle {
    Rectangle(
      x: x, y: baselines.top(ofRow: row) + layout.pictureDrop, width: width,
      height: baselines.height(ofRows: rows) - layout.pictureOverhead(captionLines: captionLines))
  }
}
