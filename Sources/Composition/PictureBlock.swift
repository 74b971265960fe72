import Geometry
import Layouts

extension Layout {
  /// From the top of a picture block's first row to the picture: its head stands level with the capitals beside it.
  var pictureDrop: Length { 2.75.pt }

  /// What of a picture block's height is not picture: the drop at its head, the caption, whose last line stands on the
  /// grid, and the empty row below.
  func pictureOverhead(captionLines: Int) -> Length {
    let bare = pictureDrop + leading * 1.25
    guard captionLines > 0 else { return bare }
    let caption = self[.caption]
    return bare + caption.leading * Double(captionLines - 1) + caption.size * 0.75 + 3.4.pt
  }
}
