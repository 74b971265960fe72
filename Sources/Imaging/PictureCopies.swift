public import Files

// Pictures from outside, made the letter's own: upright, in the colours of the screen or in grey, without EXIF, place,
// XMP or profile, and no larger than print needs.

/// A picture from outside that was looked at and put aside, so that hundreds of them need not stand in memory.
public struct IncomingPicture: Hashable, Sendable {
  public let info: PictureInfo
  /// SHA-256 of its bytes as they came.
  public let digest: String
}

/// A converted picture that waits in the cache.
public struct WaitingPicture: Hashable, Sendable {
  /// JPEG or PNG.
  public let format: PictureFormat
  /// In pixels.
  public let width, height: Int
  /// SHA-256 of its bytes.
  public let digest: String
  /// In `.cache/pictures`.
  let name: String
  let cache: Folder

  /// - Throws: `FileError` where it is no longer there, or no longer the same.
  public func bytes() throws(FileError) -> [UInt8] {
    let bytes = try cache.read(name)
    guard sha256(bytes) == digest else { throw FileError(operation: .read, path: cache.path + "/" + name, code: 0) }
    return bytes
  }
}

/// Why a picture from outside is not kept.
public enum CopyFault: Error, Hashable, Sendable {
  case fault(PictureFault)
  /// A drawing: on a page from outside it is an icon of the site, and may hold anything.
  case vector
  /// One colour all over.
  case blank
  /// In four inks without saying which.
  case inksUnknown
  /// The decoder's own word for it.
  case undecodable(String)
  case tooSlow(seconds: Int)
  case crashed
  /// The pictures program does not start, or the cache cannot be written: the system's word for it.
  case noDarkroom(String)
}

extension PictureStore {
  /// The longest side of a picture that is kept, in pixels: an A4 page with its bleed is 303 mm high, which is 3,579
  /// pixels at the 300 to the inch a press asks for. More could never be printed.
  public static let mostPixelsKept = 3600
  /// JPEG quality of what is kept: it will be converted once more for each edition, so it must lose nothing the eye sees.
  static let qualityKept = 92

  /// Looks at the header of a picture from outside and puts its bytes aside.
  public func receive(_ bytes: [UInt8]) throws(CopyFault) -> IncomingPicture {
    let info: PictureInfo
    do { info = try PictureInfo(reading: bytes) } catch { throw .fault(error) }
    guard !info.isVector else { throw .vector }
    let incoming = IncomingPicture(info: info, digest: sha256(bytes))
    do {
      if waiting(incoming) == nil { try cache.write(bytes, to: incoming.name) }
    } catch {
      throw .noDarkroom(error.reason)
    }
    return incoming
  }

  /// Converts what was put aside, what is not in the cache yet, and removes the bytes that came.
  /// - Returns: one for each picture, in their order.
  public func cleanCopies(of pictures: [IncomingPicture]) -> [Result<WaitingPicture, CopyFault>] {
    var ends: [IncomingPicture: CopyFault] = [:]
    var jobs: [(picture: IncomingPicture, job: PictureJob)] = []
    for picture in pictures where waiting(picture) == nil && !jobs.contains(where: { $0.picture == picture }) {
      jobs.append(
        (
          picture,
          PictureJob(
            file: picture.digest, source: cache.path + "/" + picture.name, name: copyName(of: picture),
            into: cache.path + "/" + copyName(of: picture), picture.parameters)
        ))
    }
    let crew = PictureCrew(program: program, fontsFolder: fontsFolder, limits: limits, cache: cache)
    for (picture, end) in zip(jobs.map(\.picture), jobs.isEmpty ? [] : crew.run(jobs.map(\.job))) {
      switch end {
      case .done: break
      case .failed(PictureStore.inksUnknown): ends[picture] = .inksUnknown
      case .failed("blank"): ends[picture] = .blank
      case .failed(let reason): ends[picture] = .undecodable(reason)
      case .timedOut: ends[picture] = .tooSlow(seconds: limits.seconds)
      case .crashed: ends[picture] = .crashed
      case .notStarted(let reason): ends[picture] = .noDarkroom(reason)
      }
    }
    for picture in pictures { try? cache.remove(picture.name) }
    return pictures.map { picture in
      if let fault = ends[picture] { return .failure(fault) }
      return waiting(picture).map { .success($0) } ?? .failure(.crashed)
    }
  }

  /// What stands in the cache for a picture, whole.
  private func waiting(_ picture: IncomingPicture) -> WaitingPicture? {
    let name = copyName(of: picture)
    guard let bytes = try? cache.read(name), let info = try? PictureInfo(reading: bytes), bytes.endsLikePicture else {
      return nil
    }
    return WaitingPicture(
      format: info.format, width: info.width, height: info.height, digest: sha256(bytes), name: name, cache: cache)
  }

  private func copyName(of picture: IncomingPicture) -> String {
    key(source: picture.digest, picture.parameters) + "." + (picture.staysLossless ? "png" : "jpg")
  }
}

extension IncomingPicture {
  /// Its name in the cache until it is converted.
  fileprivate var name: String { "incoming-" + digest + ".tmp" }

  /// Drawings and screenshots, whose edges a JPEG would blur.
  fileprivate var staysLossless: Bool { info.format == .png || info.format == .gif }

  fileprivate var parameters: [String] {
    let side = PictureStore.mostPixelsKept
    return ["part=0,0,1,1", "width=\(side)", "height=\(side)", "inks=none"]
      + (staysLossless ? ["form=png"] : ["form=jpeg", "quality=\(PictureStore.qualityKept)", "colour=full"])
  }
}
